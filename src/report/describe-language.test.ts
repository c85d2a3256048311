import { expect, test } from "vitest";
import { describeLanguage, recogniseLanguage } from "./describe-language.ts";

const ENGLISH = "The ministry said on Monday that twelve of its soldiers had been killed in the north of the country.";
const SPANISH =
  "El ministerio dijo el lunes que doce de sus soldados habían muerto en el norte del país y que hay heridos.";

test.for([
  ["en", ENGLISH],
  ["es", SPANISH],
  [
    "fr",
    "Le ministère a déclaré lundi que douze de ses soldats ont été tués dans le nord du pays et que les autres sont sains.",
  ],
  [
    "de",
    "Das Ministerium sagte am Montag, dass zwölf seiner Soldaten im Norden des Landes getötet wurden und sich die Lage nicht ändert.",
  ],
  ["ru", "Министерство сообщило в понедельник, что двенадцать его военнослужащих были убиты на севере страны."],
  ["uk", "Міністерство повідомило в понеділок, що дванадцять його військових загинули на півночі країни."],
  ["el", "Το υπουργείο ανακοίνωσε τη Δευτέρα ότι δώδεκα στρατιώτες σκοτώθηκαν."],
  ["ar", "أعلنت الوزارة يوم الاثنين مقتل اثني عشر من جنودها في شمال البلاد"],
  ["ja", "同省は月曜日、国の北部で兵士12人が死亡したと発表した。"],
  ["zh", "该部周一表示，其十二名士兵在该国北部遇难。"],
] as const)("recognises %s", ([language, text]) => expect(recogniseLanguage(text)).toBe(language));

test.for(["", "12 34 56", "Six dead", "Xq zrr ploo wgg vnn tkk mhh bzz ddf qqw rrt yyx"])("cannot tell %j", (text) =>
  expect(recogniseLanguage(text)).toBeNull(),
);

test("a statement is taken, in its canonical form", () => {
  expect(describeLanguage("EN_us", ENGLISH)).toEqual({ language: "en-US", notices: [] });
  expect(describeLanguage("<script>", ENGLISH).language).toBe("en");
  expect(describeLanguage("pl", "12")).toEqual({ language: "pl", notices: [] });
});

test("a template's language gives way to the words", () => {
  const { language, notices } = describeLanguage("en", SPANISH);
  expect(language).toBe("es");
  expect(notices.map(({ code }) => code)).toEqual(["language-differs"]);
});
