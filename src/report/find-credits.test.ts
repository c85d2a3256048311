import { expect, test } from "vitest";
import { CREDIT_PLACES, findCredits, nameCredits } from "./find-credits.ts";

test.for<readonly [string, readonly string[]]>([
  ["LIMA, Peru (AP) — Rain fell on the coast.", ["Associated Press"]],
  ["LONDON, March 3 (Reuters) - Rain fell on the coast.", ["Reuters"]],
  ["TARSA, March 3. /OTA/. Rain fell on the coast.", ["OTA"]],
  ["The minister told The Wall Street Journal that nine had died.", ["The Wall Street Journal"]],
  ["An official told the AP and Reuters on Monday.", ["Associated Press", "Reuters"]],
  ["Nine people died, NBC News reported.", ["NBC News"]],
  ["Nine people died, according to the BBC.", ["BBC News"]],
  ["CNN has first reported the collapse.", ["CNN"]],
  ["The dam had been leaking, the Washington Post found.", ["The Washington Post"]],
  ["In an interview with Al Jazeera, the mayor wept.", ["Al Jazeera"]],
  ["“It shook,” she said in comments to AFP.", ["Agence France-Presse"]],
  ["Rain fell.\n\nWith reporting by Agence France-Presse", ["Agence France-Presse"]],
  ["Rain fell. (with Reuters)", ["Reuters"]],
  ["Rain fell.\nThe Associated Press contributed to this report.", ["Associated Press"]],
  ["By Meridian Press\nRain fell.", ["Meridian Press"]],
  ["Rain fell.\n© 2024 Meridian Press. All rights reserved.", ["Meridian Press"]],
  // names on no list, where the masthead or the place shows an outlet
  ["The mayor told the Valley Gazette that nine had died.", ["Valley Gazette"]],
  ["Nine died, the Daily Kestrel reported.", ["Daily Kestrel"]],
  // the letters stand for what the text itself spells out
  ["By Torvald News Service\nOSTRA (TNS) — Rain fell.", ["Torvald News Service"]],
  // a plain word is an outlet only with its kind beside it
  ["She told Time magazine that nine had died.", ["Time"]],
])("%s", ([text, names]) => expect(nameCredits(text, null)).toEqual(names));

test.for([
  "Stringer | Anadolu Agency | Getty Images",
  "Photo: AP / Meridian Press",
  "Her husband works for Reuters in Lima.",
  "People said the rain would stop. Nature told them otherwise.",
  "The Defence Ministry told reporters that nine had died.",
  "The Sun reported from behind clouds.\nSign up for the Valley Gazette newsletter.",
  "NATO told its members to wait.",
  "",
])("no credit: %s", (text) => expect(nameCredits(text, null)).toEqual([]));

test("an outlet does not credit itself", () => {
  const own = { name: "Meridian Press", domain: null, owner: null };
  expect(nameCredits("OSTRA (MP) — Rain fell, the mayor told Meridian Press.", null, own)).toEqual([]);
});

test.for([
  ["Associated Press", ["Associated Press"]],
  ["Jane Doe, Reuters", ["Reuters"]],
  ["ANNA KELLER Torvald News", ["Torvald News"]],
  ["Jane Doe", []],
] as const)("byline %s", ([byline, names]) => expect(nameCredits("Rain fell.", byline)).toEqual(names));

test("credits stand where they say", () => {
  const text = "The minister told the Financial Times that nine had died.";
  const [credit] = findCredits(text, null);
  expect(text.slice(credit?.start, credit?.end)).toBe(credit?.text);
});

test.for(CREDIT_PLACES.flatMap(({ name, examples }) => examples.map((example) => [name, example] as const)))(
  "place %s: %s",
  ([, example]) => expect(findCredits(example, null).length).toBeGreaterThan(0),
);

test("a megabyte of capitals is read in no time", () => {
  const before = performance.now();
  findCredits("Aa ".repeat(350_000), null);
  findCredits(`${"(A".repeat(200_000)}`, null);
  expect(performance.now() - before).toBeLessThan(5000);
});
