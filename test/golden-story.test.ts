import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import type { Entry, Ledger, Statement } from "../src/ledger/ledger.ts";
import { collectReports } from "../src/work/read-inputs.ts";
import { runStages, type Stages } from "../src/work/run-stages.ts";
import { matchGolden } from "./support/match-golden.ts";

// The sample story, from bytes to ledger: what a newcomer sees first, and what must stay true of it.
const SAMPLE = join(import.meta.dirname, "../samples/lethia-losses");

let stages: Stages;
let ledger: Ledger;

beforeAll(async () => {
  const reports = await collectReports([SAMPLE], {
    onFault: (fault) => {
      throw new Error(`${fault.path}: ${fault.message}`);
    },
  });
  stages = runStages(reports);
  const [only] = stages.ledgers;
  if (only === undefined) throw new Error("the sample has no ledger");
  ledger = only;
});

const short = (file: string | null): string => (file ?? "").slice(0, 2);
const statements = (measure: string): readonly (Statement & { readonly entry: Entry })[] =>
  ledger.entries
    .filter((entry) => entry.measure === measure)
    .flatMap((entry) => entry.statements.map((each) => ({ ...each, entry })));
const findingsOf = (kind: string): readonly string[] =>
  ledger.findings.filter((finding) => finding.kind === kind).map((finding) => finding.text);

test("twelve reports tell one story", () => {
  expect(stages.reports.every(({ notices }) => notices.length === 0)).toBe(true);
  expect(stages.stories.map((story) => story.reports.length)).toEqual([12]);
});

test.for([
  ["03", "02", "revision"],
  ["04", "02", "copy"],
  ["05", "02", "rewrite"],
] as const)("report %s is made from %s: %s", ([child, parent, kind]) => {
  const edge = stages.edges.find((each) => short(each.child) === child && short(each.parent) === parent);
  expect(edge?.kind).toBe(kind);
});

test("whoever only takes figures shares no text", () => {
  const own = ["01", "06", "07", "08", "09", "10", "11", "12"];
  const shared = stages.edges.filter(
    (edge) => edge.kind !== "citation" && (own.includes(short(edge.child)) || own.includes(short(edge.parent))),
  );
  expect(shared.map(({ child, parent, kind }) => `${child} ${kind} ${parent}`)).toEqual([]);
});

test("the alliance's range is one statement with one origin, however many carry it", () => {
  const ranges = statements("killed").filter(({ low, high }) => low === 8000 && high === 14000);
  expect(ranges.map(({ source, saidOn }) => ({ source, saidOn }))).toEqual([
    { source: "Northern Compact", saidOn: "2025-03-12" },
  ]);
  expect(ranges[0]?.origins).toBe(1);
  expect(ranges[0]?.reports).toBeGreaterThanOrEqual(6);
  expect(ranges[0]?.outlets).toBeGreaterThanOrEqual(5);
});

test.for([
  ["killed", 612, "Ardovia"],
  ["killed", 1087, "Ardovia"],
  ["killed", 1390, "Lethia"],
] as const)("%s: %i is in the ledger, on the side of %s", ([measure, value, side]) => {
  const found = statements(measure).find(({ low, high }) => low === value && high === value);
  expect(found?.entry.population.side).toBe(side);
});

test.for([
  ["the war in Karsk, told for scale", 9000],
  ["the border war of 1974", 2300],
] as const)("%s is nowhere in the entries", ([, value]) => {
  const found = ledger.entries.flatMap((entry) =>
    entry.statements.filter(({ low, high }) => low === value && high === value),
  );
  expect(found).toEqual([]);
});

test.for([
  // 14,000 dead at three wounded for each are 56,000: more than the 42,000 of the same breath
  ["arithmetic", ["14,000", "42,000"]],
  // the Compact's 8,000–14,000 beside Ardovia's 1,087
  ["disagreement", ["8,000", "14,000", "1,087"]],
  // three wounded for every soldier killed became three for every casualty
  ["distortion", ["casualty"]],
  // 60 names were counted twice: the toll before and after stand side by side, with their days
  ["disagreement", ["1,450", "1,390"]],
] as const)("finds %s", ([kind, words]) => {
  const matching = findingsOf(kind).filter((text) => words.every((word) => text.includes(word)));
  expect(matching, findingsOf(kind).join("\n")).not.toEqual([]);
});

test("the whole ledger is as it was looked at", () => matchGolden("sample-ledger.json", stages.ledgers));
