import { linkFrom } from "../links.ts";
import { renderReviewPage, Token } from "../parts/review-bar.tsx";
import { plural } from "../parts/say-counts.ts";
import { Day } from "../parts/statement-table.tsx";
import type { LoggedEdit, SiteFrame } from "../site.ts";

/** A story, and how many of its claims nobody has looked at. */
export interface ReviewStory {
  readonly id: string;
  readonly title: string;
  readonly claims: number;
  readonly unreviewed: number;
}

const EDITS_SHOWN = 30;

/** Where review begins: the stories with what is left to look at, and what was done, each with its undo. */
export function renderReviewIndexPage(
  stories: readonly ReviewStory[],
  edits: readonly LoggedEdit[],
  last: LoggedEdit | null,
  frame: SiteFrame,
): string {
  return renderReviewPage(
    { title: "Review", crumbs: [] },
    last,
    frame,
    <>
      <p class="section__lead">
        What you say always wins, is marked as edited by hand, and is kept in a public log under your name.
      </p>
      <div class="table">
        <table>
          <caption>Stories</caption>
          <thead>
            <tr>
              <th scope="col">Story</th>
              <th scope="col">Claims</th>
              <th scope="col">Not looked at</th>
            </tr>
          </thead>
          <tbody>
            {stories.map((story) => (
              <tr data-row>
                <th scope="row">
                  <a href={`/review/${story.id}`}>{story.title}</a>
                </th>
                <td>{story.claims}</td>
                <td>{story.unreviewed}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <section class="section" aria-labelledby="done">
        <h2 id="done">Done lately</h2>
        {edits.length === 0 ? <p class="soft">Nothing yet.</p> : null}
        <ul class="review-done">
          {edits.slice(0, EDITS_SHOWN).map((edit) => (
            <li class={edit.isStanding ? undefined : "soft"}>
              <Day day={edit.at} /> {edit.by}:{" "}
              {edit.path === null ? edit.text : <a href={linkFrom(frame.path, edit.path)}>{edit.text}</a>}
              {edit.isStanding ? (
                <form method="post" action="/review/undo">
                  <Token frame={frame} />
                  <input type="hidden" name="act" value={edit.act} />
                  <button type="submit" class="button--quiet">
                    Take back<span class="visually-hidden">: {edit.text}</span>
                  </button>
                </form>
              ) : (
                <small> taken back</small>
              )}
            </li>
          ))}
        </ul>
        <p>
          <a href="/edits.html">{plural(edits.length, "line")} in the log</a>
        </p>
      </section>
    </>,
  );
}
