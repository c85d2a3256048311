import { expect, test } from "vitest";
import { type Capture, NOTHING_STATED } from "./capture.ts";
import { readReports } from "./read-reports.ts";

const captureOf = (kind: Capture["kind"], words: string, more: Partial<Capture> = {}): Capture => ({
  kind,
  file: "a.txt",
  line: null,
  bytes: new TextEncoder().encode(words),
  stated: NOTHING_STATED,
  ...more,
});
const readOne = (capture: Capture) => {
  const { reports, faults } = readReports(capture);
  expect(faults).toEqual([]);
  const [report] = reports;
  if (report === undefined) throw new Error("no report was read");
  return report;
};

test("a text file's text is its own, byte for byte", () => {
  const words = "  Twelve\u00a0people \r\n\r\nwere killed.  \n\n";
  expect(readOne(captureOf("text", words))).toMatchObject({ text: words, file: "a.txt", url: null, publishedAt: null });
});

test("front matter comes off, and the manifest goes before it", () => {
  const words = "---\noutlet: Courier\npublished: 2025-03-12\nurl: https://courier.example/x\n---\nText";
  const stated = { ...NOTHING_STATED, published: "2025-03-12T08:00:00Z" };
  const report = readOne(captureOf("text", words, { stated }));
  expect(report).toMatchObject({ text: "Text", url: "https://courier.example/x", publishedAt: "2025-03-12T08:00:00Z" });
  expect(report.outlet).toEqual({ name: "Courier", domain: "courier.example", owner: null });
});

test("the id follows from the address (else outlet, else file name) and the text alone", () => {
  const idOf = (words: string, more: Partial<Capture> = {}) => readOne(captureOf("text", words, more)).id;
  const stated = { ...NOTHING_STATED, url: "https://courier.example/x" };
  expect(idOf("Text", { stated, file: "a.txt" })).toBe(idOf("Text", { stated, file: "b.txt" }));
  expect(idOf("Text", { stated })).not.toBe(idOf("Text."));
  expect(idOf("Text", { file: "in/a.txt" })).toBe(idOf("Text", { file: "a.txt" }));
  expect(idOf("Text", { file: "b.txt" })).not.toBe(idOf("Text", { file: "a.txt" }));
});

test("a record needs only its text", () => {
  const report = readOne(captureOf("record", '{"text":"Twelve were killed."}', { file: "r.jsonl", line: 3 }));
  expect(report).toMatchObject({ file: "r.jsonl#3", text: "Twelve were killed.", outlet: null, title: null });
});

test("what was read and written as a record reads the same again", () => {
  const stated = {
    ...NOTHING_STATED,
    url: "https://courier.example/x",
    outlet: "Courier",
    published: "2025-03-12",
    title: "T",
  };
  const first = readOne(captureOf("text", "The ministry said that it was so.", { stated }));
  expect(readOne(captureOf("record", JSON.stringify(first), { file: null, line: 1 }))).toEqual(first);
});

test.for([
  ["broken", "{", "the line is no JSON"],
  ["no object", "[1]", "the line is no JSON object"],
  ["without a text", '{"title":"A"}', "the record has no “text”"],
  ["with a text that is none", '{"text":12}', "the record has no “text”"],
] as const)("a line that is %s is a fault with its number", ([, words, message]) => {
  const { reports, faults } = readReports(captureOf("record", words, { file: "r.jsonl", line: 7 }));
  expect(reports).toEqual([]);
  expect(faults).toEqual([{ path: "r.jsonl", line: 7, code: "file-broken", message }]);
});

test("bytes that are no text are a fault", () => {
  const { reports, faults } = readReports(captureOf("text", "", { bytes: new Uint8Array(64) }));
  expect(reports).toEqual([]);
  expect(faults.map(({ code }) => code)).toEqual(["file-broken"]);
});

test("an odd text is a notice, and no reason to stop", () => {
  const codes = (words: string, more: Partial<Capture> = {}) =>
    readOne(captureOf("text", words, more)).notices.map(({ code }) => code);
  expect(codes(" \n")).toEqual(["empty-text"]);
  expect(codes("Text", { stated: { ...NOTHING_STATED, url: "javascript:alert(1)" } })).toEqual(["url-refused"]);
  expect(codes("Text", { stated: { ...NOTHING_STATED, published: "soon" } })).toEqual(["date-not-read"]);
  expect(codes("---\nmood: bad\n---\nText")).toEqual(["front-matter-unknown"]);
  expect(readOne(captureOf("record", '{"text":"a\\ud800b"}')).text).toBe("a\ufffdb");
});

test("an outlet that signs its own copy credits nobody; one that carries it credits the agency", () => {
  const words = "BRENNAU (MNA) — Twelve soldiers were killed, the ministry said.";
  const creditsOf = (outlet: string, byline: string | null) =>
    readOne(captureOf("text", words, { stated: { ...NOTHING_STATED, outlet, byline } })).credits;
  expect(creditsOf("Meridian News Agency", null)).toEqual([]);
  expect(creditsOf("Harbour Gazette", "Johan Elstrup, Meridian News Agency")).toEqual(["Meridian News Agency"]);
});
