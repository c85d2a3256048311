import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { compress } from "hono/compress";
import { renderMessagePage } from "../publish/pages/message-page.tsx";
import type { Store } from "../store/open-store.ts";
import type { SendMail } from "../work/open-mailer.ts";
import { answerKnownHosts } from "./known-hosts.ts";
import { createPageCache } from "./page-cache.ts";
import { assetRoutes } from "./routes/assets.ts";
import { liveRoute } from "./routes/live.ts";
import { pageRoutes } from "./routes/pages.ts";
import { reviewRoutes } from "./routes/review.tsx";
import { signInRoutes } from "./routes/sign-in.tsx";
import { signUpRoutes } from "./routes/sign-up.tsx";
import { storiesRoute } from "./routes/stories.ts";
import { securityHeaders } from "./security-headers.ts";
import { knowEditor, refuseStrangers } from "./sessions.ts";
import { frameOf, type WebContext, type WebVariables } from "./web-context.ts";

const FORM_BYTES = 64 * 1024;

/** The live site as one application: give it a request, get an answer. Nothing here listens or opens anything. */
export function createApp(given: WebContext, store: Store, send: SendMail | null): Hono<WebVariables> {
  const app = new Hono<WebVariables>();
  const pages = createPageCache();
  app.use(securityHeaders());
  app.use(answerKnownHosts(given.origin));
  app.use(async (context, next) => {
    context.set("pages", pages);
    await next();
  });
  // Events must reach the reader one by one, so they are not packed.
  app.use(async (context, next) => (context.req.path === "/live" ? next() : compress()(context, next)));
  app.use(bodyLimit({ maxSize: FORM_BYTES, onError: (context) => context.text("That form is too long.\n", 413) }));
  app.use(knowEditor(store, given));
  app.use(refuseStrangers(given.origin));
  app.route("/", storiesRoute(given));
  app.route("/", pageRoutes(given));
  app.route("/", assetRoutes());
  app.route("/", liveRoute(given));
  app.route("/", signInRoutes(given, store));
  app.route("/", reviewRoutes(given, store));
  app.route("/", signUpRoutes(given, store, send));
  app.notFound((context) =>
    context.html(
      renderMessagePage(
        "Not here",
        "There is nothing at this address. It may have been joined with another story.",
        frameOf(context.req.path.slice(1), given.origin, null),
      ),
      404,
    ),
  );
  app.onError((error, context) => {
    given.onError(error);
    return context.html(
      renderMessagePage(
        "Something failed",
        "The fault is ours; it was logged.",
        frameOf(context.req.path.slice(1), given.origin, null),
      ),
      500,
    );
  });
  return app;
}
