import { NOTHING_STATED, type StatedMetadata } from "../report/capture.ts";

/** What a manifest says, by file (with `/` between folders), and the lines of it that were refused. */
export interface Manifest {
  readonly metadataByFile: ReadonlyMap<string, StatedMetadata>;
  readonly refused: readonly { readonly line: number; readonly message: string }[];
}

const FIELDS = Object.keys(NOTHING_STATED) as readonly (keyof StatedMetadata)[];
// Names that Windows opens as devices, with or without an extension.
const DEVICE = /^(con|prn|aux|nul|com[0-9]|lpt[0-9]|conin\$|conout\$)(\.|$)/i;

/**
 * Reads a `manifest.jsonl`: one object a line, `file` and any of the fields of {@link StatedMetadata}.
 * A line that is no object, or whose `file` leads out of the folder, is refused and named; the others hold.
 */
export function readManifest(text: string): Manifest {
  const metadataByFile = new Map<string, StatedMetadata>();
  const refused: { line: number; message: string }[] = [];
  text.split("\n").forEach((words, index) => {
    if (words.trim() === "") return;
    const entry = readEntry(words);
    if (typeof entry === "string") refused.push({ line: index + 1, message: entry });
    else metadataByFile.set(entry.file, entry.stated);
  });
  return { metadataByFile, refused };
}

/** Why a file name from a manifest may not be followed, in words; null where it may. */
export function refuseName(file: string): string | null {
  const segments = file.split(/[/\\]/);
  if (file === "" || file.includes("\0")) return "the file has no usable name";
  if (/^([/\\]|[a-z]:|file:|~)/i.test(file)) return "an absolute path is not followed";
  if (segments.includes("..")) return "a path with “..” is not followed";
  if (segments.some((segment) => DEVICE.test(segment.trim()))) return "a device name is not followed";
  return null;
}

function readEntry(words: string): { file: string; stated: StatedMetadata } | string {
  const entry = parseObject(words);
  if (entry === null) return "not a JSON object";
  const { file } = entry;
  if (typeof file !== "string") return "no “file”";
  const refusal = refuseName(file);
  if (refusal !== null) return `${JSON.stringify(file)}: ${refusal}`;
  const stated = { ...NOTHING_STATED } as { -readonly [Field in keyof StatedMetadata]: string | null };
  for (const field of FIELDS) {
    const value = entry[field];
    if (typeof value === "string" && value.trim() !== "") stated[field] = value.trim();
  }
  return { file: file.replace(/^(\.\/)+/, ""), stated };
}

function parseObject(words: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(words.replace(/^\uFEFF/, ""));
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
