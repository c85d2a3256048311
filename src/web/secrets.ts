import { createHash, randomBytes, scrypt, timingSafeEqual } from "node:crypto";

// OWASP's password storage advice for scrypt: N = 2^15, r = 8, p = 3 or stronger.
const COST = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 1024 * 1024 };
const KEY_BYTES = 32;
const TOKEN_BYTES = 32;

/** A random token that fits an address or a cookie: 256 bits, base64url. */
export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString("base64url");
}

/** What is kept of a token: who reads the database cannot use it. */
export function digestToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** What is kept of a password: `salt:key`, both base64url (scrypt, RFC 7914). */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return `${salt.toString("base64url")}:${(await derive(password, salt)).toString("base64url")}`;
}

/** Whether a password is the one that was kept. Takes the same time for a wrong one, and for no one (`kept` null). */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  const [salt = "", key = ""] = (kept ?? "c2FsdHNhbHRzYWx0:").split(":");
  const derived = await derive(password, Buffer.from(salt, "base64url"));
  const expected = Buffer.from(key, "base64url");
  return kept !== null && expected.length === derived.length && timingSafeEqual(expected, derived);
}

/** Whether two tokens are the same, in a time that does not tell how much of them is. */
export function isSameToken(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(digestToken(one)), Buffer.from(digestToken(other))];
  return timingSafeEqual(a, b);
}

function derive(password: string, salt: Uint8Array): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize("NFKC"), salt, KEY_BYTES, COST, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}
