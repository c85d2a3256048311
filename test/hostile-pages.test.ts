import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Parser } from "htmlparser2";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { renderDigestMail } from "../src/publish/mail/digest-mail.tsx";
import { publishSite } from "../src/publish/publish-site.ts";
import type { Report } from "../src/report/report.ts";
import { digestOf } from "../src/text/digest.ts";
import { writeSite } from "../src/work/write-site.ts";
import { makeSite, type TestSite } from "./support/make-site.ts";
import { chromiumPath, openBrowser } from "./support/open-browser.ts";

// The kinds of OWASP's XSS filter evasion cheat sheet, in our own spelling: each would set window.pwned if it ran.
const ATTACKS: readonly (readonly [kind: string, text: string])[] = [
  ["a script element", "<script>window.pwned=1</script>"],
  ["a script element left open", "<script>window.pwned=1//"],
  ["mixed case", "<ScRiPt>window.pwned=1</sCrIpT>"],
  ["a script in a script", "<scr<script>ipt>window.pwned=1</scr</script>ipt>"],
  ["an image that fails", '<img src=x onerror="window.pwned=1">'],
  ["an image without quotes", "<img src=x onerror=window.pwned=1>"],
  ["grave accents", "<img src=`x` onerror=`window.pwned=1`>"],
  ["a malformed image", '<img """><script>window.pwned=1</script>">'],
  [
    "character references",
    "&lt;script&gt;window.pwned=1&lt;/script&gt;&#60;script&#62;window.pwned=1&#60;/script&#62;",
  ],
  ["hexadecimal references without an end", "&#x3cscript&#x3ewindow.pwned=1&#x3c/script"],
  ["an SVG that loads", "<svg onload=window.pwned=1>"],
  ["SVG with a foreign object", "<svg><foreignObject><script>window.pwned=1</script></foreignObject></svg>"],
  ["an iframe with a document", "<iframe srcdoc='<script>parent.pwned=1</script>'></iframe>"],
  ["an iframe with a script address", "<iframe src=javascript:parent.pwned=1>"],
  ["an object", '<object data="data:text/html,<script>parent.pwned=1</script>"></object>'],
  ["a style that is broken out of", "</style><script>window.pwned=1</script>"],
  ["a title that is broken out of", "</title><script>window.pwned=1</script>"],
  ["an attribute that is broken out of", '" autofocus onfocus="window.pwned=1" x="'],
  ["an attribute in single quotes", "' onmouseover='window.pwned=1"],
  ["a body", "<body onload=window.pwned=1>"],
  ["a refresh", '<meta http-equiv="refresh" content="0;url=javascript:window.pwned=1">'],
  ["a base", '<base href="javascript:window.pwned=1//">'],
  ["a link to a script", '<a href="javascript:window.pwned=1">x</a>'],
  ["a null byte in a tag", "<scr\u0000ipt>window.pwned=1</scr\u0000ipt>"],
  ["line breaks in a tag", "<img\nsrc=x\nonerror\n=\nwindow.pwned=1>"],
  ["a slash for a space", "<svg/onload=window.pwned=1>"],
  ["a comment that ends early", "<!--><script>window.pwned=1</script>-->"],
  ["a CDATA section that ends early", "]]><script>window.pwned=1</script>"],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is a stranger's template, not ours
  ["a template", "${window.pwned=1}{{constructor.constructor('window.pwned=1')()}}"],
  ["an expression of a style", '<div style="width:expression(window.pwned=1)">'],
  ["fullwidth brackets", "\uff1cscript\uff1ewindow.pwned=1\uff1c/script\uff1e"],
  ["a right-to-left override", "\u202e<script>window.pwned=1</script>"],
  ["a formula of a spreadsheet", '=HYPERLINK("http://evil.example";"x")'],
  ["details that toggle", "<details open ontoggle=window.pwned=1>"],
];
const ADDRESSES = [
  "javascript:window.pwned=1",
  "JaVaScRiPt:window.pwned=1",
  "java\nscript:window.pwned=1",
  " javascript:window.pwned=1",
  "data:text/html,<script>window.pwned=1</script>",
  "vbscript:msgbox(1)",
  'https://a.example/"onmouseover="window.pwned=1',
  "https://a.example/<script>window.pwned=1</script>",
];

const hostile = ([kind, attack]: readonly [string, string], index: number): Report => {
  const text = `At least ${index + 12} people were killed in Varn on Tuesday, the ${attack} ministry said.\n\nThe toll was put at ${index + 20} by ${attack} Holt, a spokesman for ${attack}. “${attack}” he said. ${attack}`;
  return {
    schema: 1,
    id: digestOf("hostile", kind),
    file: `${attack}.txt`,
    url: ADDRESSES[index % ADDRESSES.length] ?? null,
    outlet: { name: attack, domain: attack, owner: attack },
    title: `${attack} blast kills ${index + 12}`,
    byline: attack,
    publishedAt: "2025-05-06",
    modifiedAt: null,
    capturedAt: null,
    language: "en",
    credits: [attack],
    text,
    notices: [{ code: "odd", text: attack }],
  };
};

