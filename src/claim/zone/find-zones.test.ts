import { expect, test } from "vitest";
import { lexiconOf } from "../../lexicon/lexicon.ts";
import { tokenText } from "../../text/doc.ts";
import { readDoc } from "../../text/read-doc.ts";
import { findZones } from "./find-zones.ts";
import { zoneNames } from "./zone.ts";

const lexicon = lexiconOf("en");
if (lexicon === null) throw new Error("there is no English lexicon");

// The words of a text that are in a zone, and which.
const zonesOf = (text: string): readonly string[] => {
  const doc = readDoc(text, lexicon.vocabulary);
  const zones = findZones(doc, lexicon);
  return Array.from({ length: doc.tokenCount }, (_, token) => token)
    .filter((token) => zones[token] !== 0 && /\w/.test(tokenText(doc, token)))
    .map((token) => `${zoneNames[zones[token] ?? 0]} ${tokenText(doc, token)}`);
};
const wholly = (zone: string) => (text: string) => zonesOf(text).every((word) => word.startsWith(zone));

test.for([
  // an address can spell a whole claim
  ["See https://example.org/2022/03/up-to-40000-killed.jpg now", ["https", "example", "org", "2022", "03"]],
  ["See /2022/03/12-dead.html now", ["2022", "03", "12", "dead", "html"]],
  ["write to desk.12@example.org today", ["desk", "12", "example", "org"]],
  ["crowds wrote #Port12 today", ["Port", "12"]],
  ["said @port12 today", ["port", "12"]],
] as const)("addresses: %s", ([text, words]) => {
  const found = zonesOf(text);
  for (const word of words) expect(found.join(" ")).toContain(word);
  expect(found.join(" ")).not.toMatch(/today|now|crowds/);
});

test.for([
  ["caption", "Relatives of the 12 dead at the port. (AP Photo/Lena Ortiz)"],
  ["caption", "A ship burns on Tuesday. Photo: Lena Ortiz/AFP"],
  ["caption", "Smoke over the port, 12 March. REUTERS/Lena Ortiz"],
  ["caption", "![A ship with 12 men](https://example.org/ship-12.jpg)"],
  ["caption", "Image: a ship burns, 12 March"],
  ["byline", "By Lena Ortiz and Karl Mund, The Port Herald"],
  ["credits", "Reporting by Lena Ortiz in Port Sel; Editing by Karl Mund"],
  ["notice", "© 2025 The Port Herald. All rights reserved."],
  ["notice", "Copyright 2025 The Port Herald"],
  ["notice", "Sign up for our newsletter: 12 stories a day"],
  ["notice", "Read more: 12 dead after ship burns"],
] as const)("%s: %s", ([zone, text]) => {
  expect(zonesOf(text)).not.toEqual([]);
  expect(wholly(zone)(text)).toBe(true);
});

test.for([
  "By Tuesday 12 people had died, officials said.",
  "Officials told Reuters that 12 people had died.",
  "PORT SEL (Reuters) - At least 12 people died on Tuesday when a ship caught fire, officials said.",
  "Police released a photo of the ship on which 12 people died.",
  "Related deaths rose to 12, the ministry said in a statement on Monday that also named the ship.",
  "12 dead and/or missing",
  "He said: 12 were killed (and 3 hurt).",
])("prose: %s", (text) => expect(zonesOf(text)).toEqual([]));
