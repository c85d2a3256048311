import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { digestFolders, readRulesEdition } from "./rules-edition.ts";

const home = mkdtempSync(join(tmpdir(), "hearsay-rules-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));
const write = (file: string, words: string): string => {
  mkdirSync(join(home, "claim/link"), { recursive: true });
  writeFileSync(join(home, file), words);
  return digestFolders(home, ["claim"]);
};

test("a rule or a word that changes makes another edition; a test or a type does not", () => {
  const first = write("claim/link/find.ts", "export const least = 3;");
  expect(write("claim/link/find.ts", "export const least = 3;")).toBe(first);
  expect(write("claim/link/find.test.ts", "expect(3)")).toBe(first);
  expect(write("claim/link/find.d.ts", "declare const least: 3;")).toBe(first);
  const second = write("claim/link/find.ts", "export const least = 4;");
  expect(second).not.toBe(first);
  expect(write("claim/hedges.txt", "some")).not.toBe(second);
});

test("this program has one edition", () => {
  expect(readRulesEdition()).toMatch(/^[0-9a-f]{16}$/);
  expect(readRulesEdition()).toBe(readRulesEdition());
});
