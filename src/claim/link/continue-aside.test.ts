import { describe, expect, test } from "vitest";
import { makeReportOf } from "../../../test/support/make-report.ts";
import { findClaims } from "../find-claims.ts";

// figure, measure and what marks it, in order of the text
const told = (text: string): readonly string[] =>
  [...findClaims(makeReportOf("Gazette", "2024-10-09", { text })).claims]
    .sort((a, b) => a.figure.start - b.figure.start)
    .map(
      ({ figure, measure, partOf, comparison }) =>
        `${figure.text} ${measure}${partOf === null ? "" : " (part)"}${comparison ? " (comparison)" : ""}`,
    );

describe("figures told aside of the count before", () => {
  test.for([
    [
      "A ferry sank with 140 people on board. Among them were at least 22 women and a dozen children.",
      ["140 other", "at least 22 other (part)", "a dozen other (part)"],
    ],
    ["The fire killed 31 people. They included six nurses.", ["31 killed", "six killed (part)"]],
    [
      "So far 902 people have drowned on the route this year, against 610 in the same months of last year.",
      ["902 killed", "610 killed (comparison)"],
    ],
    ["Seven of the guests did not survive. In the whole town, 43 did not.", ["Seven killed", "43 killed"]],
    [
      "The flood left 1,900 people homeless. About 700 of them are in the school gym.",
      ["1,900 homeless", "About 700 homeless (part)"],
    ],
    [
      "The fire killed nine. St Ivo's says it has 33 patients. Mercy Clinic has 11, the army hospital seven.",
      ["nine killed", "33 hospitalised", "11 hospitalised", "seven hospitalised"],
    ],
    [
      "The council put cholera cases at 185. The total was corrected from 185 to 184.",
      ["185 infected", "185 infected", "184 infected"],
    ],
  ] as const)("%s", ([text, claims]) => expect(told(text)).toEqual(claims));

  test.for([
    // what they suffered, whatever its adjective
    ["Nine others suffered horrific injuries.", ["Nine wounded"]],
    ["Six passengers had second-degree burns.", ["Six wounded"]],
    // what was done to them first tells only who they are
    ["Three of those pulled out died in hospital.", ["Three killed"]],
    ["Two of those brought ashore died overnight.", ["Two killed"]],
    ["Four miners trapped below ground were found dead.", ["Four killed"]],
    // an age between the counted and their verb
    ["Some 52,000 children aged 6 to 59 months have been vaccinated.", ["Some 52,000 other"]],
    // things that are carried away are not the missing
    ["The flood killed 12. Lorries carried away 17.", ["12 killed"]],
  ] as const)("%s", ([text, claims]) => expect(told(text)).toEqual(claims));
});
