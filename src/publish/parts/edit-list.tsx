import type { HandEdit } from "../site.ts";
import { Day } from "./statement-table.tsx";

/** What a person changed, when and why: readers are always told. */
export function EditList({ edits }: { edits: readonly HandEdit[] }) {
  if (edits.length === 0) return null;
  return (
    <section class="section" aria-labelledby="edits">
      <h2 id="edits">Edited by hand</h2>
      <ul>
        {edits.map((edit) => (
          <li>
            <span class="badge badge--edited">by {edit.by}</span> <Day day={edit.at} />: {edit.text}
            {edit.reason === "" ? null : <> — “{edit.reason}”</>}
          </li>
        ))}
      </ul>
    </section>
  );
}
