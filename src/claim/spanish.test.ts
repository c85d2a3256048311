import { describe, expect, test } from "vitest";
import type { Claim } from "./claim.ts";
import { findClaims } from "./find-claims.ts";

// A second language is a folder of words: nothing here is in code.
const claimsOf = (text: string): readonly Claim[] =>
  findClaims({
    schema: 1,
    id: "r",
    file: null,
    url: null,
    outlet: null,
    title: null,
    byline: null,
    publishedAt: "2023-02-08",
    modifiedAt: null,
    capturedAt: null,
    language: "es",
    credits: [],
    text,
    notices: [],
  }).claims;

const figures = (text: string): readonly string[] =>
  claimsOf(text).map(({ figure, measure }) => `${figure.kind} ${figure.low ?? ""}–${figure.high ?? ""} ${measure}`);

describe("figures, hedges and measures", () => {
  test.for([
    ["Al menos 12 muertos en un terremoto.", ["at-least 12– killed"]],
    ["El sismo dejó 1.300 heridos y más de 40 desaparecidos.", ["exact 1300–1300 wounded", "more-than 40– missing"]],
    ["Entre 7.000 y 15.000 soldados rusos murieron.", ["range 7000–15000 killed"]],
    ["Veintidós personas murieron y unas 300 resultaron heridas.", ["exact 22–22 killed", "about 300–300 wounded"]],
    ["El número de muertos subió a 1.247.", ["exact 1247–1247 killed"]],
    ["Decenas de civiles fueron evacuados.", ["vague 20–99 evacuated"]],
    // the verb stands first as often as last
    ["Murieron al menos 12 personas.", ["at-least 12– killed"]],
    ["El ataque mató a ocho civiles e hirió a 23.", ["exact 8–8 killed", "exact 23–23 wounded"]],
    ["Casi 2.000 viviendas quedaron destruidas.", ["nearly –2000 destroyed"]],
    ["Hasta 3.000 soldados ucranianos fueron capturados.", ["at-most –3000 captured"]],
    ["Unas 12.000 personas se quedaron sin hogar.", ["about 12000–12000 homeless"]],
    ["Siguen desaparecidas 59 personas.", ["exact 59–59 missing"]],
    ["Entre los muertos hay tres niños.", ["exact 3–3 killed"]],
    ["Los rebeldes secuestraron a 14 estudiantes.", ["exact 14–14 abducted"]],
    ["Fueron detenidas 30 personas; 30 personas fueron detenidas.", ["exact 30–30 detained", "exact 30–30 detained"]],
    ["Cientos de personas huyeron de sus casas.", ["vague 200–999 displaced"]],
    ["Rusia perdió 300 tanques.", ["exact 300–300 lost"]],
    ["Fallecieron 22 migrantes en el naufragio.", ["exact 22–22 killed"]],
    ["Quedan 24 mineros atrapados.", ["exact 24–24 trapped"]],
  ] as const)("%s", ([text, expected]) => expect(figures(text)).toEqual(expected));

  test.for([
    "La carretera 45 está cerrada desde 1990.",
    "El vuelo 370 salió a las 8:30 horas.",
    "El terremoto duró 40 segundos.",
    "La ayuda costó 300 millones de euros.",
    "Murió a los 82 años.",
    "El partido perdió 12 escaños.",
    "El 52 % de los votantes apoya la ley.",
    "Asistieron 4.000 personas al concierto.",
    "La empresa despidió a 300 trabajadores.",
  ])("finds nothing in: %s", (text) => expect(figures(text)).toEqual([]));
});

describe("who, whose and when", () => {
  test("the source, behind the figure", () => {
    const [claim] = claimsOf("Entre 7.000 y 15.000 soldados rusos murieron, según la OTAN.");
    expect(claim?.sources.map(({ name }) => name)).toEqual(["NATO"]);
    expect(claim?.population.side).toBe("Russia");
    expect(claim?.population.role).toBe("military");
  });

  test("a weekday looks back from the day of publication", () => {
    const [claim] = claimsOf("Hasta 3.000 soldados ucranianos fueron capturados, dijo el Kremlin el martes.");
    expect(claim?.asOf).toBe("2023-02-07");
    expect(claim?.population.side).toBe("Ukraine");
  });

  test("a date without a year is the last one", () => {
    const [claim] = claimsOf("Murieron 12 personas el 3 de febrero.");
    expect(claim?.period?.from).toBe("2023-02-03");
  });
});

test("a language that no folder has is passed over with a notice", () => {
  const report = { language: "eo" } as unknown as Parameters<typeof findClaims>[0];
  expect(findClaims({ ...report, text: "12 mortoj", title: null }).notices.map(({ code }) => code)).toEqual([
    "language-not-read",
  ]);
});
