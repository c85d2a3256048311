import { describe, expect, test } from "vitest";
import { makeReportOf } from "../../../test/support/make-report.ts";
import type { Claim } from "../claim.ts";
import { findClaims } from "../find-claims.ts";

const short = ({ figure, measure, partOf }: Claim): string =>
  `${figure.text} ${measure}${partOf === null ? "" : " (part)"}`;
const told = (text: string): readonly string[] =>
  [...findClaims(makeReportOf("Gazette", "2024-10-09", { text })).claims]
    .sort((a, b) => a.figure.start - b.figure.start)
    .map(short);

describe("figures that go on with a count told before", () => {
  test.for([
    // who they were
    [
      "Forty people died. Ten were children and eight women.",
      ["Forty killed", "Ten killed (part)", "eight killed (part)"],
    ],
    ["A fire killed 31 people. Six of them were under 18.", ["31 killed", "Six killed (part)"]],
    ["Nine miners died and 12 were hurt; five were apprentices.", ["Nine killed", "12 wounded", "five wounded (part)"]],
    ["The ferry sank and 40 people drowned. Seven of the victims were women.", ["40 killed", "Seven killed (part)"]],
    ["The army lost 900 men, of these about 300 irretrievably.", ["900 lost", "about 300 lost (part)"]],
    [
      "The toll is 96. Of the 96, 58 have been identified; 31 were miners and at least 22 children.",
      ["96 killed", "58 killed (part)", "31 killed (part)", "at least 22 killed (part)"],
    ],
    // what follows has a predicate of its own
    [
      "Eighty people are dead, 28 of them children, and 10 girls and one counselor from the camp remain unaccounted for.",
      ["Eighty killed", "28 killed (part)", "10 missing", "one missing"],
    ],
    // where they were
    ["Cholera: Ostrim accounts for 130 cases, followed by Mirzan with 42.", ["130 infected", "42 infected"]],
    ["There were 212 deaths. Most of the deaths, 131, are in the port.", ["212 killed", "131 killed (part)"]],
    [
      "Fourteen people died in the fire. Nine victims were found in a stairwell, four in the lift and one on the roof.",
      ["Fourteen killed", "Nine killed (part)", "four killed (part)", "one killed (part)"],
    ],
    [
      "Thirty people died: 25 in Ostrim and five in Mirzan.",
      ["Thirty killed", "25 killed (part)", "five killed (part)"],
    ],
    [
      "Thirty people died. Twenty-five of the deaths occurred in Ostrim and five downstream in Mirzan.",
      ["Thirty killed", "Twenty-five killed (part)", "five killed (part)"],
    ],
    // how sure the cases are
    [
      "Cholera has reached Ostrim. There were 80 cases; 61 are confirmed and the other 19 are suspected.",
      ["80 infected", "61 infected (part)", "19 infected (part)"],
    ],
    ["Twelve people drowned. Nine have been identified.", ["Twelve killed", "Nine killed (part)"]],
    // how the count moved
    [
      "The death toll has gone from 20 on Monday to 35 that night and 41 on Wednesday.",
      ["20 killed", "35 killed", "41 killed"],
    ],
    ["The board lowered its count of deaths from 33 to 30.", ["33 killed", "30 killed"]],
    [
      "The council lowered its estimate of destroyed houses to 60 from about 80.",
      ["60 destroyed", "about 80 destroyed"],
    ],
    ["Heavy rain has killed 14 people. That is up from nine on Monday.", ["14 killed", "nine killed"]],
    ["The ministry said 31 people had died. On Monday it had been 11.", ["31 killed", "11 killed"]],
    ["An earlier dispatch gave a wrong number of injured. It is 23, not 32.", ["23 wounded"]],
    [
      "Six people died. An earlier dispatch gave a wrong number of injured. It is 23, not 32.",
      ["Six killed", "23 wounded"],
    ],
    ["Police said 16 residents were missing. By noon that had come down to four.", ["16 missing", "four missing"]],
    ["The toll is 212. It was 178 at midnight and only 64 at dusk.", ["212 killed", "178 killed", "64 killed"]],
    ["He gave a toll of 48. On Tuesday it stood at just nine.", ["48 killed", "nine killed"]],
    // who else counted
    [
      "The ministry said 31 people had died. It had earlier spoken of at least 25.",
      ["31 killed", "at least 25 killed"],
    ],
    ["The governor said five people died. A local broadcaster said three.", ["five killed", "three killed"]],
    [
      "As many as 27 campers died, the sheriff said. The camp said it knew of 23.",
      ["As many as 27 killed", "23 killed"],
    ],
    ["The Red Cross gave the number of missing as 19.", ["19 missing"]],
    ["By evening the dead numbered 31.", ["31 killed"]],
  ] as const)("%s", ([text, claims]) => expect(told(text)).toEqual(claims));

  test.for([
    // a number of something else stands between, or behind the quotation mark
    "Four of its staff died. Engineers had reported “a dozen or so” leaks in August. The company says it knows of three.",
    "Four of its staff died. The company has spoken of 3,000 euros.",
    "Four of its staff died. It was 12 degrees outside.",
  ])("nothing but the first in: %s", (text) => expect(told(text)).toEqual(["Four killed"]));
});

