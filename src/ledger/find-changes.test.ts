import { expect, test } from "vitest";
import { compilePages, findingsOf, type Page, POLICE } from "../../test/support/compile-pages.ts";
import type { FindingKind } from "./ledger.ts";

test.for<readonly [FindingKind, readonly Page[], readonly string[]]>([
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
])("tells of %s", ([kind, pages, words]) => {
  const texts = findingsOf(compilePages(pages), kind);
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
])("is silent on %s", ([, kind, pages]) => {
  expect(findingsOf(compilePages(pages), kind)).toEqual([]);
});
