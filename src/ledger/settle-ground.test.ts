import { expect, test } from "vitest";
import { settleGround } from "./settle-ground.ts";

const about = (own: string | null, ...stated: readonly string[]) => ({ own, stated: new Set(stated) });

test("names that many reports have for the place of one event are one ground; a town that figures state is a part", () => {
  const ground = settleGround([
    about("norland", "ostel"),
    about("norland"),
    about("cape dorrel"),
    about("ostel"),
    about(null, "ostel", "norland"),
    about("norland", "mirn"),
    about("cape dorrel", "mirn"),
  ]);
  expect([[...ground.own].sort(), [...ground.parts]]).toEqual([
    ["cape dorrel", "norland"],
    ["mirn", "ostel"],
  ]);
});
