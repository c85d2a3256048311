import type { Claim } from "../../claim/claim.ts";
import type { Entry, Statement } from "../../ledger/ledger.ts";
import { linkFrom, pathOf } from "../links.ts";
import { PageFrame, renderPage } from "../page-frame.tsx";
import { Citation } from "../parts/citation.tsx";
import { EditList, editsOn } from "../parts/edit-list.tsx";
import { FindingList } from "../parts/finding-list.tsx";
import { MarkedText, surroundings, type TextMark } from "../parts/marked-text.tsx";
import { plural, sayCarriers, sayCounted } from "../parts/say-counts.ts";
import { sayStatement } from "../parts/say-figure.ts";
import { Day } from "../parts/statement-table.tsx";
import { WhyTable } from "../parts/why-table.tsx";
import { WordingChange } from "../parts/wording-change.tsx";
import type { SiteFrame, SiteStory } from "../site.ts";

const CLAIMS_SHOWN = 60;

/** The permanent page of one utterance: every place that carries it, its words, its chain, what each retelling changed. */
export function renderStatementPage(story: SiteStory, entry: Entry, statement: Statement, frame: SiteFrame): string {
  const { ledger } = story;
  const claims = statement.claims.map((id) => story.claims.get(id)).filter((claim) => claim !== undefined);
  const distorting = statement.distortedBy.map((id) => story.claims.get(id)).filter((claim) => claim !== undefined);
  const first = fullestClaim(claims);
  const figure = sayStatement(statement, entry.unit, story.claims);
  const name = sayCounted(entry);
  const who = statement.source ?? "in no one’s name";
  const findings = ledger.findings.filter((finding) => finding.statements.includes(statement.id));
  const touched = new Set([statement.id, ...statement.claims, ...statement.distortedBy]);
  const item = (claim: Claim) => <ClaimBlock claim={claim} origin={first ?? claim} story={story} frame={frame} />;
  return renderPage(
    <PageFrame
      frame={frame}
      head={{
        title: `${figure}: ${who}`,
        description: `${name}: ${figure}, ${who}.`,
        feed: pathOf.entryFeed(entry.id),
      }}
    >
      <p class="crumbs">
        <a href={linkFrom(frame.path, pathOf.stories())}>Stories</a> ›{" "}
        <a href={linkFrom(frame.path, pathOf.story(ledger.story.id))}>{ledger.story.title}</a> ›{" "}
        <a href={linkFrom(frame.path, pathOf.entry(entry.id))}>{name}</a>
      </p>
      <h1 class="number--wrap">{figure}</h1>
      <ul class="facts">
        <li>
          <strong>{who}</strong>
          {statement.speaker === null || statement.speaker === statement.source ? "" : `, through ${statement.speaker}`}
        </li>
        <li>
          {statement.saidOn === null ? (
            "day of the word not told"
          ) : (
            <>
              said on <Day day={statement.saidOn} />
            </>
          )}
        </li>
        <li>
          {statement.asOf === null ? (
            "day it speaks of not told"
          ) : (
            <>
              as of <Day day={statement.asOf} />
            </>
          )}
        </li>
        <li>{statement.stance}</li>
        <li>{statement.current ? "stands" : "later replaced by the same origin"}</li>
      </ul>
      <ul class="badges">
        <li class="badge badge--origins">{plural(statement.origins, "origin")}</li>
        <li class="badge">{sayCarriers(statement)}</li>
        <li class="badge">{plural(statement.lineages, "separate text")}</li>
        {statement.confidence === null ? null : <li class="badge">“{statement.confidence.text}”</li>}
      </ul>
      {findings.length === 0 ? null : <FindingList findings={findings} knownStatements={new Set()} from={frame.path} />}

      <section class="section" aria-labelledby="carriers">
        <h2 id="carriers">Where it stands, word for word</h2>
        {claims.slice(0, CLAIMS_SHOWN).map(item)}
        {claims.length > CLAIMS_SHOWN ? (
          <p class="soft">{plural(claims.length - CLAIMS_SHOWN, "more place")} in the download.</p>
        ) : null}
      </section>
      {distorting.length === 0 ? null : (
        <section class="section" aria-labelledby="changed">
          <h2 id="changed">Retold with another meaning</h2>
          {distorting.slice(0, CLAIMS_SHOWN).map(item)}
        </section>
      )}
      <EditList edits={editsOn(story, touched)} />
      <Citation
        frame={frame}
        path={pathOf.statement(statement.id)}
        text={`${name}: ${figure}, ${who}${statement.saidOn === null ? "" : `, ${statement.saidOn}`}`}
      />
    </PageFrame>,
  );
}

