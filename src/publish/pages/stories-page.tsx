import type { Entry, Ledger } from "../../ledger/ledger.ts";
import { Sparkline } from "../charts/sparkline.tsx";
import { linkFrom, pathOf } from "../links.ts";
import { PageFrame, renderPage } from "../page-frame.tsx";
import { orderEntries } from "../parts/entry-order.ts";
import { plural, sayCounted, sayOrigins } from "../parts/say-counts.ts";
import { sayRange } from "../parts/say-figure.ts";
import { Day } from "../parts/statement-table.tsx";
import type { SiteFrame } from "../site.ts";

/** What a search found, and where it stands. */
export interface SearchHit {
  readonly kind: "report" | "claim" | "source";
  readonly path: string;
  readonly title: string;
  /** Words around the hit, as plain text. */
  readonly excerpt: string;
}

/** A question to the list of stories, as it stands in the address. */
export interface StoryQuestion {
  readonly words: string;
  readonly place: string;
  readonly grade: string;
  readonly from: string;
  readonly to: string;
}

/** What one card of the list shows. */
export interface StoryCard {
  readonly ledger: Ledger;
  /** Instant or day of the last change; null where none is known. */
  readonly changedAt: string | null;
}

const GRADES = ["acknowledged", "corroborated", "single-origin", "disputed", "withdrawn", "ungraded"];

/** The list of stories: each with its most carried figure, how many origins stand behind it, and its last change. */
export function renderStoriesPage(
  cards: readonly StoryCard[],
  frame: SiteFrame,
  asked: { readonly question: StoryQuestion; readonly hits: readonly SearchHit[] } | null = null,
): string {
  return renderPage(
    <PageFrame
      frame={frame}
      head={{
        title: "Stories",
        description: "Every figure in the news, traced back to the people who said it.",
        feed: null,
      }}
    >
      <h1>Who says so?</h1>
      <p class="section__lead">
        Every figure below is traced to the people who said it. The dark badge counts independent origins; outlets that
        repeat one word are one origin.
      </p>
      {frame.live ? <SearchForm question={asked?.question ?? null} /> : null}
      {asked === null || asked.question.words === "" ? null : (
        <Hits hits={asked.hits} words={asked.question.words} frame={frame} />
      )}
      {cards.length === 0 ? (
        <p class="notice">
          {asked === null
            ? "No story yet. Add reports with “hearsay add PATH”."
            : "No story fits these filters. Take one off to see more."}
        </p>
      ) : (
        <ul class="cards">
          {cards.map((card) => (
            <li class="card">
              <Card card={card} frame={frame} />
            </li>
          ))}
        </ul>
      )}
    </PageFrame>,
  );
}

function Card({ card, frame }: { card: StoryCard; frame: SiteFrame }) {
  const { ledger } = card;
  const entry = orderEntries(ledger)[0];
  const outlets = new Set(ledger.reports.map((report) => report.outlet).filter((outlet) => outlet !== null)).size;
  return (
    <article>
      <h2 class="card__title">
        <a href={linkFrom(frame.path, pathOf.story(ledger.story.id))}>{ledger.story.title}</a>
      </h2>
      {entry === undefined ? <p class="soft">No figure could be read.</p> : <Headline entry={entry} />}
      <ul class="badges">
        {entry === undefined ? null : (
          <li class={entry.origins.max === 0 ? "badge badge--unknown" : "badge badge--origins"}>
            {sayOrigins(entry.origins)}
          </li>
        )}
        <li class="badge">{plural(outlets, "outlet")}</li>
        <li class="badge">{plural(ledger.reports.length, "report")}</li>
        {entry === undefined ? null : <li class="badge">{entry.grade.replace("-", " ")}</li>}
        {ledger.findings.some((finding) => finding.severity === "warn") ? (
          <li class="badge badge--warn">
            {plural(ledger.findings.filter((finding) => finding.severity === "warn").length, "warning")}
          </li>
        ) : null}
      </ul>
      <p class="small soft">
        {ledger.story.places.slice(0, 3).join(", ")}
        {card.changedAt === null ? (
          ""
        ) : (
          <>
            {" "}
            · last change <Day day={card.changedAt} />
          </>
        )}
      </p>
    </article>
  );
}

function Headline({ entry }: { entry: Entry }) {
  return (
    <div class="card__headline">
      <p class="figure__label">{sayCounted(entry)}</p>
      <p class="figure__value figure__value--card number">
        {sayRange(entry.estimate.low, entry.estimate.high, entry.unit)}
      </p>
      <Sparkline steps={entry.evolution} />
    </div>
  );
}

function SearchForm({ question }: { question: StoryQuestion | null }) {
  return (
    <search>
      <form class="search" method="get" action="/">
        <label>
          Words
          <input type="search" name="q" value={question?.words ?? ""} />
        </label>
        <label>
          Place
          <input type="text" name="place" value={question?.place ?? ""} />
        </label>
        <label>
          Grade
          <select name="grade">
            <option value="">any</option>
            {GRADES.map((grade) => (
              <option value={grade} selected={question?.grade === grade}>
                {grade.replace("-", " ")}
              </option>
            ))}
          </select>
        </label>
        <label>
          From
          <input type="date" name="from" value={question?.from ?? ""} />
        </label>
        <label>
          To
          <input type="date" name="to" value={question?.to ?? ""} />
        </label>
        <button type="submit">Search</button>
      </form>
    </search>
  );
}

function Hits({ hits, words, frame }: { hits: readonly SearchHit[]; words: string; frame: SiteFrame }) {
  return (
    <section class="section" aria-labelledby="hits">
      <h2 id="hits">
        {hits.length === 0 ? "Nothing found for" : "Found for"} “{words}”
      </h2>
      <ul class="hits">
        {hits.map((hit) => (
          <li>
            <a href={linkFrom(frame.path, hit.path)}>{hit.title}</a> <small class="soft">{hit.kind}</small>
            <p class="small">{hit.excerpt}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
