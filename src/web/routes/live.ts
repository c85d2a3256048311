import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import type { WebContext, WebVariables } from "../web-context.ts";

// The database is asked this often for what other processes wrote: an open page hears of it well within two seconds.
const POLL_MS = 700;
const HEARTBEAT_MS = 20_000;
// More open pages than this are told to come back later rather than slow the readers down.
const LISTENERS_LIMIT = 500;

/** Tells open pages what changed, as server-sent events: `change` with `{story, kind, text, noticedAt}` each. */
export function liveRoute({ site }: WebContext): Hono<WebVariables> {
  const routes = new Hono<WebVariables>();
  let listeners = 0;
  routes.get("/live", (context) => {
    if (listeners >= LISTENERS_LIMIT)
      return context.text("too many open pages; try again later\n", 503, { "Retry-After": "30" });
    const story = context.req.query("story") ?? null;
    context.header("Cache-Control", "no-store");
    context.header("X-Accel-Buffering", "no");
    return streamSSE(context, async (stream) => {
      listeners += 1;
      let isOpen = true;
      stream.onAbort(() => {
        isOpen = false;
      });
      try {
        const given = Number(context.req.header("Last-Event-ID"));
        let seen = Number.isInteger(given) && given > 0 ? given : await site.lastChange();
        let quietMs = 0;
        await stream.writeSSE({ event: "hello", data: "", id: String(seen), retry: 3000 });
        while (isOpen) {
          await stream.sleep(POLL_MS);
          const changes = await site.changesAfter(seen);
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
          quietMs = changes.length > 0 ? 0 : quietMs + POLL_MS;
          if (quietMs >= HEARTBEAT_MS) {
            await stream.write(": still here\n\n");
            quietMs = 0;
          }
        }
      } finally {
        listeners -= 1;
      }
    });
  });
  return routes;
}
