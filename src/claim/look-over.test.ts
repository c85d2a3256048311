import { expect, test } from "vitest";
import { makeReportOf } from "../../test/support/make-report.ts";
import { lexiconOf } from "../lexicon/lexicon.ts";
import { readDoc } from "../text/read-doc.ts";
import { lookOver, Prospect } from "./look-over.ts";

const lexicon = lexiconOf("en");
if (lexicon === null) throw new Error("there is no English lexicon");
const look = (text: string): number => {
  const doc = readDoc(text, lexicon.vocabulary);
  const report = makeReportOf("The Port Herald", "2024-03-01", { text });
  return lookOver({ report, in: "text", doc, lexicon }, 0, doc.tokenCount);
};

test.for([
  [Prospect.person, "A guard was shot dead outside the port on Monday."],
  [
    Prospect.figure,
    "The storm forced 300 people in the valley to leave their homes before dawn, some displaced for good.",
  ],
  // forces need no word for what is told of them
  [Prospect.figure, "Some 3,000 troops are in the port after a long night of rain."],
  // the row of a table: its measure stands on another line
  [Prospect.figure, "4,350"],
  [Prospect.nothing, "The ministers spoke about 12 new roads and the price of bread in the north."],
] as const)("%s: %s", ([prospect, text]) => expect(look(text)).toBe(prospect));
