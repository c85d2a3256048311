import type { Context, MiddlewareHandler } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { closeSession, findSession, openSession } from "../store/editors.ts";
import type { Store } from "../store/open-store.ts";
import { digestToken, isSameToken, newToken } from "./secrets.ts";
import type { WebContext, WebVariables } from "./web-context.ts";

const COOKIE = "hearsay_session";
const SESSION_HOURS = 12;
const HOUR_MS = 3_600_000;

/** Names the signed-in editor on each request; readers carry no cookie at all. */
export function knowEditor(store: Store, { now }: WebContext): MiddlewareHandler<WebVariables> {
  return async (context, next) => {
    const token = getCookie(context, COOKIE);
    const session = token === undefined ? null : await findSession(store.db, digestToken(token), now().toISOString());
    context.set("editor", session === null ? null : { name: session.editor, token: session.formToken });
    await next();
  };
}

/** Signs an editor in: a cookie that no script reads and no other site sends. A new token each time, so none can be fixed beforehand. */
export async function startSession(
  context: Context<WebVariables>,
  store: Store,
  given: WebContext,
  editor: string,
): Promise<void> {
  const token = newToken();
  const at = given.now();
  const expires = new Date(at.getTime() + SESSION_HOURS * HOUR_MS);
  await store.transact((db) =>
    openSession(db, digestToken(token), { editor, formToken: newToken() }, at.toISOString(), expires.toISOString()),
  );
  setCookie(context, COOKIE, token, {
    httpOnly: true,
    sameSite: "Strict",
    secure: isSecure(context, given),
    path: "/",
    maxAge: SESSION_HOURS * 3600,
  });
}

/** Signs an editor out. */
export async function endSession(context: Context<WebVariables>, store: Store): Promise<void> {
  const token = getCookie(context, COOKIE);
  if (token !== undefined) await store.transact((db) => closeSession(db, digestToken(token)));
  deleteCookie(context, COOKIE, { path: "/" });
}

/** Whether a form carries the token of the session it came with. */
export function isOwnForm(context: Context<WebVariables>, given: unknown): boolean {
  const editor = context.get("editor");
  return editor !== null && typeof given === "string" && isSameToken(given, editor.token);
}

/**
 * Refuses a write that another site sent (CSRF): browsers name the sender in `Sec-Fetch-Site` or `Origin`, and it must be
 * this host. The one-click unsubscribe of mail programs names nobody and carries its own token.
 */
export function refuseStrangers(origin: string | null): MiddlewareHandler<WebVariables> {
  return async (context, next) => {
    const { method } = context.req;
    if (method === "GET" || method === "HEAD" || context.req.path === "/unsubscribe") return next();
    const site = context.req.header("Sec-Fetch-Site");
    const sender = context.req.header("Origin");
    const own = origin === null ? new URL(context.req.url).host : new URL(origin).host;
    const isOwn = sender !== undefined && URL.canParse(sender) && new URL(sender).host === own;
    if ((site !== undefined && site !== "same-origin") || !isOwn)
      return context.text("This form was not sent from this site.\n", 403);
    return next();
  };
}

function isSecure(context: Context, { origin }: WebContext): boolean {
  return (origin ?? context.req.url).startsWith("https:");
}
