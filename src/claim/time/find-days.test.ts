import { describe, expect, test } from "vitest";
import { lexiconOf } from "../../lexicon/lexicon.ts";
import type { Report } from "../../report/report.ts";
import { tokensText } from "../../text/doc.ts";
import { readDoc } from "../../text/read-doc.ts";
import type { ClaimContext } from "../claim-context.ts";
import { reportDay } from "./anchor-day.ts";
import { addDays, addMonths, ordinalOf, weekdayOf } from "./day.ts";
import { findDays } from "./find-days.ts";
import { findEvents } from "./find-events.ts";
import { readDateline } from "./read-dateline.ts";
import { resolveDay, saidOnNear } from "./resolve-day.ts";

// A Wednesday.
const PUBLISHED = "2024-05-15";

const contextOf = (text: string, publishedAt: string | null = PUBLISHED): ClaimContext => {
  const lexicon = lexiconOf("en");
  if (lexicon === null) throw new Error("no English lexicon");
  const report = { publishedAt, modifiedAt: null, text, title: null } as unknown as Report;
  return { report, in: "text", doc: readDoc(text, lexicon.vocabulary), lexicon };
};
const days = (text: string, publishedAt: string | null = PUBLISHED): readonly string[] => {
  const context = contextOf(text, publishedAt);
  return findDays(context).map(
    ({ first, end, day, from, to }) =>
      `${tokensText(context.doc, first, end)}: ${day ?? (from === null && to === null ? "?" : `${from}…${to}`)}`,
  );
};

test("counts days as the calendar does", () => {
  expect(addDays("2024-02-28", 2)).toBe("2024-03-01");
  expect(addMonths("2024-03-31", -1)).toBe("2024-02-29");
  expect(ordinalOf("2024-03-01") - ordinalOf("2023-03-01")).toBe(366);
  expect(weekdayOf(PUBLISHED)).toBe(3);
});

describe("days told", () => {
  test.for([
    ["on March 12", ["March 12: 2024-03-12"]],
    ["12 March 2022", ["12 March 2022: 2022-03-12"]],
    ["since Feb. 24", ["Feb. 24: 2024-02-24"]],
    // a date that lies ahead this year was last year's
    ["on December 20", ["December 20: 2023-12-20"]],
    ["the 3rd of May", ["3rd of May: 2024-05-03"]],
    ["May 3–5", ["May 3–5: 2024-05-03…2024-05-05"]],
    ["2022-03-12", ["2022-03-12: 2022-03-12"]],
    ["Wednesday, March 23, 2022", ["Wednesday, March 23, 2022: 2022-03-23"]],
    // the day of publication is a Wednesday
    ["said Wednesday", ["Wednesday: 2024-05-15"]],
    ["on Tuesday night", ["Tuesday: 2024-05-14"]],
    ["last Wednesday", ["Wednesday: 2024-05-08"]],
    ["next Friday", ["Friday: 2024-05-17"]],
    ["will meet on Monday", ["Monday: 2024-05-20"]],
    ["yesterday", ["yesterday: 2024-05-14"]],
    ["last month", ["last month: 2024-04-01…2024-04-30"]],
    ["in the past 24 hours", ["past 24 hours: 2024-05-14…2024-05-15"]],
    ["over the last two weeks", ["last two weeks: 2024-05-01…2024-05-15"]],
    // “two days earlier” looks back from the day just told
    ["on Friday, from 18 two days earlier", ["Friday: 2024-05-10", "two days earlier: 2024-05-08"]],
    ["In 2011, 212 people died", ["2011: 2011-01-01…2011-12-31"]],
    ["a 1974 earthquake", ["1974: 1974-01-01…1974-12-31"]],
  ] as const)("%s", ([text, expected]) => expect(days(text)).toEqual(expected));

  test.for(["they may march on", "2000 people died", "at 1800 hrs", "a second strike", "killed 1900 men"])(
    "finds no day in: %s",
    (text) => expect(days(text)).toEqual([]),
  );

  test("leaves what looks back unresolved where no day is known", () => {
    expect(days("on Tuesday and on May 3", null)).toEqual(["Tuesday: ?", "May 3: ?"]);
  });
});

