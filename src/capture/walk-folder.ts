import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Notice } from "../notice.ts";
import { type Fault, NOTHING_STATED, type StatedMetadata } from "../report/capture.ts";
import { kindOfName } from "./kind-of-input.ts";
import { readManifest } from "./read-manifest.ts";

/** A file that was found: where it is opened, what it is called in every record, what a manifest says of it. */
export interface FoundFile {
  readonly path: string;
  readonly file: string;
  readonly stated: StatedMetadata;
}

/** Who is told of what went wrong on the way (exit 1), and of what was passed over (exit 0). */
export interface Listeners {
  readonly onFault: (fault: Fault) => void;
  readonly onNotice: (notice: Notice) => void;
}

/**
 * The files of a folder and the folders below it, sorted by name, each with what the manifest beside it says.
 * Hidden names and folders behind links are passed over; a link to a file is followed, a dangling one is a fault.
 */
export function walkFolder(folder: string, listeners: Listeners): readonly FoundFile[] {
  return walk(folder, "", listeners, []);
}

/** What the manifest beside a single file says of it. */
export function statedBeside(folder: string, name: string, listeners: Listeners): StatedMetadata {
  return readManifestOf(folder, listeners)?.get(name) ?? NOTHING_STATED;
}

interface Inherited {
  readonly prefix: string;
  readonly metadataByFile: ReadonlyMap<string, StatedMetadata>;
}

function walk(folder: string, prefix: string, listeners: Listeners, above: readonly Inherited[]): readonly FoundFile[] {
  const entries = listEntries(folder, listeners);
  const own = entries.some((entry) => entry.name === "manifest.jsonl") ? readManifestOf(folder, listeners) : null;
  const manifests = own === null ? above : [{ prefix, metadataByFile: own }, ...above];
  const found: FoundFile[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    const file = prefix + entry.name;
    if (entry.name.startsWith(".") || kindOfName(entry.name).kind === "manifest") continue;
    if (entry.isDirectory()) found.push(...walk(path, `${file}/`, listeners, manifests));
    else if (isReadable(path, file, entry.isSymbolicLink(), listeners)) {
      if (entry.isSymbolicLink() && isNamedIn(manifests, file)) {
        const message = "a manifest names it, and it is a link: links in manifests are not followed";
        listeners.onFault({ path, line: null, code: "manifest-refused", message });
      } else found.push({ path, file, stated: statedFor(manifests, file) });
    }
  }
  if (own !== null) tellMissing(folder, own, found, prefix, listeners);
  return found;
}

function listEntries(folder: string, { onFault }: Listeners) {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    onFault({
      path: folder,
      line: null,
      code: "file-unreadable",
      message: `the folder cannot be read (${codeOf(error)})`,
    });
    return [];
  }
}

function isReadable(path: string, file: string, isLink: boolean, { onFault, onNotice }: Listeners): boolean {
  try {
    const stats = statSync(path);
    if (stats.isFile()) return true;
    // A link to a folder may lead round in a circle, and out of what was asked for.
    const what = stats.isDirectory() ? "a link to a folder is not followed" : "not a regular file";
    onNotice({ code: "file-passed-over", text: `${file}: ${what}` });
  } catch (error) {
    const message = isLink ? "the link leads nowhere" : `cannot be opened (${codeOf(error)})`;
    onFault({ path, line: null, code: "file-unreadable", message });
  }
  return false;
}

function readManifestOf(folder: string, { onFault }: Listeners): ReadonlyMap<string, StatedMetadata> | null {
  const path = join(folder, "manifest.jsonl");
  try {
    if (!statSync(path).isFile()) return null;
    const { metadataByFile, refused } = readManifest(readFileSync(path, "utf8"));
    for (const { line, message } of refused) onFault({ path, line, code: "manifest-refused", message });
    return metadataByFile;
  } catch (error) {
    if (codeOf(error) !== "ENOENT")
      onFault({ path, line: null, code: "file-unreadable", message: `cannot be read (${codeOf(error)})` });
    return null;
  }
}

const relativeTo = (prefix: string, file: string): string => file.slice(prefix.length);

function statedFor(manifests: readonly Inherited[], file: string): StatedMetadata {
  for (const { prefix, metadataByFile } of manifests) {
    const stated = metadataByFile.get(relativeTo(prefix, file));
    if (stated !== undefined) return stated;
  }
  return NOTHING_STATED;
}

function isNamedIn(manifests: readonly Inherited[], file: string): boolean {
  return manifests.some(({ prefix, metadataByFile }) => metadataByFile.has(relativeTo(prefix, file)));
}

function tellMissing(
  folder: string,
  own: ReadonlyMap<string, StatedMetadata>,
  found: readonly FoundFile[],
  prefix: string,
  { onNotice }: Listeners,
): void {
  const files = new Set(found.map((each) => relativeTo(prefix, each.file)));
  for (const name of own.keys())
    if (!files.has(name))
      onNotice({
        code: "manifest-file-missing",
        text: `${join(folder, "manifest.jsonl")} names ${JSON.stringify(name)}, which is not there`,
      });
}

/** The system's code of a failed call (`EACCES`, `ENOENT`), or its message. */
export function codeOf(error: unknown): string {
  if (error instanceof Error && "code" in error && typeof error.code === "string") return error.code;
  return error instanceof Error ? error.message : String(error);
}
