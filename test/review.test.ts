import type { Browser } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { saveEditor } from "../src/store/editors.ts";
import { hashPassword } from "../src/web/secrets.ts";
import { listActs } from "../src/work/keep-act.ts";
import type { VersionedStory } from "../src/work/open-site.ts";
import { makeReport } from "./support/make-records.ts";
import { makeSite, type TestSite } from "./support/make-site.ts";
import { chromiumPath, openBrowser } from "./support/open-browser.ts";
import { runAxe } from "./support/run-axe.ts";

const PASSWORD = "a long enough password";
const OWN = { Origin: "http://localhost", "Sec-Fetch-Site": "same-origin" };

const reports = [
  makeReport({
    file: "one.txt",
    title: "Ferry sinks off Marrow Point",
    outlet: { name: "Marrow Courier", domain: "courier.example", owner: null },
    publishedAt: "2025-03-02",
    text: "At least 14 people were killed when a ferry sank off Marrow Point on Saturday, the coast guard said.\n\nAnother 9 passengers were injured, the coast guard said on Sunday.",
  }),
  makeReport({
    file: "two.txt",
    title: "Ferry toll rises off Marrow Point",
    outlet: { name: "Island Post", domain: "post.example", owner: null },
    publishedAt: "2025-03-03",
    text: "A ferry that sank off Marrow Point on Saturday killed 16 people, the transport ministry said on Monday.\n\nThe ministry said 9 passengers were injured.",
  }),
];

let hosted: TestSite;
let cookie: string;
let token: string;

beforeEach(async () => {
  hosted = await makeSite({ reports });
  await hosted.store.transact(async (db) =>
    saveEditor(db, { name: "ada", secret: await hashPassword(PASSWORD) }, "2026-01-01T00:00:00Z"),
  );
  const answer = await hosted.app.request("/sign-in", {
    method: "POST",
    headers: OWN,
    body: new URLSearchParams({ name: "ada", password: PASSWORD }),
  });
  cookie = (answer.headers.get("Set-Cookie") ?? "").split(";")[0] ?? "";
  token = tokenIn(await (await get("/review")).text());
  return () => hosted.close();
});

const tokenIn = (html: string): string => /name="token" value="([^"]+)"/.exec(html)?.[1] ?? "";
const get = (path: string, signedIn = true): Promise<Response> =>
  Promise.resolve(hosted.app.request(path, { headers: signedIn ? { Cookie: cookie } : {} }));
const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> =>
  Promise.resolve(
    hosted.app.request(path, {
      method: "POST",
      headers: { ...OWN, Cookie: cookie, ...headers },
      body: new URLSearchParams({ token, ...fields }),
    }),
  );
const onlyStory = async (): Promise<VersionedStory> => {
  const [story] = await hosted.site.stories();
  if (story === undefined) throw new Error("no story");
  return story;
};
const claimThat = async (
  fits: (words: string) => boolean,
): Promise<{ readonly story: string; readonly id: string }> => {
  const story = await onlyStory();
  const claim = [...story.extracted.values()].find(({ figure }) => fits(figure.text));
  if (claim === undefined) throw new Error("no such claim");
  return { story: story.site.ledger.story.id, id: claim.id };
};
const acts = async () => (await listActs(hosted.store.db)).map(({ act, isStanding }) => ({ ...act, isStanding }));

