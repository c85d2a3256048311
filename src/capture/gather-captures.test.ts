import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Capture, Fault } from "../report/capture.ts";
import { type GatherOptions, gatherCaptures } from "./gather-captures.ts";

let root = "";
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "hearsay-gather-"));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

let folders = 0;
/** A folder of its own with these files. */
function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  folders += 1;
  const folder = join(root, `f${folders}`);
  mkdirSync(folder);
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  }
  return folder;
}

async function gather(paths: readonly string[], options: Partial<GatherOptions> = {}) {
  const captures: Capture[] = [];
  const faults: Fault[] = [];
  const notices: string[] = [];
  const listeners = {
    onFault: (fault: Fault) => faults.push(fault),
    onNotice: (notice: { code: string }) => notices.push(notice.code),
  };
  for await (const capture of gatherCaptures(paths, { ...listeners, ...options })) captures.push(capture);
  const faultCodes = faults.map(({ code }) => code);
  return { captures, faults, faultCodes, notices, files: captures.map(({ file }) => file) };
}

const wordsOf = ({ bytes }: Capture): string => new TextDecoder().decode(bytes);
const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]);
async function* chunksOf(...words: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const each of words) yield new TextEncoder().encode(each);
}

test("a folder is walked, sorted by name, with files named from it", async () => {
  const folder = folderOf({ "b.txt": "b", "a/z.html": "<p>z", "a.md": "a", ".hidden.txt": "no", "a/.git/x.txt": "no" });
  const { captures, files } = await gather([folder]);
  expect(files).toEqual(["a/z.html", "a.md", "b.txt"]);
  expect(captures.map(({ kind }) => kind)).toEqual(["page", "text", "text"]);
});

test("a file is read once, however often it is named", async () => {
  const folder = folderOf({ "a.txt": "a", "b.txt": "b" });
  const { captures } = await gather([join(folder, "b.txt"), folder, join(folder, "*.txt")]);
  expect(captures.map(wordsOf)).toEqual(["b", "a"]);
});

test.for([
  ["*.txt", ["a.txt", "b1.txt"]],
  ["**/*.txt", ["a.txt", "b1.txt", "in/c.txt"]],
  ["{a,in/c}.txt", ["a.txt", "in/c.txt"]],
  ["b[0-9].txt", ["b1.txt"]],
  ["?.{txt,md}", ["a.txt", "d.md"]],
  ["in/*", ["in/c.txt"]],
] as const)("the glob %s", async ([pattern, expected]) => {
  const folder = folderOf({ "a.txt": "a", "b1.txt": "b", "in/c.txt": "c", "d.md": "d" });
  const { files } = await gather([join(folder, pattern)]);
  expect(files).toEqual(expected.map((file) => join(folder, file)));
});

test("a name with a bracket is a name before it is a pattern", async () => {
  const folder = folderOf({ "a[1].txt": "a" });
  expect((await gather([join(folder, "a[1].txt")])).captures).toHaveLength(1);
});

test("a manifest tells of the files beside and below it, in a folder or alone", async () => {
  const manifest =
    '{"file":"a.txt","outlet":"Courier","published":"2025-03-12"}\n\n{"file":"in/b.txt","outlet":"Gazette"}\n';
  const folder = folderOf({ "manifest.jsonl": manifest, "a.txt": "a", "in/b.txt": "b" });
  const { captures } = await gather([folder]);
  expect(captures.map(({ stated }) => stated.outlet)).toEqual(["Courier", "Gazette"]);
  expect((await gather([join(folder, "a.txt")])).captures[0]?.stated.published).toBe("2025-03-12");
});

test("a manifest that a shell's glob names is no report", async () => {
  const folder = folderOf({ "manifest.jsonl": '{"file":"a.txt","outlet":"Courier"}', "a.txt": "a" });
  const { captures, faults } = await gather([join(folder, "a.txt"), join(folder, "manifest.jsonl")]);
  expect(captures.map(({ stated }) => stated.outlet)).toEqual(["Courier"]);
  expect(faults).toEqual([]);
});

test.for([
  "../x.txt",
  "in/../../x.txt",
  "/etc/passwd",
  "C:\\x.txt",
  "\\\\host\\x",
  "con.txt",
  "in/NUL",
  "",
  "a\u0000.txt",
])("a manifest does not lead out of its folder: %j", async (file) => {
  const folder = folderOf({ "manifest.jsonl": JSON.stringify({ file, outlet: "X" }), "a.txt": "a" });
  const { files, faults } = await gather([folder]);
  expect(files).toEqual(["a.txt"]);
  expect(faults).toMatchObject([{ code: "manifest-refused", line: 1 }]);
});

