import { expect, test } from "vitest";
import { makeTold, type Told } from "../../test/support/make-claim.ts";
import { makeReportOf } from "../../test/support/make-report.ts";
import type { Claim } from "../claim/claim.ts";
import type { Edge } from "../lineage/edge.ts";
import type { Report } from "../report/report.ts";
import { compileLedger } from "./compile-ledger.ts";
import type { FindingKind, Ledger } from "./ledger.ts";

type Page = readonly [outlet: string, day: string, claims: readonly Told[], report?: Partial<Report>];

const story = { id: "story", aliases: [], title: "A story", from: null, to: null, places: [], reports: [] };

function read(pages: readonly Page[]): { readonly reports: Report[]; readonly claims: Claim[] } {
  const reports: Report[] = [];
  const claims: Claim[] = [];
  for (const [outlet, day, tolds, given] of pages) {
    const report = makeReportOf(outlet, day, given);
    reports.push(report);
    const own = tolds.map((told) => makeTold(report, told));
    // "partOf: first" ties a claim to the report's first one
    claims.push(...own.map((claim) => (claim.partOf === "first" ? { ...claim, partOf: own[0]?.id ?? null } : claim)));
  }
  return { reports, claims };
}

function compile(pages: readonly Page[], edges: readonly Edge[] = []): Ledger {
  return compileLedger({ story, ...read(pages), edges, attributions: [] });
}

function findings(ledger: Ledger, kind: FindingKind): readonly string[] {
  return ledger.findings.filter((finding) => finding.kind === kind).map((finding) => finding.text);
}

const part: Partial<Claim> = { partOf: "first" };

test("one utterance in three outlets is one statement with one origin", () => {
  const ledger = compile([
    ["Daily Oak", "2024-05-02", [{ says: "41 killed", by: "Port Authority of Lunde@2024-05-01" }]],
    ["Elm Post", "2024-05-02", [{ says: "at least 41 killed", by: "Port Authority" }]],
    ["Ash News", "2024-05-02", [{ says: "more than 40 killed" }]],
  ]);
  const [entry, ...others] = ledger.entries;
  expect(others).toEqual([]);
  expect(entry?.statements).toHaveLength(1);
  expect(entry?.statements[0]).toMatchObject({
    low: 41,
    high: 41,
    kind: "exact",
    reports: 3,
    outlets: 3,
    origins: 1,
    saidOn: "2024-05-01",
  });
  expect(entry?.origins).toMatchObject({ min: 1, max: 1 });
  expect(entry?.grade).toBe("single-origin");
});

test("a bound and its range are one statement, and the range is its value", () => {
  const [entry] = compile([
    ["Daily Oak", "2024-05-02", [{ says: "up to 900 killed", by: "Alliance@2024-05-01" }]],
    ["Elm Post", "2024-05-02", [{ says: "600 to 900 killed", by: "Alliance@2024-05-01" }]],
  ]).entries;
  expect(entry?.statements).toHaveLength(1);
  expect(entry?.statements[0]).toMatchObject({ low: 600, high: 900, reports: 2 });
});

// what is counted keeps apart what only sounds alike
test.for([
  ["killed and casualties", { says: "60 killed" }, { says: "60 casualties" }],
  ["soldiers and civilians", { says: "60 killed", role: "military" }, { says: "60 killed", role: "civilian" }],
  ["one night and the whole", { says: "60 killed" }, { says: "6 killed", claim: { accounting: "new" } }],
  ["people and percent", { says: "60 killed" }, { says: "60 percent killed", by: "Ministry of Lunde" }],
  [
    "two sides",
    { says: "60 killed", side: "Lunde", role: "military" },
    { says: "60 killed", side: "Varn", role: "military" },
  ],
] as const satisfies readonly (readonly [string, Told, Told])[])("never merges %s", ([, one, other]) => {
  const by = "Institute of Statistics";
  expect(
    compile([
      [
        "Daily Oak",
        "2024-05-02",
        [
          { by, ...one },
          { by, ...other },
        ],
      ],
    ]).entries,
  ).toHaveLength(2);
});

test.for([
  { comparison: true },
  { modality: "feared" },
  { modality: "forecast" },
  { modality: "hypothetical" },
  { modality: "planned" },
] as const)("keeps beside the entries what is %o", (claim) => {
  const ledger = compile([["Daily Oak", "2024-05-02", [{ says: "60 killed", by: "Ministry of Lunde", claim }]]]);
  expect(ledger.entries).toEqual([]);
  expect(ledger.comparisons).toHaveLength("comparison" in claim ? 1 : 0);
});

