import { expect, test } from "vitest";
import { makeReportOf } from "../../test/support/make-report.ts";
import type { Report } from "../report/report.ts";
import { orderOfReports, orderOfVersions } from "./compare-times.ts";
import { isOneOutlet, urlKey } from "./same-publisher.ts";

const at = (publishedAt: string | null, capturedAt: string | null = null, modifiedAt: string | null = null): Report =>
  makeReportOf("A", "2024-06-03", { publishedAt, capturedAt, modifiedAt });

test.for<readonly [string, Report, Report, string | null]>([
  ["two instants", at("2024-06-03T10:00:00Z"), at("2024-06-03T11:00:00+02:00"), "b published sure"],
  ["two days", at("2024-06-03"), at("2024-06-04"), "a published sure"],
  ["one day does not tell", at("2024-06-03"), at("2024-06-03T11:00:00Z"), null],
  // seen before the other was published
  ["a capture is a bound", at(null, "2024-06-03T08:00:00Z"), at("2024-06-03T11:00:00Z"), "a captured sure"],
  ["a later capture is none", at(null, "2024-06-03T12:00:00Z"), at("2024-06-03T11:00:00Z"), null],
  ["captures far apart", at(null, "2024-06-03T08:00:00Z"), at(null, "2024-06-05T08:00:00Z"), "a captured sure"],
  ["captures close together", at(null, "2024-06-03T08:00:00Z"), at(null, "2024-06-03T09:00:00Z"), "a captured unsure"],
  ["nothing stated", at(null), at(null), null],
])("%s", ([, a, b, told]) => {
  const order = orderOfReports(a, b);
  const words =
    order === null ? null : `${order.order < 0 ? "a" : "b"} ${order.by} ${order.isSure ? "sure" : "unsure"}`;
  expect(words).toBe(told);
});

test.for<readonly [string, Report, Report, string | null]>([
  [
    "by capture where both were published at once",
    at("2024-06-03T10:00:00Z", "2024-06-03T11:00:00Z"),
    at("2024-06-03T10:00:00Z", "2024-06-03T15:00:00Z"),
    "a captured",
  ],
  [
    "by the last change",
    at("2024-06-03T10:00:00Z", null, "2024-06-03T18:00:00Z"),
    at("2024-06-03T10:00:00Z"),
    "b published",
  ],
  ["one day, nothing more", at("2024-06-03"), at("2024-06-03"), null],
])("versions: %s", ([, a, b, told]) => {
  const order = orderOfVersions(a, b);
  expect(order === null ? null : `${order.order < 0 ? "a" : "b"} ${order.by}`).toBe(told);
});

test.for([
  ["https://www.paper.example/a/dam?utm_source=x#top", "http://paper.example/a/dam/"],
  ["https://amp.paper.example/a/dam", "https://paper.example/a/dam/amp"],
] as const)("%s is the page %s", ([a, b]) => expect(urlKey(a)).toBe(urlKey(b)));

test.for(["https://paper.example/", "no address", null])("no page: %s", (url) => expect(urlKey(url)).toBeNull());

test("a page is told by its query where that names it", () =>
  expect(urlKey("https://paper.example/?id=7")).not.toBe(urlKey("https://paper.example/?id=8")));

test("outlets are one by their listed name", () => {
  expect(isOneOutlet(makeReportOf("AP", "2024-06-03"), makeReportOf("The Associated Press", "2024-06-03"))).toBe(true);
  expect(isOneOutlet(makeReportOf("AP", "2024-06-03"), makeReportOf("AFP", "2024-06-03"))).toBe(false);
  expect(isOneOutlet(makeReportOf("AP", "2024-06-03"), makeReportOf("x", "2024-06-03", { outlet: null }))).toBeNull();
});
