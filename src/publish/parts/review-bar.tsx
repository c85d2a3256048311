import type { Child } from "hono/jsx";
import { linkFrom, pathOf } from "../links.ts";
import { PageFrame, renderPage } from "../page-frame.tsx";
import type { LoggedEdit, SiteFrame } from "../site.ts";

const KEYS: readonly (readonly [key: string, does: string])[] = [
  ["j", "next"],
  ["k", "the one before"],
  ["a", "accept"],
  ["r", "reject"],
  ["e", "correct"],
  ["u", "undo your last act"],
  ["?", "this list"],
];

/** What stands around each page of review: the way back, what was done last and its undo, and the keys. */
export function renderReviewPage(
  head: { readonly title: string; readonly crumbs: readonly (readonly [path: string, words: string])[] },
  last: LoggedEdit | null,
  frame: SiteFrame,
  children: Child,
): string {
  return renderPage(
    <PageFrame frame={frame} head={{ title: head.title, description: "Review by hand.", feed: null }}>
      <p class="crumbs">
        <a href="/review">Review</a>
        {head.crumbs.map(([path, words]) => (
          <>
            {" "}
            › <a href={path}>{words}</a>
          </>
        ))}
      </p>
      <h1>{head.title}</h1>
      <div class="review-bar">
        {last === null ? (
          <p class="small soft">You have not changed anything yet.</p>
        ) : (
          <form method="post" action="/review/undo" class="review-bar__undo">
            <Token frame={frame} />
            <input type="hidden" name="act" value={last.act} />
            <span class="small">
              Your last act: {last.text}.{" "}
              <a href={linkFrom(frame.path, `${pathOf.edits()}#act-${last.act}`)}>The log</a>
            </span>
            <button type="submit" data-key="u">
              Undo
            </button>
          </form>
        )}
        <details id="review-keys" class="small">
          <summary>Keys</summary>
          <dl class="review-keys">
            {KEYS.map(([key, does]) => (
              <div>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
          <label class="review-switch">
            <input type="checkbox" id="review-keys-on" checked /> Keys are on
          </label>
        </details>
        <form method="post" action="/sign-out">
          <Token frame={frame} />
          <button type="submit" class="button--quiet">
            Sign out {frame.editor?.name ?? ""}
          </button>
        </form>
      </div>
      {children}
      <script src="/assets/review.js" type="module" />
    </PageFrame>,
  );
}

/** The session's own token, which every form carries. */
export function Token({ frame }: { frame: SiteFrame }) {
  return <input type="hidden" name="token" value={frame.editor?.token ?? ""} />;
}

/** Why it is done, as readers are told. */
export function WhyField() {
  return (
    <label>
      Why, as readers are told
      <input name="why" maxlength={500} autocomplete="off" />
    </label>
  );
}
