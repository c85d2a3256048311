import { readdirSync, readFileSync } from "node:fs";

const FOLDER = new URL("./", import.meta.url);
const kept = new Map<string, readonly (readonly string[])[]>();

/**
 * The entries of one lexicon file (`"en/hedges"`, `"outlets"`): one entry a line, fields parted by ` | `.
 * Lines that begin with `#` are comments; blank lines are passed over. Read once, then kept: the words are part of
 * the program, like its code, so that stages stay pure. Throws where the program was installed without its words.
 */
export function readLexiconFile(name: string): readonly (readonly string[])[] {
  const known = kept.get(name);
  if (known !== undefined) return known;
  const entries = readFileSync(new URL(`${name}.txt`, FOLDER), "utf8")
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .map((line) => line.split("|").map((field) => field.trim()));
  kept.set(name, entries);
  return entries;
}

/** The bytes of a packed lexicon file, such as the gazetteer. */
export function readLexiconBytes(file: string): Uint8Array {
  return readFileSync(new URL(file, FOLDER));
}

/** The languages there are words for, in alphabetical order: each is a folder of two letters. */
export function listLanguages(): readonly string[] {
  return readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^[a-z]{2}$/.test(entry.name))
    .map((entry) => entry.name)
    .sort();
}

/** The files of one language, by name without `.txt`, in alphabetical order. */
export function listLexiconFiles(language: string): readonly string[] {
  return readdirSync(new URL(`${language}/`, FOLDER))
    .filter((file) => file.endsWith(".txt"))
    .map((file) => file.slice(0, -".txt".length))
    .sort();
}
