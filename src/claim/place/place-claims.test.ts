import { describe, expect, test } from "vitest";
import { makeReportOf } from "../../../test/support/make-report.ts";
import { findClaims } from "../find-claims.ts";

// A Wednesday.
const DAY = "2024-05-15";

const placeOf = (text: string, figure: string): readonly [string | null, string | null] => {
  const { claims } = findClaims(makeReportOf("The Port Herald", DAY, { text }));
  const claim = claims.find((one) => one.in === "text" && one.figure.text.includes(figure));
  if (claim === undefined) throw new Error(`no claim of ${figure} in: ${text}`);
  return [claim.place, claim.placeBasis];
};

const TRAIN =
  "VELMAR, Tessaria (NW) — A passenger train derailed near Oskal in Tessaria's Harn district on Tuesday, killing 18 people and injuring 60, the railway said.";
const QUAKE =
  "VELMAR, Tessaria (NW) — A quake hit northern Tessaria on Tuesday. In Harn district, 40 people died. In all, 52 people are dead, the relief office said.";
const STRIKE =
  "CAIRO, May 14 (NW) - An Israeli strike on a school in Gaza City has killed 31 people, the health ministry said. The Israeli military said it had killed nine fighters. The war has cost 39,600 lives since Oct. 7.";

describe("the place that a figure covers", () => {
  test.for([
    // the clause’s own
    [QUAKE, "40", ["Harn", "stated"]],
    [
      "Of the dead, 351 people were recorded as killed in Ostel province and the rest in Mirn.",
      "351",
      ["Ostel", "stated"],
    ],
    [
      "The double entries were all in Ostel, where the death toll now stands at 505, its chief told a briefing.",
      "505",
      ["Ostel", "stated"],
    ],
    ["The clinic said its field hospital in neighboring Kess had received 48 wounded.", "48", ["Kess", "stated"]],
    ["In Rafah, an attack on a house killed nine.", "nine", ["Rafah", "stated"]],
    ["In rebel-held parts of Syria, 1,250 people have died, the health office said.", "1,250", ["Syria", "stated"]],
    // what is put in the state is put in its owner
    [
      "At least 116 people died in a stampede in northern India's Uttar Pradesh state, officials said.",
      "116",
      ["Uttar Pradesh", "stated"],
    ],
    // another time's figure has its own place
    [
      "The roof of a hall in the Italian city of Torrin caved in on Tuesday, killing nine people. In January 2006 the roof of a fair in Poland collapsed under snow, killing 65.",
      "65",
      ["Poland", "stated"],
    ],
    // a street is too small, a numbered paper no place
    ["A blast on Tannery Lane in Ostmark killed nine people, police said.", "nine", ["Ostmark", "stated"]],
    [
      "In all, 148 people have died in six districts of Belmora (up from 121 in Situation Report No. 3).",
      "148",
      ["Belmora", "stated"],
    ],
    [
      "Rivers have burst in six districts of Belmora. Some 148 people are dead (up from 121 in Situation Report No. 3).",
      "121",
      ["Belmora", "inferred"],
    ],
    // a river has the name of a state, a town that of another
    [
      "A boat capsized on the Niger River in Nigeria's Kwara state, killing 50 people, officials said.",
      "50",
      ["Kwara", "inferred"],
    ],
    ["Two firefighters were killed in Lebanon, Pennsylvania, police said.", "Two", ["Lebanon, Pennsylvania", "stated"]],
    // neither of two alone
    [`${QUAKE} Some 11,300 soldiers are working in Harn and Ostel.`, "11,300", ["Tessaria", "inferred"]],
    // one event in one place
    [TRAIN, "60", ["Oskal", "inferred"]],
    [
      "Ethiopian troops killed more than 50 civilians in the town of Merawi. Residents said 100 people had been executed.",
      "100",
      ["Merawi", "inferred"],
    ],
    [STRIKE, "nine", ["Gaza City", "inferred"]],
    // a quake, a war is in a land
    [QUAKE, "52", ["Tessaria", "inferred"]],
    ["The Norland earthquake has killed 731 people, an agency says.", "731", ["Norland", "inferred"]],
  ] as const)("%s (%s)", ([text, figure, expected]) => expect(placeOf(text, figure)).toEqual(expected));

  test("where a headline puts the event, though the text never says so", () => {
    const text = "Bombs fell on a market in northern Karsen. The army says 40 are dead. Tulva spoke of 70 dead.";
    const { claims } = findClaims(makeReportOf("The Port Herald", DAY, { text, title: "How many died at Ered Sul?" }));
    expect(claims.filter((one) => one.in === "text").map(({ place }) => place)).toEqual(["Ered Sul", "Ered Sul"]);
  });

  test("what is counted since a war began was not all in the place of the day’s strike", () => {
    expect(placeOf(STRIKE, "39,600")[0]).not.toBe("Gaza City");
  });
});
