// The pictures of docs/: the sample's pages in a real browser, light and dark, desktop and phone.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { pathOf } from "../src/publish/links.ts";
import { orderEntries } from "../src/publish/parts/entry-order.ts";
import { collectReports } from "../src/work/read-inputs.ts";
import { runStages } from "../src/work/run-stages.ts";
import { siteStoriesOf } from "../src/work/site-stories.ts";
import { writeSite } from "../src/work/write-site.ts";
import { openBrowser } from "../test/support/open-browser.ts";

const folder = mkdtempSync(join(tmpdir(), "hearsay-pictures-"));
const pictures = join(import.meta.dirname, "../docs/pictures");
mkdirSync(pictures, { recursive: true });

const reports = await collectReports([join(import.meta.dirname, "../samples")], {
  onFault: (fault) => {
    throw new Error(fault.message);
  },
});
const stories = siteStoriesOf(runStages(reports));
await writeSite(stories, { folder, origin: null });
const [story] = stories;
const main = story === undefined ? undefined : orderEntries(story.ledger)[0];
const statement = main?.statements.toSorted((one, other) => other.reports - one.reports)[0];
const revision = story?.edges.find((edge) => edge.kind === "revision");
if (story === undefined || main === undefined || statement === undefined || revision === undefined) {
  throw new Error("the sample has no figure, or no revision, to show");
}

const browser = await openBrowser();
const pages = [
  ["stories", pathOf.stories()],
  ["story", pathOf.story(story.ledger.story.id)],
  ["figure", pathOf.entry(main.id)],
  ["statement", pathOf.statement(statement.id)],
  ["report", pathOf.report(revision.childId)],
  ["revision", pathOf.revision(revision.parentId, revision.childId)],
] as const;
for (const [name, path] of pages) {
  for (const [kind, width, height, colorScheme] of [
    ["desktop", 1280, 1500, "light"],
    ["phone-dark", 360, 1200, "dark"],
  ] as const) {
    const page = await browser.newPage({ viewport: { width, height }, colorScheme });
    await page.goto(pathToFileURL(join(folder, path)).href);
    await page.screenshot({ path: join(pictures, `${name}-${kind}.png`) });
    await page.close();
  }
}
await browser.close();
rmSync(folder, { recursive: true });
