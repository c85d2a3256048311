import { describe, expect, test } from "vitest";
import { makeReportOf } from "../../../test/support/make-report.ts";
import { findClaims } from "../find-claims.ts";

// figure and measure, in order of the text
const told = (text: string): readonly string[] =>
  [...findClaims(makeReportOf("Gazette", "2024-10-09", { text })).claims]
    .sort((a, b) => a.figure.start - b.figure.start)
    .map(({ figure, measure }) => `${figure.text} ${measure}`);

describe("figures whose measure stands where a reader last saw it", () => {
  test.for([
    ["How many died? The ministry says 14; the union counts 17.", ["14 killed", "17 killed"]],
    ["How many prisoners escaped? Twelve, says the governor.", ["Twelve other"]],
    ["The collapse trapped nine men. The union has 11 names on its list.", ["nine trapped", "11 trapped"]],
    ["The toll hit 31 last night, up four since the morning.", ["31 killed", "four killed"]],
    ["The fire killed 60 shoppers, half of them women.", ["60 killed", "half killed"]],
    [
      "The fire killed nine workers. Seven were our employees and two worked for a contractor.",
      ["nine killed", "Seven killed", "two killed"],
    ],
    ["The ferry had 52 people on board. Sixteen came from one village.", ["52 other", "Sixteen other"]],
    [
      "St Ivo's is treating 18 of the injured, the university clinic another seven.",
      ["18 hospitalised", "seven hospitalised"],
    ],
    ["The army lost 12 men, the rebels 40.", ["12 lost", "40 lost"]],
    // another hospital, and all of them together
    [
      "The hospital said it had taken in 41 people. St Ivo’s received 28 more. That makes 69.",
      ["41 hospitalised", "28 hospitalised", "69 hospitalised"],
    ],
    ["How many died? As of Monday noon, 21, according to the ministry.", ["21 killed"]],
    ["The mine caved in at dawn. Who got out? Sixty people, by the union’s count.", ["Sixty rescued"]],
    // another value, told by someone
    [
      "Police put the dead at 14. The mayor has them at 17, and the union insists on 21.",
      ["14 killed", "17 killed", "21 killed"],
    ],
    ["The total of injured, 94, is unchanged.", ["94 wounded"]],
    ["The ministry raised the toll from 17 the day before.", ["17 killed"]],
    ["The number on shift was raised from 120 to 131.", ["120 other", "131 other"]],
    [
      "Gunmen abducted 14 villagers. Five were let go at nightfall; nine are still being held.",
      ["14 abducted", "Five released", "nine abducted"],
    ],
    ["The blaze killed 12 people. Dead: 12 (Saturday: 10).", ["12 killed", "12 killed", "10 killed"]],
    [
      "The hospital took in 31 patients. How many are still in hospital? Nineteen, it says, down from 26 on Saturday.",
      ["31 hospitalised", "Nineteen hospitalised", "26 hospitalised"],
    ],
    ["A lawyer said 22 inmates had been killed in the riot; the ministry's figure is 14.", ["22 killed", "14 killed"]],
    ["The mine blast killed 26 people. The owner first spoke of 22 victims.", ["26 killed", "22 killed"]],
  ] as const)("%s", ([text, claims]) => expect(told(text)).toEqual(claims));
});

describe("people at a place, in care and in others' hands, and what was done to them", () => {
  test.for([
    ["Forty-four miners were on shift when the roof came down.", ["Forty-four other"]],
    ["There were 96 people in the building as the roof fell.", ["96 other"]],
    ["The post was manned by 12 conscripts.", ["12 other"]],
    ["A garrison of about 300 holds the town.", ["about 300 deployed"]],
    ["The garrison of Mirzan, which numbers 250, was put on alert.", ["250 deployed"]],
    ["The town has a 120-strong garrison.", ["120 deployed"]],
    ["A blast killed 12 people on board.", ["12 killed"]],
    ["Raiders wiped out a whole platoon of 28 men.", ["28 killed"]],
    ["Gunmen killed a family of five.", ["five killed"]],
    [
      "The hospital in Ostrim took in 31 patients, nine of them in intensive care.",
      ["31 hospitalised", "nine hospitalised"],
    ],
    ["The clinic admitted 26 people with stab wounds.", ["26 hospitalised"]],
    ["Nineteen were evacuated to the garrison hospital.", ["Nineteen hospitalised"]],
    [
      "The ward is caring for 11 of the wounded. Four are in a critical condition.",
      ["11 hospitalised", "Four hospitalised"],
    ],
    ["The inmates were still holding 40 warders.", ["40 abducted"]],
    ["The attackers carried off four of our soldiers.", ["four abducted"]],
    ["Inmates are holding eight guards hostage.", ["eight abducted"]],
    ["The raiders took 14 villagers with them.", ["14 abducted"]],
    ["Eight prisoners were freed in exchange for five soldiers.", ["Eight released", "five released"]],
    ["Gunmen cut down 52 soldiers at dawn.", ["52 killed"]],
    ["Some 220 firefighters from six towns fought the blaze.", ["Some 220 deployed"]],
    ["The flood killed 60 people, half of them under 25.", ["60 killed", "half killed"]],
    ["We have lost nine colleagues in the fire.", ["nine killed"]],
    ["Twelve servicemen fell in the ambush.", ["Twelve killed"]],
    ["Thirty-one of them never came home.", ["Thirty-one killed"]],
    ["The inferno claimed 43 revellers.", ["43 killed"]],
    ["The roof fall entombed 19 miners.", ["19 trapped"]],
  ] as const)("%s", ([text, claims]) => expect(told(text)).toEqual(claims));
  test.for([
    "They have threatened to kill ten judges for each man sent abroad.",
    "They threatened to kill one every hour.",
    "The blast broke 30 percent of the windows in the building.",
    "The rebels claimed two victories in the war.",
    "The company lost 40 customers.",
    "The ministry took 12 questions.",
  ])("nothing in: %s", (text) => expect(told(text)).toEqual([]));
});
