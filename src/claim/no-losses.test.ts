import { describe, expect, test } from "vitest";
import { makeReportOf } from "../../test/support/make-report.ts";
import type { Claim } from "./claim.ts";
import { findClaims } from "./find-claims.ts";

// figure and measure, in order of the text; a mark where the claim is no part of the story's own count
const short = ({ figure, measure, modality, comparison }: Claim): string =>
  `${figure.text} ${measure}${comparison ? " (comparison)" : ""}${modality === "reported" ? "" : ` (${modality})`}`;
const told = (text: string): readonly string[] =>
  [...findClaims(makeReportOf("Gazette", "2024-10-09", { text })).claims]
    .sort((a, b) => a.figure.start - b.figure.start)
    .map(short);

describe("numbers that count no losses", () => {
  test.for([
    ["The 76th division lost its commander.", []],
    ["A 5-year-old girl was killed.", ["A 5-year-old girl killed"]],
    ["Boeing 737 crashed near the port.", []],
    ["Flight 304 went missing in 1999.", []],
    ["The bill passed 52 to 48 after 12 hours of debate.", []],
    ["The president won 52% of the vote.", []],
    ["The team lost 3-1 to its rivals.", []],
    ["The team has lost 12 games this season.", []],
    ["She lost 12 kilograms in two months.", []],
    ["He lost $40 million on the deal.", []],
    ["The company cut 1,200 jobs.", []],
    ["The firm laid off 300 workers.", []],
    ["Shares lost 12 points.", []],
    ["The currency lost 12 percent of its value.", []],
    ["The storm packed winds of 120 miles per hour.", []],
    ["A 6.4-magnitude quake hit the coast at 5:40 a.m.", []],
    ["The suspect was sentenced to 40 years in prison.", []],
    ["He was jailed for 12 years.", []],
    ["She was arrested in 2014 for theft.", []],
    ["Police arrested a man, 34, on Monday.", []],
    ["The convoy of 40 trucks left at dawn.", []],
    ["Some 40,000 people gathered in the square.", []],
    ["About 300 people attended the funeral.", []],
    ["A crowd of 12,000 watched the match.", []],
    ["The town has 14,000 residents.", []],
    ["The hospital has 300 beds.", []],
    ["The ship is 120 metres long.", []],
    ["The road was closed for 12 km.", []],
    ["Call 555-0134 for help.", []],
    ["The hotline has received 120 calls.", []],
    ["The fund has raised 3 million euros for the victims.", []],
    ["The film killed at the box office with $120 million.", []],
    ["The poll of 1,200 people found that 61% oppose the war.", []],
    ["The striker missed 12 games with a knee injury.", []],
    ["The band released 12 songs.", []],
    ["The ministry released 12 documents.", []],
    ["The agency released $12 million.", []],
    ["The museum recovered 12 paintings.", []],
    ["Police recovered 12 rifles and 3,000 rounds.", []],
    ["The court freed up 12 hours for the hearing.", []],
    ["The operation captured 85% of the market.", []],
    ["The bill would kill 12 programs.", []],
    ["The frost killed 300 trees.", []],
    ["Bird flu killed 40,000 chickens.", []],
    ["The dead tree had stood for 300 years.", []],
    ["He is survived by two sons.", []],
    ["The senator, 71, died at home of natural causes.", []],
    ["The actor died at the age of 82.", []],
    ["Resolution 242 was adopted in 1967.", []],
    ["Page 12 of the report lists the dead.", []],
    ["The 2019 attack is still under investigation.", []],
    ["On Oct. 7, the border was crossed.", []],
    ["Two suspects were released on bail of $50,000.", ["Two released"]],
    ["In all, 104 flights were cancelled.", []],
    ["Turnout was 48 percent.", []],
    ["The party lost 40 seats in 2018.", []],
    ["Gas prices rose 12 cents.", []],
    ["The group has 3,000 followers on Facebook.", []],
    ["It was the third attack in 12 days.", []],
    ["Two bombs and three grenades were found.", []],
    ["Five shots were fired.", []],
    ["He fired 12 rounds and missed.", []],
    ["The 1,200-page report blamed five officials.", []],
    ["They exchanged 12 letters.", []],
    ["Troops fired more than 300 rockets.", []],
    ["The rebels hold two thirds of the city.", []],
    ["Chapter 11 filings rose to 300.", []],
    ["The Sept. 11 attacks changed everything.", []],
    ["The G7 met for 3 days.", []],
    ["A 12-gauge shotgun was seized.", []],
    ["The charity served 12,000 meals a day.", []],
  ] as readonly (readonly [string, readonly string[]])[])("%s", ([text, expected]) =>
    expect(told(text)).toEqual(expected),
  );
});

describe("what sounds like losses and is none", () => {
  test.for([
    ["He led in a dead heat, 50 to 48 percent.", []],
    ["A meeting that brought together nearly 700 young traders from the ports was held last month.", []],
    ["She complained of how the two men were being treated by the papers.", []],
    ["The court handed down 12 death sentences.", []],
    ["Two death threats were sent to the mayor.", []],
    ["He plans to let in as many as 190,000 refugees.", ["as many as 190,000 refugees (planned)"]],
    ["She scored twice in injury time.", []],
    ["There are 31 men on death row.", []],
    ["A council of 12 elders was held responsible.", []],
    ["The agency treated 48 people for burns at a clinic.", ["48 wounded"]],
    ["The virus is the only cause of death in the country's top 10 that cannot be cured or even slowed.", []],
    ["Two people were not injured.", []],
  ] as readonly (readonly [string, readonly string[]])[])("%s", ([text, expected]) =>
    expect(told(text)).toEqual(expected),
  );
});
