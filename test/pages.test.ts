import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, normalize, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { Parser } from "htmlparser2";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeSite } from "../src/work/write-site.ts";
import { makeSite, type TestSite } from "./support/make-site.ts";
import { chromiumPath, openBrowser } from "./support/open-browser.ts";
import { runAxe } from "./support/run-axe.ts";

const PAGE_LIMIT_BYTES = 150 * 1024;
const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 360, height: 780 };

let sample: TestSite;
let folder: string;
let files: readonly string[];

beforeAll(async () => {
  sample = await makeSite();
  folder = await mkdtemp(join(tmpdir(), "hearsay-pages-"));
  await writeSite(
    (await sample.site.stories()).map((story) => story.site),
    { folder, origin: null },
  );
  files = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}, 60_000);

afterAll(async () => {
  await sample.close();
  await rm(folder, { recursive: true, force: true });
});

const pagesOf = (all: readonly string[]): readonly string[] => all.filter((file) => file.endsWith(".html"));

// One page of each kind, the fullest first: what a kind does wrong, all of its pages do.
const onePageAKind = async (): Promise<readonly string[]> => {
  const sizes = await Promise.all(
    pagesOf(files).map(async (file) => ({ file, size: (await readFile(join(folder, file))).length })),
  );
  const fullest = new Map<string, { readonly file: string; readonly size: number }>();
  for (const page of sizes) {
    const kind = page.file.includes("-reports-")
      ? "reports list"
      : dirname(page.file) === "."
        ? page.file
        : dirname(page.file);
    if ((fullest.get(kind)?.size ?? 0) < page.size) fullest.set(kind, page);
  }
  return [...fullest.values()].map((page) => page.file).sort();
};

describe("the static site", () => {
  test("every link leads to a file that is there, and every anchor to a place in it", async () => {
    const anchors = new Map<string, ReadonlySet<string>>();
    const links: { readonly from: string; readonly to: string; readonly anchor: string }[] = [];
    for (const file of pagesOf(files)) {
      const ids = new Set<string>();
      const parser = new Parser({
        onopentag: (_name, attributes) => {
          if (attributes.id !== undefined) ids.add(attributes.id);
          for (const to of [attributes.href, attributes.src]) {
            if (to === undefined || /^https?:/.test(to)) continue;
            const [path = "", anchor = ""] = to.split("#");
            links.push({ from: file, to: path === "" ? file : normalize(join(dirname(file), path)), anchor });
          }
        },
      });
      parser.end(await readFile(join(folder, file), "utf8"));
      anchors.set(file, ids);
    }
    const all = new Set(files);
    expect(links.length).toBeGreaterThan(100);
    expect(links.filter((link) => !all.has(link.to))).toEqual([]);
    expect(links.filter((link) => link.anchor !== "" && anchors.get(link.to)?.has(link.anchor) !== true)).toEqual([]);
  });

  test("no page is over 150 kB as it travels", async () => {
    for (const file of pagesOf(files)) {
      expect(gzipSync(await readFile(join(folder, file))).length, file).toBeLessThan(PAGE_LIMIT_BYTES);
    }
  });

  test("the same stories give the same bytes", async () => {
    const again = await mkdtemp(join(tmpdir(), "hearsay-again-"));
    await writeSite(
      (await sample.site.stories()).map((story) => story.site),
      { folder: again, origin: null },
    );
    for (const file of files)
      expect(await readFile(join(again, file), "utf8"), file).toBe(await readFile(join(folder, file), "utf8"));
    await rm(again, { recursive: true });
  });

  test("a page has one h1, and no style or script of its own", async () => {
    for (const file of pagesOf(files)) {
      const html = await readFile(join(folder, file), "utf8");
      expect(html.match(/<h1[\s>]/g)?.length, file).toBe(1);
      expect(html, file).not.toMatch(/<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=/i);
    }
  });
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

    const visit = async (
      address: string,
      options: { readonly viewport: typeof DESKTOP; readonly dark: boolean; readonly script: boolean },
      look: (page: Page) => Promise<void>,
    ): Promise<void> => {
      const context = await browser.newContext({
        viewport: options.viewport,
        colorScheme: options.dark ? "dark" : "light",
        javaScriptEnabled: options.script,
        reducedMotion: "reduce",
      });
      const page = await context.newPage();
      const faults: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error" || message.type() === "warning") faults.push(`console: ${message.text()}`);
      });
      page.on("pageerror", (error) => faults.push(`script: ${error.message}`));
      const own = new URL(address);
      page.on("request", (request) => {
        const asked = new URL(request.url());
        if (asked.protocol !== own.protocol || asked.host !== own.host) faults.push(`asked for: ${request.url()}`);
      });
      await page.goto(address);
      await look(page);
      await context.close();
      expect(faults, address).toEqual([]);
    };

    const overflowOf = (page: Page): Promise<number> =>
      page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");

    test("nothing overflows and nothing complains: every page, phone and desktop", { timeout: 180_000 }, async () => {
      for (const viewport of [PHONE, DESKTOP, { width: 1600, height: 1000 }]) {
        const context = await browser.newContext({ viewport, javaScriptEnabled: false });
        const page = await context.newPage();
        const faults: string[] = [];
        page.on("console", (message) => faults.push(message.text()));
        page.on("requestfailed", (request) => faults.push(request.url()));
        for (const file of viewport === PHONE ? pagesOf(files) : await onePageAKind()) {
          await page.goto(pathToFileURL(join(folder, file)).href, { waitUntil: "load" });
          expect(
            await page.locator("html").evaluate((root) => root.scrollWidth - root.clientWidth),
            `${file} at ${viewport.width}`,
          ).toBeLessThanOrEqual(0);
        }
        await context.close();
        expect(faults).toEqual([]);
      }
    });

    test("axe finds nothing against WCAG 2.1 AA, light and dark", { timeout: 180_000 }, async () => {
      const served = await sample.serve();
      for (const file of await onePageAKind()) {
        for (const dark of [false, true]) {
          const context = await browser.newContext({
            viewport: dark ? PHONE : DESKTOP,
            colorScheme: dark ? "dark" : "light",
            bypassCSP: true,
          });
          const page = await context.newPage();
          await page.goto(new URL(file, served.address).href);
          expect(await runAxe(page), `${file} ${dark ? "dark" : "light"}`).toEqual([]);
          await context.close();
        }
      }
    });

    test("the live site works with script and without, and asks no other host", { timeout: 120_000 }, async () => {
      const served = await sample.serve();
      for (const file of ["", "method.html", "sources.html", ...(await onePageAKind())]) {
        for (const script of [true, false]) {
          await visit(new URL(file, served.address).href, { viewport: DESKTOP, dark: script, script }, async (page) => {
            expect(await page.locator("main").count()).toBe(1);
          });
        }
      }
    });

    test("every chart has a name and can be reached past the keyboard, with its words in a table or list", {
      timeout: 60_000,
    }, async () => {
      const context = await browser.newContext({ viewport: DESKTOP });
      const page = await context.newPage();
      for (const file of await onePageAKind()) {
        await page.goto(pathToFileURL(join(folder, file)).href);
        for (const chart of await page.locator("figure.chart svg").all()) {
          expect(await chart.getAttribute("aria-label"), file).toMatch(/\w{3}/);
          expect(await overflowOf(page)).toBeLessThanOrEqual(0);
        }
        if ((await page.locator("figure.chart").count()) > 0)
          expect(await page.locator("table").count(), file).toBeGreaterThan(0);
      }
      await context.close();
    });
  },
);
