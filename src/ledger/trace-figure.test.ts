import { expect, test } from "vitest";
import { makeTold } from "../../test/support/make-claim.ts";
import { makeEdge } from "../../test/support/make-records.ts";
import { makeReportOf } from "../../test/support/make-report.ts";
import { compileLedger } from "./compile-ledger.ts";
import { drawTrace } from "./draw-trace.ts";
import { listSources } from "./list-sources.ts";
import { findFigures, traceFigure } from "./trace-figure.ts";

const oak = makeReportOf("Daily Oak", "2024-05-02");
const elm = makeReportOf("Elm Post", "2024-05-03");
const claims = [
  makeTold(oak, { says: "up to 41 killed", by: "Lunde Police@2024-05-01", who: "sailors" }),
  makeTold(elm, { says: "41 killed", by: ["Lunde Police@2024-05-01", "outlet Daily Oak"], who: "sailors" }),
  makeTold(elm, { says: "60 killed", by: "Red Cross@2024-05-01", who: "sailors" }),
];
const ground = { claims, reports: [oak, elm], edges: [] };
const story = {
  id: "story",
  aliases: [],
  title: "A harbour fire",
  from: "2024-05-02",
  to: "2024-05-03",
  places: [],
  reports: [],
};
const ledger = compileLedger({ story, ...ground, attributions: [] });
const entry = ledger.entries[0];

test("goes back from an entry to every claim, its words and its chain", () => {
  const traced = traceFigure(ledger, ground, entry?.id ?? "");
  expect(traced?.kind).toBe("entry");
  expect(traced?.statements.flatMap((one) => one.claims.map((claim) => claim.distorts))).toEqual([false, true, false]);
  const tree = traced === null ? "" : drawTrace(traced);
  for (const words of [
    "sailors killed",
    "├─ up to 41",
    "└─ 60",
    "origin: Lunde Police",
    "reporter: Daily Oak",
    "changes what was said",
    "“41 killed”",
  ])
    expect(tree).toContain(words);
});

test("a report that says a figure twice is drawn once, with both its words, and names the file it has them from", () => {
  const ash = makeReportOf("Ash Wire", "2024-05-01");
  const twice = [
    makeTold(ash, { says: "41 killed", by: "Lunde Police@2024-05-01", who: "sailors" }),
    makeTold(oak, { says: "41 killed", by: "Lunde Police@2024-05-01", who: "sailors" }),
    makeTold(oak, { says: "41 killed", by: "Lunde Police@2024-05-01", who: "sailors" }),
  ];
  const copied = {
    claims: twice.map((claim, at) => ({ ...claim, id: `${claim.id}${at}` })),
    reports: [{ ...ash, file: "ash-1.txt" }, oak],
    edges: [makeEdge(oak, ash)],
  };
  const whole = compileLedger({ story, ...copied, attributions: [] });
  const traced = traceFigure(whole, copied, whole.entries[0]?.id ?? "");
  const tree = traced === null ? "" : drawTrace(traced);
  expect(tree.match(/Daily Oak, 2024/g)).toHaveLength(1);
  expect(tree.match(/“41 killed”/g)).toHaveLength(3);
  expect(tree).toContain("copy of Ash Wire (ash-1.txt)");
});

test("a statement’s id leads to that statement alone, a prefix to what begins so", () => {
  const id = entry?.statements[0]?.id ?? "";
  expect(traceFigure(ledger, ground, id)?.statements).toHaveLength(1);
  expect(findFigures(ledger, id.slice(0, 10))).toEqual([id]);
  expect(traceFigure(ledger, ground, "nothing")).toBeNull();
});

test("lists each source with what it said against what others said", () => {
  expect(
    listSources(ledger).map((record) => [record.source, record.figures[0]?.others.map((other) => other.stands)]),
  ).toEqual([
    ["Lunde Police", ["differs"]],
    ["Red Cross", ["differs"]],
  ]);
});
