import type { Claim } from "../../claim/claim.ts";
import { ADMIRALTY_RULE, CREDIBILITY, RELIABILITY } from "../../ledger/admiralty.ts";
import { FIELD_CHOICES, readField } from "../../ledger/correct-claim.ts";
import { CORRECTABLE, type CorrectableField } from "../../ledger/review-act.ts";
import { readLexiconFile } from "../../lexicon/read-lexicon-file.ts";
import { linkFrom, linkOutside, pathOf } from "../links.ts";
import { EditList, editsOn } from "../parts/edit-list.tsx";
import { MarkedText, surroundings } from "../parts/marked-text.tsx";
import { renderReviewPage, Token, WhyField } from "../parts/review-bar.tsx";
import { sayFigure } from "../parts/say-figure.ts";
import { WhyTable } from "../parts/why-table.tsx";
import type { ClaimStanding, LoggedEdit, SiteFrame, SiteStory } from "../site.ts";
import { marksOf } from "./statement-page.tsx";

/** A claim to be looked at: as it stands, and where the queue goes on. */
export interface ReviewedClaim {
  /** As people left it; as it was read where it was rejected. */
  readonly claim: Claim;
  readonly standing: ClaimStanding | null;
  /** The Admiralty pair that a person gave it; null where no one did. */
  readonly rating: string | null;
  readonly next: string | null;
  readonly previous: string | null;
  /** Claims that may be the same utterance. */
  readonly alike: readonly Claim[];
  /** What was wrong with what was just sent; null where nothing was. */
  readonly problem: string | null;
}

const LABELS: Readonly<Record<CorrectableField, string>> = {
  "figure.low": "At least",
  "figure.high": "At most",
  "figure.kind": "Kind of figure",
  "figure.unit": "Unit",
  "figure.of": "Per or of what",
  measure: "Measure",
  counted: "Noun, where the measure is “other”",
  method: "How it was counted",
  accounting: "Kind of count",
  modality: "Reported, feared, planned …",
  "population.name": "Who",
  "population.side": "Side",
  "population.role": "Role",
  place: "Place",
  asOf: "Day it speaks of",
  stance: "Stance",
  comparison: "Told for scale only",
  source: "Origin",
  saidOn: "Day it was said",
};
const NEEDED: readonly CorrectableField[] = ["figure.kind", "figure.unit", "measure", "modality", "stance"];

/** One claim in its sentence: what the program read, every field to put right, and what it belongs with. */
export function renderReviewClaimPage(
  story: SiteStory,
  reviewed: ReviewedClaim,
  last: LoggedEdit | null,
  frame: SiteFrame,
): string {
  const { claim, standing, next, previous, problem } = reviewed;
  const { id, title } = story.ledger.story;
  const report = story.reports.get(claim.report);
  const text = claim.in === "title" ? (report?.title ?? claim.evidence) : (report?.text ?? claim.evidence);
  const around = report === undefined ? { start: 0, end: text.length } : surroundings(text, claim, 400);
  const original = linkOutside(report?.url ?? null);
  const action = `/review/${id}/${claim.id}`;
  const edits = editsOn(story, [claim.id]);
  return renderReviewPage(
    {
      title: `${sayFigure(claim.figure, claim.figure.unit, claim.figure.text)} ${claim.measure}`,
      crumbs: [[`/review/${id}`, title]],
    },
    last,
    frame,
    <>
      {problem === null ? null : (
        <p class="notice notice--problem" role="alert">
          {problem}
        </p>
      )}
      <ul class="facts">
        <li>
          <a href={linkFrom(frame.path, pathOf.report(claim.report))}>
            {report?.outlet?.name ?? report?.file ?? claim.report}
          </a>
        </li>
        {report?.publishedAt === null || report === undefined ? null : <li>{report.publishedAt.slice(0, 10)}</li>}
        {original === null ? null : (
          <li>
            <a href={original} rel="noopener noreferrer nofollow">
              The original
            </a>
          </li>
        )}
        {claim.in === "title" ? <li>in the headline</li> : null}
        <li>{standing ?? "not looked at yet"}</li>
      </ul>
      <blockquote class="quote">
        <MarkedText text={text} marks={marksOf(claim)} from={around.start} to={around.end} />
      </blockquote>
      <form method="post" action={action} class="review-row__acts" data-row>
        <Token frame={frame} />
        <input type="hidden" name="onward" value="next" />
        <WhyField />
        <p>
          <button type="submit" name="do" value="accept" data-key="a">
            Accept
          </button>{" "}
          <button type="submit" name="do" value="reject" data-key="r">
            Reject
          </button>
        </p>
      </form>
      <nav class="downloads" aria-label="Queue">
        {previous === null ? null : (
          <a href={`/review/${id}/${previous}`} data-key="k">
            The claim before
          </a>
        )}
        {next === null ? null : (
          <a href={`/review/${id}/${next}`} data-key="j">
            Next claim
          </a>
        )}
      </nav>

      <section class="section" aria-labelledby="correct">
        <h2 id="correct">Correct</h2>
        <form method="post" action={action} class="review-fields">
          <Token frame={frame} />
          {CORRECTABLE.map((field) => (
            <Field field={field} claim={claim} />
          ))}
          <datalist id="measures">
            {readLexiconFile("definitions").map(([measure]) => (
              <option value={measure} />
            ))}
          </datalist>
          <WhyField />
          <p>
            <button type="submit" name="do" value="correct">
              Keep these corrections
            </button>
          </p>
        </form>
      </section>

      <section class="section" aria-labelledby="source">
        <h2 id="source">Name a source</h2>
        {claim.sources.length === 0 ? (
          <p class="soft">No one is named here. Set the origin above.</p>
        ) : (
          <form method="post" action={action} class="stacked">
            <Token frame={frame} />
            <label>
              Whoever is called
              <select name="said">
                {claim.sources.map((source) => (
                  <option value={source.name}>{source.name}</option>
                ))}
              </select>
            </label>
            <label>
              is
              <input name="name" maxlength={200} required autocomplete="off" />
            </label>
            <label>
              Where
              <select name="scope">
                <option value="report">in this report</option>
                <option value="everywhere">wherever it is said</option>
              </select>
            </label>
            <WhyField />
            <button type="submit" name="do" value="name-source">
              Name the source
            </button>
          </form>
        )}
      </section>

      <RateForm action={action} frame={frame} rating={reviewed.rating} />
      <Utterance reviewed={reviewed} story={story} action={action} frame={frame} />
      <section class="section" aria-labelledby="why">
        <h2 id="why">Why the program reads it so</h2>
        <WhyTable claim={claim} text={text} />
      </section>
      <EditList edits={edits} />
    </>,
  );
}

