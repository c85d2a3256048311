import { expect, test } from "vitest";
import { makeReportOf } from "../../test/support/make-report.ts";
import { OTHER, OWN, REWRITE, reportOf, WIRE } from "../../test/support/sample-wire.ts";
import type { Report } from "../report/report.ts";
import type { Edge } from "./edge.ts";
import { traceLineage } from "./trace-lineage.ts";

const wire = reportOf("Meridian Press", "2024-06-03", WIRE, { url: "https://meridian.example/dam" });

const only = (reports: readonly Report[]): Edge | null => {
  const edges = traceLineage(reports);
  expect(edges.length).toBeLessThan(2);
  return edges[0] ?? null;
};

test.for([
  [
    "the same page later",
    "revision",
    reportOf("Meridian Press", "2024-06-03", [...WIRE.slice(0, 6), "Three more bodies were found at dusk.", WIRE[7]], {
      url: "https://meridian.example/dam",
      modifiedAt: "2024-06-03T19:00:00Z",
    }),
  ],
  [
    "another outlet’s page with a line of its own",
    "copy",
    reportOf("Valley Gazette", "2024-06-03", [...WIRE, "Subscribe to our morning letter."]),
  ],
  ["the first half alone", "copy", reportOf("Valley Gazette", "2024-06-03", WIRE.slice(0, 5))],
  [
    "two paragraphs in a report of one’s own",
    "partial",
    reportOf("Valley Gazette", "2024-06-04", [...OWN.slice(0, 4), WIRE[3], WIRE[4], ...OWN.slice(4)]),
  ],
  ["told anew with the text at hand", "rewrite", reportOf("Valley Gazette", "2024-06-03", REWRITE)],
  [
    "one sentence quoted, and its source named",
    "quotation",
    reportOf("Valley Gazette", "2024-06-04", [
      ...OWN,
      "“We heard a crack like a cannon and then the whole valley was moving towards us,” a bus driver told Meridian Press.",
    ]),
  ],
  ["the same text at another outlet", "copy", reportOf("Valley Gazette", "2024-06-03", WIRE)],
  [
    "the same text at the same outlet",
    "same",
    reportOf("Meridian Press", "2024-06-03", WIRE, { url: null, id: "0123456789abcdef" }),
  ],
] as const)("%s is a %s", ([, kind, child]) => {
  const edge = only([wire, child]);
  expect(edge?.kind).toBe(kind);
  expect(edge?.passages.length).toBeGreaterThan(0);
  for (const passage of edge?.passages ?? []) {
    const [a, b] = [edge?.childId === wire.id ? wire : child, edge?.childId === wire.id ? child : wire];
    const plain = (text: string): string => text.toLowerCase().replace(/\W+/g, " ");
    expect(plain(a.text.slice(...passage.child))).toBe(plain(b.text.slice(...passage.parent)));
  }
});

test.for([
  ["the same facts in words of one’s own", reportOf("Valley Gazette", "2024-06-04", OWN)],
  ["another event", reportOf("Valley Gazette", "2024-06-03", OTHER)],
  ["nothing", makeReportOf("Valley Gazette", "2024-06-03", { text: "" })],
  ["one word", makeReportOf("Valley Gazette", "2024-06-03", { text: "Tarvik" })],
  [
    "a stock phrase",
    makeReportOf("Valley Gazette", "2024-06-03", {
      text: "The governor said in a statement that it was cooperating with investigators.",
    }),
  ],
] as const)("no edge: %s", ([, other]) => expect(only([wire, other])).toBeNull());

test.for([
  ["a credit", "credit", true, { day: "2024-06-03" }, "With reporting by Meridian Press"],
  ["the day", "published", true, { day: "2024-06-05" }, "Subscribe to our letter."],
] as const)("direction from %s", ([, by, sure, { day }, last]) => {
  const copy = reportOf("Valley Gazette", day, [...WIRE.map((one) => one.replace("(Meridian Press) ", "")), last]);
  const edge = only([{ ...wire, publishedAt: "2024-06-03" }, copy]);
  expect(edge?.direction).toEqual({ by, sure });
  expect(edge?.childId).toBe(copy.id);
});

test("nothing tells which of two versions of one day was first", () => {
  const [a, b] = [WIRE, WIRE.slice(0, 6)].map((sentences) =>
    reportOf("Meridian Press", "2024-06-03", sentences, { publishedAt: "2024-06-03" }),
  );
  const edge = only([a as Report, b as Report]);
  expect(edge?.kind).toBe("revision");
  expect(edge?.direction).toEqual({ by: "none", sure: false });
});

test("a credit without shared text is a citation", () => {
  const own = reportOf("Meridian Press", "2024-06-03", WIRE);
  const citing = makeReportOf("Valley Gazette", "2024-06-04", {
    text: `${OWN.join(" ")} In Ostland, Meridian Press reported that Corvane Metals ran the dam at Tarvik, and that Halla Brennick wants an inquiry. Brennick leads the Tarvik district of Ostland, where Corvane Metals employs half.`,
    credits: ["Meridian Press"],
  });
  const edge = only([own, citing]);
  expect(edge?.kind).toBe("citation");
  expect(edge?.evidence?.[0]?.text).toBe("Meridian Press");
});

test("the order of the reports does not count", () => {
  const reports = [
    wire,
    reportOf("B", "2024-06-03", REWRITE),
    reportOf("C", "2024-06-04", WIRE.slice(0, 6)),
    reportOf("D", "2024-06-04", OTHER),
  ];
  expect(traceLineage([...reports].reverse())).toEqual(traceLineage(reports));
});

test("the same report a thousand times is one report", () => {
  expect(traceLineage(Array.from({ length: 1000 }, () => wire))).toEqual([]);
});

test("a report of five megabytes is traced like any other", () => {
  const long = makeReportOf("Archive", "2024-06-09", {
    text: `${"lorem ipsum dolor ".repeat(280_000)}\n\n${WIRE.join(" ")}`,
  });
  const before = performance.now();
  expect(only([wire, long])?.childId).toBe(long.id);
  expect(performance.now() - before).toBeLessThan(10_000);
});

test("other scripts are read", () => {
  const text =
    "Землетрясение магнитудой 6,8 произошло на востоке страны во вторник утром, погибли по меньшей мере 112 человек, сообщили власти. Спасатели продолжают разбирать завалы жилых домов в городе и окрестных сёлах, связь восстановлена частично.";
  const edge = only([
    makeReportOf("Весть", "2024-06-03", { text }),
    makeReportOf("Новости", "2024-06-04", { text: `${text} Подробности позже.` }),
  ]);
  expect(edge?.kind).toBe("copy");
});
