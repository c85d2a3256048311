import { type Context, Hono } from "hono";
import type { Claim } from "../../claim/claim.ts";
import { renderMessagePage } from "../../publish/pages/message-page.tsx";
import { renderReviewClaimPage } from "../../publish/pages/review-claim-page.tsx";
import { renderReviewIndexPage } from "../../publish/pages/review-index-page.tsx";
import { type QueuedClaim, renderReviewQueuePage } from "../../publish/pages/review-queue-page.tsx";
import { renderReviewStoryPage } from "../../publish/pages/review-story-page.tsx";
import type { LoggedEdit, SiteFrame } from "../../publish/site.ts";
import type { Store } from "../../store/open-store.ts";
import { keepReviews } from "../../work/keep-act.ts";
import { openLedgerKeeper } from "../../work/keep-ledgers.ts";
import type { VersionedStory } from "../../work/open-site.ts";
import { readReview, type SentForm } from "../read-review.ts";
import { isOwnForm } from "../sessions.ts";
import { frameOf, type WebContext, type WebVariables } from "../web-context.ts";

const CLAIMS_A_PAGE = 50;
const REPORTS_A_PAGE = 200;
const ALIKE_SHOWN = 20;

type Ask = Context<WebVariables>;

/** Review by hand, for editors who are signed in: every act goes into the log that only grows. Nothing is changed by GET. */
export function reviewRoutes(given: WebContext, store: Store): Hono<WebVariables> {
  const { site, origin } = given;
  const routes = new Hono<WebVariables>();
  const ledgers = openLedgerKeeper();
  const frame = (context: Ask): SiteFrame => frameOf(context.req.path.slice(1), origin, context.get("editor"));
  const message = (context: Ask, title: string, text: string, status: 403 | 404 | 422): Response | Promise<Response> =>
    context.html(renderMessagePage(title, text, frame(context)), status);
  const lastOf = (context: Ask, edits: readonly LoggedEdit[]): LoggedEdit | null =>
    edits.find(
      (edit) => edit.isStanding && edit.by === context.get("editor")?.name && !edit.text.startsWith("an earlier act"),
    ) ?? null;

  routes.use("/review/*", async (context, next) => {
    context.header("Cache-Control", "private, no-store");
    if (context.get("editor") !== null) return next();
    if (context.req.method === "GET") return context.redirect("/sign-in");
    return message(context, "Sign in first", "Your session is over. Nothing was changed.", 403);
  });

  routes.get("/review", async (context) => {
    const edits = await site.edits();
    const stories = (await site.stories()).map((story) => ({
      id: story.site.ledger.story.id,
      title: story.site.ledger.story.title,
      claims: story.extracted.size,
      unreviewed: story.extracted.size - story.standings.size,
    }));
    return context.html(renderReviewIndexPage(stories, edits, lastOf(context, edits), frame(context)));
  });

  const queuePage = async (context: Ask, story: VersionedStory): Promise<string> => {
    const show = context.req.query("show") === "all" ? "all" : "unreviewed";
    const all = queueOf(story, show);
    const pages = Math.max(1, Math.ceil(all.length / CLAIMS_A_PAGE));
    const page = pageOf(context, pages);
    const claims = all.slice((page - 1) * CLAIMS_A_PAGE, page * CLAIMS_A_PAGE);
    const unreviewed = story.extracted.size - story.standings.size;
    const edits = await site.edits();
    return renderReviewQueuePage(
      story.site,
      { claims, show, page, pages, unreviewed },
      lastOf(context, edits),
      frame(context),
    );
  };
  const claimPage = async (context: Ask, story: VersionedStory, id: string, problem: string | null) => {
    const claim = story.site.claims.get(id) ?? story.extracted.get(id);
    if (claim === undefined) return null;
    const standing = story.standings.get(id) ?? null;
    const way = neighboursOf(story, id);
    const edits = await site.edits();
    return renderReviewClaimPage(
      story.site,
      {
        claim,
        standing,
        rating: story.marks.get(id)?.rating?.pair ?? null,
        ...way,
        alike: alikeOf(story, claim),
        problem,
      },
      lastOf(context, edits),
      frame(context),
    );
  };
  const storyPage = async (context: Ask, story: VersionedStory, problem: string | null): Promise<string> => {
    const { id, title } = story.site.ledger.story;
    const others = (await site.stories())
      .map((other) => other.site.ledger.story)
      .filter((other) => other.id !== id)
      .map((other) => ({ id: other.id, title: other.title === "" ? title : other.title }));
    const reports = [...story.site.reports.values()];
    const pages = Math.max(1, Math.ceil(reports.length / REPORTS_A_PAGE));
    const page = pageOf(context, pages);
    const outlets = [...new Set(reports.map((report) => report.outlet?.name).filter((name) => name !== undefined))];
    const shown = reports.slice((page - 1) * REPORTS_A_PAGE, page * REPORTS_A_PAGE).map((report) => ({
      id: report.id,
      words: [report.outlet?.name, report.title ?? report.file ?? report.id, report.publishedAt?.slice(0, 10)]
        .filter((part) => part !== undefined)
        .join(" · "),
    }));
    const edits = await site.edits();
    return renderReviewStoryPage(
      story.site,
      { others, outlets: outlets.sort(), page, pages, reports: shown, problem },
      lastOf(context, edits),
      frame(context),
    );
  };

  // One way for every form: own token, then what it says, then the log.
  const keep = async (
    context: Ask,
    form: SentForm,
    story: VersionedStory,
    claim: string | null,
  ): Promise<string | null> => {
    const read = readReview(form, story, claim);
    if ("problem" in read) return read.problem;
    const by = context.get("editor")?.name ?? "";
    await keepReviews(store, read.reviews, { by, why: read.why, now: given.now, profile: given.profile, ledgers });
    await site.refresh(story.site.ledger.story.id);
    return null;
  };

  routes.post("/review/undo", async (context) => {
    const form = await readForm(context);
    if (!isOwnForm(context, form.get("token")?.[0])) return notOwn(context);
    const act = form.get("act")?.[0] ?? "";
    const edit = (await site.edits()).find((one) => one.act === act);
    if (edit === undefined) return message(context, "No such act", "The log has no act of that id.", 404);
    const by = context.get("editor")?.name ?? "";
    await keepReviews(store, [{ kind: "undo", act }], {
      by,
      why: null,
      now: given.now,
      profile: given.profile,
      ledgers,
    });
    return context.redirect("/review", 303);
  });

  routes.get("/review/:story{[0-9a-f]+}", async (context) => {
    const story = await site.story(context.req.param("story"));
    return story === null ? context.notFound() : context.html(await queuePage(context, story));
  });
  routes.post("/review/:story{[0-9a-f]+}", async (context) => {
    const story = await site.story(context.req.param("story"));
    if (story === null) return context.notFound();
    const form = await readForm(context);
    if (!isOwnForm(context, form.get("token")?.[0])) return notOwn(context);
    const problem = await keep(context, form, story, null);
    if (problem !== null) return message(context, "That did not work", `${problem} Nothing was changed.`, 422);
    return context.redirect(`/review/${story.site.ledger.story.id}`, 303);
  });
  routes.get("/review/:story{[0-9a-f]+}/story", async (context) => {
    const story = await site.story(context.req.param("story"));
    return story === null ? context.notFound() : context.html(await storyPage(context, story, null));
  });
  routes.post("/review/:story{[0-9a-f]+}/story", async (context) => {
    const story = await site.story(context.req.param("story"));
    if (story === null) return context.notFound();
    const form = await readForm(context);
    if (!isOwnForm(context, form.get("token")?.[0])) return notOwn(context);
    const problem = await keep(context, form, story, null);
    if (problem !== null) return context.html(await storyPage(context, story, problem), 422);
    return context.redirect("/review", 303);
  });
  routes.get("/review/:story{[0-9a-f]+}/:claim{[0-9a-f]+}", async (context) => {
    const story = await site.story(context.req.param("story"));
    const page = story === null ? null : await claimPage(context, story, context.req.param("claim"), null);
    return page === null ? context.notFound() : context.html(page);
  });
  routes.post("/review/:story{[0-9a-f]+}/:claim{[0-9a-f]+}", async (context) => {
    const story = await site.story(context.req.param("story"));
    const claim = context.req.param("claim");
    if (story === null || !story.extracted.has(claim)) return context.notFound();
    const form = await readForm(context);
    if (!isOwnForm(context, form.get("token")?.[0])) return notOwn(context);
    const problem = await keep(context, form, story, claim);
    if (problem !== null) return context.html((await claimPage(context, story, claim, problem)) ?? "", 422);
    const { next } = neighboursOf(story, claim);
    const to = form.get("onward")?.[0] === "next" ? next : claim;
    const address = `/review/${story.site.ledger.story.id}`;
    return context.redirect(to === null ? address : `${address}/${to}`, 303);
  });
  return routes;
}

