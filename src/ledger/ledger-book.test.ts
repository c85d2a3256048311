import fc from "fast-check";
import { expect, test } from "vitest";
import { type DrawnPage, drawnPages } from "../../test/support/draw-pages.ts";
import { drawStory, makeDice } from "../../test/support/draw-story.ts";
import { makeTold } from "../../test/support/make-claim.ts";
import { makeReportOf } from "../../test/support/make-report.ts";
import type { Mark } from "./apply-review.ts";
import { compileLedger } from "./compile-ledger.ts";
import { type Addition, openLedgerBook } from "./ledger-book.ts";

const story = { id: "story", aliases: [], title: "A story", from: null, to: null, places: [], reports: [] };

function toAddition(drawn: readonly DrawnPage[]): Addition {
  return {
    story,
    reports: drawn.map(({ report }) => report),
    claims: drawn.flatMap(({ claims }) => claims),
    edges: drawn.flatMap(({ edges }) => edges),
    attributions: [],
  };
}

test("one at a time in any order, twice, or all at once: the same ledger, byte for byte", () => {
  fc.assert(
    fc.property(
      drawnPages.chain((drawn) =>
        fc.tuple(fc.constant(drawn), fc.shuffledSubarray([...drawn], { minLength: drawn.length })),
      ),
      ([drawn, shuffled]) => {
        const whole = JSON.stringify(compileLedger(toAddition(drawn)));
        expect(JSON.stringify(compileLedger(toAddition([...shuffled].reverse())))).toBe(whole);
        expect(JSON.stringify(compileLedger(toAddition([...shuffled, ...drawn])))).toBe(whole);
        const book = openLedgerBook();
        for (const one of shuffled) {
          book.add(toAddition([one]));
          // compiled at every step, so that what is kept from the last step is put to the test
          book.compile();
        }
        expect(JSON.stringify(book.compile())).toBe(whole);
        for (const one of shuffled) book.add(toAddition([one]));
        expect(JSON.stringify(book.compile())).toBe(whole);
      },
    ),
    { numRuns: 60, seed: 7 },
  );
});

// What may happen to a story between two compilations of its ledger.
const happenings = fc.array(
  fc.record({
    what: fc.constantFrom("come", "come", "come", "go", "change", "untie", "place", "mark"),
    at: fc.nat({ max: 7 }),
    kept: fc.nat({ max: 4 }),
  }),
  { minLength: 4, maxLength: 14 },
);

test("whatever comes, goes, says otherwise, is tied otherwise or is joined by hand: the ledger of what is there", () => {
  fc.assert(
    fc.property(drawnPages, happenings, (drawn, happened) => {
      const there = new Map<string, DrawnPage>();
      const ties = new Map<string, DrawnPage["edges"]>();
      const bonds = new Map<string, Mark>();
      let places: readonly string[] = [];
      const book = openLedgerBook();
      const now = () => ({ ...story, places });
      const enter = (page: DrawnPage): void => {
        there.set(page.report.id, page);
        book.add({ ...toAddition([page]), story: now(), marks: bonds });
        ties.set(page.report.id, [...(ties.get(page.report.id) ?? []), ...page.edges]);
      };
      for (const { what, at, kept } of happened) {
        const page = drawn[at % drawn.length];
        if (page === undefined) continue;
        const { id } = page.report;
        if (what === "come") enter(page);
        // a later copy, or a claim that a person rejected
        else if (what === "change") enter({ ...page, claims: page.claims.slice(0, kept), edges: [] });
        else if (what === "mark") {
          for (const claim of page.claims.slice(kept)) bonds.set(claim.id, { acts: ["act"], bond: "act" });
          if (there.has(id)) enter({ ...page, edges: [] });
        } else if (what === "place") {
          places = kept > 2 ? ["Lunde"] : [];
          book.add({ ...toAddition([]), story: now() });
        } else if (what === "untie") {
          ties.delete(id);
          book.tie([...ties.values()].flat());
        } else {
          there.delete(id);
          book.remove([id]);
          for (const [child, edges] of ties)
            ties.set(
              child,
              edges.filter((edge) => edge.childId !== id && edge.parentId !== id),
            );
        }
        if (kept % 2 === 0 && there.size > 0) book.compile();
      }
      book.add({ ...toAddition([]), story: now() });
      const whole = openLedgerBook();
      whole.add({
        ...toAddition([...there.values()]),
        story: now(),
        edges: [...ties.values()].flat(),
        marks: bonds,
      });
      expect(JSON.stringify(book.compile())).toBe(JSON.stringify(whole.compile()));
    }),
    { numRuns: 120, seed: 11 },
  );
});

// Small stories do not show what is left as it was because nothing near it moved.
test.for([7, 19, 40])("a story of days that comes and goes in any order: the ledger of what is there (%i)", (seed) => {
  const roll = makeDice(seed);
  const there = new Set<DrawnPage>();
  let ties: DrawnPage["edges"] = [];
  const book = openLedgerBook();
  const pages = [...drawStory(seed, 36)]
    .map((page) => ({ page, rank: roll(1_000) }))
    .sort((one, other) => one.rank - other.rank);
  for (const [at, { page }] of pages.entries()) {
    const [first] = there;
    if (first !== undefined && roll(6) === 0) {
      const { id } = first.report;
      there.delete(first);
      book.remove([id]);
      ties = ties.filter((tie) => tie.childId !== id && tie.parentId !== id);
    }
    book.add(toAddition([page]));
    there.add(page);
    ties = [...ties, ...page.edges];
    const ledger = book.compile();
    if (at % 5 > 0) continue;
    expect(JSON.stringify(ledger)).toBe(JSON.stringify(compileLedger({ ...toAddition([...there]), edges: ties })));
  }
});

test("a report given again takes the place of its old claims", () => {
  const report = makeReportOf("Daily Oak", "2024-05-01");
  const [old, now] = [
    makeTold(report, { says: "9 killed", by: "Lunde Police" }),
    makeTold(report, { says: "7 wounded", by: "Lunde Police" }),
  ];
  const book = openLedgerBook();
  book.add({ story, reports: [report], claims: [old], edges: [], attributions: [] });
  book.compile();
  book.add({ story, reports: [report], claims: [now], edges: [], attributions: [] });
  expect(JSON.stringify(book.compile())).toBe(
    JSON.stringify(compileLedger({ story, reports: [report], claims: [now], edges: [], attributions: [] })),
  );
});

test("a book to which nothing was added says so", () => {
  expect(() => openLedgerBook().compile()).toThrow("before anything was added");
});
