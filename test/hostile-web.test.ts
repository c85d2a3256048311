import { connect } from "node:net";
import { Parser } from "htmlparser2";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSession, saveEditor } from "../src/store/editors.ts";
import { createApp } from "../src/web/create-app.ts";
import { digestToken } from "../src/web/secrets.ts";
import { makeReport } from "./support/make-records.ts";
import { makeSite, type TestSite } from "./support/make-site.ts";

const TOKEN = "a-session-of-ada";
const FORM_TOKEN = "the-token-of-each-form-of-adas";
const SIGNED_IN = { Cookie: `hearsay_session=${TOKEN}` };
const OWN = { Origin: "http://localhost", "Sec-Fetch-Site": "same-origin" };
const FORM = { "Content-Type": "application/x-www-form-urlencoded" };

let hosted: TestSite;
let story: string;
let claim: string;
beforeAll(async () => {
  hosted = await makeSite({
    reports: [
      makeReport({
        file: "one.txt",
        title: "=HYPERLINK(1) flood kills 8 in Tarn",
        outlet: { name: "+Tarn Echo", domain: null, owner: null },
        publishedAt: "2025-07-01",
        text: "At least 8 people were killed by a flood in Tarn on Monday, the @mayor's office said.",
      }),
    ],
  });
  const [only] = await hosted.site.stories();
  story = only?.site.ledger.story.id ?? "";
  claim = [...(only?.extracted.keys() ?? [])][0] ?? "";
  await hosted.store.transact(async (db) => {
    await saveEditor(db, { name: "ada", secret: "none" }, "2026-01-01T00:00:00Z");
    const session = { editor: "ada", formToken: FORM_TOKEN };
    await openSession(db, digestToken(TOKEN), session, "2026-01-01T00:00:00Z", "2999-01-01T00:00:00Z");
  });
});
afterAll(() => hosted.close());

const ask = (path: string, given: RequestInit = {}): Promise<Response> =>
  Promise.resolve(hosted.app.request(path, given));
const actCount = async (): Promise<number> => (await hosted.site.edits()).length;

/** Sends bytes as they are to the real server, and gives what comes back. */
async function sendRaw(bytes: string): Promise<string> {
  const { address } = await hosted.serve();
  const { hostname, port } = new URL(address);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    let answer = "";
    socket.on("data", (part) => {
      answer += String(part);
    });
    socket.on("close", () => resolve(answer));
    socket.on("error", () => resolve(answer));
    socket.setTimeout(3000, () => socket.destroy());
  });
}

test("caches (FreshRSS CVE-2025-46339): an editor's page is never a reader's, whoever asks first", async () => {
  const path = `/stories/${story}.html`;
  for (const order of ["editor first", "reader first"]) {
    const other = createApp(
      { site: hosted.site, origin: null, profile: "recorder", now: () => new Date(0), onError: () => undefined },
      hosted.store,
      null,
    );
    const asEditor = async () => other.request(path, { headers: SIGNED_IN });
    const asReader = async () => other.request(path);
    const [one, two] = order === "editor first" ? [asEditor, asReader] : [asReader, asEditor];
    const [first, second] = [await one(), await two()];
    const [editors, readers] = order === "editor first" ? [first, second] : [second, first];
    const [own, shared] = [await editors.text(), await readers.text()];
    expect(own, order).toContain('href="/review"');
    expect(shared, order).toContain('href="/sign-in"');
    expect(shared + JSON.stringify([...readers.headers]), order).not.toContain(FORM_TOKEN);
    expect(shared, order).not.toContain('href="/review"');
    expect(editors.headers.get("Cache-Control"), order).toBe("private, no-store");
    expect(readers.headers.get("Vary"), order).toContain("Cookie");
  }
});

test("caches: an editor is never told that nothing changed since a reader's page", async () => {
  const tag = (await ask(`/stories/${story}.html`)).headers.get("ETag") ?? "";
  expect((await ask(`/stories/${story}.html`, { headers: { "If-None-Match": tag } })).status).toBe(304);
  const own = await ask(`/stories/${story}.html`, { headers: { ...SIGNED_IN, "If-None-Match": tag } });
  expect(own.status).toBe(200);
});

