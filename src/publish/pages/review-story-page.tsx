import { renderReviewPage, Token, WhyField } from "../parts/review-bar.tsx";
import { plural } from "../parts/say-counts.ts";
import type { LoggedEdit, SiteFrame, SiteStory } from "../site.ts";

/** What a story can be joined with, and which of its reports are shown to be parted from it. */
export interface ReviewedStory {
  readonly others: readonly { readonly id: string; readonly title: string }[];
  readonly outlets: readonly string[];
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  readonly reports: readonly { readonly id: string; readonly words: string }[];
  readonly problem: string | null;
}

/** A story as a whole: join it with others, part reports from it, say who owns outlets and who a source is. */
export function renderReviewStoryPage(
  story: SiteStory,
  reviewed: ReviewedStory,
  last: LoggedEdit | null,
  frame: SiteFrame,
): string {
  const { id, title } = story.ledger.story;
  const action = `/review/${id}/story`;
  return renderReviewPage(
    { title: `The story “${title}”`, crumbs: [[`/review/${id}`, title]] },
    last,
    frame,
    <>
      {reviewed.problem === null ? null : (
        <p class="notice notice--problem" role="alert">
          {reviewed.problem}
        </p>
      )}
      <section class="section" aria-labelledby="name">
        <h2 id="name">Name a source wherever it is said</h2>
        <form method="post" action={action} class="stacked">
          <Token frame={frame} />
          <label>
            Whoever is called
            <input name="said" maxlength={200} required autocomplete="off" />
          </label>
          <label>
            is
            <input name="name" maxlength={200} required autocomplete="off" />
          </label>
          <WhyField />
          <button type="submit" name="do" value="name-source">
            Name the source
          </button>
        </form>
      </section>
      <section class="section" aria-labelledby="owner">
        <h2 id="owner">Outlets of one owner</h2>
        <form method="post" action={action} class="stacked">
          <Token frame={frame} />
          <Ticks legend="Outlets" name="outlet" rows={reviewed.outlets.map((name) => ({ id: name, words: name }))} />
          <label>
            belong to
            <input name="owner" maxlength={200} required autocomplete="off" />
          </label>
          <WhyField />
          <button type="submit" name="do" value="same-owner">
            They have one owner
          </button>
        </form>
      </section>
      <section class="section" aria-labelledby="join">
        <h2 id="join">Join with other stories</h2>
        {reviewed.others.length === 0 ? (
          <p class="soft">There is no other story.</p>
        ) : (
          <form method="post" action={action} class="stacked">
            <Token frame={frame} />
            <Ticks
              legend="They tell the same event"
              name="story"
              rows={reviewed.others.map((other) => ({ id: other.id, words: other.title }))}
            />
            <WhyField />
            <button type="submit" name="do" value="join-stories">
              Join them with this one
            </button>
          </form>
        )}
      </section>
      <section class="section" aria-labelledby="part">
        <h2 id="part">Part reports from it</h2>
        <p class="small soft">
          {plural(story.ledger.reports.length, "report")}; page {reviewed.page} of {reviewed.pages}.
        </p>
        <form method="post" action={action} class="stacked">
          <Token frame={frame} />
          <Ticks legend="They tell another event" name="report" rows={reviewed.reports} />
          <WhyField />
          <button type="submit" name="do" value="part-story">
            They are a story of their own
          </button>
        </form>
        <nav class="downloads" aria-label="Pages">
          {reviewed.page > 1 ? <a href={`${action}?page=${reviewed.page - 1}`}>Earlier</a> : null}
          {reviewed.page < reviewed.pages ? <a href={`${action}?page=${reviewed.page + 1}`}>Later</a> : null}
        </nav>
      </section>
    </>,
  );
}

function Ticks({
  legend,
  name,
  rows,
}: {
  legend: string;
  name: string;
  rows: readonly { readonly id: string; readonly words: string }[];
}) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {rows.map((row) => (
        <label class="review-tick">
          <input type="checkbox" name={name} value={row.id} /> <span>{row.words}</span>
        </label>
      ))}
    </fieldset>
  );
}
