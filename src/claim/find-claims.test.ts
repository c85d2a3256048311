import { describe, expect, test } from "vitest";
import type { Report } from "../report/report.ts";
import type { Claim } from "./claim.ts";
import { findClaims } from "./find-claims.ts";

const report = (text: string, more: Partial<Report> = {}): Report => ({
  schema: 1,
  id: "r1",
  file: "a.txt",
  url: null,
  outlet: null,
  title: null,
  byline: null,
  publishedAt: "2024-10-09",
  modifiedAt: null,
  capturedAt: null,
  language: "en",
  credits: [],
  text,
  notices: [],
  ...more,
});

// figure, measure: "at least 12 killed"
const short = ({ figure, measure }: Claim): string => `${figure.text} ${measure}`;
const told = (text: string): readonly string[] => findClaims(report(text)).claims.map(short);

describe("a figure and its measure", () => {
  test.for([
    // behind the noun
    ["12 dead, 40 hurt in mill fire", ["12 killed", "40 wounded"]],
    ["Some 59 people are still missing.", ["Some 59 missing"]],
    ["34 confirmed dead after the flood", ["34 killed"]],
    ["Six villagers, two of them girls, were killed by a shell.", ["Six killed", "two killed"]],
    ["A hundred people the agency says have been rescued are safe.", ["A hundred rescued"]],
    // as object
    ["A bomb tore through the market, killing at least 12 people.", ["at least 12 killed"]],
    ["They killed or wounded up to 120 men.", ["up to 120 casualties"]],
    ["The quake flattened 1,900 houses and damaged 400 shops.", ["1,900 destroyed", "400 damaged"]],
    ["The flood claimed the lives of 30 people.", ["30 killed"]],
    ["The crash left 12 dead and 30 injured.", ["12 killed", "30 wounded"]],
    ["The landslide claimed 12 lives.", ["12 killed"]],
    // as a deed
    ["He condemned the killing of nine farmers.", ["nine killed"]],
    ["Divers found the bodies of four children.", ["four killed"]],
    ["13 bodies were pulled from the river.", ["13 killed"]],
    // as a count
    ["The death toll rose to 602, from 487 on Monday.", ["602 killed", "487 killed"]],
    ["Officials put the toll at 487.", ["487 killed"]],
    ["The number of missing stands at about 260.", ["about 260 missing"]],
    ["Deaths: 361", ["361 killed"]],
    ["The storm left a toll of 12.", ["12 killed"]],
    // parts and what stands beside
    ["A blast killed 12 people, including three nurses.", ["12 killed", "three killed"]],
    ["The dead include 3 police officers.", ["3 killed"]],
    ["Among the dead are 31 student nurses.", ["31 killed"]],
    ["Nineteen of the dead were children.", ["Nineteen killed"]],
    ["Seventy-four people died in Ostrim and 38 in Mirzan.", ["Seventy-four killed", "38 killed"]],
    ["Shells killed 12 soldiers and 3 civilians.", ["12 killed", "3 killed"]],
    ["45 soldiers and nine civilians died.", ["45 killed", "nine killed"]],
    ["Enemy losses are up to 90 killed and wounded.", ["up to 90 casualties"]],
    [
      "About 900 were hurt. 40 of the wounded are being treated in field hospitals.",
      ["About 900 wounded", "40 hospitalised"],
    ],
    ["Nine of the dead were found on the beach.", ["Nine killed"]],
    [
      "Five farmers had become victims of shelling: 3 women and 2 children.",
      ["Five casualties", "3 casualties", "2 casualties"],
    ],
    ["Clerks listed 62 people on the barge – 48 passengers and 14 crew.", ["62 other", "48 other", "14 other"]],
    [
      "About 70 people were aboard. “I would say 90, 95,” a cook said from a hospital.",
      ["About 70 other", "90, 95 other"],
    ],
    ["The blast resulted in the injury of six people.", ["six wounded"]],
    ["The blast left twelve killed 30 km away.", ["twelve killed"]],
    ["Three masked men shot and killed 65-year-old Ivo Lenz.", []],
    ["Eva Mora, 40 – a mother and singer – was shot and killed.", []],
    ["MORE: Fares to rise | 3 dead as truck overturns | Win 2 mugs", []],
    ["Toll: 12 dead | 30 wounded", ["12 killed", "30 wounded"]],
    // weak words with a population that they can happen to
    ["The army lost 300 men in the pass.", ["300 lost"]],
    ["It sent 5,000 troops over the border.", ["5,000 deployed"]],
    ["The rebels freed 12 hostages.", ["12 released"]],
    // a sum is never one of its kinds
    ["Up to 40,000 soldiers have been killed, wounded or captured.", ["Up to 40,000 casualties"]],
    // capitals of the wires
    ["FOUR POLICEMEN WERE KILLED AND SIX WERE WOUNDED IN THE ATTACK.", ["FOUR killed", "SIX wounded"]],
  ] as const)("%s", ([text, expected]) => expect(told(text)).toEqual(expected));

  test.for([
    "The party lost 12 seats and the vote.",
    "The firm lost $12 million last year.",
    "He sent 40 letters to the editor.",
    "The bill was killed by 12 votes.",
    "It took 12 days to count them.",
    "The club captured 3 titles.",
    "The band released 12 albums.",
    "The fire killed 12 dogs.",
    "Some 48,000 people live in the town.",
    "The 12 gunmen killed the guard’s dog.",
    "It would kill the two-tiered system.",
    "She held three campaign events.",
  ])("finds no figure in: %s", (text) =>
    expect(findClaims(report(text)).claims.filter((c) => !c.figure.implied)).toEqual([]),
  );
});