function RateForm({ action, frame, rating }: { action: string; frame: SiteFrame; rating: string | null }) {
  const now = rating ?? "F6";
  return (
    <section class="section" aria-labelledby="rate">
      <h2 id="rate">Rate it</h2>
      <p class="soft">
        {rating === null ? "Not rated by hand. " : `Rated ${rating}. `}
        {ADMIRALTY_RULE}
      </p>
      <form method="post" action={action} class="stacked">
        <Token frame={frame} />
        <Scale label="The source" name="reliability" words={RELIABILITY} now={now.charAt(0)} />
        <Scale label="The word" name="credibility" words={CREDIBILITY} now={now.charAt(1)} />
        <WhyField />
        <button type="submit" name="do" value="rate">
          Keep the rating
        </button>
      </form>
    </section>
  );
}

function Scale({
  label,
  name,
  words,
  now,
}: {
  label: string;
  name: string;
  words: Readonly<Record<string, string>>;
  now: string;
}) {
  return (
    <label>
      {label}
      <select name={name}>
        {Object.entries(words).map(([sign, meaning]) => (
          <option value={sign} selected={sign === now}>
            {sign}: {meaning}
          </option>
        ))}
      </select>
    </label>
  );
}

function Utterance({
  reviewed,
  story,
  action,
  frame,
}: {
  reviewed: ReviewedClaim;
  story: SiteStory;
  action: string;
  frame: SiteFrame;
}) {
  return (
    <section class="section" aria-labelledby="utterance">
      <h2 id="utterance">One utterance, or its own</h2>
      <form method="post" action={action} class="stacked">
        <Token frame={frame} />
        {reviewed.alike.length === 0 ? (
          <p class="soft">No other claim of this story counts the same.</p>
        ) : (
          <fieldset>
            <legend>Said together with</legend>
            {reviewed.alike.map((other) => (
              <label class="review-tick">
                <input type="checkbox" name="claim" value={other.id} />{" "}
                <span>
                  “{other.evidence}”{" "}
                  <small class="soft">
                    {other.sources[0]?.name ?? "in no one’s name"},{" "}
                    {story.reports.get(other.report)?.outlet?.name ?? other.file ?? other.report}
                  </small>
                </span>
              </label>
            ))}
          </fieldset>
        )}
        <WhyField />
        <p>
          {reviewed.alike.length === 0 ? null : (
            <button type="submit" name="do" value="join-statements">
              They are one utterance, this one’s
            </button>
          )}{" "}
          <button type="submit" name="do" value="part-statement">
            An utterance of its own
          </button>
        </p>
      </form>
    </section>
  );
}

function Field({ field, claim }: { field: CorrectableField; claim: Claim }) {
  const value = readField(claim, field);
  const name = `field.${field}`;
  const choices = field === "comparison" ? ["false", "true"] : FIELD_CHOICES[field];
  const id = `field-${field.replace(".", "-")}`;
  return (
    <div class="review-field">
      <label for={id}>{LABELS[field]}</label>
      {choices !== undefined ? (
        <select name={name} id={id}>
          {NEEDED.includes(field) || field === "comparison" ? null : <option value="">not told</option>}
          {choices.map((choice) => (
            <option value={choice} selected={String(value) === choice}>
              {choice}
            </option>
          ))}
        </select>
      ) : (
        <input
          name={name}
          id={id}
          value={value === null ? "" : String(value)}
          maxlength={300}
          autocomplete="off"
          placeholder={NEEDED.includes(field) ? undefined : "not told"}
          required={NEEDED.includes(field)}
          list={field === "measure" ? "measures" : undefined}
          inputmode={field === "figure.low" || field === "figure.high" ? "decimal" : undefined}
          pattern={field === "asOf" || field === "saidOn" ? "\\d{4}-\\d{2}-\\d{2}.*" : undefined}
        />
      )}
    </div>
  );
}
