import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runStages } from "../src/work/run-stages.ts";
import { readTinyStories } from "./support/read-tiny-stories.ts";

// Every kind of finding from the reports' own words, through the whole program: stories that have it, and near misses.
const FOLDER = join(import.meta.dirname, "findings");

for (const file of readdirSync(FOLDER).sort()) {
  const kind = file.replace(".txt", "");
  describe(kind, () => {
    test.for(readTinyStories(join(FOLDER, file)).map((story) => [story.name, story] as const))(
      "%s",
      ([, { finds, reports }]) => {
        const { ledgers } = runStages(reports);
        // a story that falls apart tells nothing
        expect(ledgers).toHaveLength(1);
        const texts = ledgers.flatMap(({ findings }) => findings.filter((finding) => finding.kind === kind));
        expect(texts.map(({ text }) => text)).toHaveLength(finds === null ? 0 : 1);
        for (const word of finds ?? []) expect(texts[0]?.text).toContain(word);
      },
    );
  });
}

test("every kind of finding has its stories", () => {
  expect(readdirSync(FOLDER).length).toBe(18);
});
