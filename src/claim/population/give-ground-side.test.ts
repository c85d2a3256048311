import { describe, expect, test } from "vitest";
import { makeReportOfText } from "../../../test/support/make-report.ts";
import type { Report } from "../../report/report.ts";
import { findClaims } from "../find-claims.ts";

const reportOf = (text: string): Report =>
  makeReportOfText(text, { outlet: { name: "Harbour News", domain: null, owner: null }, publishedAt: "2031-05-07" });

const sideOf = (text: string): string | null | undefined => findClaims(reportOf(text)).claims[0]?.population.side;
/** What makes the report one of a war between two sides. */
const WAR = "Ostrandi troops and Veshti troops have fought since May. Ostrand and Vesht are neighbours.";

describe("in a war those who do not fight belong to the ground they were harmed on", () => {
  test.for([
    [`The UN says 340 civilians in Ostrand have been killed. ${WAR}`, "Ostrand"],
    [`At least 1,060 civilians died in the Ostrandi east, the UN said. ${WAR}`, "Ostrand"],
    [`In Ostrand’s north, 14 people were killed. ${WAR}`, "Ostrand"],
    [`Shells fell on the Ostrandi village of Tolm, killing five people. ${WAR}`, "Ostrand"],
    // the report says whose town it is
    [`Nine people were killed in Upper Tolm. The Ostrandi village of Upper Tolm was shelled. ${WAR}`, "Ostrand"],
    ["Eleven civilians were killed in Kharkiv by Russian shells.", "Ukraine"],
    // an office of the place tells of its own people
    [`Some 2,300 residents were evacuated, the Ostrandi Health Ministry said. ${WAR}`, "Ostrand"],
    ["Kharkiv’s mayor said Russian shelling had killed 11 civilians.", "Ukraine"],
    // whoever fires is not counted
    ["Russian missiles killed 11 civilians in Kharkiv, Ukraine said.", "Ukraine"],
    // “nine deaths among its troops”, “put its losses at 31”
    ["Ostrand has confirmed nine deaths among its troops. Ostrandi guns fired on.", "Ostrand"],
    ["A statement by the Ostrandi army put its losses at 31 killed. Ostrandi troops withdrew.", "Ostrand"],
  ] as const)("%s", ([text, side]) => expect(sideOf(text)).toBe(side));

  test.for([
    // a disaster has no sides
    "The quake killed 300 people in Norland’s north. Norland mourns.",
    // where both sides’ ground is told of, and this figure names neither
    `Nine civilians were killed. Shells fell on the Ostrandi village of Tolm and the Veshti town of Kerr. ${WAR}`,
    // where it was said is not where they died
    `Officials in Ostrand said 40 people were killed. ${WAR}`,
    // nobody owns the ground that the press stands on
    `Six people were killed, Ostrandi media said. ${WAR}`,
  ])("tells no side: %s", (text) => expect(sideOf(text)).toBeNull());
});
