import { type Context, Hono } from "hono";
import { z } from "zod";
import { renderConfirmMail } from "../../publish/mail/digest-mail.tsx";
import { renderFormPage } from "../../publish/pages/form-page.tsx";
import { renderMessagePage } from "../../publish/pages/message-page.tsx";
import type { Store } from "../../store/open-store.ts";
import { confirmSignUp, dropSignUp, findSignUpByToken, saveSignUp } from "../../store/sign-ups.ts";
import type { SendMail } from "../../work/open-mailer.ts";
import { limitAttempts } from "../attempts.ts";
import { isThisMachine } from "../known-hosts.ts";
import { newToken } from "../secrets.ts";
import { frameOf, type WebContext, type WebVariables } from "../web-context.ts";

const HOUR_MS = 3_600_000;
// Nobody writes to strangers through this site in bulk.
const FIRST_MAILS_AN_HOUR = 200;
const wishSchema = z.object({
  address: z.string().max(254).pipe(z.email()),
  story: z.string().regex(/^[0-9a-f]{4,64}$/),
  rhythm: z.enum(["daily", "on-change"]),
});

/**
 * Readers ask for a story by mail. Nothing is sent but one mail to confirm it until they follow its link, and what they
 * follow shows a button: mail programs open links by themselves, and no change is made by opening one.
 */
export function signUpRoutes(given: WebContext, store: Store, send: SendMail | null): Hono<WebVariables> {
  const routes = new Hono<WebVariables>();
  const attempts = limitAttempts(3, HOUR_MS);
  const all = limitAttempts(FIRST_MAILS_AN_HOUR, HOUR_MS);
  const message = (title: string, text: string): string =>
    renderMessagePage(title, text, frameOf("message", given.origin, null));
  // A link in a mail must lead here: what a request says of the host is believed of this machine alone.
  const siteOf = (context: Context): string | null =>
    given.origin ?? (isThisMachine(context.req.url) ? new URL("/", context.req.url).href : null);
  const button = (
    context: Context,
    title: string,
    lead: string,
    action: string,
    label: string,
  ): Response | Promise<Response> =>
    context.html(
      renderFormPage(
        { title, lead, action, button: label, problem: null },
        <input type="hidden" name="token" value={context.req.query("token") ?? ""} />,
        frameOf("form", given.origin, null),
      ),
    );
  const form = (story: string, title: string, problem: string | null): string =>
    renderFormPage(
      { title: "Get a digest by mail", lead: title, action: "/sign-up", button: "Sign up", problem },
      <>
        <input type="hidden" name="story" value={story} />
        <label>
          Mail address
          <input name="address" type="email" autocomplete="email" required />
        </label>
        <label>
          How often
          <select name="rhythm">
            <option value="daily">once a day, if something changed</option>
            <option value="on-change">when something changes</option>
          </select>
        </label>
      </>,
      frameOf("sign-up", given.origin, null),
    );

  routes.get("/sign-up", async (context) => {
    const story = await given.site.story(context.req.query("story") ?? "");
    if (story === null)
      return context.html(message("Which story?", "Open a story and follow its link to get it by mail."), 404);
    if (send === null)
      return context.html(
        message("No mail from here", "This site sends no mail. Every story has a feed of its changes instead."),
      );
    return context.html(form(story.site.ledger.story.id, story.site.ledger.story.title, null));
  });
  routes.post("/sign-up", async (context) => {
    if (send === null) return context.html(message("No mail from here", "This site sends no mail."), 404);
    const parsed = wishSchema.safeParse(await context.req.parseBody());
    const story = parsed.success ? await given.site.story(parsed.data.story) : null;
    if (!parsed.success || story === null) {
      return context.html(
        message("That did not work", "A mail address and a story are needed. Go back and try again."),
        400,
      );
    }
    const { address, rhythm } = parsed.data;
    const { id, title } = story.site.ledger.story;
    const origin = siteOf(context);
    if (origin === null)
      return context.html(message("No mail from here", "Whoever keeps this site has not told it its address."), 503);
    // The same answer whether the address is known, new or asked for too often: nobody learns who reads what.
    const at = given.now().getTime();
    if (attempts.take(address.toLowerCase(), at)) {
      if (!all.take("", at))
        return context.html(message("Too many at once", "Many sign up at the moment. Try again in an hour."), 429);
      const seen = await given.site.lastChange();
      const wish = { token: newToken(), address, story: id, rhythm, madeAt: given.now().toISOString(), seen };
      const token = await store.transact((db) => saveSignUp(db, wish));
      try {
        await send(renderConfirmMail(title, new URL(`confirm?token=${token}`, origin).href), address, null);
      } catch (error) {
        given.onError(error instanceof Error ? error : new Error(String(error)));
        return context.html(message("The mail did not go out", "The fault is ours. Try again later."), 503);
      }
    }
    return context.html(
      message("Look into your mail", "A mail is on its way. Nothing else is sent until you follow its link."),
    );
  });

  routes.get("/confirm", (context) =>
    button(context, "Confirm your digest", "One click, and it begins.", "/confirm", "Confirm"),
  );
  routes.post("/confirm", async (context) => {
    const token = (await context.req.parseBody()).token;
    const wish = typeof token === "string" ? await findSignUpByToken(store.db, token) : null;
    if (wish === null)
      return context.html(message("This link is over", "It was used already, or a newer one was sent."), 404);
    const seen = await given.site.lastChange();
    await store.transact((db) => confirmSignUp(db, wish.token, given.now().toISOString(), seen));
    return context.html(message("Confirmed", "You will hear of what changes. Every mail has a way out at its foot."));
  });

  routes.get("/unsubscribe", (context) =>
    button(context, "Stop these mails", "Your address is forgotten at once.", "/unsubscribe", "Stop"),
  );
  routes.post("/unsubscribe", async (context) => {
    const token = context.req.query("token") ?? (await context.req.parseBody()).token;
    if (typeof token === "string") await store.transact((db) => dropSignUp(db, token));
    return context.html(message("Stopped", "No more mail will come, and your address is forgotten."));
  });
  return routes;
}
