import { expect, test } from "vitest";
import { compilePages, findingsOf, type Page, POLICE } from "../../test/support/compile-pages.ts";
import type { FindingKind } from "./ledger.ts";

test.for<readonly [FindingKind, readonly Page[], readonly string[]]>([
  [
    "disagreement",
    [
      ["Daily Oak", "2024-05-02", [{ says: "12 killed", by: `${POLICE}@2024-05-02` }]],
      ["Elm Post", "2024-05-02", [{ says: "30 to 40 killed", by: "Red Cross@2024-05-02" }]],
    ],
    ["12", "30 to 40", "Red Cross"],
  ],
])("tells of %s", ([kind, pages, words]) => {
  const texts = findingsOf(compilePages(pages), kind);
  expect(texts).toHaveLength(1);
  for (const word of words) expect(texts[0]).toContain(word);
});

// what looks like one and is none
test.for<readonly [string, FindingKind, readonly Page[]]>([
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
])("is silent on %s", ([, kind, pages]) => {
  expect(findingsOf(compilePages(pages), kind)).toEqual([]);
});
