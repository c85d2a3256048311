import { linkFrom, pathOf } from "../links.ts";
import { PageFrame, renderPage } from "../page-frame.tsx";
import { plural } from "../parts/say-counts.ts";
import { Day } from "../parts/statement-table.tsx";
import type { LoggedEdit, SiteFrame } from "../site.ts";

// A log past this length is a download of the command line: hearsay review log --json.
const SHOWN = 500;

/** The public log: what people changed by hand, who, when and why, the latest first, with what was taken back. */
export function renderEditsPage(edits: readonly LoggedEdit[], frame: SiteFrame): string {
  return renderPage(
    <PageFrame
      frame={frame}
      head={{ title: "Edited by hand", description: "Everything that people changed by hand, and why.", feed: null }}
    >
      <p class="crumbs">
        <a href={linkFrom(frame.path, pathOf.stories())}>Stories</a>
      </p>
      <h1>Edited by hand</h1>
      <p class="section__lead">
        What people put right in what the program read. Nothing is ever taken out of this log: who takes something back
        adds a line to it.
      </p>
      {edits.length === 0 ? <p class="notice">Nothing was changed by hand.</p> : null}
      {edits.length === 0 ? null : (
        <div class="table">
          <table>
            <caption>{plural(edits.length, "act")}, the latest first</caption>
            <thead>
              <tr>
                <th scope="col">When</th>
                <th scope="col">Who</th>
                <th scope="col">What</th>
                <th scope="col">Why</th>
              </tr>
            </thead>
            <tbody>
              {edits.slice(0, SHOWN).map((edit) => (
                <tr id={`act-${edit.act}`} class={edit.isStanding ? undefined : "is-past"}>
                  <td class="number">
                    <Day day={edit.at} />
                  </td>
                  <td>{edit.by}</td>
                  <th scope="row">
                    {edit.path === null ? edit.text : <a href={linkFrom(frame.path, edit.path)}>{edit.text}</a>}
                    {edit.isStanding ? null : <small class="soft"> taken back</small>}
                  </th>
                  <td>{edit.reason === "" ? <span class="soft">not told</span> : edit.reason}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {edits.length > SHOWN ? <p class="soft">{plural(edits.length - SHOWN, "older act")} before these.</p> : null}
    </PageFrame>,
  );
}
