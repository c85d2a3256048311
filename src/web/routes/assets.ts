import { Hono } from "hono";
import { readAsset } from "../../publish/read-asset.ts";
import { answerPage } from "../answer-page.ts";
import type { WebVariables } from "../web-context.ts";

/** The page's own style and script, from this host alone. */
export function assetRoutes(): Hono<WebVariables> {
  const routes = new Hono<WebVariables>();
  routes.get("/assets/:file{(style\\.css|page\\.js|review\\.js|icon\\.svg)}", (context) =>
    answerPage(context, "assets", () => readAsset(context.req.param("file"))),
  );
  routes.get("/robots.txt", (context) =>
    context.text("User-agent: *\nDisallow: /review\nDisallow: /sign-in\nDisallow: /sign-up\n"),
  );
  return routes;
}
