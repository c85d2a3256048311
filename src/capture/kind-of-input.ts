/** What a file is taken for: how it is read, or why it is not. */
export type InputKind =
  | { readonly kind: "text" | "page" | "records" | "manifest" }
  /** Of a kind that holds reports, but that is not read: `what` names it. */
  | { readonly kind: "not-read"; readonly what: string }
  /** No kind of file that holds reports. */
  | { readonly kind: "unknown" };

const KINDS: Readonly<Record<string, InputKind>> = {
  txt: { kind: "text" },
  md: { kind: "text" },
  html: { kind: "page" },
  htm: { kind: "page" },
  jsonl: { kind: "records" },
  ndjson: { kind: "records" },
  xml: { kind: "not-read", what: "a feed" },
  rss: { kind: "not-read", what: "a feed" },
  atom: { kind: "not-read", what: "a feed" },
  warc: { kind: "not-read", what: "a WARC archive" },
  gz: { kind: "not-read", what: "a gzip archive" },
};

// The first bytes of files that are often saved under a wrong name.
const MAGIC: readonly (readonly [bytes: readonly number[], what: string])[] = [
  [[0x89, 0x50, 0x4e, 0x47], "a PNG image"],
  [[0xff, 0xd8, 0xff], "a JPEG image"],
  [[0x47, 0x49, 0x46, 0x38], "a GIF image"],
  [[0x52, 0x49, 0x46, 0x46], "a RIFF file (image, sound or film)"],
  [[0x25, 0x50, 0x44, 0x46, 0x2d], "a PDF document"],
  [[0x50, 0x4b, 0x03, 0x04], "a ZIP archive or office document"],
  [[0x1f, 0x8b], "gzip data"],
  [[0x7f, 0x45, 0x4c, 0x46], "a program"],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], "a SQLite database"],
];

/** What can be read, in words, for messages. */
export const READABLE = ".txt, .md, .html, .htm, .jsonl and .ndjson";

/** What a file is by its name alone: by the last extension, in any case. */
export function kindOfName(path: string): InputKind {
  const name = path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
  if (name === "manifest.jsonl") return { kind: "manifest" };
  const dot = name.lastIndexOf(".");
  return (dot < 1 ? undefined : kindOfEnding(name.slice(dot + 1).toLowerCase())) ?? { kind: "unknown" };
}

/** What binary format the first bytes betray, in words; null for what may be text. */
export function nameBinary(bytes: Uint8Array): string | null {
  return MAGIC.find(([magic]) => magic.every((byte, index) => bytes[index] === byte))?.[1] ?? null;
}

/** What a stream without a name holds, by its first character that is not white space. */
export function kindOfBytes(bytes: Uint8Array): "text" | "page" | "records" {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (at < bytes.length && (bytes[at] === 0x20 || ((bytes[at] ?? 0) >= 0x09 && (bytes[at] ?? 0) <= 0x0d))) at += 1;
  if (bytes[at] === 0x7b) return "records";
  return bytes[at] === 0x3c ? "page" : "text";
}

// The ending is a stranger's word: “x.constructor” must not find what every object has.
function kindOfEnding(ending: string): InputKind | undefined {
  return Object.hasOwn(KINDS, ending) ? KINDS[ending] : undefined;
}
