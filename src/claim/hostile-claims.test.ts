import fc from "fast-check";
import { expect, test } from "vitest";
import { makeReportOf } from "../../test/support/make-report.ts";
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

const SMALL = 20_000;
const LARGE = 200_000;
// ten times the text; a stage that is quadratic would take a hundred times as long
const WORST_RATIO = 50;

test.for(pieces)("time grows with the length and no faster: %j", (piece) => {
  const msFor = (length: number): number => {
    const text = piece.repeat(Math.ceil(length / piece.length));
    const begun = performance.now();
    claimsOf(text);
    return performance.now() - begun;
  };
  const small = Math.max(5, msFor(SMALL), msFor(SMALL));
  expect(msFor(LARGE)).toBeLessThan(small * WORST_RATIO);
});
