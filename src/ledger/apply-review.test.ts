import { expect, test } from "vitest";
import { makeTold } from "../../test/support/make-claim.ts";
import { makeReportOf } from "../../test/support/make-report.ts";
import type { Claim } from "../claim/claim.ts";
import { applyReview, applyStoryReview, standingActs } from "./apply-review.ts";
import { compileLedger } from "./compile-ledger.ts";
import { type ClaimAnchor, CORRECTABLE, type Review, type ReviewAct } from "./review-act.ts";

const story = { id: "story", aliases: [], title: "A story", from: null, to: null, places: [], reports: [] };
const oak = makeReportOf("Daily Oak", "2024-05-02");
const elm = makeReportOf("Elm Post", "2024-05-02");
const first = makeTold(oak, { says: "41 killed", by: "Lunde Police@2024-05-01" });
const second = makeTold(elm, { says: "44 killed", by: "the harbour office@2024-05-01" });
const input = { story, reports: [oak, elm], claims: [first, second], edges: [], attributions: [] };

function anchor(claim: Claim): ClaimAnchor {
  const { start, end, text } = claim.figure;
  return { claim: claim.id, report: claim.report, start, end, figure: text };
}

let turn = 0;
function act(review: Review, id = `act-${turn}`): ReviewAct {
  turn += 1;
  return {
    schema: 1,
    id,
    at: `2024-06-01T00:00:${String(turn % 60).padStart(2, "0")}Z`,
    by: "an editor",
    why: null,
    review,
  };
}

test("a rejected claim is gone, and an undone rejection brings it back", () => {
  const reject = act({ kind: "reject", claim: anchor(second) }, "r");
  const undo = { ...act({ kind: "undo", act: "r" }, "u"), at: "2024-06-02T00:00:00Z" };
  const redo = { ...act({ kind: "undo", act: "u" }, "v"), at: "2024-06-03T00:00:00Z" };
  expect(compileLedger({ ...input, acts: [reject] }).entries[0]?.statements).toHaveLength(1);
  expect(compileLedger({ ...input, acts: [undo, reject] })).toEqual(compileLedger(input));
  expect(standingActs([redo, undo, reject]).map(({ id }) => id)).toEqual(["r"]);
});

test("a corrected field wins and is marked", () => {
  const acts = [act({ kind: "correct", claim: anchor(first), field: "figure.high", value: 47 }, "c")];
  const statements = compileLedger({ ...input, acts }).entries.flatMap((entry) => entry.statements);
  expect(statements.find((statement) => statement.source === "Lunde Police")).toMatchObject({
    high: 47,
    reviews: ["c"],
  });
});

// a value that the field cannot hold is no correction
test.for([
  ["figure.kind", "rather"],
  ["figure.low", -1],
  ["stance", 7],
  ["comparison", "yes"],
] as const)("leaves %s alone at %s", ([field, value]) => {
  const { claims } = applyReview([first], [oak], [act({ kind: "correct", claim: anchor(first), field, value })]);
  expect(claims).toEqual([first]);
});

test("joined claims are one statement, parted ones two", () => {
  const joined = compileLedger({
    ...input,
    acts: [act({ kind: "join-statements", claims: [anchor(first), anchor(second)] })],
  });
  expect(joined.entries.flatMap((entry) => entry.statements)).toHaveLength(1);
  const third = makeTold(elm, { says: "41 killed", by: "Lunde Police@2024-05-01" });
  const same = { ...input, claims: [first, third] };
  expect(compileLedger(same).entries[0]?.statements).toHaveLength(1);
  const parted = compileLedger({ ...same, acts: [act({ kind: "part-statement", claims: [anchor(third)] })] });
  expect(parted.entries[0]?.statements).toHaveLength(2);
});

test("a named source and an owner hold for every claim and report", () => {
  const { claims, reports } = applyReview(input.claims, input.reports, [
    act({ kind: "name-source", report: null, said: "the harbour office", name: "Lunde Police" }),
    act({ kind: "same-owner", outlets: ["Daily Oak", "elm post"], owner: "Grove Media" }),
  ]);
  expect(claims.map((claim) => claim.sources[0]?.name)).toEqual(["Lunde Police", "Lunde Police"]);
  expect(reports.map((report) => report.outlet?.owner)).toEqual(["Grove Media", "Grove Media"]);
});