describe("everyday words for what befell people and things", () => {
  test.for([
    ["The landslide swallowed 14 villagers.", ["14 killed"]],
    ["Divers dragged nine bodies from the canal.", ["nine killed"]],
    ["The morgue took in 31 charred corpses.", ["31 killed"]],
    ["We have buried 12 people since Monday.", ["12 killed"]],
    ["The landslide buried 12 people and 30 houses.", ["12 trapped", "30 destroyed"]],
    ["The flood swept away 22 people and 140 houses.", ["22 missing", "140 destroyed"]],
    ["At least 40 houses are beyond repair.", ["At least 40 destroyed"]],
    ["Some 300 residents were moved to schools.", ["Some 300 evacuated"]],
    ["The fighting has driven 2 million people from their homes.", ["2 million displaced"]],
    ["Seven herders have not been seen since.", ["Seven missing"]],
    ["Four firefighters are on life support and nine have been discharged.", ["Four hospitalised", "nine other"]],
    ["The storm cost 41 people their lives.", ["41 killed"]],
    ["At least 130 people are still listed as missing.", ["At least 130 missing"]],
    ["The slide took with it some 40 homes.", ["some 40 destroyed"]],
    // “a woman of 81”
    ["Two men have been freed from a collapsed bakery with a woman of 81.", ["Two rescued"]],
    // whose verb tells something else of them
    ["The office confirmed 36 deaths; 143 people asked for help, 51 of whom were turned down.", ["36 killed"]],
    ["Paratroopers took 19 invaders prisoner.", ["19 captured"]],
    ["He returned the remains of 205 soldiers.", ["205 killed"]],
    ["The statement spoke of 100-plus survivors.", ["100-plus rescued"]],
    ["Three people died, among them a boy of nine.", ["Three killed", "a boy killed (part)"]],
    ["The report put the toll at 27 — 23 women and four men.", ["27 killed", "23 killed (part)", "four killed (part)"]],
    ["The losses amount to 870 men, five tanks and nine howitzers.", ["870 lost", "five lost", "nine lost"]],
    ["The mission has verified 212 civilian deaths.", ["212 killed"]],
    ["Not one civilian was harmed.", ["Not one casualties"]],
    ["Measles is spreading. Four of her own staff have fallen ill.", ["Four infected"]],
    // cases are of people only where the report tells of an illness
    ["Measles is spreading. The clinic counted 96 cases.", ["96 infected"]],
    ["The court heard 96 cases.", []],
    // what others it shot down is not told by what left the screens
    ["The air force shot down 62 drones, while 26 others disappeared from radars.", ["62 destroyed"]],
    ["Russia lost 900 men, bringing total casualties since 2022 to 812,670.", ["900 lost", "812,670 casualties"]],
  ] as const)("%s", ([text, claims]) => expect(told(text)).toEqual(claims));
});
