import { describe, expect, test } from "vitest";
import { makeReportOf } from "../../../test/support/make-report.ts";
import { findClaims } from "../find-claims.ts";

const told = (text: string): readonly string[] =>
  findClaims(makeReportOf("Gazette", "2024-10-09", { text })).claims.map(
    ({ figure, measure, partOf }) => `${figure.text} ${measure}${partOf === null ? "" : " part"}`,
  );

describe("what no other rule joins", () => {
  test.for([
    // some of those told before, whatever their own verb
    ["Police arrested 12 people at the depot. Two were charged with arson.", ["12 detained", "Two detained part"]],
    ["The shelling wounded nine clerks. The other four slept through it.", ["nine wounded", "four wounded"]],
    // the predicate far behind its figure
    ["Two police officers involved in Sunday's brawl were arrested.", ["Two detained"]],
    ["A man opened fire at the fair. Three others were shot.", ["Three wounded"]],
    // a list behind a colon
    ["The following have been destroyed: 67 aircraft; 28 helicopters.", ["67 destroyed", "28 destroyed"]],
    // others beside a part are what was told of all
    [
      "Gunmen abducted 14 clerks. Eight were let go. Nothing is known of the other six.",
      ["14 abducted", "Eight released", "six abducted part"],
    ],
    // people of a story of losses
    ["The raid killed six. A crowd of about 900 people marched to the depot.", ["six killed", "about 900 other"]],
    ["The raid killed six. Some 70 inmates stayed in their cells.", ["six killed", "Some 70 other"]],
    // what is said of them, though a verb of saying stands before
    ["The blast killed six. The register shows 41 clerks.", ["six killed", "41 other"]],
    ["The blast killed six. The owner said 27 waiters had come that night.", ["six killed", "27 other"]],
    // those who were counted a sentence before, not the dead
    [
      "The roof killed six girls. The class had 31 pupils. Three were ill at home.",
      ["six killed", "31 other", "Three other part"],
    ],
  ] as const)("%s", ([text, claims]) => expect(told(text)).toEqual(claims));

  test.for([
    // who speaks, who lives there, who is counted in politics, and whoever is told of without losses
    ["The raid killed six, four residents told the paper.", ["six killed"]],
    ["The raid killed six. The paper quoted five residents.", ["six killed"]],
    ["The raid killed six in Tolm, which has 84,000 citizens.", ["six killed"]],
    ["The raid killed six and shocked the town and its 31,000 residents.", ["six killed"]],
    ["The raid killed six in Tolm, a town of 9,000 people.", ["six killed"]],
    ["The raid killed six. Some 40 lawmakers left the hall.", ["six killed"]],
    ["The raid killed six. He was hit by four guards.", ["six killed"]],
    ["The raid killed six. The boat was licensed to carry 80 people.", ["six killed"]],
    ["Police arrested 12 people. None has been charged.", ["12 detained"]],
    ["The raid killed six. Several raiders shot at the depot.", ["six killed"]],
    ["The raid killed six, she said; he talked to five aid workers.", ["six killed"]],
    ["Some 900 people marched to the depot.", []],
    ["The board, whose 90 members had to be named by the marshal, who died last year, met.", []],
  ] as const)("no more than it says: %s", ([text, claims]) => expect(told(text)).toEqual(claims));
});
