import fc from "fast-check";
import type { Claim } from "../../src/claim/claim.ts";
import type { Edge } from "../../src/lineage/edge.ts";
import type { Report } from "../../src/report/report.ts";
import { makeTold } from "./make-claim.ts";
import { makeReportOf } from "./make-report.ts";

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

/** A report with what it claims and whom it has words from. */
export interface DrawnPage {
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

/** Up to eight reports of one story, with figures that meet, differ, repeat and are parts of each other. */
export const drawnPages = fc.array(page, { minLength: 1, maxLength: 8 }).map((drawn): readonly DrawnPage[] => {
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