test("a claim that was numbered anew is found by its place", () => {
  const again = { ...first, id: "another" };
  const { claims } = applyReview([again], [oak], [act({ kind: "reject", claim: anchor(first) })]);
  expect(claims).toEqual([]);
});

test("stories are joined and parted", () => {
  const stories = [
    { ...story, id: "a", reports: ["r1", "r2"] },
    { ...story, id: "b", reports: ["r3"] },
  ];
  const joined = applyStoryReview(stories, [act({ kind: "join-stories", stories: ["a", "b"] })]);
  expect(joined).toMatchObject([{ id: "a", aliases: ["b"], reports: ["r1", "r2", "r3"] }]);
  const parted = applyStoryReview(stories, [act({ kind: "part-story", story: "a", reports: ["r2"] })]);
  expect(parted.map((one) => one.reports)).toEqual([["r1"], ["r2"], ["r3"]]);
});

test("a thousand acts replayed over a new extraction give the same ledger, and undone the untouched one", () => {
  let state = 11;
  const roll = (sides: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * sides);
  };
  const reports = Array.from({ length: 30 }, (_, at) =>
    makeReportOf(`Paper ${at % 9}`, `2024-05-0${1 + (at % 7)}`, { text: `text ${at}` }),
  );
  const extract = (): Claim[] =>
    reports.flatMap((report, at) =>
      Array.from({ length: 6 }, (_, order) =>
        makeTold(report, {
          says: `${10 + ((at * 7 + order * 3) % 90)} ${["killed", "wounded", "missing"][order % 3] ?? "killed"}`,
          by: ["Lunde Police", "Red Cross", "officials"][(at + order) % 3] ?? "officials",
          claim: { start: order * 10 },
        }),
      ),
    );
  const claims = extract();
  const values = [null, 12, "killed", "Lunde", true, "exact", "2024-05-03"];
  const acts = Array.from({ length: 1_000 }, (_, at): ReviewAct => {
    const pick = (): ClaimAnchor => anchor(claims[roll(claims.length)] ?? first);
    const reviews: readonly Review[] = [
      { kind: "accept", claim: pick() },
      { kind: "reject", claim: pick() },
      {
        kind: "correct",
        claim: pick(),
        field: CORRECTABLE[roll(CORRECTABLE.length)] ?? "place",
        value: values[roll(values.length)] ?? null,
      },
      { kind: "join-statements", claims: [pick(), pick()] },
      { kind: "part-statement", claims: [pick()] },
      { kind: "rate", claim: pick(), pair: `${"ABCDEF".charAt(roll(6))}${1 + roll(6)}` },
      {
        kind: "name-source",
        report: roll(2) === 0 ? null : (reports[roll(30)]?.id ?? null),
        said: "officials",
        name: `Office ${roll(4)}`,
      },
      { kind: "same-owner", outlets: [`Paper ${roll(9)}`, `Paper ${roll(9)}`], owner: `Group ${roll(3)}` },
      { kind: "undo", act: `n${roll(Math.max(1, at))}` },
    ];
    return {
      schema: 1,
      id: `n${at}`,
      at: new Date(Date.UTC(2024, 5, 1) + at * 1_000).toISOString(),
      by: "an editor",
      why: null,
      review: reviews[roll(reviews.length)] ?? { kind: "undo", act: "n0" },
    };
  });
  const ground = { story, reports, edges: [], attributions: [] };
  const reviewed = JSON.stringify(compileLedger({ ...ground, claims, acts }));
  expect(JSON.stringify(compileLedger({ ...ground, claims: extract().reverse(), acts: [...acts].reverse() }))).toBe(
    reviewed,
  );
  const undone = [...standingActs(acts)].map(
    (one, at): ReviewAct => ({
      ...one,
      id: `z${at}`,
      at: `2024-07-01T00:00:00Z`,
      review: { kind: "undo", act: one.id },
    }),
  );
  const untouched = JSON.stringify(compileLedger({ ...ground, claims }));
  expect(reviewed).not.toBe(untouched);
  expect(JSON.stringify(compileLedger({ ...ground, claims, acts: [...acts, ...undone] }))).toBe(untouched);
});