function ClaimBlock({
  claim,
  origin,
  story,
  frame,
}: {
  claim: Claim;
  origin: Claim;
  story: SiteStory;
  frame: SiteFrame;
}) {
  const report = story.reports.get(claim.report);
  const text = claim.in === "title" ? (report?.title ?? claim.evidence) : (report?.text ?? claim.evidence);
  const around = report === undefined ? { start: 0, end: text.length } : surroundings(text, claim);
  const outlet = report?.outlet?.name ?? report?.file ?? claim.report;
  return (
    <article class="carrier" id={`claim-${claim.id}`}>
      <h3>
        <a href={linkFrom(frame.path, `${pathOf.report(claim.report)}#claim-${claim.id}`)}>{outlet}</a>
        <small class="soft">
          {" "}
          {report?.publishedAt === null || report === undefined ? "" : report.publishedAt.slice(0, 10)}
          {claim.in === "title" ? " in its headline" : ""}
        </small>
      </h3>
      <blockquote class="quote">
        <MarkedText text={text} marks={marksOf(claim)} from={around.start} to={around.end} />
      </blockquote>
      {claim.sources.length === 0 ? (
        <p class="small soft">In the report’s own voice: no one is named.</p>
      ) : (
        <ol class="chain" aria-label="From the origin to the reader">
          {claim.sources.map((source) => (
            <li>
              {source.name} <small class="soft">{source.anonymous ? `${source.role}, unnamed` : source.role}</small>
            </li>
          ))}
          <li>
            {outlet} <small class="soft">prints it</small>
          </li>
        </ol>
      )}
      {claim.id === origin.id ? null : (
        <WordingChange
          origin={origin}
          claim={claim}
          originOutlet={story.reports.get(origin.report)?.outlet?.name ?? "the fullest wording"}
        />
      )}
      <details>
        <summary>
          Why the program reads it so<span class="visually-hidden">: {outlet}</span>
        </summary>
        <WhyTable claim={claim} text={text} />
      </details>
    </article>
  );
}

/** The marks of a claim in its sentence: the figure, who says so, and the word that joins them. */
export function marksOf(claim: Claim): readonly TextMark[] {
  const figure: TextMark = {
    start: claim.figure.start,
    end: claim.figure.end,
    kind: "claim",
    id: null,
    href: null,
    title: "the figure",
  };
  const sources = claim.sources
    .filter((source) => source.end > source.start)
    .map(
      (source): TextMark => ({
        start: source.start,
        end: source.end,
        kind: "source",
        id: null,
        href: null,
        title: `${source.role}: ${source.name}`,
      }),
    );
  return [figure, ...sources];
}

// The wording with the most told: both ends first, then the longest chain.
function fullestClaim(claims: readonly Claim[]): Claim | undefined {
  const weight = (claim: Claim): number =>
    (claim.figure.low === null ? 0 : 4) +
    (claim.figure.high === null ? 0 : 4) +
    (claim.in === "title" ? 0 : 2) +
    claim.sources.length;
  return [...claims].sort((a, b) => weight(b) - weight(a) || a.id.localeCompare(b.id))[0];
}
