import { expect, test } from "vitest";
import { OTHER, OWN, REWRITE, reportOf, WIRE } from "../../test/support/sample-wire.ts";
import { traceLineage } from "../lineage/trace-lineage.ts";
import type { Report } from "../report/report.ts";
import { carryAliases } from "./carry-aliases.ts";
import { clusterStories } from "./cluster-stories.ts";
import { createStoryBook } from "./story-book.ts";

const flood = [
  reportOf("Meridian Press", "2024-06-03", WIRE, { title: "Dam bursts above Tarvik, killing at least 31" }),
  reportOf("Valley Gazette", "2024-06-03", REWRITE, { title: "Tarvik dam burst kills 31" }),
  reportOf("Hill Courier", "2024-06-04", OWN, { title: "In Tarvik, survivors of the dam burst wait for bread" }),
];
const tram = reportOf("Quillon Echo", "2024-06-06", OTHER, { title: "Nineteen hurt as tram jumps rails in Quillon" });

// Two earthquakes of one country a week apart: the same kind of words, another place and other names.
const quake = (town: string, province: string, official: string, toll: number, day: string, outlet: string): Report =>
  reportOf(outlet, day, [
    `An earthquake shook the ${province} province of Ostland, killing ${toll} people in the town of ${town}, officials said.`,
    `${official}, who leads the rescue in ${town}, said that houses of clay had collapsed on sleeping families in ${province}.`,
    `Aftershocks were felt in ${town} through the day, and the road to ${province} was cut by a landslide.`,
  ]);
const first = [
  quake("Lesk", "Norvane", "Ada Pell", 14, "2024-03-01", "Meridian Press"),
  quake("Lesk", "Norvane", "Ada Pell", 17, "2024-03-02", "Hill Courier"),
];
const second = [
  quake("Brod", "Sulmar", "Ivo Tenn", 22, "2024-03-09", "Meridian Press"),
  quake("Brod", "Sulmar", "Ivo Tenn", 25, "2024-03-10", "Hill Courier"),
];

const grouped = (reports: readonly Report[]): readonly (readonly string[])[] =>
  clusterStories(reports, traceLineage(reports)).map((story) => [...story.reports].sort());
const idsOf = (...groups: readonly (readonly Report[])[]): readonly (readonly string[])[] =>
  groups.map((reports) => reports.map(({ id }) => id).sort());

test("reports of one event are one story, another event is another", () =>
  expect(grouped([...flood, tram])).toEqual(idsOf(flood, [tram])));

test("two earthquakes a week apart stay two", () =>
  expect(grouped([...first, ...second])).toEqual(idsOf(first, second)));

test("the order of arrival does not count", () => {
  const all = [...flood, tram, ...first, ...second];
  const edges = traceLineage(all);
  const whole = clusterStories(all, edges);
  expect(clusterStories([...all].reverse(), [...edges].reverse())).toEqual(whole);
  const book = createStoryBook();
  for (const report of [...all].reverse()) {
    book.add([report], []);
    book.readStories();
  }
  book.add([], edges);
  expect(book.readStories().map(({ aliases: _, ...story }) => story)).toEqual(
    whole.map(({ aliases: _, ...story }) => story),
  );
});

test("a story tells its days, its title and its places", () => {
  const [story] = clusterStories(flood, traceLineage(flood));
  expect(story?.from).toBe("2024-06-03");
  expect(story?.to).toBe("2024-06-04");
  expect(flood.map(({ title }) => title)).toContain(story?.title);
  expect(story?.places).toContain("Ostland");
});

test("an id that was told lives on as an alias when an earlier report turns up", () => {
  const book = createStoryBook();
  book.add(flood.slice(1), []);
  const [before] = book.readStories();
  book.add(flood.slice(0, 1), traceLineage(flood));
  const [after, ...rest] = book.readStories();
  expect(rest).toEqual([]);
  if (before?.id !== after?.id) expect(after?.aliases).toContain(before?.id);
  book.remove(flood.slice(0, 1).map(({ id }) => id));
  const [back] = book.readStories();
  expect(back?.id).toBe(before?.id);
  if (before?.id !== after?.id) expect(back?.aliases).toContain(after?.id);
});

test("of a story that split, the part with most of its reports is the heir", () => {
  const story = (id: string, reports: readonly string[]) => ({
    id,
    aliases: [],
    title: "",
    from: null,
    to: null,
    places: [],
    reports,
  });
  const now = carryAliases([story("old", ["a", "b", "c"])], [story("x", ["a"]), story("y", ["b", "c"])]);
  expect(now.map(({ aliases }) => aliases)).toEqual([[], ["old"]]);
  // an id of today is nobody's alias
  expect(
    carryAliases([story("x", ["a", "b"])], [story("x", ["a"]), story("y", ["b"])]).map(({ aliases }) => aliases),
  ).toEqual([[], []]);
});

test("reports without words or days are stories of their own", () => {
  const empty = [1, 2].map((n) => reportOf(`E${n}`, "2024-06-03", [], { publishedAt: null }));
  expect(clusterStories(empty, [])).toHaveLength(2);
  expect(clusterStories([], [])).toEqual([]);
});
