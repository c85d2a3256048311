import { describe, expect, test } from "vitest";
import { makeReportOfText } from "../../../test/support/make-report.ts";
import type { Report } from "../../report/report.ts";
import { findAttributions } from "../find-attributions.ts";

const reportOf = (text: string): Report => makeReportOfText(text, { publishedAt: "2031-05-07" });

const said = (
  text: string,
): readonly (readonly [source: string | undefined, name: string | undefined, content: string])[] =>
  findAttributions(reportOf(text)).attributions.map(({ source, content }) => [
    source?.text,
    source?.name,
    content.map((stretch) => stretch.text).join(" … "),
  ]);

describe("who says what, and where it stands", () => {
  test.for([
    ["The harbour master said the pier had burned down.", "The harbour master", "the pier had burned down"],
    ["The mayor said that nobody was hurt.", "The mayor", "that nobody was hurt"],
    ["The pier burned down, police said.", "police", "The pier burned down"],
    ["The pier burned down, according to the fire service.", "the fire service", "The pier burned down"],
    ["According to the fire service, the pier burned down.", "the fire service", "the pier burned down"],
    ["“The pier is gone,” said Ida Holm, a harbour pilot.", "Ida Holm, a harbour pilot", "“The pier is gone"],
    ["“The pier is gone,” Ida Holm told reporters on Monday.", "Ida Holm", "“The pier is gone"],
    ["Ida Holm, a harbour pilot, said the pier was gone.", "Ida Holm, a harbour pilot", "the pier was gone"],
    ["The ministry told the Harbour News that the pier was unsafe.", "The ministry", "that the pier was unsafe"],
    ["NATO estimates that up to 900 guards were hurt.", "NATO", "that up to 900 guards were hurt"],
    ["The company denied the pier was unsafe.", "The company", "the pier was unsafe"],
    ["The study showed that the pier was unsafe.", "The study", "that the pier was unsafe"],
    ["The mayor believes that the pier will be rebuilt.", "The mayor", "that the pier will be rebuilt"],
    // the source interrupts what it says
    ["“The pier,” Ida Holm said, “is gone.”", "Ida Holm", "“The pier … “is gone"],
    // a quotation goes on after its source
    ["“The pier is gone,” Ida Holm said. “It will stay so.”", "Ida Holm", "“The pier is gone … It will stay so."],
  ] as const)("%s", ([text, source, content]) => {
    expect(said(text).map(([who, , what]) => [who, what])).toContainEqual([source, content]);
  });

  test.for([
    "Everything went according to plan.",
    "The pier was closed on Monday.",
    "The boat was said to be old.",
    "Storm Ida has claimed 12 lives.",
  ])("finds nobody in: %s", (text) => expect(said(text)).toEqual([]));

  test.for([
    ["As many as 40 injured: NATO", "NATO", "As many as 40 injured"],
    ["UN: thousands of families still without shelter", "UN", "thousands of families still without shelter"],
  ] as const)("reads the headline: %s", ([text, source, content]) => {
    expect(said(`${text}\n\nThe pier burned.`).map(([who, , what]) => [who, what])).toContainEqual([source, content]);
  });
});

describe("names", () => {
  test.for([
    ["A senior Pentagon official said the base was shut.", "U.S. Department of Defense"],
    ["A spokesman for the Red Cross said the base was shut.", "Red Cross"],
    ["Velmia’s Defence Ministry said its troops had left.", "Velmian Defense Ministry"],
    ["President Volodymyr Zelenskyy said the bridge was lost.", "Volodymyr Zelensky"],
    ["The Kremlin said the bridge was lost.", "Russia"],
    ["Coast guard spokesman Erik Dahl said the boat sank.", "coast guard"],
    ["Velm Mayor Erik Dahl said the boat sank.", "mayor of Velm"],
    ["NATO’s first estimate showed that the boat sank.", "NATO"],
  ] as const)("%s", ([text, name]) => expect(said(text)[0]?.[1]).toBe(name));

  test.for([
    // pronouns and short forms stand for the source told before
    ["A senior NATO officer said the line held. The officer said it was quiet.", "NATO"],
    ["The National Fire Agency (NFA) said the pier burned. The NFA said it was old.", "National Fire Agency"],
    ["The National Fire Agency said the pier burned. It said the pier was old.", "National Fire Agency"],
    ["Erik Dahl said the pier burned. He said it was old.", "Erik Dahl"],
    ["Erik Dahl said the pier burned. “It was old,” Dahl said.", "Erik Dahl"],
    ["Harbour agency chief Erik Dahl said the pier burned. He said it was old.", "Harbour agency"],
  ] as const)("%s", ([text, name]) => expect(said(text)[1]?.[1]).toBe(name));
});

describe("languages", () => {
  test("says so where there are no words for the language", () => {
    const { attributions, notices } = findAttributions({ ...reportOf("Sagði hún."), language: "is" });
    expect(attributions).toEqual([]);
    expect(notices.map(({ code }) => code)).toEqual(["language-not-read"]);
  });
});
