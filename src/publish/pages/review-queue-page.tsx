import type { Claim } from "../../claim/claim.ts";
import { MarkedText, surroundings } from "../parts/marked-text.tsx";
import { renderReviewPage, Token, WhyField } from "../parts/review-bar.tsx";
import { plural } from "../parts/say-counts.ts";
import { sayFigure } from "../parts/say-figure.ts";
import type { ClaimStanding, LoggedEdit, SiteFrame, SiteStory } from "../site.ts";
import { marksOf } from "./statement-page.tsx";

/** A claim in the queue, with what a person made of it. */
export interface QueuedClaim {
  readonly claim: Claim;
  readonly standing: ClaimStanding | null;
}

/** One page of a story's queue. */
export interface ReviewQueue {
  readonly claims: readonly QueuedClaim[];
  readonly show: "unreviewed" | "all";
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  readonly unreviewed: number;
}

/** The claims of a story, those that nobody has looked at first: each in its sentence, to accept, reject, join or part. */
export function renderReviewQueuePage(
  story: SiteStory,
  queue: ReviewQueue,
  last: LoggedEdit | null,
  frame: SiteFrame,
): string {
  const { id, title } = story.ledger.story;
  const address = (show: string, page: number): string => `/review/${id}?show=${show}&page=${page}`;
  return renderReviewPage(
    { title: `Claims of ${title}`, crumbs: [[`/stories/${id}.html`, title]] },
    last,
    frame,
    <>
      <p class="section__lead">
        {queue.unreviewed === 0
          ? "Every claim was looked at."
          : `${plural(queue.unreviewed, "claim")} not looked at yet.`}{" "}
        Page {queue.page} of {queue.pages}.{" "}
        {queue.show === "all" ? (
          <a href={address("unreviewed", 1)}>Those not looked at</a>
        ) : (
          <a href={address("all", 1)}>All claims</a>
        )}
        . <a href={`/review/${id}/story`}>Join or part stories, owners, sources</a>.
      </p>
      {queue.claims.length === 0 ? null : (
        <form method="post" action={`/review/${id}`}>
          <Token frame={frame} />
          <input type="hidden" name="onward" value="queue" />
          <ol class="review-queue">
            {queue.claims.map((queued) => (
              <Row queued={queued} story={story} />
            ))}
          </ol>
          <fieldset class="stacked">
            <legend>With the claims that are ticked</legend>
            <WhyField />
            <p>
              <button type="submit" name="do" value="join-statements">
                They are one utterance
              </button>{" "}
              <button type="submit" name="do" value="part-statement">
                They are an utterance of their own
              </button>
            </p>
          </fieldset>
        </form>
      )}
      <nav class="downloads" aria-label="Pages">
        {queue.page > 1 ? <a href={address(queue.show, queue.page - 1)}>Earlier</a> : null}
        {queue.page < queue.pages ? <a href={address(queue.show, queue.page + 1)}>Later</a> : null}
      </nav>
    </>,
  );
}

function Row({ queued, story }: { queued: QueuedClaim; story: SiteStory }) {
  const { claim, standing } = queued;
  const report = story.reports.get(claim.report);
  const text = claim.in === "title" ? (report?.title ?? claim.evidence) : (report?.text ?? claim.evidence);
  const around = report === undefined ? { start: 0, end: text.length } : surroundings(text, claim, 120);
  const says = `${sayFigure(claim.figure, claim.figure.unit, claim.figure.text)} ${claim.measure}`;
  const outlet = report?.outlet?.name ?? report?.file ?? claim.report;
  const whole = `${says}, ${outlet}`;
  return (
    <li class="review-row" data-row>
      <label class="review-row__tick">
        <input type="checkbox" name="claim" value={claim.id} />
        <span class="visually-hidden">Tick: {whole}</span>
      </label>
      <div>
        <p class="review-row__head">
          <a href={`/review/${story.ledger.story.id}/${claim.id}`} data-key="e">
            <span class="number">{says}</span>
          </a>{" "}
          <small class="soft">
            {claim.sources[0]?.name ?? "in no one’s name"}, {outlet}
          </small>{" "}
          {standing === null ? null : <span class="badge badge--edited">{standing}</span>}
        </p>
        <blockquote class="quote">
          <MarkedText text={text} marks={marksOf(claim)} from={around.start} to={around.end} />
        </blockquote>
        <p class="review-row__acts">
          <button type="submit" name="do" value={`accept:${claim.id}`} data-key="a">
            Accept<span class="visually-hidden">: {whole}</span>
          </button>{" "}
          <button type="submit" name="do" value={`reject:${claim.id}`} data-key="r">
            Reject<span class="visually-hidden">: {whole}</span>
          </button>
        </p>
      </div>
    </li>
  );
}
