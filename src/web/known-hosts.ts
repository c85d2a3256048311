import type { MiddlewareHandler } from "hono";
import type { WebVariables } from "./web-context.ts";

/**
 * Where the site was not told its own address, it answers only to this machine's names and to plain addresses: a foreign
 * name that was made to point here (DNS rebinding) reads nothing. `X-Forwarded-*` and `Forwarded` are not looked at.
 */
export function answerKnownHosts(origin: string | null): MiddlewareHandler<WebVariables> {
  return async (context, next) => {
    const { hostname } = new URL(context.req.url);
    if (origin !== null || isPlainHost(hostname)) return next();
    return context.text(
      `This site was not told that it is called ${hostname.slice(0, 253)}. Start it so: hearsay serve --origin http://${hostname.slice(0, 253)}/\n`,
      421,
    );
  };
}

/** Whether a host is this machine by name, or an address that no name service can turn elsewhere. */
export function isPlainHost(hostname: string): boolean {
  return hostname === "localhost" || hostname.endsWith(".localhost") || /^[\d.]+$|^\[[0-9a-f:.]+\]$/i.test(hostname);
}

/** Whether an address leads to this machine and nowhere else. */
export function isThisMachine(url: string): boolean {
  const { hostname } = new URL(url);
  return (
    hostname === "localhost" || hostname.endsWith(".localhost") || hostname === "[::1]" || hostname.startsWith("127.")
  );
}
