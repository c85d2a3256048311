import type { Context } from "hono";
import { makePage } from "./page-cache.ts";
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

/**
 * Answers with a page that is the same for every reader, drawn once a version. Kept by its path, and by what of the
 * question `asked` names: other parameters change nothing and get nothing of their own.
 */
export function answerPage(context: Context<WebVariables>, version: string, draw: () => string, asked = ""): Response {
  const isShared = context.get("editor") === null;
  const cache = context.get("pages");
  const key = `${context.req.path} ${asked} ${version}`;
  let page = isShared ? cache.find(key) : null;
  if (page === null) {
    page = makePage(draw());
    if (isShared) cache.keep(key, page);
  }
  const headers: Record<string, string> = {
    ETag: page.tag,
    "Cache-Control": isShared ? "no-cache" : "private, no-store",
    "Content-Type": TYPES[context.req.path.split(".").at(-1) ?? ""] ?? TYPES.html ?? "",
    Vary: "Accept-Encoding, Cookie",
  };
  if (isShared && context.req.header("If-None-Match") === page.tag) return context.body(null, 304, headers);
  if (!isShared || !/\bgzip\b/.test(context.req.header("Accept-Encoding") ?? ""))
    return context.body(page.text, 200, headers);
  return context.body(page.packed(), 200, { ...headers, "Content-Encoding": "gzip" });
}
