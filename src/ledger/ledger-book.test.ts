import fc from "fast-check";
import { expect, test } from "vitest";
import { makeTold } from "../../test/support/make-claim.ts";
import { makeReportOf } from "../../test/support/make-report.ts";
import type { Claim } from "../claim/claim.ts";
import type { Edge } from "../lineage/edge.ts";
import type { Report } from "../report/report.ts";
import { compileLedger } from "./compile-ledger.ts";
import { type Addition, openLedgerBook } from "./ledger-book.ts";

const story = { id: "story", aliases: [], title: "A story", from: null, to: null, places: [], reports: [] };
const OUTLETS = ["Daily Oak", "Elm Post", "Ash News", "Lunde Police", "Varn Defence Ministry"];
const SOURCES = [
  "Lunde Police",
  "the Police of Lunde",
  "Varn Defence Ministry",
  "Varn",
  "Red Cross",
  "officials",
  "outlet Daily Oak",
  "outlet Elm Post",
];
const PLACES = ["Lunde", "Nord", undefined];

interface Drawn {
  readonly report: Report;
  readonly claims: readonly Claim[];
  readonly edges: readonly Edge[];
}

const claim = fc.record({
  lead: fc.constantFrom("", "about ", "up to ", "at least ", "more than ", "nearly "),
  number: fc.constantFrom(3, 12, 14, 60, 120, 300, 487, 500),
  measure: fc.constantFrom("killed", "wounded", "casualties", "missing", "displaced", "homeless"),
  by: fc.option(fc.constantFrom(...SOURCES), { nil: undefined }),
  day: fc.option(fc.constantFrom("2024-05-01", "2024-05-02", "2024-05-03"), { nil: undefined }),
  side: fc.option(fc.constantFrom("Lunde", "Varn"), { nil: undefined }),
  role: fc.option(fc.constantFrom("military", "children"), { nil: undefined }),
  place: fc.constantFrom(...PLACES),
  modality: fc.constantFrom("reported", "reported", "reported", "feared"),
  isTitle: fc.constantFrom(false, false, false, true),
  isPart: fc.constantFrom(false, false, true),
});

const page = fc.record({
  outlet: fc.constantFrom(...OUTLETS),
  day: fc.constantFrom("2024-05-01", "2024-05-02", "2024-05-04"),
  claims: fc.array(claim, { maxLength: 5 }),
  parent: fc.option(fc.nat({ max: 7 }), { nil: undefined }),
});

const pages = fc.array(page, { minLength: 1, maxLength: 8 }).map((drawn): readonly Drawn[] => {
  const reports = drawn.map(({ outlet, day }, at) =>
    makeReportOf(outlet, day, { text: `Text ${at}. The Daily Oak confirms it.` }),
  );
  return drawn.map(({ claims, parent }, at) => {
    const report = reports[at] ?? makeReportOf("Daily Oak", "2024-05-01");
    const made = claims.map((one, order) =>
      makeTold(report, {
        says: `${one.lead}${one.number} ${one.measure}`,
        ...(one.by === undefined ? {} : { by: one.day === undefined ? one.by : `${one.by}@${one.day}` }),
        ...(one.side === undefined ? {} : { side: one.side }),
        ...(one.role === undefined ? {} : { role: one.role, who: one.role }),
        ...(one.place === undefined ? {} : { place: one.place }),
        ...(one.day === undefined ? {} : { asOf: one.day }),
        claim: {
          start: order * 10,
          modality: one.modality as "reported" | "feared",
          in: one.isTitle ? "title" : "text",
        },
      }),
    );
    const [first] = made;
    const tied = made.map((one, order) =>
      claims[order]?.isPart === true && first !== undefined && first !== one ? { ...one, partOf: first.id } : one,
    );
    const other = parent === undefined ? undefined : reports[parent];
    const edges: Edge[] =
      other === undefined || other.id === report.id
        ? []
        : [
            {
              schema: 1,
              child: "",
              parent: "",
              childId: report.id,
              parentId: other.id,
              kind: "copy",
              coverage: { child: 1, parent: 1 },
              longestRun: 9,
              passages: [],
              direction: { by: "none", sure: false },
            },
          ];
    return { report, claims: tied, edges };
  });
});

function toAddition(drawn: readonly Drawn[]): Addition {
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
      pages.chain((drawn) =>
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
