import { expect, test } from "vitest";
import type { Report } from "../report/report.ts";
import { readIntroductions } from "./read-introductions.ts";

function read(text: string): readonly string[] {
  return readIntroductions({ text } as Report).map(({ person, phrase }) => `${person}: ${phrase}`);
}

test.for<readonly [text: string, introduced: readonly string[]]>([
  ["The toll is 12, health ministry spokeswoman Ana Reyes said.", ["Ana Reyes: health ministry spokeswoman"]],
  ["Ana Reyes, who heads the Darra Relief Office, counts 12.", ["Ana Reyes: who heads darra relief office"]],
  // a minister speaks for the ministry
  ["Transport minister Ivo Lund wept.", ["Ivo Lund: transport minister ministry"]],
  ["Coast guard commander Lt. Cmdr. Ivo Lund wept.", ["Ivo Lund: coast guard commander lt cmdr"]],
])("%s", ([text, introduced]) => expect(read(text)).toEqual(introduced));

test.for(["Ana Reyes, a mother of two, lost her house.", "The ministry told Ana Reyes nothing.", "Ana Reyes wept."])(
  "no one is introduced in: %s",
  (text) => expect(read(text)).toEqual([]),
);
