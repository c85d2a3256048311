import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import type { Mail } from "../src/publish/mail/digest-mail.tsx";
import { findSignUp } from "../src/store/sign-ups.ts";
import { openMailer } from "../src/work/open-mailer.ts";
import { sendDigests } from "../src/work/send-digests.ts";
import { makeReport } from "./support/make-records.ts";
import { makeSite, type TestSite } from "./support/make-site.ts";

const OWN = { Origin: "http://localhost", "Sec-Fetch-Site": "same-origin" };
const READER = "reader@example.org";
const ORIGIN = "https://figures.example/";

interface Sent extends Mail {
  readonly to: string;
  readonly unsubscribe: string | null;
}

const told = (toll: number, day: number) =>
  makeReport({
    file: `${toll}.txt`,
    title: `Landslide at Brenn Pass kills ${toll}`,
    outlet: { name: `Brenn Valley News ${toll}`, domain: null, owner: null },
    publishedAt: `2025-06-0${day}`,
    text: `A landslide at Brenn Pass killed at least ${toll} people on Sunday, the district governor said. Rescuers at Brenn Pass searched the landslide for survivors.`,
  });

let hosted: TestSite;
let story: string;
let sent: Sent[];
let isDown: boolean;
beforeEach(async () => {
  sent = [];
  isDown = false;
  hosted = await makeSite({
    reports: [told(5, 1)],
    send: async (mail, to, unsubscribe) => {
      if (isDown) throw new Error("the server is away");
      sent.push({ ...mail, to, unsubscribe });
    },
  });
  story = (await hosted.site.stories())[0]?.site.ledger.story.id ?? "";
  return () => hosted.close();
});

const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = OWN) =>
  Promise.resolve(hosted.app.request(path, { method: "POST", headers, body: new URLSearchParams(fields) }));
const signUp = (address = READER, rhythm = "daily") => post("/sign-up", { address, story, rhythm });
const wish = (address = READER) => findSignUp(hosted.store.db, address, story);
const confirm = async (address = READER) => post("/confirm", { token: (await wish(address))?.token ?? "" });
const run = (at: string) =>
  sendDigests({
    store: hosted.store,
    site: hosted.site,
    origin: ORIGIN,
    now: () => new Date(at),
    send: async (mail, to, unsubscribe) => {
      if (isDown) throw new Error("the server is away");
      sent.push({ ...mail, to, unsubscribe });
    },
  });

describe("double opt-in", () => {
  test("one mail with one link, and nothing else until its button is pressed", async () => {
    expect((await signUp()).status).toBe(200);
    expect(sent.length).toBe(1);
    const link = new URL(/Confirm it here: (\S+)/.exec(sent[0]?.text ?? "")?.[1] ?? "");
    await hosted.add([told(6, 2)]);
    await run("2026-01-07T12:00:00Z");
    expect(sent.length).toBe(1);
    // A mail program that opens the link by itself changes nothing.
    const shown = await hosted.app.request(link.pathname + link.search);
    expect(await shown.text()).toContain('method="post"');
    expect((await wish())?.confirmedAt).toBeNull();
    await post("/confirm", { token: link.searchParams.get("token") ?? "" });
    expect((await wish())?.confirmedAt).not.toBeNull();
  });

  test("who confirms hears of what comes after, not of what was", async () => {
    await signUp();
    await confirm();
    await run("2026-01-07T12:00:00Z");
    expect(sent.length).toBe(1);
    await hosted.add([told(7, 3)]);
    await run("2026-01-07T13:00:00Z");
    expect(sent.length).toBe(2);
    expect(sent[1]).toMatchObject({ to: READER, unsubscribe: expect.stringContaining(`${ORIGIN}unsubscribe?token=`) });
    expect(sent[1]?.text).toContain("7");
    expect(sent[1]?.text).toContain(sent[1]?.unsubscribe ?? "?");
  });

  test("what nobody confirmed is forgotten after three days", async () => {
    await signUp();
    await run("2026-01-06T12:00:00Z");
    expect(await wish()).not.toBeNull();
    await run("2026-01-09T12:00:01Z");
    expect(await wish()).toBeNull();
  });
});

describe("rhythm", () => {
  test.for([
    ["daily", "2026-01-08T11:59:00Z", 2],
    ["daily", "2026-01-08T12:00:00Z", 3],
    ["on-change", "2026-01-07T12:09:59Z", 2],
    ["on-change", "2026-01-07T12:10:00Z", 3],
  ] as const)("%s, next asked at %s: %i mails in all", async ([rhythm, at, mails]) => {
    await signUp(READER, rhythm);
    await confirm();
    await hosted.add([told(6, 2)]);
    await run("2026-01-07T12:00:00Z");
    await hosted.add([told(8, 3)]);
    await run(at);
    expect(sent.length).toBe(mails);
  });

  test("nothing new, no mail; a mail that failed is sent at the next call, once by however many processes", async () => {
    await signUp();
    await confirm();
    await hosted.add([told(6, 2)]);
    isDown = true;
    expect((await run("2026-01-07T12:00:00Z")).failed.length).toBe(1);
    isDown = false;
    const both = await Promise.all([run("2026-01-07T12:01:00Z"), run("2026-01-07T12:01:00Z")]);
    expect(both.reduce((sum, one) => sum + one.sent, 0)).toBe(1);
    await run("2026-01-09T12:00:00Z");
    expect(sent.length).toBe(2);
  });
});

