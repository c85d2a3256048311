import { createReadStream, readFileSync, type Stats, statSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { HearsayError } from "../error.ts";
import type { Notice } from "../notice.ts";
import { type Capture, type Fault, NOTHING_STATED } from "../report/capture.ts";
import { expandGlob, isGlob } from "./expand-glob.ts";
import { kindOfBytes, kindOfName, nameBinary, READABLE } from "./kind-of-input.ts";
import { nameBytes } from "./name-bytes.ts";
import { splitLines } from "./split-lines.ts";
import { codeOf, type FoundFile, type Listeners, statedBeside, walkFolder } from "./walk-folder.ts";

/** How captures are gathered. */
export interface GatherOptions {
  /** A report over this is named and left out before it is read whole; 16 MiB where not given. */
  readonly maxReportBytes?: number;
  /** Told of each file or line that could not be read; the rest is still done. */
  readonly onFault: (fault: Fault) => void;
  /** Told of what was passed over and is no fault: pictures beside the reports, a manifest's missing file. */
  readonly onNotice?: (notice: Notice) => void;
  /** What `-` reads; the program's standard input where not given. */
  readonly stdin?: AsyncIterable<Uint8Array>;
}

type Source =
  | { readonly kind: "file"; readonly found: FoundFile; readonly named: boolean }
  | { readonly kind: "stream"; readonly path: string };

const DEFAULT_MAX_REPORT_BYTES = 16 * 1024 * 1024;

/**
 * Opens files, folders, globs and `-`, in the order given (folders by name), each file once, and gives what is to be
 * read. JSONL is given line by line, so that files of any size pass through. Paths are looked at before anything is
 * read: a missing path, an empty folder or an address throws {@link HearsayError} (exit 2) at the first step.
 */
export async function* gatherCaptures(paths: readonly string[], options: GatherOptions): AsyncGenerator<Capture> {
  const listeners: Listeners = { onFault: options.onFault, onNotice: options.onNotice ?? (() => {}) };
  const maxBytes = options.maxReportBytes ?? DEFAULT_MAX_REPORT_BYTES;
  const sources = paths.flatMap((path) => findSources(path, listeners));
  const seen = new Set<string>();
  for (const source of sources) {
    const path = source.kind === "file" ? resolve(source.found.path) : source.path;
    if (seen.has(path)) continue;
    seen.add(path);
    if (source.kind === "file") yield* openFile(source.found, source.named, maxBytes, listeners);
    else {
      const stream = source.path === "-" ? (options.stdin ?? process.stdin) : createReadStream(source.path);
      yield* openStream(source.path, stream, maxBytes, listeners);
    }
  }
}

function findSources(path: string, listeners: Listeners): readonly Source[] {
  if (path === "-") return [{ kind: "stream", path }];
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(path)) throw addressNotRead(path);
  const stats = statOf(path);
  if (stats === null && isGlob(path)) {
    const matches = expandGlob(path);
    if (matches.length > 0) return matches.flatMap((match) => findMatched(match, listeners));
    throw pathMissing(path, "no file matches it");
  }
  if (stats === null) throw pathMissing(path, "no such file or folder");
  if (stats.isDirectory()) return findInFolder(path, listeners);
  if (!stats.isFile()) return [{ kind: "stream", path }];
  const stated = statedBeside(dirname(path), basename(path), listeners);
  return [
    { kind: "file", found: { path, file: path.replaceAll("\\", "/").replace(/^(\.\/)+/, ""), stated }, named: true },
  ];
}

/** A file that a glob stands for: what is wrong with one is its own fault, not the operator's. */
function findMatched(path: string, listeners: Listeners): readonly Source[] {
  if (statOf(path) !== null) return findSources(path, listeners);
  listeners.onFault({ path, line: null, code: "file-unreadable", message: "the link leads nowhere" });
  return [];
}

function findInFolder(folder: string, { onFault, onNotice }: Listeners): readonly Source[] {
  let faults = 0;
  const counting: Listeners = {
    onNotice,
    onFault: (fault) => {
      faults += 1;
      onFault(fault);
    },
  };
  const sources: Source[] = [];
  for (const found of walkFolder(folder, counting)) {
    if (kindOfName(found.file).kind !== "unknown") sources.push({ kind: "file", found, named: false });
    else onNotice({ code: "file-passed-over", text: `${found.file}: not a kind of file that holds reports` });
  }
  if (sources.length > 0 || faults > 0) return sources;
  throw new HearsayError("folder-empty", `${folder} holds no reports`, {
    exitCode: 2,
    detail: [`Expected files that end in ${READABLE}, here or in folders below.`, "See: hearsay read --help"],
  });
}