describe("datelines", () => {
  test.for([
    ["VARESH, March 15 /SARNA/. The state", "VARESH", null, [3, 15]],
    ["WASHINGTON (AP) — The president", "WASHINGTON", null, null],
    ["KYIV, Ukraine — Shells fell", "KYIV", "Ukraine", null],
    ["SAN SALVADOR, 3 JAN 90 (ACAN-EFE) -- [TEXT]", "SAN SALVADOR", null, [1, 3]],
    ["PORT-AU-PRINCE, Haiti (XP) — Gangs", "PORT-AU-PRINCE", "Haiti", null],
  ] as const)("%s", ([text, city, country, monthDate]) => {
    const dateline = readDateline(contextOf(text));
    expect(dateline?.city).toBe(city);
    expect(dateline?.country).toBe(country);
    expect(dateline?.monthDate).toEqual(monthDate);
  });

  test.for(["The army said", "LIVE: Ferry search", "Ukraine lost 12 men"])("none in: %s", (text) =>
    expect(readDateline(contextOf(text))).toBeNull(),
  );

  test("dates the report where it tells a year, or is near the day of publication", () => {
    expect(reportDay(contextOf("SAN SALVADOR, 3 JAN 90 (ACAN-EFE) -- [TEXT]", null))?.day).toBe("1990-01-03");
    expect(reportDay(contextOf("VARESH, May 14 /SARNA/. The state"))?.day).toBe("2024-05-14");
    expect(reportDay(contextOf("no dateline", null))).toBeNull();
  });
});

describe("the day of an utterance", () => {
  test.for([
    ["the officer said in a briefing Wednesday that", "said", "2024-05-15"],
    ["the mayor said on May 12 that 30 fell", "said", "2024-05-12"],
    ["an official told reporters Tuesday.", "told", "2024-05-14"],
    ["On Monday, the ministry said that 12 fell", "said", "2024-05-13"],
    ["The last time was on May 2, when it said 500 fell", "said", "2024-05-02"],
    ["12 fell, the coast guard said Sunday.", "said", "2024-05-12"],
    // the day of what happened
    ["the ministry said 30 people died on Monday", "said", null],
    ["12 died when a ferry sank late Saturday, police said", "said", null],
    ["since the war began on May 2, the army said", "said", null],
  ] as const)("%s", ([text, cue, expected]) => {
    const context = contextOf(text);
    const at = Array.from({ length: context.doc.tokenCount }, (_, token) => token).find(
      (token) => tokensText(context.doc, token, token + 1) === cue,
    );
    expect(saidOnNear(context, at ?? 0, (at ?? 0) + 1)).toBe(expected);
  });

  test("one day in a range, or none", () => {
    const context = contextOf("on Monday and Tuesday");
    expect(resolveDay(context, 0, 2)).toBe("2024-05-13");
    expect(resolveDay(context, 0, 4)).toBeNull();
  });
});

describe("events that date themselves", () => {
  test.for([
    ["A quake struck northern Tolmia before dawn Tuesday.", ["2024-05-14"]],
    ["A ferry sank off the coast late on Saturday.", ["2024-05-11"]],
    ["On Monday a bus crashed near the river.", ["2024-05-13"]],
    ["the death toll from Friday’s blast", ["2024-05-10"]],
    ["the invasion of Ukraine", ["2022-02-24"]],
    // the day of saying
    ["The ferry sank, police said Monday.", []],
    // where it was, the day, and what it did
    [
      "An explosion at the Orsk fireworks works in Velmar on Monday killed 14 workers, police said on Tuesday.",
      ["2024-05-13"],
    ],
    ["A car bomb outside a barracks in the town of Dorn on Sunday wounded 20.", ["2024-05-12"]],
    [
      "The stampede at a concert in Belna late on Saturday that left 41 dead has been blamed on locked gates.",
      ["2024-05-11"],
    ],
    ["A landslide in the hills above Lower Orm, the mayor said on Monday, killed nine.", []],
  ] as const)("%s", ([text, expected]) => expect(findEvents(contextOf(text)).map(({ day }) => day)).toEqual(expected));
});
