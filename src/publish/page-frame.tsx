import type { Child } from "hono/jsx";
import { linkFrom, pathOf } from "./links.ts";
import type { SiteFrame } from "./site.ts";

export interface PageHead {
  readonly title: string;
  /** One sentence for search engines and link previews. */
  readonly description: string;
  /** Path of the page's own feed; null where it has none. */
  readonly feed: string | null;
}

// Names the policy in the page itself, so that a published folder is as strict as the live site.
const CONTENT_POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'";

/** A whole page: head, masthead, main part, foot. JSX escapes every value; nothing here is raw. */
export function PageFrame({ frame, head, children }: { frame: SiteFrame; head: PageHead; children?: Child }) {
  const link = (to: string) => linkFrom(frame.path, to);
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content={CONTENT_POLICY} />
        <meta name="referrer" content="same-origin" />
        <meta name="color-scheme" content="light dark" />
        <title>{head.title} · hearsay</title>
        <meta name="description" content={head.description} />
        <link rel="icon" type="image/svg+xml" href={link(pathOf.icon())} />
        <link rel="stylesheet" href={link(pathOf.style())} />
        {head.feed === null ? null : <link rel="alternate" type="application/atom+xml" href={link(head.feed)} />}
        {frame.live ? <script src={link(pathOf.script())} type="module" /> : null}
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the content
        </a>
        <header class="masthead">
          <a class="masthead__name" href={link(pathOf.stories())}>
            hearsay
          </a>
          <p class="masthead__motto">who says so?</p>
          <nav class="masthead__nav" aria-label="Site">
            <a href={link(pathOf.stories())}>Stories</a>
            <a href={link(pathOf.sources())}>Sources</a>
            <a href={link(pathOf.method())}>Method</a>
            {frame.live ? (
              <a href={frame.editor === null ? "/sign-in" : "/review"}>
                {frame.editor === null ? "Editors" : "Review"}
              </a>
            ) : null}
          </nav>
        </header>
        <main id="main" tabindex={-1}>
          {children}
        </main>
        <footer class="foot">
          <p>
            hearsay says who said what, and how many independent origins stand behind it. It never says what is true.{" "}
            <a href={link(pathOf.edits())}>What was edited by hand</a>.
            {frame.asOf === null ? null : (
              <>
                {" "}
                Told up to <time datetime={frame.asOf}>{frame.asOf.slice(0, 10)}</time>.
              </>
            )}
          </p>
        </footer>
      </body>
    </html>
  );
}

/** The bytes of a page. */
export function renderPage(page: { toString(): string | Promise<string> }): string {
  return `<!doctype html>\n${String(page)}\n`;
}