function notOwn(context: Ask): Response {
  return context.text("This form is not yours, or your session is over. Nothing was changed.\n", 403);
}

async function readForm(context: Ask): Promise<SentForm> {
  const sent = await context.req.parseBody({ all: true });
  return new Map(
    Object.entries(sent).map(([name, value]) => [
      name,
      (Array.isArray(value) ? value : [value]).filter((one) => typeof one === "string"),
    ]),
  );
}

function queueOf(story: VersionedStory, show: "unreviewed" | "all"): readonly QueuedClaim[] {
  const queue: QueuedClaim[] = [];
  for (const [id, extracted] of story.extracted) {
    const standing = story.standings.get(id) ?? null;
    if (standing === null) queue.push({ claim: story.site.claims.get(id) ?? extracted, standing });
  }
  if (show === "all") {
    for (const [id, standing] of story.standings) {
      const claim = story.site.claims.get(id) ?? story.extracted.get(id);
      if (claim !== undefined) queue.push({ claim, standing });
    }
  }
  return queue;
}

// The queue goes on with what nobody has looked at, in the order of the reports.
function neighboursOf(
  story: VersionedStory,
  id: string,
): { readonly next: string | null; readonly previous: string | null } {
  let previous: string | null = null;
  let isPast = false;
  for (const other of story.extracted.keys()) {
    if (other === id) isPast = true;
    else if (!story.standings.has(other)) {
      if (isPast) return { next: other, previous };
      previous = other;
    }
  }
  return { next: null, previous };
}

function alikeOf(story: VersionedStory, claim: Claim): readonly Claim[] {
  const alike: Claim[] = [];
  for (const other of story.site.claims.values()) {
    if (alike.length === ALIKE_SHOWN) break;
    if (other.id !== claim.id && other.measure === claim.measure && other.figure.unit === claim.figure.unit)
      alike.push(other);
  }
  return alike;
}

function pageOf(context: Ask, pages: number): number {
  const asked = Number(context.req.query("page"));
  return Number.isInteger(asked) ? Math.min(Math.max(asked, 1), pages) : 1;
}