test("a link that a manifest names is refused; one that it does not is followed", async () => {
  const folder = folderOf({ "manifest.jsonl": '{"file":"named.txt"}', "a.txt": "a" });
  symlinkSync("a.txt", join(folder, "named.txt"));
  symlinkSync("a.txt", join(folder, "other.txt"));
  const { files, faultCodes } = await gather([folder]);
  expect(files).toEqual(["a.txt", "other.txt"]);
  expect(faultCodes).toEqual(["manifest-refused"]);
});

test("what is broken is named and the rest is done", async () => {
  const folder = folderOf({
    "a.txt": "a",
    "b.txt": PNG,
    "c.gz": Uint8Array.from([0x1f, 0x8b, 8]),
    "d.png": PNG,
    "e.rss": "<rss/>",
  });
  symlinkSync("nowhere.txt", join(folder, "f.txt"));
  symlinkSync(".", join(folder, "round"));
  const { files, faults, notices } = await gather([folder]);
  expect(files).toEqual(["a.txt"]);
  expect(faults.map(({ path, code }) => `${path.slice(folder.length + 1)} ${code}`).sort()).toEqual([
    "b.txt file-broken",
    "c.gz input-not-read",
    "e.rss input-not-read",
    "f.txt file-unreadable",
  ]);
  expect(notices.sort()).toEqual(["file-passed-over", "file-passed-over"]);
});

test("a report over the limit is refused before it is read", async () => {
  const folder = folderOf({ "a.txt": "a", "big.txt": "" });
  truncateSync(join(folder, "big.txt"), 5_000_000_000);
  const { files, faults } = await gather([folder]);
  expect(files).toEqual(["a.txt"]);
  expect(faults).toMatchObject([
    {
      path: join(folder, "big.txt"),
      code: "report-too-large",
      message: "the report has 4.7 GiB and is over maxReportBytes (16 MiB)",
    },
  ]);
});

test("JSONL goes line by line; a line over the limit is let go", async () => {
  const folder = folderOf({ "r.jsonl": `{"text":"a"}\n\n{"text":"${"x".repeat(200_000)}"}\r\n{"text":"b"}` });
  const { captures, faults } = await gather([folder], { maxReportBytes: 1000 });
  expect(captures.map(({ kind, file, line }) => ({ kind, file, line }))).toEqual([
    { kind: "record", file: "r.jsonl", line: 1 },
    { kind: "record", file: "r.jsonl", line: 4 },
  ]);
  expect(faults).toMatchObject([{ code: "report-too-large", line: 3 }]);
});

test.for([
  ["records", [' \n{"text":"a"}\n{"te', 'xt":"b"}\n'], ["record", "record"]],
  ["a page", ["\n <!doctype", " html><p>x"], ["page"]],
  ["a text", ["Twelve ", "were killed"], ["text"]],
] as const)("standard input that holds %s", async ([, chunks, kinds]) => {
  const { captures, faults } = await gather(["-"], { stdin: chunksOf(...chunks) });
  expect(captures.map(({ kind }) => kind)).toEqual(kinds);
  expect(captures.every(({ file }) => file === null)).toBe(true);
  expect(faults).toEqual([]);
});

test("standard input over the limit is not read to its end", async () => {
  let given = 0;
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (; given < 1000; given += 1) yield new TextEncoder().encode("a".repeat(1000));
  }
  const { captures, faultCodes } = await gather(["-"], { stdin: endless(), maxReportBytes: 5000 });
  expect(captures).toEqual([]);
  expect(faultCodes).toEqual(["report-too-large"]);
  expect(given).toBeLessThan(10);
});

test.for([
  ["a missing path", "nope.txt", "path-missing"],
  ["a glob that nothing matches", "*.nope", "path-missing"],
  ["an address", "https://a.example/x", "input-not-read"],
] as const)("%s is misuse, and told before anything is read", async ([, path, code]) => {
  const folder = folderOf({ "a.txt": "a" });
  const given = path.includes("://") ? path : join(folder, path);
  await expect(gather([folder, given])).rejects.toMatchObject({ code, exitCode: 2 });
});

test.for([
  ["an empty folder", {}],
  ["a folder of pictures", { "a.png": PNG }],
  ["a folder with a manifest alone", { "manifest.jsonl": "" }],
] as const)("%s is misuse", async ([, files]) => {
  await expect(gather([folderOf(files)])).rejects.toMatchObject({ code: "folder-empty", exitCode: 2 });
});
