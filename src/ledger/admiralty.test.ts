import { expect, test } from "vitest";
import { makeTold } from "../../test/support/make-claim.ts";
import { makeReportOf } from "../../test/support/make-report.ts";
import { isAdmiraltyPair, pairOf, sayPair } from "./admiralty.ts";
import { compileLedger } from "./compile-ledger.ts";
import type { Entry } from "./ledger.ts";
import type { Review, ReviewAct } from "./review-act.ts";

const oak = makeReportOf("Daily Oak", "2024-05-02");
const elm = makeReportOf("Elm Post", "2024-05-02");
const police = makeTold(oak, { says: "41 killed", by: "Lunde Police@2024-05-02", who: "sailors" });
const cross = makeTold(elm, { says: "41 killed", by: "Red Cross@2024-05-02", who: "sailors" });
const later = makeTold(elm, { says: "60 killed", by: "Lunde Police@2024-05-03", who: "sailors" });
const story = { id: "s", aliases: [], title: "", from: null, to: null, places: [], reports: [] };

const act = (id: string, review: Review): ReviewAct => ({
  schema: 1,
  id,
  at: `2024-06-0${id}T00:00:00Z`,
  by: "ada",
  why: null,
  review,
});
const rate = (claim: typeof police, pair: string): Review => ({
  kind: "rate",
  claim: { claim: claim.id, report: claim.report, start: 0, end: 1, figure: claim.figure.text },
  pair,
});
const entryOf = (claims: readonly (typeof police)[], acts: readonly ReviewAct[] = []): Entry | undefined =>
  compileLedger({ story, reports: [oak, elm], claims, edges: [], attributions: [], acts }).entries[0];
const pair = (entry: Entry | undefined): string | null => (entry === undefined ? null : pairOf(entry));

test.each([
  ["A1", true],
  ["F6", true],
  ["G1", false],
  ["A7", false],
  ["a1", false],
  ["A", false],
  ["A11", false],
])("%s is a pair: %s", (word, isPair) => {
  expect(isAdmiraltyPair(word)).toBe(isPair);
});

test("starts at F6, and has the digit 1 where two origins agree", () => {
  expect(pair(entryOf([police]))).toBe("F6");
  expect(pair(entryOf([police, cross]))).toBe("F1");
});

test("what a person set wins, the last of them, until it is taken back", () => {
  const acts = [act("1", rate(police, "C3")), act("2", rate(cross, "B2"))];
  const rated = entryOf([police, cross], acts);
  expect(pair(rated)).toBe("B2");
  expect(rated?.rated?.act).toBe("2");
  expect(rated?.statements.flatMap((statement) => statement.reviews ?? []).sort()).toEqual(["1", "2"]);
  expect(pair(entryOf([police, cross], [...acts, act("3", { kind: "undo", act: "2" })]))).toBe("C3");
  const none = entryOf(
    [police, cross],
    [...acts, act("3", { kind: "undo", act: "2" }), act("4", { kind: "undo", act: "1" })],
  );
  expect(none).toEqual(entryOf([police, cross]));
});

test("a rating of a word that was replaced does not rate the word that replaced it", () => {
  const entry = entryOf([police, later], [act("1", rate(police, "A1"))]);
  expect(entry?.statements.map((statement) => statement.current)).toEqual([false, true]);
  expect(pair(entry)).toBe("F6");
});

test("a pair in words", () => {
  expect(sayPair("B3")).toBe("usually reliable; possibly true");
});
