import { expect, test } from "vitest";
import { makeTold, type Told } from "../../test/support/make-claim.ts";
import { makeReportOf } from "../../test/support/make-report.ts";
import type { Edge } from "../lineage/edge.ts";
import type { Report } from "../report/report.ts";
import { compileLedger } from "./compile-ledger.ts";
import type { Ledger, Statement } from "./ledger.ts";
import { openLedgerBook } from "./ledger-book.ts";

type Page = readonly [outlet: string, day: string, claims: readonly Told[]];

// What our own reader leaves out: a side, a role, a town's country, the long name of whoever speaks.
const story = { id: "s", aliases: [], title: "", from: null, to: null, places: ["Tavia", "Orrin"], reports: [] };

function makeInput(pages: readonly Page[], edges: readonly Edge[] = [], places: readonly string[] = story.places) {
  const reports: Report[] = pages.map(([outlet, day]) => makeReportOf(outlet, day));
  const claims = pages.flatMap(([, , tolds], at) =>
    tolds.map((told, order) => makeTold(reports[at] as Report, { ...told, claim: { start: order, ...told.claim } })),
  );
  return { story: { ...story, places }, reports, claims, edges, attributions: [] };
}

function statements(ledger: Ledger, measure = "killed"): readonly Statement[] {
  return ledger.entries.filter((entry) => entry.measure === measure).flatMap((entry) => entry.statements);
}

const army = { side: "Tavia", role: "military", who: "soldiers" } as const;
const MINISTRY = "Tavian Defense Ministry";

test.for<readonly [string, Told, Partial<Statement>]>([
  ["without its side", { says: "230 killed", role: "military", who: "troops" }, { reports: 2, origins: 1 }],
  ["without side and role", { says: "230 killed" }, { reports: 2 }],
  ["with the country that everyone writes about", { says: "230 killed", place: "Tavia" }, { reports: 2 }],
  ["as men lost", { says: "230 lost", role: "military", who: "men" }, { reports: 2 }],
  [
    "in the name of the country",
    { says: "230 killed", by: "Tavia@2024-05-02", ...army },
    { reports: 2, source: MINISTRY },
  ],
  [
    "in the name of the capital",
    { says: "230 killed", by: "Kestrel@2024-05-02", source: { kind: "person" }, ...army },
    { reports: 2, source: MINISTRY },
  ],
  [
    "in the name of the ministry",
    { says: "230 killed", by: "the defense ministry@2024-05-02", ...army },
    { reports: 2, source: MINISTRY },
  ],
])("a figure told again %s is the same statement", ([, again, expected]) => {
  const ledger = compileLedger(
    makeInput([
      ["Daily Oak", "2024-05-02", [{ says: "230 killed", by: `${MINISTRY}@2024-05-02`, ...army }]],
      ["Elm Post", "2024-05-02", [again]],
    ]),
  );
  expect(statements(ledger)).toHaveLength(1);
  expect(statements(ledger)[0]).toMatchObject(expected);
  expect(ledger.entries.some((entry) => entry.measure === "lost")).toBe(false);
});

test.for<readonly [string, Told, number]>([
  ["another side's", { says: "230 killed", side: "Orrin", role: "military" }, 2],
  ["civilians", { says: "230 killed", side: "Tavia", role: "civilian" }, 2],
  ["a few, by chance", { says: "4 killed" }, 2],
  ["one night's", { says: "230 killed", claim: { accounting: "new" } }, 2],
])("a like number of %s is not", ([says, other, count]) => {
  const first = says === "a few, by chance" ? "4 killed" : "230 killed";
  const ledger = compileLedger(
    makeInput([
      ["Daily Oak", "2024-05-02", [{ says: first, by: `${MINISTRY}@2024-05-02`, ...army }]],
      ["Elm Post", "2024-05-02", [other]],
    ]),
  );
  expect(ledger.entries).toHaveLength(count);
});

test.for<readonly [string, Told, Told, number]>([
  [
    "a bound",
    { says: "up to 900 killed", by: `${MINISTRY}@2024-05-02` },
    { says: "up to 900 killed", by: `${MINISTRY}@2024-05-06` },
    1,
  ],
  [
    "an exact count",
    { says: "410 killed", by: `${MINISTRY}@2024-05-02` },
    { says: "410 killed", by: `${MINISTRY}@2024-05-06` },
    2,
  ],
  [
    "an exact count, said to be of the earlier day",
    { says: "410 killed", by: `${MINISTRY}@2024-05-02` },
    { says: "410 killed", by: `${MINISTRY}@2024-05-06`, asOf: "2024-05-02" },
    1,
  ],
])("%s said again on another day", ([, one, other, count]) => {
  const pages: Page[] = [
    ["Daily Oak", "2024-05-02", [{ ...army, ...one }]],
    ["Elm Post", "2024-05-06", [{ ...army, ...other }]],
  ];
  const found = statements(compileLedger(makeInput(pages)));
  expect(found).toHaveLength(count);
  expect(found[0]?.saidOn).toBe("2024-05-02");
});

