import { expect, test } from "vitest";
import { cleanLine, cleanUrl, domainOf } from "./clean-line.ts";

test.for([
  ["Toll rises\r\nSet-Cookie: a=b", "Toll rises Set-Cookie: a=b"],
  ["  a \u0000\u001b[31m b ", "a [31m b"],
  // direction marks can make a name read as another
  ["gro.\u202eelpmaxe", "gro. elpmaxe"],
  ["\ud800x", "\ufffdx"],
  ["<b>bold</b>", "<b>bold</b>"],
] as const)("a line of metadata stays one line of text: %j", ([words, line]) => expect(cleanLine(words)).toBe(line));

test.for([null, undefined, "", " \n\t ", "\u200b"])("nothing is left of %j", (words) =>
  expect(cleanLine(words)).toBeNull(),
);

test("a line is cut where no title is that long", () => expect(cleanLine("a".repeat(1_000_000))).toHaveLength(1000));

test.for(["https://a.example/x?y=1#z", "http://a.example:8080/", "HTTPS://A.example/"])("keeps %s", (address) =>
  expect(cleanUrl(address)).toBe(address),
);

test.for([
  "javascript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  " JaVaScRiPt:alert(1)",
  "/relative",
  "//a.example/x",
  "file:///etc/passwd",
  "https://a.example/\r\nX: y",
  "http://a.example\\@b.example/",
  "http://",
  `https://a.example/${"a".repeat(5000)}`,
])("refuses %s", (address) => expect(cleanUrl(address)).toBeNull());

test.for([
  ["https://www.a.example/x", "a.example"],
  ["https://news.a.example:8080/x", "news.a.example"],
  [null, null],
] as const)("the domain of %s is %s", ([url, domain]) => expect(domainOf(url)).toBe(domain));
