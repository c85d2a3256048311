import { cutToWidth, displayWidth, padToWidth, plainLine, wrapToWidth } from "./display-width.ts";
import type { Paint, Tone } from "./paint.ts";

export interface Column {
  readonly title: string;
  readonly align?: "left" | "right";
  /** Gives up room when the terminal is narrow, down to this many columns; its words go on over several lines. */
  readonly shrinksTo?: number;
  /** At most this many lines a cell; the rest is cut. */
  readonly lines?: number;
}

/** A cell: its words, or words with a tone. */
export type Cell = string | { readonly text: string; readonly tone: Tone };

const GAP = "  ";
const WIDEST_CELL = 72;

/**
 * Rows as aligned columns that fit the width. Columns without anything in them are left out. Cells are taken for text
 * from outside: nothing in them reaches the terminal as a command.
 */
export function formatTable(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  options: { readonly width: number; readonly paint: Paint; readonly indent?: number },
): string {
  if (rows.length === 0) return "";
  const cells = rows.map((row) => columns.map((_, index) => toCell(row[index])));
  const used = columns.map((_, index) => index).filter((index) => cells.some((row) => row[index]?.text !== ""));
  const indent = " ".repeat(options.indent ?? 0);
  const widths = fitWidths(
    used.map((index) => columns[index] ?? { title: "" }),
    used.map((index) => cells.map((row) => row[index]?.text ?? "")),
    options.width - indent.length,
  );
  const draw = (texts: readonly string[], tones: readonly (Tone | null)[]): string =>
    (
      indent +
      texts
        .map((text, at) => paintCell(text, widths[at] ?? 0, columns[used[at] ?? 0], tones[at] ?? null, options.paint))
        .join(GAP)
    ).trimEnd();
  const lines = [
    draw(
      used.map((index) => columns[index]?.title ?? ""),
      used.map(() => "dim"),
    ),
  ];
  for (const row of cells) {
    const wrapped = used.map((index, at) => wrapCell(row[index]?.text ?? "", widths[at] ?? 1, columns[index]));
    const height = Math.max(...wrapped.map((pieces) => pieces.length));
    for (let line = 0; line < height; line += 1)
      lines.push(
        draw(
          wrapped.map((pieces) => pieces[line] ?? ""),
          used.map((index) => row[index]?.tone ?? null),
        ),
      );
  }
  return `${lines.join("\n")}\n`;
}

const toCell = (cell: Cell | undefined): { text: string; tone: Tone | null } =>
  cell === undefined || typeof cell === "string"
    ? { text: plainLine(cell ?? ""), tone: null }
    : { text: plainLine(cell.text), tone: cell.tone };

// Each column as wide as its widest cell; what is too much is taken from those that may shrink, the widest first.
function fitWidths(
  columns: readonly Column[],
  texts: readonly (readonly string[])[],
  width: number,
): readonly number[] {
  const widths = columns.map((column, index) =>
    Math.min(
      WIDEST_CELL,
      Math.max(displayWidth(column.title), ...(texts[index] ?? []).map((text) => displayWidth(text))),
    ),
  );
  const total = (): number => widths.reduce((sum, each) => sum + each, 0) + GAP.length * (widths.length - 1);
  while (total() > width) {
    let widest = -1;
    columns.forEach((column, index) => {
      const current = widths[index] ?? 0;
      if (column.shrinksTo !== undefined && current > column.shrinksTo && current > (widths[widest] ?? 0))
        widest = index;
    });
    if (widest === -1) break;
    widths[widest] = (widths[widest] ?? 1) - 1;
  }
  return widths;
}

function wrapCell(text: string, width: number, column: Column | undefined): readonly string[] {
  const pieces = wrapToWidth(text, width);
  const most = column?.lines ?? 4;
  if (pieces.length <= most) return pieces;
  return [...pieces.slice(0, most - 1), cutToWidth(pieces.slice(most - 1).join(" "), width)];
}

function paintCell(text: string, width: number, column: Column | undefined, tone: Tone | null, paint: Paint): string {
  const padded = padToWidth(text, width, column?.align ?? "left");
  return tone === null || text === "" ? padded : padded.replace(text, () => paint(tone, text));
}
