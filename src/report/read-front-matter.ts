/** The block that a text file may begin with, and where the text itself begins. */
export interface FrontMatter {
  /** Keys in lower case; empty where there is no such block. */
  readonly fields: ReadonlyMap<string, string>;
  /** Code units before the text. */
  readonly length: number;
}

const MOST_LINES = 60;
const NONE: FrontMatter = { fields: new Map(), length: 0 };

/**
 * Reads `---`, lines of `key: value`, `---` at the head of a text. A block that is not closed or that holds any other
 * line is text (in Markdown `---` is a rule), and stays. Values may stand in quotes.
 */
export function readFrontMatter(text: string): FrontMatter {
  const opening = /^\uFEFF?---[ \t]*\r?\n/.exec(text);
  if (opening === null) return NONE;
  const fields = new Map<string, string>();
  let at = opening[0].length;
  for (let count = 0; count < MOST_LINES; count += 1) {
    const newline = text.indexOf("\n", at);
    const end = newline === -1 ? text.length : newline;
    const line = text.slice(at, Math.min(end, at + 8000)).trimEnd();
    if (line === "---") return { fields, length: newline === -1 ? text.length : newline + 1 };
    const pair = /^([A-Za-z][\w-]{0,40})[ \t]*:(?:[ \t]+(.*))?$/.exec(line);
    if (newline === -1 || (pair === null && line !== "" && !line.startsWith("#"))) return NONE;
    if (pair?.[1] !== undefined) fields.set(pair[1].toLowerCase(), unquote(pair[2] ?? ""));
    at = newline + 1;
  }
  return NONE;
}

function unquote(value: string): string {
  const trimmed = value.trim();
  return /^"(.*)"$|^'(.*)'$/.test(trimmed) ? trimmed.slice(1, -1) : trimmed;
}