// who is independent of whom
test.for<readonly [string, readonly Told[], number, number]>([
  [
    "two states",
    [
      { says: "20 killed", by: "Lunde Defence Ministry" },
      { says: "24 killed", by: "Varn Defence Ministry" },
    ],
    2,
    2,
  ],
  [
    "an unnamed official raises only the upper end",
    [
      { says: "20 killed", by: "Red Cross" },
      { says: "30 killed", by: "a senior official" },
    ],
    1,
    2,
  ],
  [
    "a basis that names the other",
    [
      { says: "20 killed", by: "Red Cross" },
      {
        says: "25 killed",
        by: "Harbour Watch",
        claim: { basis: [{ text: "lists of the Red Cross", start: 0, end: 0 }] },
      },
    ],
    1,
    2,
  ],
  [
    "two offices of one government that agree",
    [
      { says: "20 killed", by: "Lunde Health Ministry" },
      { says: "20 killed", by: "Lunde Interior Ministry" },
    ],
    1,
    2,
  ],
  ["a figure in no one’s name", [{ says: "20 killed" }], 0, 0],
])("counts origins: %s", ([, tolds, min, max]) => {
  const pages: Page[] = tolds.map((told, at) => [
    `Paper ${at}`,
    "2024-05-02",
    [{ side: "Lunde", asOf: "2024-05-01", ...told }],
  ]);
  pages.push(["Paper 9", "2024-05-02", [{ says: "5 captured", side: "Varn" }]]);
  const entry = compile(pages).entries.find((other) => other.measure === "killed");
  expect(entry?.origins).toMatchObject({ min, max });
});

test("an office’s own release speaks in its name, on its day", () => {
  const [entry] = compile([
    ["Coast Guard of Lunde", "2024-05-03", [{ says: "14 rescued" }]],
    ["Daily Oak", "2024-05-03", [{ says: "14 rescued", by: "the Coast Guard" }]],
  ]).entries;
  expect(entry?.statements).toHaveLength(1);
  expect(entry?.statements[0]).toMatchObject({ saidOn: "2024-05-03", reports: 2, origins: 1 });
});

test("whoever cites another outlet leads back to that outlet’s source", () => {
  const [entry] = compile([
    ["Elm Wire", "2024-05-02", [{ says: "33 killed", by: "Lunde Police@2024-05-02" }]],
    ["Daily Oak", "2024-05-03", [{ says: "33 killed", by: "outlet Elm Wire" }]],
  ]).entries;
  expect(entry?.statements).toHaveLength(1);
  expect(entry?.statements[0]).toMatchObject({ source: "Lunde Police", reports: 2 });
});

test("a toll moves along its days and only the last word is current", () => {
  const by = (day: string): string => `Lunde Police@${day}`;
  const [entry] = compile([
    ["Daily Oak", "2024-05-01", [{ says: "9 killed", by: by("2024-05-01"), asOf: "2024-05-01" }]],
    ["Daily Oak", "2024-05-02", [{ says: "14 killed", by: by("2024-05-02"), asOf: "2024-05-02" }]],
    ["Daily Oak", "2024-05-03", [{ says: "22 killed", by: by("2024-05-03"), asOf: "2024-05-03" }]],
  ]).entries;
  expect(entry?.evolution.map((step) => step.high)).toEqual([9, 14, 22]);
  expect(entry?.statements.map((statement) => statement.current)).toEqual([false, false, true]);
  expect(entry?.latest).toMatchObject({ low: 22, high: 22 });
  expect(entry?.estimate).toMatchObject({ low: 22, best: 22, high: 22 });
});

const POLICE = "Lunde Police";

