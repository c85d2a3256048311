import type { Edge } from "../lineage/edge.ts";
import type { Report } from "../report/report.ts";
import type { Story } from "./story.ts";
import { createStoryBook } from "./story-book.ts";

/** Which of these reports tell of one event, earliest event first. The order in which reports and edges are given does not count. */
export function clusterStories(reports: readonly Report[], edges: readonly Edge[]): readonly Story[] {
  const book = createStoryBook();
  book.add(reports, edges);
  return book.readStories();
}