test("of two counts of one source in one report the lower is the earlier one", () => {
  const found = statements(
    compileLedger(
      makeInput([
        ["Daily Oak", "2024-05-02", [{ says: "22 killed", by: `${MINISTRY}@2024-05-02`, ...army }]],
        [
          "Elm Post",
          "2024-05-05",
          [
            { says: "31 killed", by: "Tavia@2024-05-05", ...army },
            { says: "22 killed", by: "Tavia@2024-05-05", ...army },
          ],
        ],
      ]),
    ),
  );
  expect(found.map(({ low, saidOn, reports }) => [low, saidOn, reports])).toEqual([
    [22, "2024-05-02", 2],
    [31, "2024-05-05", 1],
  ]);
});

test("a mayor counts his town's dead, and disputes no country's toll", () => {
  const ledger = compileLedger(
    makeInput(
      [
        ["Daily Oak", "2024-05-02", [{ says: "640 killed", by: "Flood Agency@2024-05-02", place: "Tavia" }]],
        ["Elm Post", "2024-05-02", [{ says: "75 killed", by: "mayor of Lunde@2024-05-02", place: "Tavia" }]],
      ],
      [],
      ["Tavia"],
    ),
  );
  expect(ledger.entries).toHaveLength(2);
  expect(ledger.findings.filter(({ kind }) => kind === "disagreement")).toEqual([]);
});

test("claims that lend each other what they count do so in any order of arrival", () => {
  const pages: Page[] = [
    [
      "Daily Oak",
      "2024-05-02",
      [{ says: "230 killed", by: `${MINISTRY}@2024-05-02`, ...army }, { says: "61 wounded" }],
    ],
    ["Elm Post", "2024-05-03", [{ says: "230 killed" }, { says: "61 wounded", by: MINISTRY, ...army }]],
    ["Ash News", "2024-05-04", [{ says: "230 lost", role: "military" }, { says: "more than 200 killed" }]],
    ["Fir Times", "2024-05-05", [{ says: "230 killed", by: "Kestrel", source: { kind: "person" }, place: "Orrin" }]],
  ];
  const input = makeInput(pages);
  const whole = JSON.stringify(compileLedger(input));
  for (const order of [
    [0, 1, 2, 3],
    [3, 2, 1, 0],
    [2, 0, 3, 1],
  ]) {
    const book = openLedgerBook();
    for (const at of order) {
      const report = input.reports[at] as Report;
      book.add({ ...input, reports: [report], claims: input.claims.filter((claim) => claim.report === report.id) });
      book.compile();
    }
    expect(JSON.stringify(book.compile())).toBe(whole);
  }
});

const DEAD: readonly Page[] = [
  ["Daily Oak", "2024-05-02", [{ says: "31 killed", by: "army@2024-05-02", ...army }]],
  ["Elm Post", "2024-05-03", [{ says: "40 killed", by: "army@2024-05-03", role: "military", who: "troops" }]],
];

// “Forty soldiers died” of a story of one army is that army's dead; where two armies lose men it may be either's.
test.for<readonly [string, places: readonly string[], pages: readonly Page[], sides: readonly (string | null)[]]>([
  ["the country's own", ["Tavia"], DEAD, ["Tavia"]],
  [
    "either army's",
    ["Tavia", "Orrin"],
    [...DEAD, ["Pine News", "2024-05-03", [{ says: "12 killed", by: "army@2024-05-03", ...army, side: "Orrin" }]]],
    ["Orrin", "Tavia", null],
  ],
  [
    "the guest’s or the host’s",
    ["Tavia"],
    [
      ...DEAD,
      ["Pine News", "2024-05-03", [{ says: "12 killed", by: "army@2024-05-03", ...army, side: "Orrin" }]],
      ["Fir Times", "2024-05-04", [{ says: "19 killed", by: "army@2024-05-04", ...army, side: "Orrin" }]],
    ],
    ["Orrin", "Tavia", null],
  ],
  // an army abroad is not taken for granted
  ["no one's, in another country", ["Orrin"], DEAD, ["Tavia"]],
  [
    "no soldiers at all",
    ["Tavia"],
    [
      ...DEAD,
      ["Pine News", "2024-05-03", [{ says: "12 killed", by: "army@2024-05-03", role: "military", who: "militants" }]],
    ],
    ["Tavia", null],
  ],
])("soldiers whose side no text tells: %s", ([, places, pages, sides]) => {
  const ledger = compileLedger(makeInput(pages, [], places));
  const found = ledger.entries.map((entry) => entry.population.side);
  expect([...new Set(found)].sort()).toEqual([...sides].sort());
});

