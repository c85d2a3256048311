import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

// Articles of our own, as dense in figures as news of a war, with the even prose that stands between them.
const figureSentences = [
  "At least {n} people were killed and {m} wounded when a shell hit the market in {town} on {day}, officials said.",
  "The Health Ministry in {town} put the toll at {n}, including {m} children.",
  "“We have lost {m} men since the fighting began,” said {name}, the commander of the brigade.",
  "According to the {town} Herald, as many as {n} soldiers were captured near {town} last week.",
  "Rescuers pulled {m} bodies from the rubble, and about {n} people are still missing.",
  "{name}, 34, a mother of two, said more than {n} families had fled the city in March.",
] as const;
const plainSentences = [
  "The ministers met in {town} to speak about the budget, but they did not agree on a date for the vote.",
  "{name} told reporters that the road to the coast would be opened again before the winter.",
  "Prices rose by 3 percent in the second quarter, and the bank lent $40 million to the port.",
  "Residents said the power had been cut for two days and that the shops were closed.",
  "It is not known who gave the order, and the army did not answer a request for comment.",
  "The talks will go on on {day}, a spokesman for the government said in a statement.",
  "Many of those who left have found a place with relatives in the north of the country.",
] as const;
const towns = ["Varn", "Port Sel", "Lunde", "Orsk Bay", "Tamara", "Kell"];
const names = ["Lena Ortiz", "Karl Mund", "Ada Perrin", "Ismail Dren", "Col. Jon Ware"];
const days = ["Monday", "Tuesday", "Wednesday", "Thursday", "March 12", "Feb. 24"];
const WORDS = 400;

/** Made articles of about 400 words, the same on every machine. */
export function makeArticles(count: number): readonly string[] {
  let state = 7;
  const roll = (sides: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * sides);
  };
  const one = (list: readonly string[]): string => list[roll(list.length)] ?? "";
  const fill = (sentence: string): string =>
    sentence
      .replaceAll("{n}", String(2 + roll(900)))
      .replaceAll("{m}", String(2 + roll(60)))
      .replaceAll("{town}", one(towns))
      .replaceAll("{name}", one(names))
      .replaceAll("{day}", one(days));
  return Array.from({ length: count }, () => {
    const sentences: string[] = [];
    let words = 0;
    while (words < WORDS) {
      const sentence = fill(one(roll(3) === 0 ? figureSentences : plainSentences));
      sentences.push(sentence + (roll(4) === 0 ? "\n\n" : " "));
      words += sentence.split(" ").length;
    }
    return sentences.join("");
  });
}

/** The `.txt` files of a folder and the folders in it, by name. */
export function readArticles(folder: string): readonly string[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) return readArticles(path);
      return name.endsWith(".txt") ? [readFileSync(path, "utf8")] : [];
    });
}
