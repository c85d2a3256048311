import type { HandEdit, SiteStory } from "../site.ts";
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

const kept = new WeakMap<SiteStory, ReadonlyMap<string, readonly HandEdit[]>>();

/** What was done by hand to any of some things, by id; each act once, the first one first. */
export function editsOn(story: SiteStory, targets: Iterable<string>): readonly HandEdit[] {
  if (story.edits.length === 0) return [];
  const byTarget = kept.get(story) ?? indexEdits(story);
  const found = new Map<string, HandEdit>();
  for (const target of targets)
    for (const edit of byTarget.get(target) ?? []) found.set(`${edit.at} ${edit.by} ${edit.text}`, edit);
  return [...found.values()].sort((one, other) => one.at.localeCompare(other.at) || one.text.localeCompare(other.text));
}

function indexEdits(story: SiteStory): ReadonlyMap<string, readonly HandEdit[]> {
  const index = new Map<string, HandEdit[]>();
  for (const edit of story.edits) {
    const list = index.get(edit.target);
    if (list === undefined) index.set(edit.target, [edit]);
    else list.push(edit);
  }
  kept.set(story, index);
  return index;
}
