/** What a colour says; which colour that is stands in one place. */
export type Tone = "strong" | "dim" | "figure" | "source" | "warn" | "good" | "bad";

/** Words in their tone, or as they are where there is no colour. */
export type Paint = (tone: Tone, text: string) => string;

const CODES: Readonly<Record<Tone, readonly [number, number]>> = {
  strong: [1, 22],
  dim: [2, 22],
  figure: [36, 39],
  source: [35, 39],
  warn: [33, 39],
  good: [32, 39],
  bad: [31, 39],
};

/** Colours only where a person looks: on a terminal, unless `NO_COLOR` is set; `FORCE_COLOR` insists. */
export function choosePaint(
  stream: { readonly isTTY?: boolean },
  environment: Readonly<Record<string, string | undefined>>,
): Paint {
  const isSet = (name: string): boolean => environment[name] !== undefined && environment[name] !== "";
  const isForced = isSet("FORCE_COLOR") && environment.FORCE_COLOR !== "0";
  const isWanted = isForced || (stream.isTTY === true && environment.TERM !== "dumb");
  return isWanted && !isSet("NO_COLOR") ? colour : plain;
}

/** Words as they are. */
export const plain: Paint = (_tone, text) => text;

const colour: Paint = (tone, text) => `\u001b[${CODES[tone][0]}m${text}\u001b[${CODES[tone][1]}m`;
