import fc from "fast-check";
import { expect, test } from "vitest";
import { makeReportOf } from "../../test/support/make-report.ts";
import { measureGrowth } from "../../test/support/measure-growth.ts";
import { findClaims } from "./find-claims.ts";

// Pieces that claims are made of, and what strangers put between them.
const pieces = [
  "12 people were killed ",
  "“",
  "at least ",
  "1,234,567,",
  ", ",
  "([{",
  "👩‍👧🇺🇦",
  "قتل ١٢ ",
  "\u200b",
  "\u0000",
  "one hundred and ",
  "he said, ",
  "between 5 and ",
  "for every ",
  "\n",
  ". ",
  "March ",
  "http://a.b/",
  "\ud83d",
  "dozens, if not hundreds, of ",
] as const;

const claimsOf = (text: string) => findClaims(makeReportOf("The Port Herald", "2024-03-01", { text })).claims;

test("every span of a claim is the text's own", () => {
  const piece = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...pieces) }, fc.string({ unit: "binary" }));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (parts) => {
      const text = parts.join("");
      for (const claim of claimsOf(text)) {
        expect(text.slice(claim.start, claim.end)).toBe(claim.evidence);
        expect(text.slice(claim.figure.start, claim.figure.end)).toBe(claim.figure.text);
        for (const source of claim.sources) expect(text.slice(source.start, source.end)).toBe(source.text);
      }
    }),
    { numRuns: 200, seed: 11 },
  );
});

// Texts that strangers might send to keep the reader busy: what is repeated, with the number of the repetition in it.
const letters = "abcdefghij";
const nameOf = (at: number): string => [1, 10, 100].map((place) => letters[Math.floor(at / place) % 10]).join("");
const countOf = (at: number): number => 100 + ((at * 7) % 900);
type Repeated = (at: number) => string;

// A character costs little here: there is nothing to be claimed, or little.
const light: readonly (readonly [what: string, repeated: Repeated])[] = [
  ["one giant word", () => "a"],
  ["one giant number", () => "7"],
  ["one number with marks", () => "123,456,"],
  ["numbers in a row", (at) => `${countOf(at)} `],
  ["commas", () => ","],
  ["commas apart", () => ", "],
  ["brackets that never close", () => "([{"],
  ["quotes in quotes", () => "“‘"],
  ["closing quotes", () => "”"],
  ["apostrophes", () => "'s"],
  ["emoji", () => "👩‍👧🇺🇦 "],
  ["halves of characters", () => "\ud83d"],
  ["right to left", () => "قتل ١٢ جندي "],
  ["zero width", () => "\u200b"],
  ["NUL", () => "\u0000"],
  ["line ends", () => "\n"],
  ["full stops", () => ". "],
  ["initials", () => "A.B."],
  ["addresses", () => "http://a.b/"],
  ["tags", () => "#a "],
  ["pictures", () => "![a](b "],
  ["ends of a range", () => "between 5 and "],
  ["hedges", () => "at least "],
  ["words of number", () => "one hundred and "],
  ["every", () => "for every "],
  ["sayings", () => "he said, "],
  ["sources", () => "according to "],
  ["capitalised words", (at) => `Len${nameOf(at)}ia `],
  ["names in capitals", (at) => `LEN${nameOf(at).toUpperCase()}IAN SOLDIERS `],
  ["days", (at) => `On March ${(at % 28) + 1}, Lunde fell. `],
];

// Every few words make a claim.
const dense: readonly (readonly [what: string, repeated: Repeated])[] = [
  ["claims in one paragraph", (at) => `At least ${countOf(at)} people were killed in Varn on Monday, officials said. `],
  ["claims in one sentence", (at) => `${countOf(at)} were killed and ${countOf(at + 3)} wounded and `],
  ["quotes that never close", (at) => `“${countOf(at)} people were killed, he said `],
  ["quotes", (at) => `“We lost ${countOf(at)} men,” said Col. Ware. `],
  ["single quotes", (at) => `‘${countOf(at)} dead’ `],
  ["brackets", (at) => `(${countOf(at)} killed `],
  ["pronouns", (at) => `It said the ministry told it that ${countOf(at)} were wounded. `],
  [
    "parts",
    (at) => `${countOf(at)} died, including ${(at % 90) + 2} children. Of those, ${(at % 30) + 2} were girls. `,
  ],
  ["figures that go back", (at) => `That figure was denied. The toll rose to ${countOf(at)} dead from ${at % 99}. `],
  ["sides", (at) => `Lo${nameOf(at)}ia said ${countOf(at)} Lo${nameOf(at)}ian soldiers fell. `],
  ["agencies", (at) => `The ${nameOf(at).toUpperCase()} Disaster Agency said ${countOf(at)} died. `],
  ["single people", (at) => `Mayor Ada Perrin${nameOf(at)} was killed. A policeman was shot dead. `],
  ["a live blog", (at) => `March ${(at % 28) + 1}, 2024\n\n${countOf(at)} people were killed.\n\n`],
  ["rows", (at) => `Killed\n${countOf(at)}\n`],
  ["places", (at) => `In Paris, France, and in Kyiv, Ukraine, ${countOf(at)} people were killed. `],
];

// Four times the text takes four times as long; a stage that is quadratic would take sixteen times.
const WORST_RATIO = 9;
const LEAST_MS = 8;

test.for([
  ...light.map(([what, repeated]) => [what, repeated, 60_000] as const),
  ...dense.map(([what, repeated]) => [what, repeated, 10_000] as const),
  ["a megabyte of all that costs little", allOf(light), 250_000] as const,
])("time grows with the length and no faster: %s", { timeout: 60_000 }, ([, repeated, length]) => {
  const small = textOf(repeated, length);
  const large = textOf(repeated, 4 * length);
  const growth = measureGrowth(claimsOf, { small, large, worst: WORST_RATIO, leastMs: LEAST_MS });
  expect(growth).toBeLessThan(WORST_RATIO);
});

function allOf(shapes: readonly (readonly [what: string, repeated: Repeated])[]): Repeated {
  return (at) => (shapes[at % shapes.length]?.[1](at) ?? "").repeat(20);
}

function textOf(repeated: Repeated, length: number): string {
  const parts: string[] = [];
  for (let at = 0, size = 0; size < length; at++) {
    const part = repeated(at);
    parts.push(part);
    size += part.length;
  }
  return parts.join("").slice(0, length);
}
