import { writeNumber, writeValue } from "../../ledger/figure-range.ts";
import type { Statement } from "../../ledger/ledger.ts";
import type { OtherWord, SourceFigure, SourceRecord } from "../../ledger/list-sources.ts";
import { nameCountedIn } from "../../ledger/name-counted.ts";
import { plainLine, wrapToWidth } from "../display-width.ts";
import type { Tone } from "../paint.ts";
import type { Terminal } from "../terminal.ts";

type View = Pick<Terminal, "width" | "paint">;

/** Each source: what it said, in its order, and what others last said of the same. */
export function describeSources(sources: readonly SourceRecord[], view: View): string {
  return sources.map((record) => describeSource(record, view)).join("\n");
}

function describeSource(record: SourceRecord, view: View): string {
  const { source, first, last, figures, assessments } = record;
  const span = first === null ? "" : first === last ? `  ${first}` : `  ${first} – ${last ?? ""}`;
  return [
    `${view.paint("source", plainLine(source))}${view.paint("dim", span)}\n`,
    ...figures.flatMap((figure) => [
      draw(`${nameFigure(figure)}: ${figure.statements.map(sayStatement).join(" → ")}`, 2, null, view),
      ...figure.others.map((other) => draw(sayOther(other), 4, "dim", view)),
    ]),
    ...assessments.map(({ saidOn, attribution }) =>
      draw(`${saidOn === null ? "" : `${saidOn}  `}${attribution}`, 2, null, view),
    ),
  ].join("");
}

// A line that is too long goes on further in, so that the eye finds where the next begins.
function draw(text: string, inset: number, tone: Tone | null, { width, paint }: View): string {
  return wrapToWidth(plainLine(text), width - inset - 2)
    .map((line, at) => `${" ".repeat(at === 0 ? inset : inset + 2)}${tone === null ? line : paint(tone, line)}\n`)
    .join("");
}

function nameFigure(figure: SourceFigure): string {
  const population = { name: figure.population, side: null, role: null };
  return nameCountedIn({ ...figure, population }, figure.place);
}

function sayStatement(statement: Statement): string {
  const words = statement.words ?? null;
  const value = statement.kind === "ratio" && words !== null ? words : writeValue(statement, words);
  const day = statement.saidOn ?? statement.asOf;
  return day === null ? value : `${value} (${day})`;
}

const STANDS: Readonly<Record<OtherWord["stands"], string>> = {
  agrees: "in line with",
  differs: "against",
  later: "later",
  earlier: "earlier",
};

function sayOther({ stands, source, low, high }: OtherWord): string {
  return `${STANDS[stands]} ${source}: ${sayEnds(low, high)}`;
}

function sayEnds(low: number | null, high: number | null): string {
  if (low !== null && high !== null)
    return low === high ? writeNumber(low) : `${writeNumber(low)} to ${writeNumber(high)}`;
  return low !== null ? `${writeNumber(low)} or more` : high !== null ? `up to ${writeNumber(high)}` : "unknown";
}
