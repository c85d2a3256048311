import { expect, test } from "vitest";
import { findOutlet, listOutlets, meansOutlet } from "./find-outlet.ts";

test.for([
  [{ name: "AP" }, "Associated Press"],
  [{ name: "the associated press" }, "Associated Press"],
  [{ name: "USA Today" }, "USA TODAY"],
  [{ domain: "edition.cnn.com" }, "CNN"],
  [{ url: "https://www.bbc.co.uk/news/world-1" }, "BBC News"],
  [{ name: "Reuters UK", domain: "uk.reuters.com" }, "Reuters"],
  // an unknown outlet is its own, by its name or else its domain
  [{ name: "Tarvik Valley Voice" }, "Tarvik Valley Voice"],
  [{ url: "https://www.tarvikvoice.example/dam" }, "tarvikvoice.example"],
  // the name wins over the host that republishes
  [{ name: "CNBC", domain: "someblog.example" }, "CNBC"],
] as const)("%o is %s", ([stated, name]) => expect(findOutlet(stated)?.name).toBe(name));

test("nothing stated, no outlet", () => expect(findOutlet({ name: " ", domain: null })).toBeNull());

test("owners are those behind the masthead", () => {
  expect(findOutlet({ name: "The Wall Street Journal" })?.owner).toBe("News Corp");
  expect(findOutlet({ name: "New York Post" })?.owner).toBe("News Corp");
});

test("the list is long enough, and no name leads to two outlets by domain", () => {
  const outlets = listOutlets();
  expect(outlets.length).toBeGreaterThanOrEqual(400);
  expect(new Set(outlets.map(({ name }) => name)).size).toBe(outlets.length);
  expect(outlets.filter(({ isAgency }) => isAgency).length).toBeGreaterThan(60);
});

const outlet = (name: string) => ({ name, domain: null, owner: null });
test.for([
  ["MP", "Meridian Press"],
  ["the Gazette", "Valley Gazette"],
  ["Meridian", "Meridian Press"],
  ["WSJ", "The Wall Street Journal"],
  ["AFP", "Agence France-Presse"],
] as const)("“%s” means %s", ([said, name]) => expect(meansOutlet(said, outlet(name))).toBe(true));

test.for([
  ["the press", "Meridian Press"],
  ["News", "Harbor News"],
  ["AP", "Anadolu Agency"],
  ["Valley", "Meridian Press"],
] as const)("“%s” does not mean %s", ([said, name]) => expect(meansOutlet(said, outlet(name))).toBe(false));
