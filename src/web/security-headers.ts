import type { MiddlewareHandler } from "hono";
import type { WebVariables } from "./web-context.ts";

const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
// A card is made to stand in other people's pages; it has no form and no script to be tricked with.
const EMBED_POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *";

/** The headers that every answer has: no script, style, image or frame from anywhere else, no sniffing, no referrer. */
export function securityHeaders(): MiddlewareHandler<WebVariables> {
  return async (context, next) => {
    await next();
    const { headers } = context.res;
    const isEmbed = context.req.path.startsWith("/embeds/");
    headers.set("Content-Security-Policy", isEmbed ? EMBED_POLICY : PAGE_POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    // Not "no-referrer": under it browsers send the forms of this very site with the origin "null" (Fetch standard).
    headers.set("Referrer-Policy", "same-origin");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cross-Origin-Resource-Policy", isEmbed ? "cross-origin" : "same-origin");
    headers.set("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
    if (!isEmbed) headers.set("X-Frame-Options", "DENY");
  };
}
