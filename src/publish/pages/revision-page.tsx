import type { Claim } from "../../claim/claim.ts";
import type { Report } from "../../report/report.ts";
import { linkFrom, pathOf } from "../links.ts";
import { PageFrame, renderPage } from "../page-frame.tsx";
import { MarkedText, type TextMark } from "../parts/marked-text.tsx";
import { sayFigure } from "../parts/say-figure.ts";
import { Day } from "../parts/statement-table.tsx";
import type { SiteFrame, SiteStory } from "../site.ts";

const CHARACTERS_SHOWN = 40_000;

/** Two versions of one report side by side: the figures that changed first, then the text with what is not shared marked. */
export function renderRevisionPage(story: SiteStory, earlier: Report, later: Report, frame: SiteFrame): string {
  const { ledger } = story;
  const edge = story.edges.find((one) => one.parentId === earlier.id && one.childId === later.id);
  const title = later.title ?? earlier.title ?? later.file ?? "Two versions";
  const isOrdered = edge === undefined || edge.direction.by !== "none";
  const shared = edge?.passages ?? [];
  const before = unshared(
    shared.map((passage) => passage.parent),
    earlier.text,
  );
  const after = unshared(
    shared.map((passage) => passage.child),
    later.text,
  );
  const gone = claimsOnlyIn(story, earlier, later);
  const fresh = claimsOnlyIn(story, later, earlier);
  return renderPage(
    <PageFrame
      frame={frame}
      head={{
        title: `Versions of ${title}`,
        description: "Two versions side by side, changed figures first.",
        feed: pathOf.storyFeed(ledger.story.id),
      }}
    >
      <p class="crumbs">
        <a href={linkFrom(frame.path, pathOf.stories())}>Stories</a> ›{" "}
        <a href={linkFrom(frame.path, pathOf.story(ledger.story.id))}>{ledger.story.title}</a> ›{" "}
        <a href={linkFrom(frame.path, pathOf.report(later.id))}>{title}</a>
      </p>
      <h1>Two versions</h1>
      <p class="section__lead">
        {isOrdered
          ? "The earlier version stands first."
          : "Nothing in them tells which came first; the order is only an order."}{" "}
        Words that the other version does not have are marked.
      </p>
      <section class="section" aria-labelledby="figures">
        <h2 id="figures">Figures that changed</h2>
        {gone.length + fresh.length === 0 ? <p>Both versions give the same figures.</p> : null}
        <div class="side-by-side">
          <FigureChanges title={isOrdered ? "Only in the earlier" : "Only in the first"} claims={gone} frame={frame} />
          <FigureChanges title={isOrdered ? "Only in the later" : "Only in the second"} claims={fresh} frame={frame} />
        </div>
      </section>
      <section class="section" aria-labelledby="texts">
        <h2 id="texts">Side by side</h2>
        <div class="side-by-side">
          <Version report={earlier} marks={before} kind="before" frame={frame} />
          <Version report={later} marks={after} kind="after" frame={frame} />
        </div>
      </section>
    </PageFrame>,
  );
}

function Version({
  report,
  marks,
  kind,
  frame,
}: {
  report: Report;
  marks: readonly TextMark[];
  kind: string;
  frame: SiteFrame;
}) {
  return (
    <div class={`version version--${kind}`}>
      <h3>
        <a href={linkFrom(frame.path, pathOf.report(report.id))}>{report.outlet?.name ?? report.file ?? report.id}</a>
        <small class="soft">
          {" "}
          {(report.modifiedAt ?? report.publishedAt ?? report.capturedAt) ? (
            <Day day={report.modifiedAt ?? report.publishedAt ?? report.capturedAt ?? ""} />
          ) : (
            "no day told"
          )}
        </small>
      </h3>
      <div class="prose version__text">
        <MarkedText text={report.text} marks={marks} to={Math.min(report.text.length, CHARACTERS_SHOWN)} />
      </div>
    </div>
  );
}

function FigureChanges({ title, claims, frame }: { title: string; claims: readonly Claim[]; frame: SiteFrame }) {
  if (claims.length === 0) return null;
  return (
    <div>
      <h3>{title}</h3>
      <ul>
        {claims.map((claim) => (
          <li>
            <a href={linkFrom(frame.path, `${pathOf.report(claim.report)}#claim-${claim.id}`)}>
              {sayFigure(claim.figure, claim.figure.unit, claim.figure.text)} {claim.measure}
            </a>
            <br />
            <small class="soft">“{claim.evidence}”</small>
          </li>
        ))}
      </ul>
    </div>
  );
}

// A claim of the other version that counts the same as much is the same figure, wherever it stands.
function claimsOnlyIn(story: SiteStory, one: Report, other: Report): readonly Claim[] {
  const key = (claim: Claim): string =>
    [
      claim.measure,
      claim.figure.kind,
      claim.figure.low,
      claim.figure.high,
      claim.figure.unit,
      claim.population.role,
    ].join(" ");
  const own: Claim[] = [];
  const theirs = new Set<string>();
  for (const claim of story.claims.values()) {
    if (claim.report === one.id) own.push(claim);
    else if (claim.report === other.id) theirs.add(key(claim));
  }
  return own.filter((claim) => !theirs.has(key(claim))).sort((a, b) => a.start - b.start || a.id.localeCompare(b.id));
}

function unshared(spans: readonly (readonly [number, number])[], text: string): readonly TextMark[] {
  const marks: TextMark[] = [];
  let at = 0;
  const add = (start: number, end: number): void => {
    if (/[\p{L}\p{N}]/u.test(text.slice(start, end)))
      marks.push({ start, end, kind: "changed", id: null, href: null, title: "not in the other version" });
  };
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    if (start > at) add(at, start);
    at = Math.max(at, end);
  }
  if (at < text.length) add(at, text.length);
  return marks;
}