// each kind of finding, once as it should be told
test.for<readonly [FindingKind, readonly Page[], readonly string[]]>([
  [
    // a toll published as a sum that its own parts overshoot
    "arithmetic",
    [
      [
        "Lunde Relief",
        "2024-05-02",
        [
          { says: "18,955 casualties", by: "Ministry of Health", claim: { includes: ["killed", "wounded"] } },
          { says: "8,006 killed", by: "Ministry of Health" },
          { says: "13,287 wounded", by: "Ministry of Health" },
        ],
      ],
    ],
    ["8,006", "13,287", "21,293", "18,955"],
  ],
  [
    "arithmetic",
    [
      [
        "Daily Oak",
        "2024-05-02",
        [
          { says: "30 killed", by: POLICE },
          { says: "19 killed", by: POLICE, place: "Nord", claim: part },
          { says: "16 killed", by: POLICE, place: "Sund", claim: part },
        ],
      ],
    ],
    ["19", "16", "35", "30"],
  ],
  [
    "arithmetic",
    [
      [
        "Daily Oak",
        "2024-05-02",
        [
          { says: "10 killed", by: POLICE },
          { says: "12 killed", by: POLICE, role: "children", who: "children", claim: part },
        ],
      ],
    ],
    ["12", "10"],
  ],
  [
    "arithmetic",
    [
      [
        "Daily Oak",
        "2024-05-02",
        [
          { says: "6,000 casualties", by: "Alliance" },
          { says: "1,000 to 2,000 killed", by: "Alliance" },
          { says: "4 wounded", by: "Alliance", of: "soldier killed", figure: { kind: "ratio" } },
        ],
      ],
    ],
    ["10,000", "6,000", "1,200"],
  ],
  [
    "disagreement",
    [
      ["Daily Oak", "2024-05-02", [{ says: "12 killed", by: `${POLICE}@2024-05-02` }]],
      ["Elm Post", "2024-05-02", [{ says: "30 to 40 killed", by: "Red Cross@2024-05-02" }]],
    ],
    ["12", "30 to 40", "Red Cross"],
  ],
  [
    "distortion",
    [
      ["Daily Oak", "2024-05-02", [{ says: "up to 300 killed", by: "Alliance@2024-05-01" }]],
      ["Elm Post", "2024-05-02", [{ says: "300 killed", by: "Alliance@2024-05-01" }]],
    ],
    ["Elm Post", "up to 300"],
  ],
  [
    "distortion",
    [
      ["Daily Oak", "2024-05-02", [{ says: "up to 300 casualties", by: "Alliance@2024-05-01" }]],
      ["Elm Post", "2024-05-02", [{ says: "300 killed", by: "Alliance@2024-05-01" }]],
      ["Ash News", "2024-05-02", [{ says: "up to 300 casualties", by: "Alliance@2024-05-01" }]],
    ],
    ["Elm Post", "300 killed", "casualties"],
  ],
  [
    "distortion",
    [
      ["Daily Oak", "2024-05-02", [{ says: "40 to 60 killed", by: "Alliance@2024-05-01" }]],
      ["Elm Post", "2024-05-02", [{ says: "up to 60 killed", by: "Alliance@2024-05-01" }]],
    ],
    ["Elm Post", "40 to 60"],
  ],
  [
    "distortion",
    [
      ["Lunde Police", "2024-05-02", [{ says: "24 missing" }]],
      ["Elm Post", "2024-05-02", [{ says: "42 missing", by: `${POLICE}@2024-05-02` }]],
    ],
    ["42", "24", "Elm Post"],
  ],
  [
    "headline",
    [
      [
        "Daily Oak",
        "2024-05-02",
        [
          { says: "500 killed", claim: { in: "title" } },
          { says: "312 killed", by: POLICE },
        ],
      ],
    ],
    ["500", "312"],
  ],
  [
    "lone-source",
    [
      ["Daily Oak", "2024-05-02", [{ says: "12 killed", by: POLICE }]],
      ["Elm Post", "2024-05-02", [{ says: "12 killed", by: POLICE }]],
      ["Ash News", "2024-05-02", [{ says: "12 killed" }]],
    ],
    [POLICE, "12"],
  ],
  [
    "circular",
    [
      ["Daily Oak", "2024-05-02", [{ says: "80 killed", by: "outlet Elm Post" }]],
      ["Elm Post", "2024-05-03", [{ says: "80 killed", by: "outlet Daily Oak" }]],
    ],
    ["80", "Daily Oak", "Elm Post"],
  ],
  [
    "confirmation",
    [
      ["Daily Oak", "2024-05-02", [{ says: "80 killed", by: POLICE }]],
      ["Elm Post", "2024-05-03", [{ says: "80 killed", by: "outlet Daily Oak", claim: { stance: "confirms" } }]],
    ],
    ["Elm Post", "Daily Oak", POLICE],
  ],
  [
    "confirmation",
    [
      ["Daily Oak", "2024-05-02", [{ says: "80 killed", by: POLICE }]],
      [
        "Elm Post",
        "2024-05-03",
        [{ says: "80 killed", by: POLICE }],
        { text: "Eighty died, the police say. The Daily Oak confirms the count." },
      ],
    ],
    ["Elm Post", "Daily Oak"],
  ],
  [
    "anonymous-only",
    [["Daily Oak", "2024-05-02", [{ says: "17 killed", by: "rescuers", source: { anonymous: true } }]]],
    ["17", "rescuers"],
  ],
  ["unattributed", [["Daily Oak", "2024-05-02", [{ says: "17 killed" }]]], ["Daily Oak", "17"]],
  [
    "decrease",
    [
      ["Daily Oak", "2024-05-02", [{ says: "90 killed", by: `${POLICE}@2024-05-02`, asOf: "2024-05-02" }]],
      ["Daily Oak", "2024-05-04", [{ says: "75 killed", by: `${POLICE}@2024-05-04`, asOf: "2024-05-04" }]],
    ],
    ["90", "75"],
  ],
  [
    "correction",
    [
      ["Daily Oak", "2024-05-02", [{ says: "90 killed", by: `${POLICE}@2024-05-02`, asOf: "2024-05-02" }]],
      [
        "Daily Oak",
        "2024-05-04",
        [
          {
            says: "75 killed",
            by: `${POLICE}@2024-05-04`,
            asOf: "2024-05-04",
            claim: { evidence: "police revised the toll to 75" },
          },
        ],
      ],
    ],
    ["90", "75"],
  ],
  [
    "rescoped",
    [
      ["Daily Oak", "2024-05-02", [{ says: "90 killed", by: `${POLICE}@2024-05-02`, asOf: "2024-05-02" }]],
      [
        "Daily Oak",
        "2024-05-04",
        [
          {
            says: "75 killed",
            by: `${POLICE}@2024-05-04`,
            asOf: "2024-05-04",
            claim: { evidence: "75 died, excluding rescuers" },
          },
        ],
      ],
    ],
    ["90", "75"],
  ],
  [
    "stale",
    [
      ["Daily Oak", "2024-05-02", [{ says: "30 killed", by: `${POLICE}@2024-05-02`, asOf: "2024-05-02" }]],
      ["Elm Post", "2024-05-04", [{ says: "75 killed", by: `${POLICE}@2024-05-04`, asOf: "2024-05-04" }]],
      ["Ash News", "2024-05-06", [{ says: "30 killed", by: POLICE }]],
    ],
    ["Ash News", "30", "75"],
  ],
  [
    "double-count",
    [
      [
        "Daily Oak",
        "2024-05-02",
        [
          { says: "50 killed", by: `${POLICE}@2024-05-02` },
          { says: "11 killed", by: `${POLICE}@2024-05-02`, role: "children", who: "children", claim: part },
        ],
      ],
      ["Elm Post", "2024-05-03", [{ says: "61 killed" }]],
    ],
    ["61", "50", "11"],
  ],
  [
    "unit",
    [
      ["Daily Oak", "2024-05-02", [{ says: "304 reports missing", by: POLICE }]],
      ["Elm Post", "2024-05-02", [{ says: "304 missing", by: POLICE }]],
    ],
    ["304", "reports", "Elm Post"],
  ],
  [
    "unit",
    [
      ["Daily Oak", "2024-05-02", [{ says: "2,400 families displaced", by: POLICE }]],
      ["Elm Post", "2024-05-02", [{ says: "2,400 displaced", by: POLICE }]],
    ],
    ["2,400", "families", "Elm Post"],
  ],
  [
    "estimate-as-count",
    [
      ["Daily Oak", "2024-05-02", [{ says: "700 killed", claim: { modality: "feared" } }]],
      ["Elm Post", "2024-05-03", [{ says: "700 killed" }]],
    ],
    ["700", "feared", "Elm Post"],
  ],
  [
    "no-base",
    [["Daily Oak", "2024-05-02", [{ says: "12 percent killed", by: POLICE, of: "the garrison" }]]],
    ["12", "garrison"],
  ],
  [
    "no-figure",
    [
      ["Daily Oak", "2024-05-02", [{ says: "45 killed", by: "Harbour Company@2024-05-01" }]],
      ["Elm Post", "2024-05-02", [], { text: "The Harbour Company has not disclosed how many were killed." }],
    ],
    ["Elm Post", "45", "Harbour Company"],
  ],
])("tells of %s", ([kind, pages, words]) => {
  const texts = findings(compile(pages), kind);
  expect(texts).toHaveLength(1);
  for (const word of words) expect(texts[0]).toContain(word);
});

