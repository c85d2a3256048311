import { expect, test } from "vitest";
import { makeReport } from "../../test/support/make-records.ts";
import type { Claim } from "../claim/claim.ts";
import type { Report } from "../report/report.ts";
import { MOST_TOGETHER, tellClaims, tellTogether } from "./tell-claims.ts";

const reportOf = (outlet: string, publishedAt: string, text: string): Report =>
  makeReport({
    file: `${outlet.toLowerCase().replaceAll(" ", "-")}.txt`,
    outlet: { name: outlet, domain: null, owner: null },
    publishedAt,
    title: "Explosion at the Velmar fireworks plant",
    text,
  });

const wire = reportOf(
  "Coast Wire",
  "2031-05-06",
  "VELMAR — An explosion at the Sunburst fireworks plant in Velmar on Monday killed at least 14 workers, the Velmar fire service said on Tuesday. It said 31 workers were injured at the plant.",
);
const paper = reportOf(
  "The Velmar Post",
  "2031-05-08",
  "The explosion at the Sunburst fireworks plant in Velmar has left 19 workers dead, the Velmar fire service says. The Velmar fire service has acknowledged at least 14 dead workers at first. Nine workers are still missing. Some 200 soldiers were deployed to the plant.",
);
const other = reportOf(
  "Inland News",
  "2031-05-07",
  "The explosion that tore through the Sunburst fireworks plant in Velmar killed 17 workers, the plant’s union says, and destroyed 6 houses beside the Sunburst fireworks plant.",
);
// the same event, dated otherwise
const stray = reportOf(
  "Hill Times",
  "2031-05-08",
  "An explosion at the Sunburst fireworks plant in Velmar on Sunday killed 19 workers, the Velmar fire service said.",
);

const claimOf = (reports: readonly Report[], report: Report, figure: string): Claim => {
  const told = tellTogether(reports).find((one) => one.report === report);
  const claim = told?.records.find((one) => one.figure.text === figure && one.in === "text");
  if (claim === undefined) throw new Error(`no claim of ${figure}`);
  return claim;
};

test("the day of the event goes to reports that do not tell it, and says whose it is", () => {
  const claim = claimOf([wire, other, paper], other, "17");
  expect(claim.period).toEqual({ from: "2031-05-05", to: claim.asOf, text: null, basis: "inferred" });
  expect(claim.why.at(-1)?.rule).toContain("Coast Wire");
  expect(claimOf([wire, other, paper], other, "6").period).toMatchObject({ from: "2031-05-05" });
});

test("the place of the event goes to reports that name none", () => {
  const nameless = reportOf(
    "The Velmar Evening",
    "2031-05-07",
    "The blast at the fireworks plant has left 17 workers dead, the union says. Thirty workers of the fireworks plant are injured.",
  );
  const claim = claimOf([wire, other, nameless], nameless, "17");
  expect(claim).toMatchObject({ place: "Velmar", placeBasis: "inferred" });
  expect(claimOf([nameless], nameless, "17").place).toBeNull();
});

test("what a report tells by itself stands", () => {
  expect(claimOf([wire, other, paper], wire, "at least 14")).toEqual(claimOf([wire], wire, "at least 14"));
});

test("the order of the reports makes no difference", () => {
  const told = (reports: readonly Report[]): readonly string[] =>
    tellTogether(reports)
      .flatMap(({ records }) => records.map((claim) => JSON.stringify(claim)))
      .sort();
  expect(told([paper, other, wire])).toEqual(told([wire, other, paper]));
});

test.for([
  ["one report is no story", [other]],
  ["reports that date it otherwise", [wire, other, stray]],
  ["reports that do not date it", [other, paper]],
] as const)("nothing is lent: %s", ([, reports]) => {
  expect(claimOf(reports, other, "17").period).toBeNull();
});

test.for([
  ["a stock", paper, "Nine"],
  ["whoever was sent", paper, "Some 200"],
] as const)("takes no day: %s", ([, report, figure]) => {
  expect(claimOf([wire, other, paper], report, figure).period).toBeNull();
});

test("more than a handful are told one by one, each as it comes", async () => {
  const many = Array.from({ length: MOST_TOGETHER + 1 }, (_, at) =>
    makeReport({ file: `${at}.txt`, text: `At least ${at + 2} people were killed, police said.` }),
  );
  let apart = 0;
  const files: (string | null)[] = [];
  const stream = async function* (): AsyncGenerator<Report> {
    yield* many;
  };
  for await (const { report } of tellClaims(stream(), () => {
    apart += 1;
  }))
    files.push(report.file);
  expect(apart).toBe(1);
  expect(files).toEqual(many.map(({ file }) => file));
});
