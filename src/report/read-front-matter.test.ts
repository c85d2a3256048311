import { expect, test } from "vitest";
import { readFrontMatter } from "./read-front-matter.ts";

const fieldsOf = (text: string) => Object.fromEntries(readFrontMatter(text).fields);

test("a block of keys comes off, and nothing else does", () => {
  const text = "---\nurl: https://a.example/x\ntitle: “Twelve: dead”\n---\n\n  The text.\n";
  expect(fieldsOf(text)).toEqual({ url: "https://a.example/x", title: "“Twelve: dead”" });
  expect(text.slice(readFrontMatter(text).length)).toBe("\n  The text.\n");
});

test.for([
  ["Windows line ends", '---\r\nTitle: "A"\r\n---\r\nText', { title: "A" }],
  ["a key without a value", "---\ntitle:\noutlet: B\n---\n", { title: "", outlet: "B" }],
  ["a comment and a blank line", "---\n# kept by hand\n\noutlet: 'B'\n---\n", { outlet: "B" }],
  ["a byte order mark", "\uFEFF---\noutlet: B\n---\n", { outlet: "B" }],
  ["the end of the file", "---\noutlet: B\n---", { outlet: "B" }],
] as const)("reads %s", ([, text, fields]) => expect(fieldsOf(text)).toEqual(fields));

test.for([
  ["a rule of Markdown", "---\nTwelve people were killed.\n---\n"],
  ["a block that is not closed", "---\ntitle: A\n"],
  ["a rule further down", "Text\n---\ntitle: A\n---\n"],
  ["an endless block", `---\n${"a: b\n".repeat(1000)}---\n`],
  ["no text", ""],
] as const)("leaves %s in the text", ([, text]) => expect(readFrontMatter(text).length).toBe(0));
