import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runHearsay } from "../../test/support/run-hearsay.ts";
import { COMMANDS } from "./command-list.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "hearsay-cli-"));
  mkdirSync(join(folder, "fire"));
  writeFileSync(
    join(folder, "fire/wire.txt"),
    "---\noutlet: Coast Wire\npublished: 2031-05-04T10:00:00Z\n---\nHARBOUR TOWN — At least 12 people were killed in a fire at the harbour, police said on Sunday.\n",
  );
  writeFileSync(
    join(folder, "fire/paper.txt"),
    "---\noutlet: The Paper\npublished: 2031-05-05\n---\nAt least 12 people were killed in the harbour fire, police said. The mayor said 30 others were injured.\n",
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (...parts: readonly string[]): string => join(folder, ...parts);

test("--help lists every command and takes no command to be loaded", async () => {
  const { code, out } = await runHearsay(["--help"]);
  expect(code).toBe(0);
  for (const { name, summary } of COMMANDS) {
    expect(out).toContain(`  ${name} `);
    expect(out.replaceAll(/\s+/g, " ")).toContain(summary);
  }
});

test.for(COMMANDS.map(({ name }) => name))("%s --help says what it does, with an example", async (name) => {
  const { code, out } = await runHearsay([name, "--help"]);
  expect(code).toBe(0);
  expect(out).toContain(`Usage: hearsay ${name}`);
  expect(out).toMatch(/\n {2}\$ .*hearsay /);
  expect((await runHearsay(["help", name])).out).toBe(out);
});

test.for([
  ["no command", []],
  ["an unknown command", ["clams"]],
  ["an unknown option", ["read", "--nope"]],
  ["an option of another command", ["read", "--db", "x.db", "."]],
  ["a missing argument", ["why"]],
  ["no path", ["claims"]],
  ["a missing path", ["claims", "/no/such/path"]],
  ["a setting that is no number", ["read", "--max-report-bytes", "big", "."]],
  ["an unknown profile", ["ledger", "--profile", "mean", "."]],
  ["a database that is not there", ["stories", "--db", "/no/such/a.db"]],
  ["a folder that is not there, for a database", ["add", "x.txt", "--db", "/no/such/a.db"]],
] as const)("misuse is exit 2, on standard error: %s", async ([, words]) => {
  const { code, out, talk } = await runHearsay(words);
  expect(code).toBe(2);
  expect(out).toBe("");
  expect(talk).toMatch(/hearsay/);
});

test("an empty folder is misuse, and says what would be read", async () => {
  mkdirSync(at("empty"));
  const { code, talk } = await runHearsay(["read", at("empty")]);
  expect(code).toBe(2);
  expect(talk).toMatch(/\(folder-empty\)[\s\S]*\.txt/);
});

test("broken files are named and the rest is still done", async () => {
  mkdirSync(at("mixed"));
  writeFileSync(at("mixed/good.txt"), "A storm killed 3 people, officials said.");
  writeFileSync(at("mixed/picture.png"), Buffer.from("89504e470d0a1a0a0000000d", "hex"));
  writeFileSync(at("mixed/pages.warc.gz"), gzipSync("WARC/1.0").subarray(0, 12));
  writeFileSync(at("mixed/latin.txt"), Buffer.from([0x31, 0x32, 0x20, 0xff, 0xfe, 0x00, 0x81, 0x64]));
  writeFileSync(at("mixed/lines.jsonl"), '{"text": "A flood killed 4."}\n{"text": \n');
  const { code, records, talk } = await runHearsay(["read", at("mixed"), "--json"]);
  expect(code).toBe(1);
  expect(records.map((record) => record.file)).toEqual(expect.arrayContaining(["good.txt", "lines.jsonl#1"]));
  for (const name of ["picture.png", "pages.warc.gz", "lines.jsonl:2"]) expect(talk).toContain(name);
});

test("a report over the limit is named before it is taken into memory", async () => {
  mkdirSync(at("large"));
  writeFileSync(at("large/small.txt"), "Twelve people died.");
  writeFileSync(at("large/huge.txt"), "12 people died. ".repeat(4096));
  const { code, records, talk } = await runHearsay(["read", at("large"), "--max-report-bytes", "1000", "--json"]);
  expect(code).toBe(1);
  expect(records.map((record) => record.file)).toEqual(["small.txt"]);
  expect(talk).toMatch(/huge\.txt.*\(report-too-large\)/);
});

test("standard input is read as what it holds", async () => {
  const text = await runHearsay(["read", "-", "--json"], { stdin: "Twelve people died." });
  expect(text.records).toMatchObject([{ text: "Twelve people died.", file: null }]);
  const lines = await runHearsay(["read", "-", "--json"], { stdin: '{"text":"One."}\n{"text":"Two."}\n' });
  expect(lines.records.map((record) => record.text)).toEqual(["One.", "Two."]);
  expect((await runHearsay(["read", "-"], { stdin: "" })).code).toBe(1);
});

test("with --json there are only records on standard output; without it a view that fits the terminal", async () => {
  for (const command of ["read", "claims", "attributions", "lineage", "ledger"]) {
    const asRecords = await runHearsay([command, at("fire"), "--json"]);
    expect(asRecords.code, asRecords.talk).toBe(0);
    for (const record of asRecords.records) expect(record.schema).toBe(1);
    const view = await runHearsay([command, at("fire")], { environment: { COLUMNS: "72" } });
    expect(view.code).toBe(0);
  }
  const view = await runHearsay(["claims", at("fire")], { environment: { COLUMNS: "72" } });
  expect(view.out).toContain("At least 12");
  for (const line of view.out.split("\n")) expect(line.length).toBeLessThanOrEqual(90);
});

test("colours only on a terminal, and none where NO_COLOR is set", async () => {
  expect((await runHearsay(["read", at("fire")])).out).not.toContain("\u001b[");
  expect((await runHearsay(["read", at("fire")], { terminal: 100 })).out).toContain("\u001b[");
  const plain = await runHearsay(["read", at("fire")], { terminal: 100, environment: { NO_COLOR: "1" } });
  expect(plain.out).not.toContain("\u001b[");
});

test("a claim says why it was made, from files and from the database", async () => {
  const { records } = await runHearsay(["claims", at("fire"), "--json"]);
  const id = String(records[0]?.id);
  const view = await runHearsay(["why", id.slice(0, 10), at("fire")]);
  expect(view.code, view.talk).toBe(0);
  expect(view.out).toContain("At least 12");
  const steps = await runHearsay(["why", id, at("fire"), "--json"]);
  expect(steps.records.length).toBeGreaterThan(0);
  for (const step of steps.records) expect(step).toMatchObject({ schema: 1, claim: id, text: expect.any(String) });
  expect((await runHearsay(["why", "zzzz", at("fire")])).code).toBe(2);
});

test("add, then ask: the same records as without a database", async () => {
  const db = at("a.db");
  const environment = { HEARSAY_DB: db };
  expect((await runHearsay(["add", at("fire")], { environment })).code).toBe(0);
  const stories = (await runHearsay(["stories", "--json"], { environment })).records;
  expect(stories).toMatchObject([{ schema: 1, counts: { reports: 2, outlets: 2 } }]);
  const [ledger] = (await runHearsay(["ledger", at("fire"), "--json"])).records;
  const entries = (await runHearsay(["figures", "--json"], { environment })).records;
  expect(entries.map(({ schema, story, ...entry }) => entry)).toEqual(ledger?.entries);
  const figure = String(entries[0]?.id);
  const traced = await runHearsay(["trace", figure.slice(0, 12), "--json"], { environment });
  expect(traced.code, traced.talk).toBe(0);
  const fromFiles = await runHearsay(["trace", figure, at("fire"), "--json"]);
  expect(traced.records).toEqual(fromFiles.records);
  for (const command of ["findings", "sources", "figures", "stories"])
    expect((await runHearsay([command], { environment })).code).toBe(0);
});

test("the same bytes twice change nothing", async () => {
  const db = at("twice.db");
  const environment = { HEARSAY_DB: db };
  await runHearsay(["add", at("fire")], { environment });
  const before = (await runHearsay(["figures", "--json"], { environment })).out;
  const again = await runHearsay(["add", at("fire")], { environment });
  expect(again.talk).toContain("0 new, 0 stories");
  expect((await runHearsay(["figures", "--json"], { environment })).out).toBe(before);
});

test("what a person does is kept, replayed and can be taken back", async () => {
  const environment = { HEARSAY_DB: at("review.db"), HEARSAY_EDITOR: "Ada" };
  await runHearsay(["add", at("fire")], { environment });
  const figures = async (): Promise<string> => (await runHearsay(["figures", "--json"], { environment })).out;
  const before = await figures();
  const { records } = await runHearsay(["claims", at("fire"), "--json"]);
  const id = String(records[0]?.id);
  const act = await runHearsay(["review", "correct", id, "figure.low", "13", "--why", "a slip", "--json"], {
    environment,
  });
  expect(act.code, act.talk).toBe(0);
  expect(act.records).toMatchObject([{ by: "Ada", why: "a slip", at: "2031-05-06T07:08:09.000Z" }]);
  expect(await figures()).not.toBe(before);
  await runHearsay(["add", at("fire"), "--refresh"], { environment });
  expect(await figures()).toContain('"low":13');
  const log = await runHearsay(["review", "log", "--json"], { environment });
  const elsewhere = { HEARSAY_DB: at("elsewhere.db") };
  await runHearsay(["add", at("fire")], { environment: elsewhere });
  const replayed = await runHearsay(["review", "replay", "-", "--json"], { environment: elsewhere, stdin: log.out });
  expect(replayed.records).toMatchObject([{ acts: 1, kept: 1 }]);
  expect((await runHearsay(["figures", "--json"], { environment: elsewhere })).out).toBe(await figures());
  const actId = String(act.records[0]?.id);
  expect((await runHearsay(["review", "undo", actId.slice(0, 6)], { environment })).code).toBe(0);
  expect(await figures()).toBe(before);
  expect((await runHearsay(["review", "log"], { environment })).out).toContain("taken back");
  expect((await runHearsay(["review", "correct", id, "figure.low", "many"], { environment })).code).toBe(2);
  expect((await runHearsay(["review", "correct", id, "nonsense", "1"], { environment })).code).toBe(2);
});

test("a report's states are laid beside each other, from files and from the database", async () => {
  mkdirSync(at("states"));
  const page = (time: string, words: string): string =>
    `---\nurl: https://coast.example/fire\noutlet: Coast Wire\npublished: ${time}\n---\nA fire broke out at the harbour before dawn and spread to three warehouses along the quay. Police said at least ${words} people were killed. Crews were still searching the buildings at noon, the fire service said.\n`;
  writeFileSync(at("states/1.txt"), page("2031-05-04T10:00:00Z", "12"));
  writeFileSync(at("states/2.txt"), page("2031-05-04T14:00:00Z", "17"));
  const environment = { HEARSAY_DB: at("states.db") };
  await runHearsay(["add", at("states")], { environment });
  const fromFiles = await runHearsay(["diff", "https://coast.example/fire", at("states"), "--json"]);
  const stored = await runHearsay(["diff", "https://coast.example/fire", "--json"], { environment });
  for (const { code, records, talk } of [fromFiles, stored]) {
    expect(code, talk).toBe(0);
    expect(records).toMatchObject([{ schema: 1, kind: "figures", figures: { before: ["12"], after: ["17"] } }]);
  }
  const view = await runHearsay(["diff", "https://coast.example/fire"], { environment });
  expect(view.out).toContain("⟦17⟧");
  const all = await runHearsay(["diff", "https://coast.example/fire", "--all"], { environment });
  expect(all.out).toContain("Crews were still searching");
});

test("a database that cannot be used is left as it is", async () => {
  const path = at("notes.db");
  writeFileSync(path, "not a database, although its name says so. ".repeat(40));
  const { code, talk } = await runHearsay(["add", at("fire"), "--db", path]);
  expect(code).toBe(2);
  expect(talk).toContain("database-foreign");
  expect(readFileSync(path, "utf8")).toContain("not a database");
  expect(readdirSync(folder).filter((name) => name.startsWith("notes.db"))).toEqual(["notes.db"]);
});