let hosted: TestSite;
let folder: string;
beforeAll(async () => {
  hosted = await makeSite({ reports: ATTACKS.map(hostile) });
  folder = await mkdtemp(join(tmpdir(), "hearsay-hostile-"));
  await writeSite(
    (await hosted.site.stories()).map((story) => story.site),
    { folder, origin: "https://figures.example/" },
  );
}, 60_000);
afterAll(async () => {
  await hosted.close();
  await rm(folder, { recursive: true, force: true });
});

const ALLOWED = new Set(
  "html head meta title link script body a header p nav main h1 h2 h3 h4 ul ol li section article div span small strong em mark ins del table caption thead tbody tr th td details summary dl dt dd time figure figcaption svg g path line text rect circle footer blockquote br form label input select option button textarea".split(
    " ",
  ),
);

test("stored XSS: what a report says is text on every page, feed and card", async () => {
  const stories = (await hosted.site.stories()).map((story) => story.site);
  let pages = 0;
  for (const file of publishSite(stories, { origin: null, asOf: null })) {
    if (file.path.endsWith(".atom")) {
      // Everything of a report stands in a text node or a CDATA section.
      expect(file.text.replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, ""), file.path).not.toMatch(
        /<script|<img|<svg|onerror\s*=/i,
      );
      continue;
    }
    if (!file.path.endsWith(".html")) continue;
    pages += 1;
    const parser = new Parser({
      onopentag: (name, attributes) => {
        expect(ALLOWED.has(name), `<${name}> in ${file.path}`).toBe(true);
        for (const [attribute, value] of Object.entries(attributes)) {
          expect(attribute, file.path).not.toMatch(/^on|^style$|^srcdoc$/i);
          if (attribute === "href" || attribute === "src" || attribute === "action")
            expect(value.trim(), file.path).not.toMatch(/^(javascript|data|vbscript):/i);
        }
        if (name === "script") expect(attributes.src, file.path).toBeDefined();
      },
    });
    parser.end(file.text);
  }
  expect(pages).toBeGreaterThan(20);
});

test("output files: cells that a spreadsheet would run are defused", async () => {
  for (const story of await hosted.site.stories()) {
    for (const file of publishSite([story.site], { origin: null, asOf: null })) {
      if (!file.path.endsWith(".csv")) continue;
      const live = cellsOf(file.text).filter((cell) => /^[=+@\t\r-]/.test(cell) && !/^[+-]?[\d.]+$/.test(cell));
      expect(live, file.path).toEqual([]);
    }
  }
});

// Cells of RFC 4180: quoted ones may hold commas, line breaks and doubled quotes.
function cellsOf(csv: string): readonly string[] {
  return [...csv.matchAll(/"((?:[^"]|"")*)"|([^",\n]+)/g)].map((match) =>
    (match[1] ?? match[2] ?? "").replaceAll('""', '"'),
  );
}

test("mail: a title makes no line of the mail's head, and no markup in its body", async () => {
  for (const { site } of await hosted.site.stories()) {
    const mail = renderDigestMail(
      site,
      site.developments,
      "https://figures.example/",
      "https://figures.example/unsubscribe?token=x",
    );
    expect(mail.subject).not.toMatch(/[\r\n]/);
    expect(mail.html).not.toMatch(/<(script|img|svg|iframe|object|base)/i);
  }
});

test("files: written names come from digests, whatever a report calls itself", async () => {
  const list = JSON.parse(await readFile(join(folder, ".hearsay-files.json"), "utf8")) as readonly string[];
  expect(list.filter((path) => !/^[a-z]+(\/[0-9a-z-]+)?\.[a-z]+$/.test(path))).toEqual([]);
});

test("XSS in an error: what the address says is not on the page", async () => {
  const answer = await hosted.app.request("/stories/%3Cscript%3Ewindow.pwned=1%3C/script%3E.html");
  expect(answer.status).toBe(404);
  expect(await answer.text()).not.toContain("pwned");
  expect(answer.headers.get("Content-Security-Policy")).toContain("default-src 'none'");
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

    test("nothing of a report runs, and the policy has nothing to report", { timeout: 120_000 }, async () => {
      const list = (
        JSON.parse(await readFile(join(folder, ".hearsay-files.json"), "utf8")) as readonly string[]
      ).filter((path) => path.endsWith(".html"));
      const context = await browser.newContext();
      const page = await context.newPage();
      const faults: string[] = [];
      page.on("console", (message) => faults.push(message.text()));
      page.on("dialog", (dialog) => {
        faults.push("dialog");
        void dialog.dismiss();
      });
      for (const file of list) {
        await page.goto(pathToFileURL(join(folder, file)).href, { waitUntil: "load" });
        expect(await page.evaluate("window.pwned"), file).toBeUndefined();
      }
      expect(faults).toEqual([]);
      await context.close();
    });
  },
);
