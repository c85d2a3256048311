import { linkFrom, pathOf } from "../links.ts";
import type { SiteFrame } from "../site.ts";

/** A story's table to take away. */
export function Downloads({ frame, story, table }: { frame: SiteFrame; story: string; table: string }) {
  return (
    <p class="downloads">
      <a href={linkFrom(frame.path, pathOf.storyTable(story, table, "csv"))}>
        CSV<span class="visually-hidden"> of {table}</span>
      </a>
      <a href={linkFrom(frame.path, pathOf.storyTable(story, table, "json"))}>
        JSON<span class="visually-hidden"> of {table}, with sources</span>
      </a>
    </p>
  );
}
