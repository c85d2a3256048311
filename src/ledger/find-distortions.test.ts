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
  // the wounded become the dead, in the very name and in no one's
  [
    "distortion",
    [
      ["Daily Oak", "2024-05-02", [{ says: "48 wounded", by: POLICE }]],
      ["Elm Post", "2024-05-02", [{ says: "48 killed" }]],
    ],
    ["Elm Post", "48 killed", "48 wounded"],
  ],
  [
    "distortion",
    [
      ["Daily Oak", "2024-05-02", [{ says: "150 to 200 infected", by: "Health Council@2024-05-02" }]],
      ["Elm Post", "2024-05-03", [{ says: "up to 200 killed", by: "Health Council@2024-05-02" }]],
    ],
    ["Elm Post", "200 killed", "infected"],
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
  [
    "a round number of another count, in no one's name",
    "distortion",
    [
      ["Daily Oak", "2024-05-02", [{ says: "40 wounded", by: POLICE }]],
      ["Elm Post", "2024-05-02", [{ says: "40 killed" }]],
    ],
  ],
  [
    "a number of another count that two outlets have",
    "distortion",
    [
      ["Daily Oak", "2024-05-02", [{ says: "48 wounded", by: POLICE }]],
      ["Elm Post", "2024-05-02", [{ says: "48 killed" }]],
      ["Ash News", "2024-05-02", [{ says: "48 killed" }]],
    ],
  ],
])("is silent on %s", ([, kind, pages]) => {
  expect(findingsOf(compilePages(pages), kind)).toEqual([]);
});
