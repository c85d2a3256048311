import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const SOURCE = join(import.meta.dirname, "..");
// All that the claim stage may import (the table in test/floors.test.ts), words and code.
const FOLDERS = ["claim", "lexicon", "report", "text"];

let known: string | null = null;

/**
 * The edition of the rules that find claims: a digest of the claim stage's words and code as they are installed, so that
 * nobody has to raise a number. Two programs of one edition find the same claims in the same text; of two editions they may
 * differ. Read once, when first asked for.
 */
export function readRulesEdition(): string {
  known ??= digestFolders(SOURCE, FOLDERS);
  return known;
}

/** The digest of the files in some folders of a folder, by name and bytes; tests, types and maps of code do not count. */
export function digestFolders(home: string, folders: readonly string[]): string {
  const digest = createHash("sha256");
  for (const folder of folders) {
    const files = readdirSync(join(home, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.(?:test\.tsx?|d\.ts|map|md)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    for (const file of files) {
      const bytes = readFileSync(file);
      digest.update(`${file.slice(home.length)} ${bytes.length}\n`).update(bytes);
    }
  }
  return digest.digest("hex").slice(0, 16);
}
