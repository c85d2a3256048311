import { expect, test } from "vitest";
import { compilePages, findingsOf, type Page, POLICE } from "../../test/support/compile-pages.ts";
import type { FindingKind } from "./ledger.ts";

test.for<readonly [FindingKind, readonly Page[], readonly string[]]>([
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
    "estimate-as-count",
    [
      ["Daily Oak", "2024-05-02", [{ says: "700 killed", claim: { modality: "feared" } }]],
      ["Elm Post", "2024-05-03", [{ says: "700 killed" }]],
    ],
    ["700", "feared", "Elm Post"],
  ],
])("tells of %s", ([kind, pages, words]) => {
  const texts = findingsOf(compilePages(pages), kind);
  expect(texts).toHaveLength(1);
  for (const word of words) expect(texts[0]).toContain(word);
});

// what looks like one and is none
test.for<readonly [string, FindingKind, readonly Page[]]>([
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
])("is silent on %s", ([, kind, pages]) => {
  expect(findingsOf(compilePages(pages), kind)).toEqual([]);
});
