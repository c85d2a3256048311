import type { Notice } from "../notice.ts";
import { NOTHING_STATED, type StatedMetadata } from "./capture.ts";
import { readFrontMatter } from "./read-front-matter.ts";

const FIELDS = Object.keys(NOTHING_STATED) as readonly (keyof StatedMetadata)[];

/** A text file: what its front matter says, and the text after it, unchanged. */
export interface ReadText {
  readonly text: string;
  readonly stated: StatedMetadata;
  readonly notices: readonly Notice[];
}

/** Reads a text file byte for byte: only a front matter block comes off. */
export function readText(whole: string): ReadText {
  const { fields, length } = readFrontMatter(whole);
  const stated = { ...NOTHING_STATED } as { -readonly [Field in keyof StatedMetadata]: string | null };
  for (const field of FIELDS) stated[field] = fields.get(field) || null;
  const unknown = [...fields.keys()].filter((key) => !FIELDS.some((field) => field === key));
  const notices = unknown.map((key) => ({
    code: "front-matter-unknown",
    text: `front matter has “${key}”, which is not read`,
  }));
  return { text: whole.slice(length), stated, notices };
}
