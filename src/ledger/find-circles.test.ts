import { expect, test } from "vitest";
import { compilePages, findingsOf, type Page, POLICE } from "../../test/support/compile-pages.ts";
import type { FindingKind } from "./ledger.ts";

test.for<readonly [FindingKind, readonly Page[], readonly string[]]>([
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
])("tells of %s", ([kind, pages, words]) => {
  const texts = findingsOf(compilePages(pages), kind);
  expect(texts).toHaveLength(1);
  for (const word of words) expect(texts[0]).toContain(word);
});

// what looks like one and is none
test.for<readonly [string, FindingKind, readonly Page[]]>([
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
])("is silent on %s", ([, kind, pages]) => {
  expect(findingsOf(compilePages(pages), kind)).toEqual([]);
});