describe("one person told without a number", () => {
  test.for([
    ["A policeman was shot dead at the gate.", "A policeman"],
    ["The attorney general was killed by a bomb.", "The attorney general"],
    ["Gunmen killed a guard near the depot.", "a guard"],
    ["The murder of the mayor shook the town.", "the mayor"],
  ] as const)("%s", ([text, person]) => {
    const [claim, ...more] = findClaims(report(text)).claims;
    expect(more).toEqual([]);
    expect(claim?.figure).toMatchObject({ text: person, implied: true, low: 1, high: 1, kind: "exact" });
    expect(claim?.measure).toBe("killed");
  });

  test.for(["The wounded candidate gave up.", "They were killed.", "British Columbia is missing its goal."])(
    "finds no one in: %s",
    (text) => expect(findClaims(report(text)).claims).toEqual([]),
  );

  test.for([
    ["A mine killed Ana Mora, 42; Ivo Lenz, 19; and a policeman.", ["Ana Mora", "Ivo Lenz", "a policeman"]],
    ["Gunmen killed Ana Mora, mayor of Sarno, and her son.", ["Ana Mora", "her son"]],
    ["Ana Mora, 20 years old, and Ivo Lenz, 21, were murdered.", ["Ana Mora", "Ivo Lenz"]],
    ["Judge Ana Mora and her husband were shot dead.", ["Judge Ana Mora", "her husband"]],
    ["His cousin, Ana Mora, who was killed on the road, was a cook.", ["Ana Mora"]],
    ["A bomb in the square killed Ana Mora.", ["Ana Mora"]],
    ["Rebels killed Ivo Lenz, a judge, and the army sent troops.", ["Ivo Lenz"]],
    ["They foiled an attempt to kill General Ivo Lenz.", []],
    ["He was charged with the attempted murder of Judge Ana Mora.", []],
    ["The king and the queen were saved.", []],
  ] as const)("a list of people: %s", ([text, people]) => {
    expect(findClaims(report(text)).claims.map((claim) => claim.figure.text)).toEqual(people);
  });

  test("one death told twice is one", () => {
    const { claims } = findClaims(report("The mayor was killed on Monday. Police said the mayor was killed at home."));
    expect(claims).toHaveLength(1);
  });
});

describe("who is counted", () => {
  test.for([
    ["About 1,300 Ukrainian troops were killed.", "Ukraine", "military"],
    ["Russia lost more than 60 tanks and 300 men, it said.", "Russia", "military"],
    ["Ukraine said 16 of its soldiers were killed.", "Ukraine", "military"],
    ["Russia has suffered 30,000 battlefield casualties.", "Russia", "military"],
    ["Six children died in the fire.", null, "children"],
    ["Forty people died in the fire.", null, null],
  ] as const)("%s", ([text, side, role]) => {
    const claim = findClaims(report(text)).claims.at(-1);
    expect(claim?.population).toMatchObject({ side, role });
  });

  test("carries them over to the figure that stands alone", () => {
    const { claims } = findClaims(report("Russia said 500 of its soldiers were killed and 1,600 wounded."));
    expect(claims.map((claim) => [claim.measure, claim.population.side, claim.population.role])).toEqual([
      ["killed", "Russia", "military"],
      ["wounded", "Russia", "military"],
    ]);
  });
});

