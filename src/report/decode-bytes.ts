import type { Notice } from "../notice.ts";

/** Bytes as text, with what was wrong in them; `text` is null where they are no text at all. */
export interface Decoded {
  readonly text: string | null;
  readonly notices: readonly Notice[];
}

// More broken places than this share of the characters, and it is no text in UTF-8.
const MOST_BROKEN = 0.1;

/**
 * Reads bytes as text, byte for byte: nothing is trimmed or normalised. UTF-8, or UTF-16 where it begins with that
 * mark; `declared` is the encoding that a page states. What is not valid becomes U+FFFD, and a notice says so.
 * NUL becomes U+FFFD too, so that every later place can hold the text.
 */
export function decodeBytes(bytes: Uint8Array, declared: string | null = null): Decoded {
  const marked = nameMark(bytes);
  const decoded = marked === null ? decodeUnmarked(bytes, declared) : decodeAs(marked, bytes);
  const notices: Notice[] = [];
  const broken = countOf(decoded, "\ufffd") - countReplacements(bytes, marked);
  if (broken > 0) {
    if (broken > decoded.length * MOST_BROKEN) return { text: null, notices };
    notices.push({
      code: "invalid-utf8",
      text: `${broken} ${broken === 1 ? "place is" : "places are"} not valid UTF-8; shown as U+FFFD`,
    });
  }
  const nuls = countOf(decoded, "\0");
  if (nuls === 0) return { text: decoded, notices };
  if (nuls > decoded.length * MOST_BROKEN) return { text: null, notices };
  notices.push({
    code: "nul-bytes",
    text: `${nuls} NUL ${nuls === 1 ? "byte is" : "bytes are"} in the text; shown as U+FFFD`,
  });
  return { text: decoded.replaceAll("\0", "\ufffd"), notices };
}

/** The encoding that a page states for itself in its first 2,048 bytes, in lower case; null where it does not. */
export function declaredEncoding(bytes: Uint8Array): string | null {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 2048));
  return /<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?([\w-]{2,40})/i.exec(head)?.[1]?.toLowerCase() ?? null;
}

function nameMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}

function decodeUnmarked(bytes: Uint8Array, declared: string | null): string {
  // A page that says latin-1 and is valid UTF-8 is UTF-8: templates are older than the servers that fill them.
  if (declared === null || declared === "utf-8" || isUtf8(bytes)) return decodeAs("utf-8", bytes, true);
  try {
    return decodeAs(declared, bytes);
  } catch {
    return decodeAs("utf-8", bytes, true);
  }
}

function decodeAs(encoding: string, bytes: Uint8Array, keepsMark = false): string {
  return new TextDecoder(encoding, { ignoreBOM: keepsMark }).decode(bytes);
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** U+FFFD that stand in the bytes themselves: somebody else's loss, not ours. */
function countReplacements(bytes: Uint8Array, marked: string | null): number {
  if (marked !== null) return 0;
  let count = 0;
  for (let at = bytes.indexOf(0xef); at !== -1; at = bytes.indexOf(0xef, at + 1))
    if (bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) count += 1;
  return count;
}

function countOf(text: string, character: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) count += 1;
  return count;
}
