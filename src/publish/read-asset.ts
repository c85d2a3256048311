import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const FOLDER = new URL("./assets/", import.meta.url);
const require = createRequire(import.meta.url);
const kept = new Map<string, string>();

/** A file of the page's own (`style.css`, `page.js`): part of the program, like its code, read once. */
export function readAsset(name: string): string {
  const known = kept.get(name);
  if (known !== undefined) return known;
  const text = readFileSync(new URL(name, FOLDER), "utf8");
  kept.set(name, text);
  return text;
}

/** The outlines of the world's countries (Natural Earth 1:110m, public domain, packed as TopoJSON by `world-atlas`). */
export function readOutlines(): string {
  const known = kept.get("world-atlas");
  if (known !== undefined) return known;
  const text = readFileSync(require.resolve("world-atlas/countries-110m.json"), "utf8");
  kept.set("world-atlas", text);
  return text;
}
