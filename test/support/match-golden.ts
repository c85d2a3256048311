import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "vitest";

const FOLDER = join(import.meta.dirname, "../golden");

/**
 * Compares a value, as indented JSON, with the golden file of that name. A golden file is looked at before it is kept, so it
 * is only written when asked for (`UPDATE_GOLDEN=1 npx vitest run test/…`), and never where CI is set.
 */
export function matchGolden(name: string, value: unknown): void {
  const path = join(FOLDER, name);
  const written = `${JSON.stringify(value, null, 2)}\n`;
  if (process.env.UPDATE_GOLDEN === "1" && process.env.CI === undefined) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, written);
    return;
  }
  if (!existsSync(path)) throw new Error(`test/golden/${name} is not there: make it with UPDATE_GOLDEN=1, and read it`);
  expect(written, `test/golden/${name} differs: read the difference, then UPDATE_GOLDEN=1`).toBe(
    readFileSync(path, "utf8"),
  );
}