async function* openFile(
  { path, file, stated }: FoundFile,
  named: boolean,
  maxBytes: number,
  listeners: Listeners,
): AsyncGenerator<Capture> {
  const taken = kindOfName(file);
  const fault = (code: string, message: string): void => listeners.onFault({ path, line: null, code, message });
  if (taken.kind === "not-read") {
    fault("input-not-read", `${taken.what} is not read yet; what can be read: ${READABLE} files`);
    return;
  }
  if (taken.kind === "manifest") {
    // A shell's `folder/*` names it too.
    listeners.onNotice({ code: "file-passed-over", text: `${file}: read with the files beside it` });
    return;
  }
  if (taken.kind === "records") {
    yield* openRecords(path, file, createReadStream(path), maxBytes, listeners);
    return;
  }
  const bytes = readWhole(path, maxBytes, fault);
  if (bytes === null) return;
  const binary = nameBinary(bytes);
  if (binary !== null) {
    fault("file-broken", `holds ${binary}, not text`);
    return;
  }
  const kind = taken.kind === "unknown" && named ? kindOfBytes(bytes) : taken.kind;
  if (kind === "records") yield* openRecords(path, file, createReadStream(path), maxBytes, listeners);
  else yield { kind: kind === "page" ? "page" : "text", file, line: null, bytes, stated };
}

function readWhole(path: string, maxBytes: number, fault: (code: string, message: string) => void): Uint8Array | null {
  try {
    // Looked at before it is read: a file of gigabytes must not be taken into memory to be refused.
    const { size } = statSync(path);
    if (size > maxBytes) {
      fault("report-too-large", tooLarge(size, maxBytes));
      return null;
    }
    return readFileSync(path);
  } catch (error) {
    fault("file-unreadable", `cannot be read (${codeOf(error)})`);
    return null;
  }
}

async function* openStream(
  path: string,
  stream: AsyncIterable<Uint8Array>,
  maxBytes: number,
  listeners: Listeners,
): AsyncGenerator<Capture> {
  const fault = (code: string, message: string): void => listeners.onFault({ path, line: null, code, message });
  const chunks = stream[Symbol.asyncIterator]();
  const held: Uint8Array[] = [];
  let size = 0;
  try {
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
      held.push(next.value);
      size += next.value.length;
      const sofar = Buffer.concat(held.length > 1 && size < 4096 ? held : held.slice(0, 1));
      if (kindOfBytes(sofar) === "records") {
        yield* openRecords(path, null, resume(held, chunks), maxBytes, listeners);
        return;
      }
      if (size > maxBytes) {
        fault("report-too-large", tooLarge(null, maxBytes));
        await chunks.return?.();
        return;
      }
    }
  } catch (error) {
    fault("file-unreadable", `cannot be read (${codeOf(error)})`);
    return;
  }
  const bytes = Buffer.concat(held);
  const binary = nameBinary(bytes);
  if (binary !== null) fault("file-broken", `holds ${binary}, not text`);
  else if (bytes.length === 0) fault("file-broken", "nothing came in");
  else
    yield {
      kind: kindOfBytes(bytes) === "page" ? "page" : "text",
      file: null,
      line: null,
      bytes,
      stated: NOTHING_STATED,
    };
}

async function* resume(held: readonly Uint8Array[], chunks: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* held;
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
}

async function* openRecords(
  path: string,
  file: string | null,
  stream: AsyncIterable<Uint8Array>,
  maxBytes: number,
  { onFault }: Listeners,
): AsyncGenerator<Capture> {
  try {
    for await (const { line, bytes } of splitLines(stream, maxBytes)) {
      if (bytes === null) onFault({ path, line, code: "report-too-large", message: tooLarge(null, maxBytes) });
      else yield { kind: "record", file, line, bytes, stated: NOTHING_STATED };
    }
  } catch (error) {
    onFault({ path, line: null, code: "file-unreadable", message: `cannot be read to its end (${codeOf(error)})` });
  }
}

function tooLarge(size: number | null, maxBytes: number): string {
  const measure = size === null ? "the report" : `the report has ${nameBytes(size)} and`;
  return `${measure} is over maxReportBytes (${nameBytes(maxBytes)})`;
}

function statOf(path: string): Stats | null {
  try {
    return statSync(path);
  } catch (error) {
    if (["ENOENT", "ENOTDIR", "ENAMETOOLONG", "ERR_INVALID_ARG_VALUE"].includes(codeOf(error))) return null;
    throw new HearsayError("file-unreadable", `${path} cannot be opened (${codeOf(error)})`, {
      exitCode: 1,
      cause: error,
    });
  }
}

function pathMissing(path: string, why: string): HearsayError {
  return new HearsayError("path-missing", `${path}: ${why}`, {
    exitCode: 2,
    detail: ["Give a file, a folder, a glob or - for standard input: hearsay read samples"],
  });
}

function addressNotRead(address: string): HearsayError {
  return new HearsayError("input-not-read", `${address}: addresses are not read yet`, {
    exitCode: 2,
    detail: [
      `What can be read: ${READABLE} files, folders of them, and - for standard input.`,
      "Save the page as .html and give the file: hearsay read page.html",
    ],
  });
}