// what looks like one and is none
test.for<readonly [string, FindingKind, readonly Page[]]>([
  [
    "a stock that falls",
    "decrease",
    [
      ["Daily Oak", "2024-05-02", [{ says: "90 missing", by: `${POLICE}@2024-05-02` }]],
      ["Daily Oak", "2024-05-03", [{ says: "40 missing", by: `${POLICE}@2024-05-03` }]],
    ],
  ],
  [
    "parts that make the whole",
    "arithmetic",
    [
      [
        "Daily Oak",
        "2024-05-02",
        [
          { says: "35 killed", by: POLICE },
          { says: "19 killed", by: POLICE, place: "Nord", claim: part },
          { says: "16 killed", by: POLICE, place: "Sund", claim: part },
        ],
      ],
    ],
  ],
  // three of the crew may be children
  [
    "parts that may overlap",
    "arithmetic",
    [
      [
        "Daily Oak",
        "2024-05-02",
        [
          { says: "5 killed", by: POLICE },
          { says: "3 killed", by: POLICE, role: "workers", who: "crew", claim: part },
          { says: "4 killed", by: POLICE, role: "children", who: "children", claim: part },
        ],
      ],
    ],
  ],
  [
    "a bound that does not contradict",
    "disagreement",
    [
      ["Daily Oak", "2024-05-02", [{ says: "up to 60 killed", by: "Red Cross@2024-05-02" }]],
      ["Elm Post", "2024-05-02", [{ says: "41 killed", by: `${POLICE}@2024-05-02` }]],
    ],
  ],
  [
    "a toll that grew between two voices",
    "disagreement",
    [
      ["Daily Oak", "2024-05-02", [{ says: "41 killed", by: "Red Cross@2024-05-02" }]],
      ["Elm Post", "2024-05-03", [{ says: "48 killed", by: `${POLICE}@2024-05-03` }]],
    ],
  ],
  [
    "a source that said more later",
    "disagreement",
    [
      ["Daily Oak", "2024-05-02", [{ says: "41 killed", by: `${POLICE}@2024-05-02` }]],
      ["Elm Post", "2024-05-03", [{ says: "80 killed", by: `${POLICE}@2024-05-03` }]],
    ],
  ],
  [
    "two measures that happen to share a number",
    "distortion",
    [
      [
        "Daily Oak",
        "2024-05-02",
        [
          { says: "34 killed", by: POLICE },
          { says: "34 missing", by: POLICE },
        ],
      ],
      ["Elm Post", "2024-05-02", [{ says: "34 killed", by: POLICE }]],
    ],
  ],
  [
    "an old number told as history",
    "stale",
    [
      ["Daily Oak", "2024-05-02", [{ says: "30 killed", by: `${POLICE}@2024-05-02` }]],
      [
        "Elm Post",
        "2024-05-05",
        [
          { says: "75 killed", by: `${POLICE}@2024-05-05` },
          { says: "30 killed", by: POLICE, claim: { evidence: "up from 30 earlier" } },
        ],
      ],
    ],
  ],
  [
    "an official who confirms it to an outlet",
    "confirmation",
    [
      ["Daily Oak", "2024-05-02", [{ says: "80 killed", by: POLICE }]],
      [
        "Elm Post",
        "2024-05-03",
        [{ says: "80 killed", by: POLICE }],
        { text: "A police officer confirmed the count to the Daily Oak." },
      ],
    ],
  ],
  [
    "a headline that rounds",
    "headline",
    [
      [
        "Daily Oak",
        "2024-05-02",
        [
          { says: "more than 300 killed", claim: { in: "title" } },
          { says: "312 killed", by: POLICE },
        ],
      ],
    ],
  ],
  [
    "no one hurt, officials said",
    "no-figure",
    [
      ["Daily Oak", "2024-05-02", [{ says: "45 killed", by: POLICE }]],
      ["Elm Post", "2024-05-02", [], { text: "There were no casualties in the second blast, Lunde Police said." }],
    ],
  ],
])("is silent on %s", ([, kind, pages]) => {
  expect(findings(compile(pages), kind)).toEqual([]);
});

test("a claim that slips to another measure is no statement, and stands in distortedBy", () => {
  const ledger = compile([
    ["Daily Oak", "2024-05-02", [{ says: "up to 300 casualties", by: "Alliance@2024-05-01" }]],
    ["Ash News", "2024-05-02", [{ says: "up to 300 casualties", by: "Alliance@2024-05-01" }]],
    ["Elm Post", "2024-05-02", [{ says: "300 killed", by: "Alliance@2024-05-01" }]],
  ]);
  expect(ledger.entries.map((entry) => entry.measure)).toEqual(["casualties"]);
  expect(ledger.entries[0]?.statements[0]?.distortedBy).toHaveLength(1);
});
