import { expect, test } from "vitest";
import { compilePages, findingsOf, type Page, POLICE, part } from "../../test/support/compile-pages.ts";
import type { FindingKind } from "./ledger.ts";

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
])("tells of %s", ([kind, pages, words]) => {
  const texts = findingsOf(compilePages(pages), kind);
  expect(texts).toHaveLength(1);
  for (const word of words) expect(texts[0]).toContain(word);
});

// what looks like one and is none
test.for<readonly [string, FindingKind, readonly Page[]]>([
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
])("is silent on %s", ([, kind, pages]) => {
  expect(findingsOf(compilePages(pages), kind)).toEqual([]);
});
