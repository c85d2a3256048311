import { type Context, Hono } from "hono";
import { renderEntryFeed, renderStoryFeed } from "../../publish/feeds.ts";
import { renderEditsPage } from "../../publish/pages/edits-page.tsx";
import { renderEmbedPage } from "../../publish/pages/embed-page.tsx";
import { renderEntryPage } from "../../publish/pages/entry-page.tsx";
import { renderMethodPage } from "../../publish/pages/method-page.tsx";
import { renderReportPage } from "../../publish/pages/report-page.tsx";
import { renderReportsPage } from "../../publish/pages/reports-page.tsx";
import { renderRevisionPage } from "../../publish/pages/revision-page.tsx";
import { renderSourcePage, renderSourcesPage, sourceId } from "../../publish/pages/source-page.tsx";
import { renderStatementPage } from "../../publish/pages/statement-page.tsx";
import { renderStoryPage } from "../../publish/pages/story-page.tsx";
import type { SiteFrame } from "../../publish/site.ts";
import { entryRows, STORY_TABLES, storyRows, toCsv, toJson } from "../../publish/tables.ts";
import { answerPage } from "../answer-page.ts";
import { frameOf, type WebContext, type WebVariables } from "../web-context.ts";

/** The pages that the static site has too, drawn by the same code from the database as it stands. */
export function pageRoutes({ site, origin }: WebContext): Hono<WebVariables> {
  const routes = new Hono<WebVariables>();
  const frame = (context: Context<WebVariables>): SiteFrame =>
    frameOf(context.req.path.slice(1), origin, context.get("editor"));

  routes.get("/edits.html", async (context) => {
    const edits = await site.edits();
    return answerPage(context, `edits ${edits.length}`, () => renderEditsPage(edits, frame(context)));
  });
  routes.get("/method.html", (context) => answerPage(context, "method", () => renderMethodPage(frame(context))));

  routes.get("/stories/:file{[0-9a-f]+\\.html}", async (context) => {
    const story = await site.story(stem(context.req.param("file")));
    return story === null
      ? context.notFound()
      : answerPage(context, story.version, () => renderStoryPage(story.site, frame(context)));
  });
  routes.get("/stories/:file{[0-9a-f]+\\.atom}", async (context) => {
    const story = await site.story(stem(context.req.param("file")));
    return story === null
      ? context.notFound()
      : answerPage(context, story.version, () => renderStoryFeed(story.site, frame(context)));
  });
  routes.get("/stories/:file{[0-9a-f]+-reports-[0-9]{1,6}\\.html}", async (context) => {
    const [id = "", , page = "1"] = stem(context.req.param("file")).split("-");
    const story = await site.story(id);
    return story === null
      ? context.notFound()
      : answerPage(context, story.version, () => renderReportsPage(story.site, Number(page), frame(context)));
  });
  routes.get("/stories/:file{[0-9a-f]+-[a-z]+\\.(csv|json)}", async (context) => {
    const [name = "", format] = context.req.param("file").split(".");
    const [id = "", asked = ""] = name.split("-");
    const story = await site.story(id);
    const table = STORY_TABLES.find((one) => one === asked);
    if (story === null || table === undefined) return context.notFound();
    return answerPage(context, story.version, () => {
      const rows = storyRows(story.site, table);
      return format === "csv" ? toCsv(rows) : toJson(rows, story.site, table);
    });
  });

  routes.get("/figures/:file{[0-9a-f]+\\.(html|atom|csv|json)}", async (context) => {
    const [id = "", format] = context.req.param("file").split(".");
    const story = await site.storyOf("entry", id);
    const entry = story?.site.ledger.entries.find((one) => one.id === id);
    if (story === null || entry === undefined) return context.notFound();
    return answerPage(context, story.version, () => {
      if (format === "html") return renderEntryPage(story.site, entry, frame(context));
      if (format === "atom") return renderEntryFeed(story.site, entry, frame(context));
      const rows = entryRows(entry, story.site.claims);
      return format === "csv" ? toCsv(rows) : toJson(rows, story.site, "figure");
    });
  });
  routes.get("/embeds/:file{[0-9a-f]+\\.html}", async (context) => {
    const id = stem(context.req.param("file"));
    const story = await site.storyOf("entry", id);
    const entry = story?.site.ledger.entries.find((one) => one.id === id);
    return story === null || entry === undefined
      ? context.notFound()
      : answerPage(context, story.version, () => renderEmbedPage(story.site, entry, frame(context)));
  });
  routes.get("/statements/:file{[0-9a-f]+\\.html}", async (context) => {
    const id = stem(context.req.param("file"));
    const story = await site.storyOf("statement", id);
    for (const entry of story?.site.ledger.entries ?? []) {
      const statement = entry.statements.find((one) => one.id === id);
      if (story !== null && statement !== undefined) {
        return answerPage(context, story.version, () =>
          renderStatementPage(story.site, entry, statement, frame(context)),
        );
      }
    }
    return context.notFound();
  });
  routes.get("/reports/:file{[0-9a-f]+\\.html}", async (context) => {
    const id = stem(context.req.param("file"));
    const story = await site.storyOf("report", id);
    const report = story?.site.reports.get(id);
    return story === null || report === undefined
      ? context.notFound()
      : answerPage(context, story.version, () => renderReportPage(story.site, report, frame(context)));
  });
  routes.get("/revisions/:file{[0-9a-f]+-[0-9a-f]+\\.html}", async (context) => {
    const [one = "", two = ""] = stem(context.req.param("file")).split("-");
    const story = await site.storyOf("report", one);
    const earlier = story?.site.reports.get(one);
    const later = story?.site.reports.get(two);
    return story === null || earlier === undefined || later === undefined
      ? context.notFound()
      : answerPage(context, story.version, () => renderRevisionPage(story.site, earlier, later, frame(context)));
  });

  routes.get("/sources.html", async (context) => {
    const { version, shown } = await site.sources();
    return answerPage(context, version, () => renderSourcesPage(shown, frame(context)));
  });
  routes.get("/sources/:file{[0-9a-f]+\\.html}", async (context) => {
    const id = stem(context.req.param("file"));
    const { version, shown } = await site.sources();
    for (const [name, words] of shown) {
      if (sourceId(name) === id)
        return answerPage(context, version, () => renderSourcePage(name, words, frame(context)));
    }
    return context.notFound();
  });
  return routes;
}

function stem(file: string): string {
  return file.slice(0, file.lastIndexOf("."));
}
