import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeReport } from "./support/make-records.ts";
import { makeSite, type TestSite } from "./support/make-site.ts";
import { chromiumPath, openBrowser } from "./support/open-browser.ts";

const MAIN = join(import.meta.dirname, "../src/cli/main.ts");
const TSX = join(import.meta.dirname, "../node_modules/tsx/dist/cli.mjs");

let hosted: TestSite;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hearsay-live-"));
  hosted = await makeSite({
    reports: [
      makeReport({
        file: "one.txt",
        title: "Mine fire near Oswin",
        outlet: { name: "Oswin Mail", domain: "mail.example", owner: null },
        publishedAt: "2025-04-02",
        text: "At least 11 miners were killed in a fire in a coal mine near Oswin on Tuesday, the mine rescue service said. Rescuers in Oswin said the fire in the mine was still burning.",
      }),
    ],
  });
}, 30_000);
afterAll(async () => {
  await hosted.close();
  await rm(folder, { recursive: true, force: true });
});

/** Adds a text with the command line, as a process of its own; gives the moment its last write was done, as near as can be seen. */
const addElsewhere = async (name: string, text: string): Promise<void> => {
  const file = join(folder, name);
  await writeFile(file, text);
  const child = spawn(process.execPath, [TSX, MAIN, "add", file, "--db", hosted.database], { stdio: "pipe" });
  let talk = "";
  child.stderr.on("data", (bytes) => {
    talk += String(bytes);
  });
  const code = await new Promise((resolve) => child.on("exit", resolve));
  expect(code, talk).toBe(0);
};
const storyId = async (): Promise<string> => (await hosted.site.stories())[0]?.site.ledger.story.id ?? "";
const retelling = (toll: number): string =>
  `---\ntitle: Mine fire near Oswin, toll ${toll}\noutlet: Basin Herald ${toll}\npublished: 2025-04-03\n---\nA fire in a coal mine near Oswin killed at least ${toll} miners on Tuesday, the mine rescue service said on Wednesday. Rescuers in Oswin said the fire in the mine was out.\n`;

test("many pages listen, hear of what another process wrote, and leave nothing behind", {
  timeout: 60_000,
}, async () => {
  const served = await hosted.serve();
  const story = await storyId();
  const pages = 150;
  const heard = new Set<number>();
  const leave = new AbortController();
  const listening = Array.from({ length: pages }, async (_, index) => {
    const answer = await fetch(new URL(`live?story=${story}`, served.address), { signal: leave.signal });
    expect(answer.headers.get("Content-Type")).toContain("text/event-stream");
    expect(answer.headers.get("Content-Encoding")).toBeNull();
    const decoder = new TextDecoder();
    try {
      for await (const bytes of answer.body ?? [])
        if (decoder.decode(bytes, { stream: true }).includes("event: change")) heard.add(index);
    } catch {
      // The page was closed.
    }
  });
  await addElsewhere("two.txt", retelling(12));
  await expect.poll(() => heard.size, { timeout: 2000 }).toBe(pages);
  leave.abort();
  await Promise.all(listening);
  expect(hosted.errors).toEqual([]);
});

test("a page that comes back after a break hears what it missed, once", { timeout: 30_000 }, async () => {
  const served = await hosted.serve();
  const leave = new AbortController();
  const answer = await fetch(new URL(`live?story=${await storyId()}`, served.address), {
    headers: { "Last-Event-ID": "1" },
    signal: leave.signal,
  });
  const decoder = new TextDecoder();
  let told = "";
  for await (const bytes of answer.body ?? []) {
    told += decoder.decode(bytes, { stream: true });
    if (told.includes("event: change")) break;
  }
  leave.abort();
  const ids = [...told.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id)).slice(1);
  expect(ids.length).toBeGreaterThan(0);
  expect(new Set(ids).size).toBe(ids.length);
});

describe.skipIf(chromiumPath === null && process.env.CI === undefined)(
  "in a real browser (skipped where there is no Chromium)",
  () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await openBrowser();
    }, 30_000);
    afterAll(async () => {
      await browser?.close();
    });

    test("a report added by another process is announced on the open page within two seconds, without a jump", {
      timeout: 60_000,
    }, async () => {
      const served = await hosted.serve();
      const page = await browser.newPage();
      const faults: string[] = [];
      page.on("console", (message) => faults.push(message.text()));
      await page.goto(new URL(`stories/${await storyId()}.html`, served.address).href);
      const notice = page.locator("#live-notice");
      expect(await notice.isVisible()).toBe(false);
      await page.evaluate("window.scrollTo(0, 400)");
      const before = await page.evaluate("window.scrollY");
      await addElsewhere("three.txt", retelling(13));
      const done = performance.now();
      await notice.waitFor({ state: "visible", timeout: 5000 });
      const waited = performance.now() - done;
      expect(waited).toBeLessThan(2000);
      expect(Math.abs(Number(await page.evaluate("window.scrollY")) - Number(before))).toBeLessThan(120);
      await notice.getByRole("link").click();
      await page.waitForLoadState();
      expect(await page.locator("main").innerText()).toContain("13");
      expect(faults).toEqual([]);
      await page.close();
    });
  },
);
