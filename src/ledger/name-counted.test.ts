import { expect, test } from "vitest";
import { nameCounted, nameCountedIn } from "./name-counted.ts";

const none = { name: null, side: null, role: null };
const people = { measure: "killed", counted: null, unit: "people", population: none };
const named = (name: string) => ({ name, side: null, role: null });

test.each([
  ["people killed", people],
  ["Varnish soldiers killed", { ...people, population: named("Varnish soldiers") }],
  ["soldiers of Varn killed", { ...people, population: { name: null, side: "Varn", role: "military" } }],
  ["people of Varn killed", { ...people, population: { name: null, side: "Varn", role: null } }],
  ["civilians killed", { ...people, population: { name: null, side: null, role: "civilian" } }],
  ["casualties", { ...people, measure: "casualties" }],
  ["casualties among Varnish soldiers", { ...people, measure: "casualties", population: named("Varnish soldiers") }],
  ["civilian casualties", { ...people, measure: "casualties", population: named("civilian casualties") }],
  ["casualties among civilians", { ...people, measure: "casualties", population: named("civilian") }],
  ["refugees", { ...people, measure: "refugees", population: named("people") }],
  ["refugees among families", { ...people, measure: "refugees", unit: "families", population: named("families") }],
  ["people aboard", { ...people, measure: "other", counted: "people aboard", population: named("people") }],
  ["employees aboard", { ...people, measure: "other", counted: "employees aboard", population: named("employees") }],
  ["names counted twice", { ...people, measure: "other", counted: "names counted twice", population: named("names") }],
  ["contacts", { ...people, measure: "other", counted: "people contacts", population: named("contacts") }],
  ["nurses isolated", { ...people, measure: "other", counted: "people isolated", population: named("nurses") }],
  ["tanks destroyed", { ...people, measure: "destroyed", unit: "tanks" }],
  ["people killed", { ...people, unit: "percent" }],
])("%s", (words, thing) => {
  expect(nameCounted(thing)).toBe(words);
});

test("a place stands behind a comma, once", () => {
  expect(nameCountedIn(people, "Lunde")).toBe("people killed, Lunde");
  expect(nameCountedIn({ ...people, population: named("people in Lunde") }, "Lunde")).toBe("people in Lunde killed");
  expect(nameCountedIn(people, null)).toBe("people killed");
});
