import type { LedgerReport } from "../../ledger/ledger.ts";
import { linkFrom, linkOutside, pathOf } from "../links.ts";
import type { SiteStory } from "../site.ts";
import { nameReport } from "./say-counts.ts";
import { Day } from "./statement-table.tsx";

/** Reports of a story: outlet, title, day, the family of texts each belongs to, and what it revises. */
export function ReportTable({
  story,
  reports,
  from,
}: {
  story: SiteStory;
  reports: readonly LedgerReport[];
  from: string;
}) {
  return (
    <div class="table">
      <table>
        <caption>Reports, by the day they were published</caption>
        <thead>
          <tr>
            <th scope="col">Outlet</th>
            <th scope="col">Report</th>
            <th scope="col">Published</th>
            <th scope="col">Family</th>
            <th scope="col">Original</th>
          </tr>
        </thead>
        <tbody>
          {reports.map((row) => {
            const report = story.reports.get(row.id);
            const original = linkOutside(report?.url ?? null);
            const title = report === undefined ? (row.file ?? row.id) : nameReport(report);
            return (
              <tr>
                <td>{row.outlet ?? <span class="soft">not told</span>}</td>
                <th scope="row">
                  <a href={linkFrom(from, pathOf.report(row.id))}>{title}</a>
                  {row.revisionOf === null ? null : <small class="soft"> a later version</small>}
                </th>
                <td class="number">
                  {report?.publishedAt === null || report?.publishedAt === undefined ? (
                    <span class="soft">not told</span>
                  ) : (
                    <Day day={report.publishedAt} />
                  )}
                </td>
                <td>{row.lineage}</td>
                <td>
                  {original === null ? (
                    <span class="soft">no link</span>
                  ) : (
                    <a href={original} rel="noopener noreferrer nofollow">
                      original<span class="visually-hidden"> of {title}</span>
                    </a>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
