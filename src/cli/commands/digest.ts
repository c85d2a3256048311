import { HearsayError } from "../../error.ts";
import type { Command } from "../command.ts";
import { withStore } from "../with-store.ts";
import { readOrigin } from "./serve.ts";

export const command: Command = {
  name: "digest",
  summary: "send the digests that are due, once",
  about: [
    "Sends what changed to the readers who signed up and confirmed: once a day, or when something changed, as each of them wished. For a timer of the system (cron); “hearsay serve” does it by itself.",
    "Mail goes out through HEARSAY_SMTP, or into HEARSAY_MAIL_FOLDER as files. A mail that fails is tried again at the next call.",
  ],
  arguments: [],
  options: [],
  settings: ["db", "origin"],
  examples: [
    { call: "hearsay digest --origin https://figures.example/", does: "every mail that is due, then the end" },
  ],
  run: async (context) => {
    const { openMailer } = await import("../../work/open-mailer.ts");
    const { openSite } = await import("../../work/open-site.ts");
    const { sendDigests } = await import("../../work/send-digests.ts");
    const { terminal, settings, now } = context;
    const origin = readOrigin(settings.origin);
    const send = openMailer({ smtp: settings.smtp, folder: settings.mailFolder, from: settings.mailFrom });
    if (origin === null || send === null) {
      throw new HearsayError(
        "setting-invalid",
        origin === null ? "the mails need the site's address for their links" : "there is no way out for mail",
        {
          detail: [
            origin === null
              ? "hearsay digest --origin https://figures.example/"
              : "Set HEARSAY_SMTP, or HEARSAY_MAIL_FOLDER to get mail as files.",
          ],
          exitCode: 2,
        },
      );
    }
    await withStore(context, "write", async (store) => {
      const { sent, failed } = await sendDigests({ store, site: openSite(store), send, origin, now });
      for (const error of failed)
        context.onFault({
          path: "digest",
          line: null,
          code: "mail-unsent",
          message: `a mail was not sent: ${error.message}`,
        });
      if (context.isJson) await terminal.record({ schema: 1, sent, failed: failed.length });
      else terminal.say(`hearsay: ${sent === 1 ? "1 digest" : `${sent} digests`} sent`);
    });
  },
};
