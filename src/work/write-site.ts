import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { HearsayError } from "../error.ts";
import { lastChange, publishSite } from "../publish/publish-site.ts";
import type { LoggedEdit, SiteStory } from "../publish/site.ts";

// Names what this program wrote, so that the next time it takes away its own old files and nothing else.
const LIST = ".hearsay-files.json";
// Paths are made of digests and fixed words; a list that names anything else is not ours.
const OWN_PATH = /^[a-z]+(\/[a-z0-9-]+)?\.[a-z]+$/;

/** Writes the static site of some stories into a folder; files that are no longer part of it are taken away. */
export async function writeSite(
  stories: readonly SiteStory[],
  at: {
    readonly folder: string;
    readonly origin: string | null;
    /** What was done by hand, the latest first. */
    readonly edits?: readonly LoggedEdit[];
  },
  onFile: (path: string) => void = () => {},
): Promise<{ readonly files: number; readonly removed: number }> {
  const asOf =
    stories
      .map(lastChange)
      .filter((day) => day !== null)
      .sort()
      .at(-1) ?? null;
  const before = await readList(at.folder);
  const folders = new Set<string>();
  const written: string[] = [];
  try {
    for (const file of publishSite(stories, { origin: at.origin, asOf, edits: at.edits ?? [] })) {
      const path = join(at.folder, file.path);
      const folder = dirname(path);
      if (!folders.has(folder)) {
        await mkdir(folder, { recursive: true });
        folders.add(folder);
      }
      await writeFile(path, file.text);
      written.push(file.path);
      onFile(file.path);
    }
    const kept = new Set(written);
    const old = before.filter((path) => !kept.has(path));
    for (const path of old) await rm(join(at.folder, path), { force: true });
    await writeFile(join(at.folder, `${LIST}.part`), `${JSON.stringify(written)}\n`);
    await rename(join(at.folder, `${LIST}.part`), join(at.folder, LIST));
    return { files: written.length, removed: old.length };
  } catch (error) {
    throw new HearsayError(
      "file-unreadable",
      `cannot write the site into ${at.folder}: ${error instanceof Error ? error.message : String(error)}`,
      {
        detail: ["Name a folder that can be written: hearsay publish public"],
        exitCode: 2,
        cause: error,
      },
    );
  }
}

async function readList(folder: string): Promise<readonly string[]> {
  try {
    const list: unknown = JSON.parse(await readFile(join(folder, LIST), "utf8"));
    return Array.isArray(list)
      ? list.filter((path): path is string => typeof path === "string" && OWN_PATH.test(path))
      : [];
  } catch {
    // No list: a new folder, or one that is not ours to tidy.
    return [];
  }
}
