import { randomUUID } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import { HearsayError } from "../error.ts";
import type { Mail } from "../publish/mail/digest-mail.tsx";

/** Where mail goes: a server, a folder of `.eml` files, or both. */
export interface MailSettings {
  /** `smtp://user:password@host:port`; empty where there is none. */
  readonly smtp: string;
  /** Folder for mail files; empty where there is none. */
  readonly folder: string;
  readonly from: string;
}

/** Sends one mail; `unsubscribe` becomes the header that mail programs make a button of (RFC 8058). */
export type SendMail = (mail: Mail, to: string, unsubscribe: string | null) => Promise<void>;

/** The way out for mail; null where neither a server nor a folder is set. */
export function openMailer(settings: MailSettings): SendMail | null {
  if (settings.smtp === "" && settings.folder === "") return null;
  const server = settings.smtp === "" ? null : createTransport(settings.smtp);
  const files = createTransport({ streamTransport: true, buffer: true, newline: "unix" });
  return async (mail, to, unsubscribe) => {
    const message = {
      from: settings.from,
      to,
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      // What a report says must not make the program read a file or fetch an address.
      disableFileAccess: true,
      disableUrlAccess: true,
      headers:
        unsubscribe === null
          ? {}
          : { "List-Unsubscribe": `<${unsubscribe}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" },
    };
    if (settings.folder !== "") {
      const sent = await files.sendMail(message);
      await writeMailFile(settings.folder, sent.message as Buffer);
    }
    if (server !== null) {
      try {
        await server.sendMail(message);
      } catch (error) {
        throw new HearsayError(
          "setting-invalid",
          `the mail server took no mail: ${error instanceof Error ? error.message : String(error)}`,
          {
            detail: ["See HEARSAY_SMTP, or set HEARSAY_MAIL_FOLDER to get mail as files."],
            cause: error,
          },
        );
      }
    }
  };
}

// Written under another name first: whoever collects the files never sees half of one.
async function writeMailFile(folder: string, bytes: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true });
  const name = randomUUID();
  await writeFile(join(folder, `${name}.part`), bytes);
  await rename(join(folder, `${name}.part`), join(folder, `${name}.eml`));
}
