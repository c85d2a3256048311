import type { Edge } from "../../lineage/edge.ts";
import type { Report } from "../../report/report.ts";
import { linkFrom, linkOutside, pathOf } from "../links.ts";
import { PageFrame, renderPage } from "../page-frame.tsx";
import { EditList, editsOn } from "../parts/edit-list.tsx";
import { MarkedText, type TextMark } from "../parts/marked-text.tsx";
import { nameReport } from "../parts/say-counts.ts";
import { Day } from "../parts/statement-table.tsx";
import type { SiteFrame, SiteStory } from "../site.ts";

// A text past this length is shown in part: the original is linked, and the record holds the whole.
const CHARACTERS_SHOWN = 60_000;
const RELATIVES_SHOWN = 60;

/** One report: its text with what it claims and who it names, the reports it shares text with, its other versions. */
export function renderReportPage(story: SiteStory, report: Report, frame: SiteFrame): string {
  const { ledger } = story;
  const edges = story.edges.filter((edge) => edge.childId === report.id || edge.parentId === report.id);
  const title = nameReport(report);
  const original = linkOutside(report.url);
  const shown = report.text.slice(0, CHARACTERS_SHOWN);
  return renderPage(
    <PageFrame
      frame={frame}
      head={{
        title,
        description: `${report.outlet?.name ?? "A report"}: what it claims, and who it names.`,
        feed: pathOf.storyFeed(ledger.story.id),
      }}
    >
      <p class="crumbs">
        <a href={linkFrom(frame.path, pathOf.stories())}>Stories</a> ›{" "}
        <a href={linkFrom(frame.path, pathOf.story(ledger.story.id))}>{ledger.story.title}</a>
      </p>
      <h1>{title}</h1>
      <ul class="facts">
        <li>{report.outlet === null ? "outlet not told" : report.outlet.name}</li>
        {report.byline === null ? null : <li>{report.byline}</li>}
        <li>
          {report.publishedAt === null ? (
            "publication not told"
          ) : (
            <>
              published <Day day={report.publishedAt} />
            </>
          )}
        </li>
        {report.modifiedAt === null ? null : (
          <li>
            changed <Day day={report.modifiedAt} />
          </li>
        )}
        {report.credits.length === 0 ? null : <li>credits {report.credits.join(", ")}</li>}
        <li>
          {original === null ? (
            "no link to the original"
          ) : (
            <a href={original} rel="noopener noreferrer nofollow">
              The original
            </a>
          )}
        </li>
      </ul>
      {report.notices.length === 0 ? null : (
        <ul class="notice">
          {report.notices.map((notice) => (
            <li>{notice.text}</li>
          ))}
        </ul>
      )}
      <section class="section" aria-labelledby="text">
        <h2 id="text">What it says</h2>
        <p class="section__lead">Figures are marked and lead to their statement; sources are underlined.</p>
        <div class="prose article">
          {paragraphsOf(shown).map(({ start, end }) => (
            <p>
              <MarkedText text={report.text} marks={marksIn(story, report, frame)} from={start} to={end} />
            </p>
          ))}
        </div>
        {report.text.length > shown.length ? <p class="soft">The rest of this long text is in the original.</p> : null}
      </section>
      <EditList edits={editsOn(story, [report.id])} />
      <Relatives story={story} report={report} edges={edges} frame={frame} />
    </PageFrame>,
  );
}

