import { expect, test } from "vitest";
import { compilePages, findingsOf, type Page, POLICE, part } from "../../test/support/compile-pages.ts";
import type { FindingKind } from "./ledger.ts";

test.for<readonly [FindingKind, readonly Page[], readonly string[]]>([
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
    "anonymous-only",
    [["Daily Oak", "2024-05-02", [{ says: "17 killed", by: "rescuers", source: { anonymous: true } }]]],
    ["17", "rescuers"],
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
    "no-figure",
    [
      ["Daily Oak", "2024-05-02", [{ says: "45 killed", by: "Harbour Company@2024-05-01" }]],
      ["Elm Post", "2024-05-02", [], { text: "The Harbour Company has not disclosed how many were killed." }],
    ],
    ["Elm Post", "45", "Harbour Company"],
  ],
])("tells of %s", ([kind, pages, words]) => {
  const texts = findingsOf(compilePages(pages), kind);
  expect(texts).toHaveLength(1);
  for (const word of words) expect(texts[0]).toContain(word);
});

// what looks like one and is none
test.for<readonly [string, FindingKind, readonly Page[]]>([
  [
    "no one hurt, officials said",
    "no-figure",
    [
      ["Daily Oak", "2024-05-02", [{ says: "45 killed", by: POLICE }]],
      ["Elm Post", "2024-05-02", [], { text: "There were no casualties in the second blast, Lunde Police said." }],
    ],
  ],
])("is silent on %s", ([, kind, pages]) => {
  expect(findingsOf(compilePages(pages), kind)).toEqual([]);
});
