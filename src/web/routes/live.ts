import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import { watchChanges } from "../watch-changes.ts";
import type { WebContext, WebVariables } from "../web-context.ts";

const HEARTBEAT_MS = 15_000;
// More open pages than this are told to come back later rather than slow the readers down.
const LISTENERS_LIMIT = 1000;

/** Tells open pages what changed, as server-sent events: `change` with `{story, kind, text, noticedAt}` each. */
export function liveRoute({ site, onError }: WebContext): Hono<WebVariables> {
  const routes = new Hono<WebVariables>();
  const watch = watchChanges(site, onError);
  let listeners = 0;
  routes.get("/live", (context) => {
    if (listeners >= LISTENERS_LIMIT)
      return context.text("too many open pages; try again later\n", 503, { "Retry-After": "30" });
    const story = context.req.query("story") ?? null;
    context.header("Cache-Control", "no-store");
    context.header("X-Accel-Buffering", "no");
    listeners += 1;
    return streamSSE(context, async (stream) => {
      const gone = new AbortController();
      stream.onAbort(() => gone.abort());
      try {
        const given = Number(context.req.header("Last-Event-ID"));
        const now = await watch.seen();
        let seen = Number.isInteger(given) && given > 0 ? Math.min(given, now) : now;
        await stream.writeSSE({ event: "hello", data: "", id: String(seen), retry: 3000 });
        while (!gone.signal.aborted) {
          const changes = await watch.after(seen, HEARTBEAT_MS, gone.signal);
          if (gone.signal.aborted) break;
          if (changes.length === 0) await stream.write(": still here\n\n");
          for (const { seq, change } of changes) {
            seen = seq;
            if (story !== null && change.story !== story) continue;
            const { kind, text, noticedAt } = change;
            await stream.writeSSE({
              event: "change",
              id: String(seq),
              data: JSON.stringify({ story: change.story, kind, text, noticedAt }),
            });
          }
        }
      } finally {
        listeners -= 1;
      }
    });
  });
  return routes;
}
