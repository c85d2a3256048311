import { expect, test } from "vitest";
import { openGround, type ReportGround } from "./settle-ground.ts";

const about = (own: string | null, ...stated: readonly string[]): ReportGround => ({ own, stated: new Set(stated) });

const settle = (reports: readonly ReportGround[], gone: readonly ReportGround[] = []) => {
  const tally = openGround();
  for (const report of [...reports, ...gone]) tally.count(report, 1);
  for (const report of gone) tally.count(report, -1);
  const { own, parts } = tally.settle();
  return [[...own], [...parts]];
};

test("names that many reports have for the place of one event are one ground; a town that figures state is a part", () => {
  const reports = [
    about("norland", "ostel"),
    about("norland"),
    about("cape dorrel"),
    about("ostel"),
    about(null, "ostel", "norland"),
    about("norland", "mirn"),
    about("cape dorrel", "mirn"),
  ];
  const ground = [
    ["cape dorrel", "norland"],
    ["mirn", "ostel"],
  ];
  expect(settle(reports)).toEqual(ground);
  // what is gone counts no more
  expect(settle(reports, [about("tarn", "sund"), about("tarn")])).toEqual(ground);
});
