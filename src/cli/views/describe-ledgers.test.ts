import { expect, test } from "vitest";
import { makeTold } from "../../../test/support/make-claim.ts";
import { makeReportOf } from "../../../test/support/make-report.ts";
import { compileLedger } from "../../ledger/compile-ledger.ts";
import { listSources } from "../../ledger/list-sources.ts";
import { describeLedger } from "./describe-ledgers.ts";
import { describeSources } from "./describe-sources.ts";

const oak = makeReportOf("Daily Oak", "2024-05-02");
const elm = makeReportOf("Elm Post", "2024-05-03");
const ledger = compileLedger({
  story: {
    id: "story",
    aliases: [],
    title: "A harbour fire",
    from: "2024-05-02",
    to: "2024-05-03",
    places: [],
    reports: [],
  },
  reports: [oak, elm],
  claims: [
    makeTold(oak, { says: "up to 41 killed", by: "Lunde Police@2024-05-01", who: "sailors" }),
    makeTold(elm, { says: "41 killed", by: ["Lunde Police@2024-05-01", "outlet Daily Oak"], who: "sailors" }),
    makeTold(elm, { says: "60 killed", by: "Red Cross@2024-05-01", who: "sailors" }),
  ],
  edges: [],
  attributions: [],
});
const view = { width: 100, paint: (_tone: string, text: string) => text };

test("a ledger reads as a table: what is counted, who says so, origins, grade with its rule, findings", () => {
  const text = describeLedger(ledger, view);
  for (const words of [
    "A harbour fire",
    "2 reports · 2 outlets",
    "sailors killed",
    "disputed · F6",
    "disputed: Origins disagree at comparable time and scope.",
    "range, recorder: Lowest and highest",
    "2 origins",
    "up to 41",
    "disagreement",
    "distortion",
  ])
    expect(text).toContain(words);
  for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(100);
});

test("each source reads with what it said and what others said against it", () => {
  const text = describeSources(listSources(ledger), { ...view, width: 40 });
  expect(text).toContain("sailors killed: up to 41\n    (2024-05-01)");
  expect(text).toContain("    against Red Cross: 60");
  for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(40);
});
