import { type PageElement, textOf } from "./parse-page.ts";

const MOST_CELLS = 12;
const LONGEST_CELL = 200;
// Two of these in a cell, and it holds a text: paragraphs, or line ends that part them.
const BLOCKS = /^(p|br|div|table|ul|ol|dl|h[1-6]|section|article|form)$/;

/**
 * A table's rows, or a definition list's pairs, as lines that can be read: `Rescued: 104`, and under a header of several
 * columns `Ostrim: Dead 542; Injured 2,100`. Null for a table that only lays out a page.
 */
export function rowsOf(element: PageElement): readonly string[] | null {
  return element.name === "dl" ? pairsOf(element) : linesOf(element);
}

function pairsOf(list: PageElement): readonly string[] | null {
  const pairs: string[] = [];
  let term: string | null = null;
  for (const each of within(list, ["dt", "dd"], ["div"])) {
    const text = textOf(each);
    if (text.length > LONGEST_CELL) return null;
    if (each.name === "dt") {
      if (term !== null) pairs.push(term);
      term = text;
    } else {
      pairs.push(join(term ?? "", text));
      term = null;
    }
  }
  if (term !== null) pairs.push(term);
  return pairs.filter((pair) => pair !== "");
}

function linesOf(table: PageElement): readonly string[] | null {
  const rows = within(table, ["tr"], ["thead", "tbody", "tfoot"]).map((row) => within(row, ["td", "th"], []));
  const isLayout =
    rows.every((cells) => cells.length < 2) ||
    rows.some((cells) => cells.length > MOST_CELLS || cells.some((cell) => holdsBlocks(cell)));
  if (isLayout) return null;
  const [first = []] = rows;
  const header =
    first.length > 2 && first.slice(1).every((cell) => cell.name === "th" || !/\d/.test(textOf(cell)))
      ? first.map(textOf)
      : null;
  return rows
    .map((cells, index) => {
      const texts = cells.map(textOf);
      const label = texts[0] ?? "";
      if (header === null || index === 0 || texts.length !== header.length)
        return texts.length === 2 ? join(label, texts[1] ?? "") : texts.filter((text) => text !== "").join(", ");
      const values = texts
        .slice(1)
        .flatMap((text, at) => (text === "" ? [] : [`${header[at + 1] ?? ""} ${text}`.trim()]));
      return join(label, values.join("; "));
    })
    .filter((line) => line !== "");
}

function join(label: string, value: string): string {
  if (label === "" || value === "") return label + value;
  return /[:?.!]$/.test(label) ? `${label} ${value}` : `${label}: ${value}`;
}

/** The elements of the given names, looked for through wrappers only. */
function within(from: PageElement, names: readonly string[], wrappers: readonly string[]): readonly PageElement[] {
  return from.children.flatMap((child) => {
    if (typeof child === "string") return [];
    if (names.includes(child.name)) return [child];
    return wrappers.includes(child.name) ? within(child, names, wrappers) : [];
  });
}

function holdsBlocks(cell: PageElement): boolean {
  const inner = cell.children.filter((child) => typeof child !== "string" && BLOCKS.test(child.name));
  return inner.length > 1 || textOf(cell).length > LONGEST_CELL;
}
