import { generateAtomFeed } from "feedsmith";
import type { Entry } from "../ledger/ledger.ts";
import { digestOf } from "../text/digest.ts";
import { pathOf } from "./links.ts";
import { sayCounted } from "./parts/say-counts.ts";
import { sayStatement } from "./parts/say-figure.ts";
import type { Development, SiteFrame, SiteStory } from "./site.ts";

const ITEMS = 50;
// A feed must have a date; where nothing tells one it is the oldest there is, and the same on every run.
const NO_DATE = "1970-01-01T00:00:00Z";

/** What changed in a story, as an Atom feed (RFC 4287). Texts are plain text: nothing of a report becomes markup. */
export function renderStoryFeed(story: SiteStory, frame: SiteFrame): string {
  const { id, title } = story.ledger.story;
  return renderFeed(`story:${id}`, title, pathOf.story(id), story.developments, frame);
}

/** Each new word on one thing counted, as an Atom feed. */
export function renderEntryFeed(story: SiteStory, entry: Entry, frame: SiteFrame): string {
  const words = entry.statements.map(
    (statement): Development => ({
      at: statement.saidOn ?? statement.asOf,
      kind: "figure",
      text: `${statement.source ?? "In no one’s name"}: ${sayStatement(statement, entry.unit, story.claims)}`,
      path: pathOf.statement(statement.id),
    }),
  );
  return renderFeed(
    `entry:${entry.id}`,
    `${sayCounted(entry)} — ${story.ledger.story.title}`,
    pathOf.entry(entry.id),
    words,
    frame,
  );
}

function renderFeed(
  id: string,
  title: string,
  path: string,
  developments: readonly Development[],
  frame: SiteFrame,
): string {
  const newest = [...developments]
    .sort((a, b) => (b.at ?? "").localeCompare(a.at ?? "") || a.text.localeCompare(b.text))
    .slice(0, ITEMS);
  const address = (to: string): string => (frame.origin === null ? `../${to}` : new URL(to, frame.origin).href);
  return generateAtomFeed({
    id: `urn:hearsay:${id}`,
    title: { value: clean(title) },
    authors: [{ name: "hearsay" }],
    updated: instantOf(newest[0]?.at ?? null),
    links: [
      { href: address(path), rel: "alternate", type: "text/html" },
      { href: address(frame.path), rel: "self", type: "application/atom+xml" },
    ],
    entries: newest.map((development) => ({
      id: `urn:hearsay:${digestOf(id, development.at, development.text)}`,
      title: { value: clean(development.text) },
      updated: instantOf(development.at),
      ...(development.path === null
        ? {}
        : { links: [{ href: address(development.path), rel: "alternate", type: "text/html" }] }),
    })),
  });
}

function instantOf(at: string | null): Date {
  const parsed = Date.parse(at ?? NO_DATE);
  return new Date(Number.isNaN(parsed) ? NO_DATE : parsed);
}

// XML 1.0 has no place for most control characters; a report may hold them.
function clean(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");
}
