import type { Context } from "hono";
import { digestOf } from "../text/digest.ts";
import type { WebVariables } from "./web-context.ts";

const TYPES: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  atom: "application/atom+xml; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  json: "application/json; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
};

// Pages that readers share are drawn once a version; the oldest go first.
const KEPT_PAGES = 400;
const kept = new Map<string, { readonly tag: string; readonly text: string }>();

/**
 * Answers with a page that is the same for every reader, drawn once a version. An editor's page carries their own
 * token and is never kept. The tag (RFC 9110 ETag) is a digest of the bytes.
 */
export function answerPage(context: Context<WebVariables>, version: string, draw: () => string): Response {
  const isShared = context.get("editor") === null;
  const key = `${version} ${context.req.url}`;
  let page = isShared ? kept.get(key) : undefined;
  if (page === undefined) {
    const text = draw();
    page = { text, tag: `"${digestOf(text)}"` };
    if (isShared) {
      kept.set(key, page);
      const oldest = kept.size > KEPT_PAGES ? kept.keys().next().value : undefined;
      if (oldest !== undefined) kept.delete(oldest);
    }
  }
  const headers = {
    ETag: page.tag,
    "Cache-Control": isShared ? "no-cache" : "private, no-store",
    "Content-Type": TYPES[context.req.path.split(".").at(-1) ?? ""] ?? TYPES.html ?? "",
  };
  if (isShared && context.req.header("If-None-Match") === page.tag) return context.body(null, 304, headers);
  return context.body(page.text, 200, headers);
}
