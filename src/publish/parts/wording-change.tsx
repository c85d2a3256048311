import type { Child } from "hono/jsx";
import type { Claim } from "../../claim/claim.ts";

/** One wording beside the fullest one: words that are new are marked, words that are gone are struck through. */
export function WordingChange({ origin, claim, originOutlet }: { origin: Claim; claim: Claim; originOutlet: string }) {
  if (origin.evidence === claim.evidence) return <p class="small soft">The same words as {originOutlet}.</p>;
  return (
    <p class="small wording">
      <span class="soft">Beside {originOutlet}: </span>
      {diffWords(origin.evidence, claim.evidence)}
    </p>
  );
}

// Sentences of news are short: the plain table of longest common subsequences (Wagner and Fischer 1974) will do, bounded.
const WORD_LIMIT = 120;

function diffWords(before: string, after: string): Child {
  const one = before.split(/\s+/).slice(0, WORD_LIMIT);
  const two = after.split(/\s+/).slice(0, WORD_LIMIT);
  const key = (word: string | undefined): string => (word ?? "").toLowerCase().replace(/[^\p{L}\p{N}%]+/gu, "");
  const width = two.length + 1;
  const table = new Uint16Array((one.length + 1) * width);
  const cell = (row: number, column: number): number => table[row * width + column] ?? 0;
  for (let row = one.length - 1; row >= 0; row--) {
    for (let column = two.length - 1; column >= 0; column--) {
      table[row * width + column] =
        key(one[row]) === key(two[column])
          ? cell(row + 1, column + 1) + 1
          : Math.max(cell(row + 1, column), cell(row, column + 1));
    }
  }
  const pieces: Child[] = [];
  let row = 0;
  let column = 0;
  while (row < one.length || column < two.length) {
    if (row < one.length && column < two.length && key(one[row]) === key(two[column])) {
      pieces.push(`${two[column]} `);
      row += 1;
      column += 1;
    } else if (column < two.length && (row === one.length || cell(row, column + 1) >= cell(row + 1, column))) {
      pieces.push(<ins>{two[column]}</ins>, " ");
      column += 1;
    } else {
      pieces.push(<del>{one[row]}</del>, " ");
      row += 1;
    }
  }
  return <>{pieces}</>;
}
