/**
 * Where everything stands on the site. The live site and the static one share these paths; links are written relative
 * to the page they stand on, so that a published folder works from any host, any sub-folder and from `file://`.
 */
export const pathOf = {
  stories: () => "index.html",
  story: (story: string) => `stories/${story}.html`,
  storyReports: (story: string, page: number) => `stories/${story}-reports-${page}.html`,
  storyFeed: (story: string) => `stories/${story}.atom`,
  storyTable: (story: string, table: string, format: "csv" | "json") => `stories/${story}-${table}.${format}`,
  entry: (entry: string) => `figures/${entry}.html`,
  entryFeed: (entry: string) => `figures/${entry}.atom`,
  entryTable: (entry: string, format: "csv" | "json") => `figures/${entry}.${format}`,
  embed: (entry: string) => `embeds/${entry}.html`,
  statement: (statement: string) => `statements/${statement}.html`,
  report: (report: string) => `reports/${report}.html`,
  revision: (earlier: string, later: string) => `revisions/${earlier}-${later}.html`,
  source: (source: string) => `sources/${source}.html`,
  sources: () => "sources.html",
  method: () => "method.html",
  edits: () => "edits.html",
  style: () => "assets/style.css",
  icon: () => "assets/icon.svg",
  script: () => "assets/page.js",
} as const;

/** Links as a page at `from` writes them: `../reports/ab12.html` from `stories/cd34.html`. */
export function linkFrom(from: string, to: string): string {
  const [path = "", anchor] = to.split("#");
  const depth = from.split("/").length - 1;
  const link = `${"../".repeat(depth)}${path}`;
  return anchor === undefined ? link : `${link}#${anchor}`;
}

const WEB = /^https?:\/\//i;

/** A link out of the site: only http and https leave it; anything else (`javascript:`, `data:`) is null and shown as text. */
export function linkOutside(url: string | null): string | null {
  if (url === null || !WEB.test(url) || !URL.canParse(url)) return null;
  return new URL(url).href;
}