describe("what an editor does", () => {
  test("accept: the claim leaves the queue, the log names who and why", async () => {
    const { story, id } = await claimThat((words) => words.includes("14"));
    const answer = await post(`/review/${story}/${id}`, { do: "accept", onward: "next", why: "read it twice" });
    expect(answer.status).toBe(303);
    expect(answer.headers.get("Location")).toMatch(new RegExp(`^/review/${story}/[0-9a-f]+$`));
    expect(await acts()).toMatchObject([{ by: "ada", why: "read it twice", review: { kind: "accept" } }]);
    expect((await onlyStory()).standings.get(id)).toBe("accepted");
    expect(await (await get(`/review/${story}`)).text()).not.toContain(`accept:${id}`);
    expect(await (await get("/edits.html", false)).text()).toContain("read it twice");
  });

  test("rate: the figure shows the pair, the claim’s page has it chosen, and what is no pair is refused", async () => {
    const { story, id } = await claimThat((words) => words.includes("14"));
    const path = `/review/${story}/${id}`;
    const answer = await post(path, { do: "rate", reliability: "B", credibility: "3", why: "their second count" });
    expect(answer.status).toBe(303);
    expect(await (await get(path)).text()).toContain("Rated B3.");
    const { site } = await onlyStory();
    expect(site.ledger.entries.flatMap((entry) => entry.rated?.pair ?? [])).toEqual(["B3"]);
    const entry = site.ledger.entries.find((one) => one.rated !== undefined);
    expect(await (await get(`/figures/${entry?.id}.html`, false)).text()).toContain("as a person set it");
    expect((await post(path, { do: "rate", reliability: "G", credibility: "3" })).status).not.toBe(303);
  });

  test("reject: the claim is in no figure, and its report no longer marks it", async () => {
    const { story, id } = await claimThat((words) => words.includes("14"));
    await post(`/review/${story}`, { do: `reject:${id}` });
    const now = await onlyStory();
    expect(now.site.claims.has(id)).toBe(false);
    expect(JSON.stringify(now.site.ledger.entries)).not.toContain(id);
    expect(now.extracted.has(id)).toBe(true);
  });

  test("correct: only the fields that were changed enter the log, and the figure's page says so", async () => {
    const { story, id } = await claimThat((words) => words.includes("16"));
    const page = await (await get(`/review/${story}/${id}`)).text();
    const fields = Object.fromEntries(
      [...page.matchAll(/<input name="(field\.[^"]+)"[^>]*? value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
    );
    expect(Object.keys(fields).length).toBeGreaterThan(8);
    const answer = await post(`/review/${story}/${id}`, {
      ...(fields as Record<string, string>),
      "field.figure.low": "17",
      "field.figure.high": "1,700",
      do: "correct",
    });
    expect(answer.status).toBe(303);
    expect(
      (await acts()).map(({ review }) => (review.kind === "correct" ? [review.field, review.value] : null)),
    ).toEqual([
      ["figure.low", 17],
      ["figure.high", 1700],
    ]);
    const { site } = await onlyStory();
    const [entry, statement] =
      site.ledger.entries
        .flatMap((one) => one.statements.map((each) => [one, each] as const))
        .find(([, each]) => each.claims.includes(id)) ?? [];
    expect(statement).toMatchObject({ low: 17, high: 1700 });
    for (const path of [`/statements/${statement?.id}.html`, `/figures/${entry?.id}.html`])
      expect(await (await get(path, false)).text(), path).toContain("Edited by hand");
  });

  test.for([
    ["a number that is none", { "field.figure.low": "many" }],
    ["a day that is none", { "field.asOf": "Tuesday" }],
    ["a word that is not in the list", { "field.stance": "shouts" }],
    ["an empty measure", { "field.measure": "" }],
    ["a number below nothing", { "field.figure.high": "-4" }],
    ["no change at all", {}],
  ] as const)("correct refuses %s and keeps nothing", async ([, fields]) => {
    const { story, id } = await claimThat((words) => words.includes("16"));
    const answer = await post(`/review/${story}/${id}`, { do: "correct", ...(fields as Record<string, string>) });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('role="alert"');
    expect(await acts()).toEqual([]);
  });

  test("name a source: in one report, or wherever it is said; readers see it at the figure", async () => {
    const { story, id } = await claimThat((words) => words.includes("16"));
    const said = (await onlyStory()).site.claims.get(id)?.sources[0]?.name ?? "";
    expect(said).not.toBe("");
    await post(`/review/${story}/${id}`, { do: "name-source", said, name: "Ministry of Ferries", scope: "everywhere" });
    const { site } = await onlyStory();
    const statement = site.ledger.entries
      .flatMap((entry) => entry.statements)
      .find((one) => one.source === "Ministry of Ferries");
    expect(statement).toBeDefined();
    const page = await (await get(`/statements/${statement?.id}.html`, false)).text();
    expect(page).toContain("Edited by hand");
    expect(page).toContain("is Ministry of Ferries");
  });

  test("join statements and set one apart", async () => {
    const { story, id } = await claimThat((words) => words.includes("14"));
    const other = await claimThat((words) => words.includes("16"));
    expect((await post(`/review/${story}/${id}`, { do: "join-statements", claim: other.id })).status).toBe(303);
    expect((await post(`/review/${story}`, { do: "part-statement", claim: other.id })).status).toBe(303);
    expect((await acts()).map(({ review }) => review.kind)).toEqual(["join-statements", "part-statement"]);
  });

  test("part a story, join it again, name an owner", async () => {
    const story = await onlyStory();
    const id = story.site.ledger.story.id;
    const [report = ""] = [...story.site.reports.keys()].slice(-1);
    expect((await post(`/review/${id}/story`, { do: "part-story", report })).status).toBe(303);
    const parted = await hosted.site.stories();
    expect(parted.length).toBe(2);
    const other = parted.map((one) => one.site.ledger.story.id).find((one) => one !== id) ?? "";
    expect((await post(`/review/${id}/story`, { do: "join-stories", story: other })).status).toBe(303);
    expect((await hosted.site.stories()).length).toBe(1);
    const now = (await onlyStory()).site.ledger.story.id;
    const owned = await post(`/review/${now}/story`, { do: "same-owner", outlet: "Island Post", owner: "Tern Group" });
    expect(owned.status).toBe(303);
    const { site } = await onlyStory();
    const post2 = [...site.reports.values()].find((one) => one.outlet?.name === "Island Post");
    expect(post2?.outlet?.owner).toBe("Tern Group");
    expect(site.edits.some((edit) => edit.target === post2?.id)).toBe(true);
  });

  test("undo, and undo of the undo; nothing leaves the log", async () => {
    const { story, id } = await claimThat((words) => words.includes("14"));
    await post(`/review/${story}/${id}`, { do: "reject" });
    const [rejected] = await acts();
    await post("/review/undo", { act: rejected?.id ?? "" });
    expect((await onlyStory()).site.claims.has(id)).toBe(true);
    const [, undone] = await acts();
    await post("/review/undo", { act: undone?.id ?? "" });
    expect((await acts()).length).toBe(3);
    expect((await onlyStory()).site.claims.has(id)).toBe(false);
    expect(await (await get("/edits.html", false)).text()).toContain("taken back");
  });
});

