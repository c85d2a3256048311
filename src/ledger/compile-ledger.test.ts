import { expect, test } from "vitest";
import { compilePages, type Page } from "../../test/support/compile-pages.ts";
import type { Told } from "../../test/support/make-claim.ts";

test("one utterance in three outlets is one statement with one origin", () => {
  const ledger = compilePages([
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
  const [entry] = compilePages([
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
    compilePages([
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
  const ledger = compilePages([["Daily Oak", "2024-05-02", [{ says: "60 killed", by: "Ministry of Lunde", claim }]]]);
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
  const entry = compilePages(pages).entries.find((other) => other.measure === "killed");
  expect(entry?.origins).toMatchObject({ min, max });
});

test("an office’s own release speaks in its name, on its day", () => {
  const [entry] = compilePages([
    ["Coast Guard of Lunde", "2024-05-03", [{ says: "14 rescued" }]],
    ["Daily Oak", "2024-05-03", [{ says: "14 rescued", by: "the Coast Guard" }]],
  ]).entries;
  expect(entry?.statements).toHaveLength(1);
  expect(entry?.statements[0]).toMatchObject({ saidOn: "2024-05-03", reports: 2, origins: 1 });
});

test("whoever cites another outlet leads back to that outlet’s source", () => {
  const [entry] = compilePages([
    ["Elm Wire", "2024-05-02", [{ says: "33 killed", by: "Lunde Police@2024-05-02" }]],
    ["Daily Oak", "2024-05-03", [{ says: "33 killed", by: "outlet Elm Wire" }]],
  ]).entries;
  expect(entry?.statements).toHaveLength(1);
  expect(entry?.statements[0]).toMatchObject({ source: "Lunde Police", reports: 2 });
});

test("a toll moves along its days and only the last word is current", () => {
  const by = (day: string): string => `Lunde Police@${day}`;
  const [entry] = compilePages([
    ["Daily Oak", "2024-05-01", [{ says: "9 killed", by: by("2024-05-01"), asOf: "2024-05-01" }]],
    ["Daily Oak", "2024-05-02", [{ says: "14 killed", by: by("2024-05-02"), asOf: "2024-05-02" }]],
    ["Daily Oak", "2024-05-03", [{ says: "22 killed", by: by("2024-05-03"), asOf: "2024-05-03" }]],
  ]).entries;
  expect(entry?.evolution.map((step) => step.high)).toEqual([9, 14, 22]);
  expect(entry?.statements.map((statement) => statement.current)).toEqual([false, false, true]);
  expect(entry?.latest).toMatchObject({ low: 22, high: 22 });
  expect(entry?.estimate).toMatchObject({ low: 22, best: 22, high: 22 });
});

test("a claim that slips to another measure is no statement, and stands in distortedBy", () => {
  const ledger = compilePages([
    ["Daily Oak", "2024-05-02", [{ says: "up to 300 casualties", by: "Alliance@2024-05-01" }]],
    ["Ash News", "2024-05-02", [{ says: "up to 300 casualties", by: "Alliance@2024-05-01" }]],
    ["Elm Post", "2024-05-02", [{ says: "300 killed", by: "Alliance@2024-05-01" }]],
  ]);
  expect(ledger.entries.map((entry) => entry.measure)).toEqual(["casualties"]);
  expect(ledger.entries[0]?.statements[0]?.distortedBy).toHaveLength(1);
});