describe("the way out", () => {
  test("GET shows a button and changes nothing; POST forgets the address", async () => {
    await signUp();
    await confirm();
    const token = (await wish())?.token ?? "";
    const shown = await hosted.app.request(`/unsubscribe?token=${token}`);
    expect(await shown.text()).toContain('action="/unsubscribe"');
    expect(await wish()).not.toBeNull();
    await post("/unsubscribe", { token });
    expect(await wish()).toBeNull();
  });

  test("one click of a mail program (RFC 8058): a POST to the header's address, with no page, cookie or origin", async () => {
    await signUp();
    const token = (await wish())?.token ?? "";
    const answer = await post(`/unsubscribe?token=${token}`, { "List-Unsubscribe": "One-Click" }, {});
    expect(answer.status).toBe(200);
    expect(await wish()).toBeNull();
  });

  test("a token of nobody is answered the same", async () => {
    const answer = await post("/unsubscribe", { token: "x".repeat(43) });
    expect(answer.status).toBe(200);
    expect((await post("/confirm", { token: "x".repeat(43) })).status).toBe(404);
  });
});

describe("who reads what is nobody's business", () => {
  test("new, known or asked for too often: the same answer; and no page ever shows an address", async () => {
    const first = await (await signUp()).text();
    await confirm();
    const known = await (await signUp()).text();
    await signUp();
    const often = await (await signUp()).text();
    expect(known).toBe(first);
    expect(often).toBe(first);
    expect(sent.length).toBe(3);
    for (const path of ["/", `/stories/${story}.html`, `/sign-up?story=${story}`, "/edits.html"])
      expect(await (await hosted.app.request(path)).text(), path).not.toContain(READER);
  });

  test.for([
    ["no address", { address: "nobody" }],
    ["a line break in it", { address: "a@example.org\r\nBcc: all@example.org" }],
    ["two of them", { address: "a@example.org, b@example.org" }],
    ["a story of nowhere", { address: READER, story: "abcdef" }],
    ["another rhythm", { address: READER, rhythm: "hourly" }],
  ] as const)("%s is refused", async ([, fields]) => {
    expect((await post("/sign-up", { story, rhythm: "daily", ...fields })).status).toBe(400);
    expect(sent).toEqual([]);
  });

  test("a forged host makes no link: nothing is sent", async () => {
    const answer = await hosted.app.request("http://6.6.6.6/sign-up", {
      method: "POST",
      headers: { Origin: "http://6.6.6.6", "Sec-Fetch-Site": "same-origin", "X-Forwarded-Host": "localhost" },
      body: new URLSearchParams({ address: READER, story, rhythm: "daily" }),
    });
    expect(answer.status).toBe(503);
    expect(sent).toEqual([]);
  });

  test("a mail server that is away: the reader is told, the fault is logged, the address is not shown", async () => {
    isDown = true;
    const answer = await signUp();
    expect(answer.status).toBe(503);
    expect(await answer.text()).not.toContain(READER);
    expect(hosted.errors.length).toBe(1);
  });
});

describe("mail", () => {
  const mail: Mail = { subject: "Ten “changes”: é", text: "plain\n.\nwords", html: "<p>words</p>" };

  test("as files: whole ones only, with the header that mail programs make a button of", async () => {
    const folder = await mkdtemp(join(tmpdir(), "hearsay-mail-"));
    const send = openMailer({ smtp: "", folder, from: "hearsay@figures.example" });
    await send?.(mail, READER, `${ORIGIN}unsubscribe?token=abc`);
    const names = await readdir(folder);
    expect(names).toEqual([expect.stringMatching(/^[0-9a-f-]{36}\.eml$/)]);
    const bytes = await readFile(join(folder, names[0] ?? ""), "utf8");
    expect(bytes).toMatch(/^List-Unsubscribe: <https:\/\/figures\.example\/unsubscribe\?token=abc>$/m);
    expect(bytes).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m);
    expect(bytes).toMatch(/^To: reader@example\.org$/m);
    await rm(folder, { recursive: true });
  });

  test("through a server: a whole conversation of SMTP", async () => {
    const post = await openPostOffice();
    const send = openMailer({ smtp: `smtp://127.0.0.1:${post.port}`, folder: "", from: "hearsay@figures.example" });
    await send?.(mail, READER, `${ORIGIN}unsubscribe?token=abc`);
    expect(post.commands.filter((line) => /^(MAIL|RCPT)/.test(line))).toEqual([
      expect.stringMatching(/^MAIL FROM:<hearsay@figures\.example>/),
      `RCPT TO:<${READER}>`,
    ]);
    expect(post.letters.length).toBe(1);
    expect(post.letters[0]).toContain("List-Unsubscribe: <https://figures.example/unsubscribe?token=abc>");
    await post.close();
    await expect(send?.(mail, READER, null)).rejects.toThrow("the mail server took no mail");
  });
});

interface PostOffice {
  readonly port: number;
  readonly commands: readonly string[];
  readonly letters: readonly string[];
  readonly close: () => Promise<void>;
}

/** A mail server that takes everything: RFC 5321, no more of it than one letter needs. */
async function openPostOffice(): Promise<PostOffice> {
  const commands: string[] = [];
  const letters: string[] = [];
  const server = createServer((socket) => {
    let rest = "";
    let isLetter = false;
    socket.write("220 post.example\r\n");
    socket.on("data", (bytes) => {
      rest += bytes.toString("utf8");
      for (;;) {
        const end = rest.indexOf(isLetter ? "\r\n.\r\n" : "\r\n");
        if (end === -1) return;
        const words = rest.slice(0, end);
        rest = rest.slice(end + (isLetter ? 5 : 2));
        if (isLetter) {
          letters.push(words);
          isLetter = false;
          socket.write("250 taken\r\n");
          continue;
        }
        commands.push(words);
        isLetter = words === "DATA";
        socket.write(isLetter ? "354 go on\r\n" : words === "QUIT" ? "221 bye\r\n" : "250 yes\r\n");
      }
    });
    socket.on("error", () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    commands,
    letters,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