test("caches: parameters that mean nothing make no page of their own", async () => {
  const plain = await (await ask(`/stories/${story}.html`)).text();
  const odd = await (await ask(`/stories/${story}.html?utm=%3Cscript%3E&x=${"y".repeat(2000)}`)).text();
  expect(odd).toBe(plain);
});

test.for([
  ["X-Forwarded-Host", "evil.example"],
  ["X-Forwarded-Proto", "https"],
  ["X-Forwarded-For", "127.0.0.1"],
  ["Forwarded", "host=evil.example;proto=https"],
  ["X-Original-URL", "/review"],
  ["X-Rewrite-URL", "/review"],
] as const)("headers (Miniflux CVE-2023-27591): %s changes nothing", async ([name, value]) => {
  const plain = await ask(`/stories/${story}.html`);
  const forged = await ask(`/stories/${story}.html`, { headers: { [name]: value } });
  expect(forged.status).toBe(200);
  expect(await forged.text()).toBe(await plain.text());
});

test("host header: a foreign name that was made to point here reads nothing", async () => {
  for (const host of ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example"]) {
    const answer = await ask(`http://${host}/stories/${story}.html`);
    expect(answer.status, host).toBe(421);
    expect(await answer.text(), host).not.toContain("Tarn");
  }
  for (const host of ["localhost", "127.0.0.1:8080", "[::1]:8080", "192.168.1.20"])
    expect((await ask(`http://${host}/stories/${story}.html`)).status, host).toBe(200);
});