// “Nine of them children”, of the 27 who died in one town, are not set against a war's.
test("a part stands where its whole does", () => {
  const ledger = compileLedger(
    makeInput(
      [
        [
          "Daily Oak",
          "2024-05-02",
          [
            { says: "27 killed", by: "Orlo Rescue Service@2024-05-02", place: "Orlo", claim: { id: "whole" } },
            { says: "9 killed", by: "Orlo Rescue Service@2024-05-02", role: "children", claim: { partOf: "whole" } },
          ],
        ],
        [
          "Elm Post",
          "2024-05-02",
          [{ says: "134 killed", by: "Red Cross@2024-05-02", role: "children", side: "Tavia" }],
        ],
      ],
      [],
      ["Tavia"],
    ),
  );
  expect(ledger.findings.filter(({ kind }) => kind === "disagreement")).toEqual([]);
  expect(ledger.entries.filter(({ population }) => population.role === "children")).toHaveLength(2);
});

// What one body's office says is no second origin beside the body; nor is a president beside her country's staff.
test.for<readonly [one: string, other: string, text: string, min: number]>([
  ["United Nations", "UN rights office", "", 1],
  ["Tavian Defense Ministry", "Mara Holt", "Tavian President Mara Holt spoke.", 1],
  ["Tavian Defense Ministry", "Mara Holt", "The doctor Mara Holt spoke.", 2],
  ["United Nations", "Orlo rights office", "", 2],
])("%s and %s (“%s”): at least %s", ([one, other, text, min]) => {
  const kind = /^Mara/.test(other) ? ({ kind: "person" } as const) : {};
  const input = makeInput([
    ["Daily Oak", "2024-05-02", [{ says: "230 killed", by: `${one}@2024-05-02`, ...army }]],
    ["Elm Post", "2024-05-02", [{ says: "230 killed", by: `${other}@2024-05-02`, source: kind, ...army }]],
  ]);
  const reports = input.reports.map((report) => ({ ...report, text: `${report.text}\n${text}` }));
  expect(compileLedger({ ...input, reports }).entries[0]?.origins).toMatchObject({ min, max: 2 });
});

// A report's own place is not where its toll is of, and lends nothing to others.
test.for<readonly [basis: "inferred" | "stated", entries: number]>([
  ["inferred", 1],
  ["stated", 2],
])("a toll that one report has at its own place, %s", ([placeBasis, entries]) => {
  const pages: readonly Page[] = [
    ["Daily Oak", "2024-05-02", [{ says: "230 killed", by: "Rescue Agency@2024-05-02" }]],
    [
      "Elm Post",
      "2024-05-02",
      [{ says: "230 killed", by: "Rescue Agency@2024-05-02", place: "Halm", claim: { placeBasis } }],
    ],
    [
      "Fir Times",
      "2024-05-02",
      [{ says: "12 hospitalised", by: "Halm Clinic@2024-05-02", place: "Halm", claim: { placeBasis: "stated" } }],
    ],
    [
      "Pine News",
      "2024-05-03",
      [{ says: "90 killed", by: "Rescue Agency@2024-05-03", place: "Orlo", claim: { placeBasis: "inferred" } }],
    ],
    ["Ash News", "2024-05-03", [{ says: "310 killed", by: "Rescue Agency@2024-05-03", claim: { start: 9 } }]],
  ];
  const ledger = compileLedger(makeInput(pages, [], ["Tavia"]));
  const holding = ledger.entries.filter(
    ({ measure, statements: own }) => measure === "killed" && own.some(({ low }) => low === 230),
  );
  expect(holding.length).toBeLessThanOrEqual(entries);
  if (placeBasis === "inferred")
    expect(holding[0]?.statements.find(({ low }) => low === 230)).toMatchObject({ reports: 2 });
});