function Relatives({
  story,
  report,
  edges,
  frame,
}: {
  story: SiteStory;
  report: Report;
  edges: readonly Edge[];
  frame: SiteFrame;
}) {
  if (edges.length === 0) {
    return (
      <section class="section" aria-labelledby="relatives">
        <h2 id="relatives">Shared text</h2>
        <p class="section__lead">No other report of this story shares its text.</p>
      </section>
    );
  }
  return (
    <section class="section" aria-labelledby="relatives">
      <h2 id="relatives">Shared text</h2>
      <div class="table">
        <table>
          <caption>Reports it has text from, or that have text from it</caption>
          <thead>
            <tr>
              <th scope="col">Report</th>
              <th scope="col">How</th>
              <th scope="col">Shared words, here and there</th>
              <th scope="col">Longest run</th>
              <th scope="col">Told by</th>
            </tr>
          </thead>
          <tbody>
            {edges.slice(0, RELATIVES_SHOWN).map((edge) => {
              const isChild = edge.childId === report.id;
              const otherId = isChild ? edge.parentId : edge.childId;
              const other = story.reports.get(otherId);
              const name = other === undefined ? otherId : nameReport(other);
              const here = isChild ? edge.coverage.child : edge.coverage.parent;
              const there = isChild ? edge.coverage.parent : edge.coverage.child;
              return (
                <tr>
                  <th scope="row">
                    <a href={linkFrom(frame.path, pathOf.report(otherId))}>{name}</a>{" "}
                    <small class="soft">{other?.outlet?.name ?? ""}</small>
                  </th>
                  <td>
                    {sayEdge(edge, isChild)}
                    {edge.kind === "revision" ? (
                      <>
                        {" "}
                        <a class="small" href={linkFrom(frame.path, pathOf.revision(edge.parentId, edge.childId))}>
                          compare<span class="visually-hidden"> with {name}</span>
                        </a>
                      </>
                    ) : null}
                  </td>
                  <td class="number">
                    {percent(here)} / {percent(there)}
                  </td>
                  <td class="number">{edge.longestRun} words</td>
                  <td>{edge.direction.by === "none" ? "nothing tells which came first" : edge.direction.by}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function sayEdge(edge: Edge, isChild: boolean): string {
  if (edge.direction.by === "none") return `${edge.kind}, order not known`;
  if (edge.kind === "citation") return isChild ? "credits it" : "is credited by it";
  return isChild ? `${edge.kind} of it` : `it is a ${edge.kind} of this`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

function marksIn(story: SiteStory, report: Report, frame: SiteFrame): readonly TextMark[] {
  const marks = marksByReport(story).get(report.id) ?? [];
  return marks.map((mark) => (mark.href === null ? mark : { ...mark, href: linkFrom(frame.path, mark.href) }));
}

const keptMarks = new WeakMap<SiteStory, ReadonlyMap<string, readonly TextMark[]>>();

// Worked out once a story, not once a paragraph.
function marksByReport(story: SiteStory): ReadonlyMap<string, readonly TextMark[]> {
  const kept = keptMarks.get(story);
  if (kept !== undefined) return kept;
  const statementOf = new Map<string, string>();
  for (const entry of story.ledger.entries) {
    for (const statement of entry.statements)
      for (const claim of [...statement.claims, ...statement.distortedBy]) statementOf.set(claim, statement.id);
  }
  const marks = new Map<string, TextMark[]>();
  const add = (report: string, mark: TextMark): void => {
    const list = marks.get(report);
    if (list === undefined) marks.set(report, [mark]);
    else list.push(mark);
  };
  for (const claim of story.claims.values()) {
    if (claim.in === "title") continue;
    const statement = statementOf.get(claim.id);
    add(claim.report, {
      start: claim.figure.start,
      end: claim.figure.end,
      kind: "claim",
      id: `claim-${claim.id}`,
      href: statement === undefined ? null : pathOf.statement(statement),
      title: claim.comparison
        ? "told for scale"
        : `${claim.measure}${claim.sources[0] === undefined ? ", in the report’s own voice" : `, ${claim.sources[0].name}`}`,
    });
    for (const source of claim.sources) {
      if (source.end > source.start) {
        add(claim.report, {
          start: source.start,
          end: source.end,
          kind: "source",
          id: null,
          href: null,
          title: `${source.role}: ${source.name}`,
        });
      }
    }
  }
  for (const attribution of story.attributions) {
    const { source, cue } = attribution;
    if (source !== null && source.end > source.start) {
      add(attribution.report, {
        start: source.start,
        end: source.end,
        kind: "source",
        id: null,
        href: null,
        title: source.name,
      });
    }
    if (cue !== null)
      add(attribution.report, {
        start: cue.start,
        end: cue.end,
        kind: "cue",
        id: null,
        href: null,
        title: attribution.stance,
      });
  }
  for (const list of marks.values()) list.sort((a, b) => a.start - b.start || b.end - a.end);
  keptMarks.set(story, marks);
  return marks;
}

function paragraphsOf(text: string): readonly { readonly start: number; readonly end: number }[] {
  const paragraphs: { start: number; end: number }[] = [];
  let start = 0;
  while (start < text.length) {
    const line = text.indexOf("\n", start);
    const end = line === -1 ? text.length : line;
    if (text.slice(start, end).trim() !== "") paragraphs.push({ start, end });
    start = end + 1;
  }
  return paragraphs;
}
