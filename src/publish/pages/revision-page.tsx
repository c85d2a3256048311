import { diffRevisions, type SentenceChange, type SentenceDiff } from "../../lineage/diff-revisions.ts";
import type { Report } from "../../report/report.ts";
import { linkFrom, pathOf } from "../links.ts";
import { PageFrame, renderPage } from "../page-frame.tsx";
import { MarkedText, type TextMark } from "../parts/marked-text.tsx";
import { nameReport } from "../parts/say-counts.ts";
import { Day } from "../parts/statement-table.tsx";
import type { SiteFrame, SiteStory } from "../site.ts";

// A text past this length is compared in part: both reports have their own pages with the rest.
const CHARACTERS_COMPARED = 60_000;

const LABELS: Readonly<Record<SentenceChange, string>> = {
  same: "the same",
  trivial: "a trifle",
  moved: "moved",
  figures: "figure changed",
  changed: "changed",
  added: "added",
  removed: "taken out",
};

/** Two versions of one report side by side, sentence by sentence: changed figures first, what is the same folded away. */
export function renderRevisionPage(story: SiteStory, earlier: Report, later: Report, frame: SiteFrame): string {
  const { ledger } = story;
  const edge = story.edges.find((one) => one.parentId === earlier.id && one.childId === later.id);
  const title = nameReport(later);
  const isOrdered = edge === undefined || edge.direction.by !== "none";
  const diffs = diffRevisions(earlier.text.slice(0, CHARACTERS_COMPARED), later.text.slice(0, CHARACTERS_COMPARED));
  const figures = diffs.filter(changesFigure);
  const counts = countKinds(diffs);
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
        {counts}.
      </p>
      <section class="section" aria-labelledby="figures">
        <h2 id="figures">Figures that changed</h2>
        {figures.length === 0 ? (
          <p>Both versions give the same figures.</p>
        ) : (
          <DiffTable
            diffs={figures}
            earlier={earlier}
            later={later}
            frame={frame}
            caption="Sentences in which a figure changed"
          />
        )}
      </section>
      <section class="section" aria-labelledby="texts">
        <h2 id="texts">Sentence by sentence</h2>
        <DiffTable
          diffs={diffs.filter((diff) => diff.kind !== "same" && diff.kind !== "trivial")}
          earlier={earlier}
          later={later}
          frame={frame}
          caption="What changed, in the order of the later version"
        />
        <details>
          <summary>With what is the same</summary>
          <DiffTable diffs={diffs} earlier={earlier} later={later} frame={frame} caption="Every sentence of both" />
        </details>
      </section>
    </PageFrame>,
  );
}

function DiffTable({
  diffs,
  earlier,
  later,
  frame,
  caption,
}: {
  diffs: readonly SentenceDiff[];
  earlier: Report;
  later: Report;
  frame: SiteFrame;
  caption: string;
}) {
  return (
    <div class="table">
      <table class="versions">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <VersionHead report={earlier} frame={frame} />
            <VersionHead report={later} frame={frame} />
            <th scope="col">What happened</th>
          </tr>
        </thead>
        <tbody>
          {diffs.map((diff) => (
            <tr>
              <td class="version--before">
                {diff.before === null ? (
                  <span class="soft">not there</span>
                ) : (
                  <MarkedText
                    text={earlier.text}
                    marks={marksOf(diff.changedBefore)}
                    from={diff.before.start}
                    to={diff.before.end}
                  />
                )}
              </td>
              <td class="version--after">
                {diff.after === null ? (
                  <span class="soft">not there</span>
                ) : (
                  <MarkedText
                    text={later.text}
                    marks={marksOf(diff.changedAfter)}
                    from={diff.after.start}
                    to={diff.after.end}
                  />
                )}
              </td>
              <td>
                {LABELS[diff.kind]}
                {diff.figures.before.length + diff.figures.after.length === 0 ? null : (
                  <small class="soft">
                    <br />
                    {diff.figures.before.join(", ") || "none"} → {diff.figures.after.join(", ") || "none"}
                  </small>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function VersionHead({ report, frame }: { report: Report; frame: SiteFrame }) {
  const day = report.modifiedAt ?? report.publishedAt ?? report.capturedAt;
  return (
    <th scope="col">
      <a href={linkFrom(frame.path, pathOf.report(report.id))}>{report.outlet?.name ?? report.file ?? report.id}</a>{" "}
      {day === null ? "no day told" : <Day day={day} />}
    </th>
  );
}

function changesFigure(diff: SentenceDiff): boolean {
  return (
    diff.kind === "figures" ||
    ((diff.kind === "added" || diff.kind === "removed") && diff.figures.before.length + diff.figures.after.length > 0)
  );
}

function countKinds(diffs: readonly SentenceDiff[]): string {
  const counts = new Map<SentenceChange, number>();
  for (const diff of diffs) counts.set(diff.kind, (counts.get(diff.kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => `${count} ${LABELS[kind]}`).join(", ");
}

function marksOf(spans: readonly { readonly start: number; readonly end: number }[]): readonly TextMark[] {
  return spans.map(({ start, end }) => ({
    start,
    end,
    kind: "changed",
    id: null,
    href: null,
    title: "not in the other version",
  }));
}
