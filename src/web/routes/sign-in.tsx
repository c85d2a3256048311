import { Hono } from "hono";
import { renderFormPage } from "../../publish/pages/form-page.tsx";
import { findEditor } from "../../store/editors.ts";
import type { Store } from "../../store/open-store.ts";
import { limitAttempts } from "../attempts.ts";
import { isPassword } from "../secrets.ts";
import { endSession, isOwnForm, startSession } from "../sessions.ts";
import { frameOf, type WebContext, type WebVariables } from "../web-context.ts";

const MINUTE_MS = 60_000;

/** Editors sign in with the password they were given on the command line, and out again. */
export function signInRoutes(given: WebContext, store: Store): Hono<WebVariables> {
  const routes = new Hono<WebVariables>();
  const attempts = limitAttempts(8, 10 * MINUTE_MS);
  const page = (problem: string | null): string =>
    renderFormPage(
      {
        title: "Editors",
        lead: "Whoever keeps this site adds editors on its command line: hearsay editor add NAME.",
        action: "/sign-in",
        button: "Sign in",
        problem,
      },
      <>
        <label>
          Name
          <input name="name" autocomplete="username" required />
        </label>
        <label>
          Password
          <input name="password" type="password" autocomplete="current-password" required />
        </label>
      </>,
      frameOf("sign-in", given.origin, null),
    );
  routes.get("/sign-in", (context) =>
    context.get("editor") === null ? context.html(page(null)) : context.redirect("/review"),
  );
  routes.post("/sign-in", async (context) => {
    const form = await context.req.parseBody();
    const name = typeof form.name === "string" ? form.name.slice(0, 100) : "";
    const password = typeof form.password === "string" ? form.password.slice(0, 1000) : "";
    if (!attempts.take(name, given.now().getTime()))
      return context.html(page("Too many tries. Wait ten minutes."), 429);
    const editor = await findEditor(store.db, name);
    if (!(await isPassword(password, editor?.secret ?? null)))
      return context.html(page("That name and password do not go together."), 403);
    attempts.forget(name);
    await startSession(context, store, given, name);
    return context.redirect("/review", 303);
  });
  routes.post("/sign-out", async (context) => {
    const form = await context.req.parseBody();
    if (!isOwnForm(context, form.token)) return context.text("This form is not yours.\n", 403);
    await endSession(context, store);
    return context.redirect("/", 303);
  });
  return routes;
}