describe("what nobody else does", () => {
  test("no page of review for readers, and none of its answers is kept by anyone", async () => {
    const { story, id } = await claimThat((words) => words.includes("14"));
    for (const path of ["/review", `/review/${story}`, `/review/${story}/story`, `/review/${story}/${id}`]) {
      const answer = await get(path, false);
      expect([answer.status, answer.headers.get("Location")], path).toEqual([302, "/sign-in"]);
      const own = await get(path);
      expect(own.status, path).toBe(200);
      expect(own.headers.get("Cache-Control"), path).toBe("private, no-store");
    }
  });

  test("CSRF: no act without the session's token, from another site, without a session, or by GET", async () => {
    const { story, id } = await claimThat((words) => words.includes("14"));
    const path = `/review/${story}/${id}`;
    expect((await post(path, { do: "reject", token: "" })).status).toBe(403);
    expect((await post(path, { do: "reject", token: "A".repeat(43) })).status).toBe(403);
    expect((await post(path, { do: "reject" }, { Origin: "https://evil.example" })).status).toBe(403);
    expect((await post(path, { do: "reject" }, { "Sec-Fetch-Site": "cross-site" })).status).toBe(403);
    expect((await post(path, { do: "reject" }, { Cookie: "" })).status).toBe(403);
    expect((await get(`${path}?do=reject&token=${token}`)).status).toBe(200);
    expect(await acts()).toEqual([]);
  });

  test("a claim of nowhere, a story of nowhere, a form that asks for nothing", async () => {
    const { story, id } = await claimThat((words) => words.includes("14"));
    expect((await post(`/review/${story}/abc123`, { do: "reject" })).status).toBe(404);
    expect((await post("/review/abc123", { do: "reject" })).status).toBe(404);
    expect((await post(`/review/${story}`, { do: "reject:abc123" })).status).toBe(422);
    expect((await post(`/review/${story}/${id}`, { do: "drop table" })).status).toBe(422);
    expect((await post("/review/undo", { act: "abc" })).status).toBe(404);
    expect(await acts()).toEqual([]);
  });
});

