import { expect, test } from "vitest";
import { compilePages, findingsOf, type Page, POLICE } from "../../test/support/compile-pages.ts";
import type { FindingKind } from "./ledger.ts";

test.for<readonly [FindingKind, readonly Page[], readonly string[]]>([
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
  ["unattributed", [["Daily Oak", "2024-05-02", [{ says: "17 killed" }]]], ["Daily Oak", "17"]],
  [
    "no-base",
    [["Daily Oak", "2024-05-02", [{ says: "12 percent killed", by: POLICE, of: "the garrison" }]]],
    ["12", "garrison"],
  ],
])("tells of %s", ([kind, pages, words]) => {
  const texts = findingsOf(compilePages(pages), kind);
  expect(texts).toHaveLength(1);
  for (const word of words) expect(texts[0]).toContain(word);
});

// what looks like one and is none
test.for<readonly [string, FindingKind, readonly Page[]]>([
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
])("is silent on %s", ([, kind, pages]) => {
  expect(findingsOf(compilePages(pages), kind)).toEqual([]);
});