test("host header: it never stands in a page, a feed or a redirect", async () => {
  for (const path of [`/stories/${story}.html`, `/stories/${story}.atom`, "/index.html", "/review"]) {
    const answer = await ask(`http://10.9.8.7${path}`);
    expect(await answer.text(), path).not.toContain("10.9.8.7");
    expect(answer.headers.get("Location") ?? "/", path).toMatch(/^\//);
  }
});

test.for(["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE-LIKE"])(
  "CSRF (wallabag CVE-2023-0735): %s changes nothing",
  async (method) => {
    const before = await actCount();
    const answer = await ask(`/review/${story}/${claim}`, {
      method,
      headers: { ...SIGNED_IN, ...OWN, ...FORM },
      body: `token=${FORM_TOKEN}&do=reject`,
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await actCount()).toBe(before);
  },
);

test.for([
  ["a method in a header", { headers: { "X-HTTP-Method-Override": "POST" } }],
  ["a method in the address", { query: `_method=POST&token=${FORM_TOKEN}&do=reject` }],
] as const)("CSRF: %s makes no POST of a GET", async ([, given]) => {
  const before = await actCount();
  const query = "query" in given ? given.query : "";
  await ask(`/review/${story}/${claim}?${query}`, {
    headers: { ...SIGNED_IN, ...("headers" in given ? given.headers : {}) },
  });
  expect(await actCount()).toBe(before);
});

test.for([
  ["another site", { Origin: "https://evil.example" }],
  ["another port of this host", { Origin: "http://localhost:9999" }],
  ["no one named", {}],
  ["a sandboxed frame", { Origin: "null" }],
  ["a site beside it", { Origin: "http://localhost", "Sec-Fetch-Site": "same-site" }],
] as const)("CSRF: a form from %s is refused, token or not", async ([, headers]) => {
  const before = await actCount();
  for (const path of [`/review/${story}/${claim}`, "/sign-in", "/sign-out", "/sign-up", "/confirm"]) {
    const answer = await ask(path, {
      method: "POST",
      headers: { ...SIGNED_IN, ...FORM, ...headers },
      body: `token=${FORM_TOKEN}&do=reject`,
    });
    expect(answer.status, path).toBe(403);
  }
  expect(await actCount()).toBe(before);
});

test("sessions: the cookie is read by no script, sent by no other site, and new at each sign-in", async () => {
  const { hashPassword } = await import("../src/web/secrets.ts");
  await hosted.store.transact(async (db) =>
    saveEditor(db, { name: "bea", secret: await hashPassword("quite a long password") }, "2026-01-01T00:00:00Z"),
  );
  const signIn = () =>
    ask("/sign-in", {
      method: "POST",
      headers: { ...OWN, ...FORM, Cookie: "hearsay_session=fixed-beforehand" },
      body: "name=bea&password=quite+a+long+password",
    });
  const [one = "", two = ""] = [
    (await signIn()).headers.get("Set-Cookie") ?? "",
    (await signIn()).headers.get("Set-Cookie") ?? "",
  ];
  expect(one).toMatch(/HttpOnly/i);
  expect(one).toMatch(/SameSite=Strict/i);
  expect(one).not.toContain("fixed-beforehand");
  expect(one.split(";")[0]).not.toBe(two.split(";")[0]);
});

test("sign-in: guesses are counted, and a right one after too many is no better", { timeout: 60_000 }, async () => {
  const statuses: number[] = [];
  for (let turn = 0; turn < 9; turn += 1) {
    const answer = await ask("/sign-in", {
      method: "POST",
      headers: { ...OWN, ...FORM },
      body: `name=nobody-here&password=guess${turn}`,
    });
    statuses.push(answer.status);
  }
  expect(statuses.slice(0, 8)).toEqual(Array(8).fill(403));
  expect(statuses[8]).toBe(429);
});

test("bombs: an oversize form is refused before it is read, counted or not", async () => {
  for (const headers of [{ "Content-Length": "70000" }, {}] as Record<string, string>[]) {
    const answer = await ask("/sign-in", {
      method: "POST",
      headers: { ...OWN, ...FORM, ...headers },
      body: `name=${"a".repeat(70_000)}`,
    });
    expect(answer.status).toBe(413);
  }
});

test("bombs: ten thousand fields, names of the language's own, a packed body", async () => {
  const before = await actCount();
  for (const body of [
    Array.from({ length: 8000 }, (_, at) => `f${at}=`).join("&"),
    `token=${FORM_TOKEN}&do=correct&__proto__=x&constructor=x&field.__proto__=x&toString=x`,
    `token[]=${FORM_TOKEN}&do[reject]=1`,
  ]) {
    const answer = await ask(`/review/${story}/${claim}`, {
      method: "POST",
      headers: { ...SIGNED_IN, ...OWN, ...FORM },
      body,
    });
    expect([403, 413, 422]).toContain(answer.status);
  }
  expect(await actCount()).toBe(before);
  expect(({} as Record<string, unknown>).x).toBeUndefined();
});

test.for([
  "/assets/../../../package.json",
  "/assets/..%2f..%2f..%2fpackage.json",
  "/assets/%2e%2e/%2e%2e/package.json",
  "/assets/style.css/../../../package.json",
  "/assets/style.css%00.js",
  "/stories/..%2f..%2fetc%2fpasswd.html",
  "/reports/%2e%2e%2fx.html",
  "//evil.example/%2e%2e",
  "/stories/..;/package.json",
  "/%c0%ae%c0%ae/package.json",
  "/%",
  `/${"a/".repeat(2000)}`,
])("files (Mastodon CVE-2023-36460): %s leads nowhere", async (path) => {
  const answer = await sendRaw(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`);
  expect(answer).toMatch(/^HTTP\/1\.1 4\d\d/);
  expect(answer).not.toMatch(/"dependencies"|root:/);
  expect(hosted.errors).toEqual([]);
});

test.for([
  ["/sign-in%0d%0aSet-Cookie:%20a=b", "a line break in the path"],
  ["/sign-up?story=%0d%0aX-Evil:%201", "in a question"],
  ["/?q=%0d%0a%0d%0a%3Cscript%3E", "in a search"],
  ["/index.html?%0d%0aLocation:%20//evil.example", "in what is redirected"],
] as const)("request splitting (Mastodon GHSA-hcqf-fw2r-52g4): %s", async ([path]) => {
  const answer = await sendRaw(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`);
  const head = answer.slice(0, answer.indexOf("\r\n\r\n"));
  expect(head).not.toMatch(/^(set-cookie|x-evil):/im);
  expect(head).not.toContain("evil.example");
  expect(answer).not.toMatch(/<script>(?!<)/);
});

test("request splitting: two lengths and a smuggled request are refused", async () => {
  const answer = await sendRaw(
    "POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /robots.txt HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
  );
  expect(answer).toMatch(/^HTTP\/1\.1 400/);
  expect(answer).not.toContain("User-agent");
});

test.for([
  "/stories/%3Cimg%20src=x%20onerror=pwned%3E.html",
  "/?q=%3Cscript%3Epwned%3C/script%3E",
  '/?place="%20onfocus=pwned%20autofocus%20x="',
  "/?from=%27%3E%3Cscript%3Epwned",
  "/confirm?token=%22%3E%3Cscript%3Epwned",
  "/unsubscribe?token=%22%3E%3Cscript%3Epwned",
  "/sign-up?story=%3Cscript%3Epwned",
])("XSS in an error or a form (Miniflux CVE-2023-27592): %s", async (path) => {
  const answer = await ask(path);
  const page = await answer.text();
  const names: string[] = [];
  const parser = new Parser({
    onopentag: (name, attributes) => {
      names.push(name);
      expect(Object.keys(attributes).filter((one) => one.startsWith("on") || one === "autofocus")).toEqual([]);
      if (name === "script") expect(attributes.src).toMatch(/^[./a-z-]+\.js$/);
    },
  });
  parser.end(page);
  expect(names).not.toContain("img");
  expect(answer.headers.get("Content-Security-Policy")).toMatch(/^default-src 'none'/);
  expect(answer.headers.get("Content-Security-Policy")).not.toContain("unsafe");
});

test("XSS in an error: a fault of ours is logged, and its words stay here", async () => {
  const broken = createApp(
    {
      site: { ...hosted.site, story: () => Promise.reject(new Error("<script>pwned</script> at /home/someone")) },
      origin: null,
      profile: "recorder",
      now: () => new Date(0),
      onError: () => undefined,
    },
    hosted.store,
    null,
  );
  const answer = await broken.request(`/stories/${story}.html`);
  expect(answer.status).toBe(500);
  expect(await answer.text()).not.toMatch(/pwned|someone/);
  expect(answer.headers.get("Content-Security-Policy")).toMatch(/^default-src 'none'/);
});

test("search: a question in the index's own language is only words", async () => {
  for (const words of [
    '"',
    "AND",
    "a* OR b*",
    "NEAR(",
    "text:x",
    "-",
    "flood'; drop table reports; --",
    "\u0000",
    "*",
  ]) {
    const answer = await ask(`/?q=${encodeURIComponent(words)}`);
    expect(answer.status, words).toBe(200);
  }
  expect(await (await ask("/?q=flood")).text()).toContain("Tarn");
});

test("output files (json-2-csv GHSA-g27c-q7cp-mhx6): cells of the downloads are defused", async () => {
  const csv = await (await ask(`/stories/${story}-reports.csv`)).text();
  expect(csv).toContain("'=HYPERLINK");
  expect(csv).toContain("'+Tarn Echo");
});

test("headers: every kind of answer has them, redirects and refusals too", async () => {
  for (const path of ["/", "/index.html", "/nothing", "/review", `/stories/${story}.csv`, "/robots.txt", "/live"]) {
    const leave = new AbortController();
    const answer = await ask(path, { signal: leave.signal });
    expect(answer.headers.get("X-Content-Type-Options"), path).toBe("nosniff");
    expect(answer.headers.get("X-Frame-Options"), path).toBe("DENY");
    expect(answer.headers.get("Content-Security-Policy"), path).toContain("frame-ancestors 'none'");
    leave.abort();
    await answer.body?.cancel().catch(() => undefined);
  }
});

test("slow bodies: a thousand connections that say nothing keep no reader waiting", { timeout: 30_000 }, async () => {
  const { address } = await hosted.serve();
  const { hostname, port } = new URL(address);
  const idle = Array.from({ length: 1000 }, () => {
    const socket = connect(Number(port), hostname, () => socket.write("GET / HTTP/1.1\r\nHost: "));
    socket.on("error", () => undefined);
    return socket;
  });
  await new Promise((resolve) => setTimeout(resolve, 300));
  const begun = performance.now();
  const answer = await fetch(new URL(`stories/${story}.html`, address));
  expect(answer.status).toBe(200);
  expect(performance.now() - begun).toBeLessThan(2000);
  for (const socket of idle) socket.destroy();
});