describe("parts and wholes", () => {
  test.for([
    "A blast killed 12 people, including three nurses.",
    "A blast killed 12 people, three of them nurses.",
    "A blast killed 12 people. Three of the dead were nurses.",
  ])("%s", (text) => {
    const [whole, part] = findClaims(report(text)).claims;
    expect(part?.partOf).toBe(whole?.id);
  });

  test("finds the whole by the sum", () => {
    const { claims } = findClaims(
      report("The quake killed at least 112 people. Seventy-four people died in Ostrim and 38 in Mirzan."),
    );
    expect(claims.map((claim) => claim.partOf)).toEqual([null, claims[0]?.id, claims[0]?.id]);
  });
});

describe("what is carried over", () => {
  test("a quotation that is a number alone", () => {
    const text =
      "The agency judged that up to 4,000 soldiers had died.\n“Somewhere between 2,500 and 3,500. Call it soft,” an officer said.";
    expect(told(text)).toEqual(["up to 4,000 killed", "Somewhere between 2,500 and 3,500 killed"]);
  });

  test("the definition of a sum from elsewhere in the report", () => {
    const [claim] = findClaims(
      report(
        "The army took 30,000 casualties.\nCasualties include the killed, the wounded, missing soldiers and those captured.",
      ),
    ).claims;
    expect(claim?.includes).toEqual(["killed", "wounded", "missing", "captured"]);
  });

  test("the value of a number that someone confirms", () => {
    const { claims } = findClaims(report("The raid killed 120 men. The number was confirmed by a hospital."));
    expect(claims[1]).toMatchObject({ measure: "killed", figure: { text: "The number", high: 120 } });
  });
});

describe("figures of a count", () => {
  test.for([
    ["An elder put the number of captives between 50 and 60.", "abducted", 60],
    ["In all, 342 people were on the trains, the operator said.", "other", 342],
    ["Soldiers brought some 30 people to safety.", "rescued", 30],
  ] as const)("%s", ([text, measure, high]) =>
    expect(findClaims(report(text)).claims[0]).toMatchObject({ measure, figure: { high } }),
  );
});

describe("whose officers", () => {
  test.for([
    ["The police said that 44 of its officers were hurt.", "police"],
    ["The army said that 12 officers were killed near Lunde.", "military"],
    ["At least 27 Norlanders were killed at noon. A hospital took in 184 casualties.", null],
  ] as const)("%s", ([text, role]) => expect(findClaims(report(text)).claims.at(-1)?.population.role).toBe(role));

  test("what a preposition leads to is no person of the list", () => {
    const { claims } = findClaims(report("Two bodies were found in Val Doria Alta and a British man died in Lunde."));
    expect(claims.map(({ figure }) => figure.text)).toEqual(["Two", "a British man"]);
  });
});

describe("how a figure is held", () => {
  test.for([
    ["Twelve people were killed.", "reported"],
    ["More than 1,000 people are feared dead.", "feared"],
    ["Fourteen men may be trapped in the shaft, officials said.", "feared"],
    ["Up to 70 villagers are believed trapped.", "feared"],
    ["Another 500 troops would be deployed, the minister said.", "planned"],
    ["Some 40,000 people will be evacuated on Friday.", "planned"],
    ["Amid fears of more floods 12 people were evacuated.", "reported"],
    ["If 48 soldiers were killed, the count is low.", "hypothetical"],
    ["Twelve people were killed at Planned Parenthood.", "reported"],
  ] as const)("%s", ([text, modality]) => expect(findClaims(report(text)).claims[0]?.modality).toBe(modality));

  test.for([
    ["Twelve people were killed in the past 24 hours.", "new"],
    ["Twelve people are missing.", "stock"],
    ["Since the war began 900 people have been killed.", "cumulative"],
  ] as const)("%s", ([text, accounting]) => expect(findClaims(report(text)).claims[0]?.accounting).toBe(accounting));
});

test("evidence and figure are cut from the text", () => {
  const text = "The fire, officials said, killed at least 12 people, and the mayor wept.";
  const [claim] = findClaims(report(text)).claims;
  expect(text.slice(claim?.start, claim?.end)).toBe(claim?.evidence);
  expect(text.slice(claim?.figure.start, claim?.figure.end)).toBe("at least 12");
});

test("a headline’s claims are into the title", () => {
  const { claims } = findClaims(report("Nothing more is known.", { title: "Ferry sinks; at least 7 dead" }));
  expect(claims.map((claim) => [claim.in, claim.figure.text, claim.measure])).toEqual([
    ["title", "at least 7", "killed"],
  ]);
});

test("a language without words gives a notice and no claims", () => {
  expect(findClaims(report("Zwölf Tote.", { language: "de" }))).toMatchObject({
    claims: [],
    notices: [{ code: "language-not-read" }],
  });
});
