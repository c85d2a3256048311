import { HearsayError } from "../../error.ts";
import type { ProfileName } from "../../ledger/ledger.ts";
import type { DigestOptions } from "../../work/send-digests.ts";
import type { Command, CommandContext } from "../command.ts";
import { withStore } from "../with-store.ts";

const DIGEST_EVERY_MS = 60_000;
// While the database waits for another writer, nobody is served.
const LOCK_WAIT_MS = 20;

export const command: Command = {
  name: "serve",
  summary: "serve the live site over the database",
  about: [
    "Serves the stories of the database as pages, tables, feeds and embeds. What other processes add is on an open page within two seconds. Stops at Ctrl-C.",
    "Editors sign in with a password from “hearsay editor add”. Digests by mail need HEARSAY_SMTP or HEARSAY_MAIL_FOLDER, and --origin for the links in them.",
  ],
  arguments: [],
  options: [],
  settings: ["db", "host", "port", "origin", "profile"],
  examples: [
    { call: "hearsay serve", does: "the site at http://127.0.0.1:8080/" },
    { call: "hearsay serve --host 0.0.0.0 --origin https://figures.example/", does: "behind a server that speaks TLS" },
  ],
  run: async (context) => {
    const { createApp } = await import("../../web/create-app.ts");
    const { serveSite } = await import("../../web/serve.ts");
    const { openSite } = await import("../../work/open-site.ts");
    const { waitPatiently } = await import("../../work/patient-store.ts");
    const { openMailer } = await import("../../work/open-mailer.ts");
    const { terminal, settings, now } = context;
    const origin = readOrigin(settings.origin);
    const profile = settings.profile as ProfileName;
    const impatient = { ...context, settings: { ...settings, busyTimeoutMs: LOCK_WAIT_MS } };
    await withStore(impatient, "write", async (opened) => {
      const store = waitPatiently(opened, settings.busyTimeoutMs);
      const site = openSite(store);
      const send = openMailer({ smtp: settings.smtp, folder: settings.mailFolder, from: settings.mailFrom });
      const onError = (error: Error): void => terminal.say(`hearsay: ${error.stack ?? error.message}`);
      const served = await serveSite(createApp({ site, origin, profile, now, onError }, store, send), {
        host: settings.host,
        port: settings.port,
      });
      if (context.isJson) await terminal.record({ schema: 1, address: served.address });
      terminal.say(`hearsay: serving ${settings.db} at ${served.address}`);
      await terminal.flush();
      const digests =
        send === null
          ? null
          : repeatDigests(context, () => runDigests({ store, site, send, origin: origin ?? served.address, now }));
      await untilStopped();
      digests?.stop();
      await served.close();
    });
  },
};

/** The site's address as it was set, ending in a slash; null where it was not. Throws `setting-invalid` for what is no web address. */
export function readOrigin(origin: string): string | null {
  if (origin === "") return null;
  if (!/^https?:\/\//i.test(origin) || !URL.canParse(origin)) {
    throw new HearsayError("setting-invalid", `--origin does not take "${origin}"`, {
      detail: ["It takes an address: https://figures.example/"],
      exitCode: 2,
    });
  }
  return origin.endsWith("/") ? origin : `${origin}/`;
}

async function runDigests(options: DigestOptions): Promise<readonly Error[]> {
  const { sendDigests } = await import("../../work/send-digests.ts");
  return (await sendDigests(options)).failed;
}

function repeatDigests(context: CommandContext, run: () => Promise<readonly Error[]>): { readonly stop: () => void } {
  const timer = setInterval(async () => {
    for (const error of await run()) context.terminal.say(`hearsay: a digest was not sent: ${error.message}`);
  }, DIGEST_EVERY_MS);
  return { stop: () => clearInterval(timer) };
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
}
