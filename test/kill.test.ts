import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runHearsay } from "./support/run-hearsay.ts";

const HOME = resolve(import.meta.dirname, "..");
const REPORTS = 240;
const TOWNS = ["Alder Bay", "Birchford", "Cedar Quay", "Dunmore", "Elm Cross"];

let folder = "";
let input = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "hearsay-kill-"));
  input = join(folder, "reports.jsonl");
  const lines = Array.from({ length: REPORTS }, (_, index) => {
    const town = TOWNS[index % TOWNS.length];
    const text = `A storm that struck ${town} on Sunday killed at least ${index + 2} people, the coast guard said. Crew ${index} searched the harbour of ${town} until nightfall.`;
    return JSON.stringify({ text, url: `https://news.example/${index}`, publishedAt: `2031-05-0${(index % 5) + 1}` });
  });
  writeFileSync(input, `${lines.join("\n")}\n`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("killed at any moment, it has lost nothing that it acknowledged, and repeating finishes the work", async () => {
  const environment = { HEARSAY_DB: join(folder, "killed.db"), HEARSAY_BATCH_REPORTS: "8" };
  const acknowledged = new Set<string>();
  for (const after of [1, 80, 180]) {
    for (const id of await addUntil(after, environment)) acknowledged.add(id);
    const known = await storedIds(environment);
    for (const id of acknowledged) expect(known.has(id), `${id} was acknowledged and is gone`).toBe(true);
  }
  const finished = await runHearsay(["add", input], { environment });
  expect(finished.code, finished.talk).toBe(0);
  const whole = { HEARSAY_DB: join(folder, "whole.db") };
  await runHearsay(["add", input], { environment: whole });
  for (const command of ["stories", "figures", "findings"]) {
    const [ours, theirs] = [
      await runHearsay([command, "--json"], { environment }),
      await runHearsay([command, "--json"], { environment: whole }),
    ];
    if (command !== "findings") expect(ours.records.length).toBeGreaterThan(0);
    expect(ours.out).toBe(theirs.out);
  }
}, 60_000);

/** Runs add in a process of its own and kills it when so many reports are acknowledged; gives their ids. */
function addUntil(count: number, environment: Readonly<Record<string, string>>): Promise<readonly string[]> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ["--import", "tsx", "src/cli/main.ts", "add", input, "--json"], {
      cwd: HOME,
      env: { ...process.env, ...environment },
      stdio: ["ignore", "pipe", "ignore"],
    });
    const ids: string[] = [];
    createInterface({ input: child.stdout }).on("line", (line) => {
      // The last line may be cut where the kill fell.
      if (!line.endsWith("}")) return;
      ids.push((JSON.parse(line) as { report: string }).report);
      if (ids.length >= count) child.kill("SIGKILL");
    });
    child.on("error", fail);
    child.on("close", () => done(ids));
  });
}

async function storedIds(environment: Readonly<Record<string, string>>): Promise<ReadonlySet<string>> {
  const { openStore } = await import("../src/store/open-store.ts");
  const { walkReports } = await import("../src/store/reports.ts");
  const path = environment.HEARSAY_DB ?? "";
  const store = await openStore({ path, mode: "read", busyTimeoutMs: 2000, cacheMebibytes: 4 });
  const ids = new Set<string>();
  for await (const rows of walkReports(store.db)) for (const row of rows) ids.add(row.report.id);
  await store.close();
  return ids;
}