describe.skipIf(chromiumPath === null && process.env.CI === undefined)(
  "in a real browser (skipped where there is no Chromium)",
  () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await openBrowser();
    }, 30_000);
    afterAll(async () => {
      await browser?.close();
    });

    test("axe finds nothing against WCAG 2.1 AA in what editors see, light and dark", { timeout: 90_000 }, async () => {
      const served = await hosted.serve();
      const { story, id } = await claimThat((words) => words.includes("14"));
      await post(`/review/${story}/${id}`, { do: "accept", onward: "next", why: "read it twice" });
      const pages = ["sign-in", "review", `review/${story}`, `review/${story}/story`, `review/${story}/${id}`];
      for (const dark of [false, true]) {
        const context = await browser.newContext({ colorScheme: dark ? "dark" : "light", bypassCSP: true });
        const page = await context.newPage();
        for (const path of pages) {
          await page.goto(new URL(path, served.address).href);
          if (path === "sign-in") {
            expect(await runAxe(page), `${path} ${dark ? "dark" : "light"}`).toEqual([]);
            await page.getByLabel("Name").fill("ada");
            await page.getByLabel("Password").fill(PASSWORD);
            await page.getByRole("button", { name: "Sign in" }).click();
            await page.waitForURL("**/review");
            continue;
          }
          expect(await runAxe(page), `${path} ${dark ? "dark" : "light"}`).toEqual([]);
          for (const width of [360, 1280]) {
            await page.setViewportSize({ width, height: 900 });
            expect(
              await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"),
              `${path} overflows at ${width}`,
            ).toBe(true);
            if (process.env.HEARSAY_SHOTS !== undefined)
              await page.screenshot({
                path: `${process.env.HEARSAY_SHOTS}/${path.replaceAll("/", "-")}-${width}-${dark}.png`,
                fullPage: true,
              });
          }
        }
        await context.close();
      }
    });

    test("the queue is worked by keys alone, and by forms alone", { timeout: 60_000 }, async () => {
      const served = await hosted.serve();
      for (const script of [true, false]) {
        const context = await browser.newContext({ javaScriptEnabled: script });
        const page = await context.newPage();
        const faults: string[] = [];
        page.on("console", (message) => faults.push(message.text()));
        page.on("pageerror", (error) => faults.push(error.message));
        await page.goto(new URL("sign-in", served.address).href);
        await page.getByLabel("Name").fill("ada");
        await page.getByLabel("Password").fill(PASSWORD);
        await page.getByRole("button", { name: "Sign in" }).click();
        await page.waitForURL("**/review");
        await page.locator("tr[data-row] a").first().click();
        await page.waitForURL("**/review/*");
        const before = await page.locator("li[data-row]").count();
        expect(before).toBeGreaterThan(1);
        const acted = page.waitForResponse((answer) => answer.request().method() === "POST");
        if (script) {
          await page.keyboard.press("?");
          expect(await page.locator("#review-keys").getAttribute("open")).not.toBeNull();
          await page.keyboard.press("j");
          await page.keyboard.press("j");
          await page.keyboard.press("a");
        } else await page.locator("li[data-row] [data-key=a]").nth(1).click();
        await acted;
        await page.waitForLoadState();
        await expect.poll(() => page.locator("li[data-row]").count()).toBe(before - 1);
        const undone = page.waitForResponse((answer) => answer.url().endsWith("/review/undo"));
        if (script) await page.keyboard.press("u");
        else await page.getByRole("button", { name: "Undo" }).click();
        await undone;
        await page.waitForURL("**/review");
        expect(faults).toEqual([]);
        await context.close();
      }
      expect((await acts()).map(({ review }) => review.kind)).toEqual(["accept", "undo", "accept", "undo"]);
    });
  },
);
