import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runHearsay } from "./support/run-hearsay.ts";

const MEBIBYTE = 1 << 20;
const SMALL = "A blast at a mill in Corrow killed 7 people, police said on Monday.";
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "hearsay-oversize-"));
  writeFileSync(join(folder, "b.txt"), SMALL);
  // A hole of 200 MiB: it takes no room on the disk, and whoever reads it takes a second and all that memory.
  for (const name of ["a.txt", "c.html"]) {
    writeFileSync(join(folder, name), "");
    truncateSync(join(folder, name), 200 * MEBIBYTE);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.for(["read", "claims", "attributions", "lineage", "ledger", "add"])(
  "%s refuses a text and a page of 200 MiB by their size, and does the rest",
  async (command) => {
    const environment = { HEARSAY_DB: join(folder, "oversize.db") };
    await runHearsay([command, join(folder, "b.txt"), "--json"], { environment });
    const held = process.memoryUsage().arrayBuffers;
    const before = performance.now();
    const { code, talk, records } = await runHearsay([command, folder, "--json"], { environment });
    expect(performance.now() - before).toBeLessThan(2000);
    expect(process.memoryUsage().arrayBuffers - held).toBeLessThan(50 * MEBIBYTE);
    expect(code).toBe(1);
    for (const name of ["a.txt", "c.html"])
      expect(talk).toContain(`${join(folder, name)}: the report has 200 MiB and is over maxReportBytes (16 MiB)`);
    if (command === "claims") expect(records.map((claim) => claim.file)).toEqual(["b.txt"]);
    if (command === "read") expect(records.map((report) => report.text)).toEqual([SMALL]);
  },
);

test("alone, it leaves nothing to do and says so", async () => {
  const { code, out, talk } = await runHearsay(["claims", join(folder, "a.txt"), "--json"]);
  expect([code, out]).toEqual([1, ""]);
  expect(talk).toContain("maxReportBytes");
});
