import { describe, expect, test } from "vitest";
import { makeReportOf } from "../../../test/support/make-report.ts";
import { findClaims } from "../find-claims.ts";

// figure and measure, in order of the text
const told = (text: string): readonly string[] =>
  [...findClaims(makeReportOf("Gazette", "2024-10-09", { text })).claims]
    .sort((a, b) => a.figure.start - b.figure.start)
    .map(({ figure, measure }) => `${figure.text} ${measure}`);

describe("lines of a fact sheet, a list or a table", () => {
  test.for([
    // a value first, and what it is of behind
    [
      "The wreck in figures\n\n31. The dead as of Monday.\n\n58. The injured, according to the clinic.",
      ["31 killed", "58 wounded"],
    ],
    ["The wreck in figures\n\n214. The people who died in the storm of 1953.", ["214 killed"]],
    ["The wreck in figures\n\n46: Those still in hospital.", ["46 hospitalised"]],
    ["The wreck in figures\n\n17 – the number of people missing on Monday night.", ["17 missing"]],
    // rows under a heading
    ["Deaths by district\nOstrim 31\nLower Mirzan 18", ["31 killed", "18 killed"]],
    [
      "Nine people died.\n\nInjured by clinic:\n- Ostrim General: 14\n- St Ivo’s: 9",
      ["Nine killed", "14 wounded", "9 wounded"],
    ],
    [
      "The fire killed nine people.\n\nIn the hospitals\n\nOur reporter called both. Ostrim General: 14. St Ivo’s: 9.",
      ["nine killed", "14 hospitalised", "9 hospitalised"],
    ],
    [
      "The fire killed nine people. St Ivo’s Hospital: 14. Ostrim Clinic: 6.",
      ["nine killed", "14 hospitalised", "6 hospitalised"],
    ],
    // a table's columns
    [
      "Place | Dead | Injured | Missing\nOstrim | 31 | 120 | 4\nTotal | 49 | 197 | 6",
      ["31 killed", "120 wounded", "4 missing", "49 killed", "197 wounded", "6 missing"],
    ],
    [
      "Place\tDead\tHouses destroyed\nOstrim\t31\t400\nUpper Mirzan\t18\t212",
      ["31 killed", "400 destroyed", "18 killed", "212 destroyed"],
    ],
  ] as const)("%s", ([text, claims]) => expect(told(text)).toEqual(claims));

  test.for([
    // numbers of a list
    "What happened\n\n10. The lift stopped.\n\n11. The dead were carried out.\n\n12. The injured waited.",
    "What to do\n\n1. The injured must be kept warm.\n\n2. The dead must not be moved.",
    // a heading that counts nothing, hospitals where no one is hurt
    "Trains by line\nOstrim 31\nMirzan 18",
    "Visiting hours begin at noon. St Ivo’s Hospital: 14.",
  ])("finds no figure in: %s", (text) => expect(told(text)).toEqual([]));
});

describe("people who are counted, and what is told of them", () => {
  test.for([
    [
      "Two buses collided at dusk. In all 61 passengers were travelling on the express and 12 on the local one.",
      ["61 other", "12 other"],
    ],
    [
      "The fire killed nine people. The firm said 17 employees of a contractor had not been registered.",
      ["nine killed", "17 other"],
    ],
    [
      "Nine miners died. Some 120 rescuers in ten teams were digging towards the shaft.",
      ["Nine killed", "Some 120 deployed"],
    ],
    ["The flood killed nine people. Hundreds of residents were queueing for water.", ["nine killed", "Hundreds other"]],
    // whoever speaks is not counted, nor are a few who do something
    ["The fire killed nine people. Several residents said they had heard a bang.", ["nine killed"]],
    ["The fire killed nine people. Two men were seen running away.", ["nine killed"]],
    // no losses, no claim
    ["The museum opened on Sunday. Some 400 guests were invited.", []],
  ] as const)("%s", ([text, claims]) => expect(told(text)).toEqual(claims));
});

describe("lists behind a label, and rows that tell only who", () => {
  test.for([
    ["Fatalities by district: Ostrim 21, Mirzan 9, others 2.", ["21 killed", "9 killed", "2 killed"]],
    ["Sent so far (deployed): 2,140 firefighters, 18 helicopters.", ["2,140 deployed", "18 deployed"]],
    [
      "Displaced persons: 21,560\nWomen and girls: 56%\nChildren under five: 4,100",
      ["21,560 displaced", "56% displaced", "4,100 displaced"],
    ],
    [
      "Clashes displaced 6,000 people.\n\nPlace | Households | Persons\nOstrim | 410 | 2,050\nMirzan | 390 | 1,950",
      ["6,000 displaced", "410 displaced", "2,050 displaced", "390 displaced", "1,950 displaced"],
    ],
    // a change in brackets is no count
    ["Fatalities: 37 (+5 since noon)\nMissing: 19 (-8)", ["37 killed", "19 missing"]],
    ["The bus crash killed 23 of the 51 on board.", ["23 killed", "51 other"]],
    [
      "Doctors counted 14,600 cases of cholera. A laboratory has confirmed 1,210 of these.",
      ["14,600 infected", "1,210 infected"],
    ],
  ] as const)("%s", ([text, claims]) => expect(told(text)).toEqual(claims));
});
