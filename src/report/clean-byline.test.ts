import { expect, test } from "vitest";
import { cleanByline } from "./clean-byline.ts";

test.for([
  ["By Johan Elstrup", "Johan Elstrup"],
  ["BY MIRA CASTELLANE and JOHAN ELSTRUP", "MIRA CASTELLANE and JOHAN ELSTRUP"],
  ["By Kit Arlow | Updated 3:16 p.m.", "Kit Arlow"],
  ["Kit Arlow • March 12, 2025", "Kit Arlow"],
  ["Johan Elstrup, Meridian News Agency", "Johan Elstrup, Meridian News Agency"],
  ["Written by: Nell Abara @nellabara", "Nell Abara"],
  ["Nell Abara nell@courier.example", "Nell Abara"],
  ["Nell Abara Nov 18, 2025 at 9:24 pm ET • 2 min read", "Nell Abara"],
  ["COURIER STAFF NOVEMBER 20, 2025 10:43", "COURIER STAFF"],
  ["Nell Abara 23/08/2025 2 comments", "Nell Abara"],
] as const)("%s", ([words, byline]) => expect(cleanByline(words)).toBe(byline));

test.for([
  null,
  "",
  "https://www.facebook.example/courier",
  "@courier",
  "By",
  "1234",
  "admin",
  "The cabinet has put forward a plan that is to help those who lost homes.",
])("no names: %s", (words) => expect(cleanByline(words)).toBeNull());
