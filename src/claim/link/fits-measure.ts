import { tokenText } from "../../text/doc.ts";
import { isThingMeasure, MeasureForm } from "../measure/measure-words.ts";
import { isOfPeople } from "../population/population-words.ts";
import type { CountedPhrase } from "./counted-phrase.ts";
import { isLink, type MeasureMatch, type SentenceScan } from "./scan-sentence.ts";

/** The measure as the first of its readings that can happen to what is counted; null where none can. */
export function fitMeasure(scan: SentenceScan, phrase: CountedPhrase, match: MeasureMatch): MeasureMatch | null {
  if (fitsMeasure(scan, phrase, match)) return match;
  for (const word of match.others) {
    const other = { ...match, word, others: [match.word, ...match.others.filter((one) => one !== word)] };
    if (fitsMeasure(scan, phrase, other)) return other;
  }
  return null;
}

/**
 * Can this happen to what is counted? A weak measure asks for a noun that it happens to (“lost 300 men”, not “lost 300
 * seats”); a strong one only refuses what it cannot be told of (“killed 12 dogs”).
 */
export function fitsMeasure(scan: SentenceScan, phrase: CountedPhrase, match: MeasureMatch): boolean {
  const { word } = match;
  const head = phrase.head?.word ?? null;
  const isWeak = (word.forms & MeasureForm.weak) !== 0;
  if (phrase.figure.form === "percent" && head === null && word.measure === "other" && word.needs === "people")
    return false;
  if (phrase.figure.form === "percent" && head === null && !isWeak)
    return word.needs !== "thing" || phrase.figure.of !== null;
  if (head !== null && (head.kind === "animal" || head.kind === "nothing")) return false;
  if (head !== null && head.kind === "alive" && LOST_LIVES.has(word.measure)) return false;
  if (isThingMeasure(word.measure)) return head !== null && (head.kind === "thing" || head.unit !== "people");
  if (head?.kind === "thing") {
    // “30 windows in the building”
    if (word.measure === "other" && word.needs === "people") return isOfHomes(head.unit);
    if (word.needs === "force") return head.role === "military" || head.unit === "aircraft" || head.unit === "vehicles";
    if (word.needs === "responders")
      return head.unit === "vessels" || head.unit === "aircraft" || head.unit === "vehicles";
    return word.measure === "other" || isOfHomes(head.unit)
      ? (word.forms & MeasureForm.weak) === 0 || head.unit !== "houses"
      : word.measure === "lost";
  }
  if (head !== null && !isOfPeople(head)) return false;
  switch (word.needs) {
    case null:
      return phrase.noun !== "unknown" || isLikelyPeople(scan, phrase, DOERS);
    case "thing":
      return false;
    case "military":
    case "force":
      return (
        (head !== null &&
          (head.role === "military" || head.kind === "force" || (word.needs === "force" && isMen(head.words)))) ||
        (phrase.noun === "name" && word.needs === "military")
      );
    case "responders":
      return (
        head !== null &&
        (head.kind === "responders" ||
          head.role === "medical" ||
          head.role === "military" ||
          head.role === "police" ||
          head.kind === "mass" ||
          head.kind === "force")
      );
    case "close":
      return phrase.head !== null && isLink(scan, phrase.head.end - 1, "close");
    case "captive":
      return phrase.head !== null && isLink(scan, phrase.head.end - 1, "captive");
    case "persons":
      return head !== null && head.kind !== "one";
    case "prisoner":
      return head !== null && (head.kind === "prisoner" || head.role === "military");
    case "people":
      if (word.measure === "other" && head === null && phrase.noun !== "none") return false;
      return (
        (head !== null && head.kind !== "one") ||
        phrase.noun === "name" ||
        (phrase.noun === "none" && phrase.isPart && word.measure !== "other") ||
        (phrase.noun === "unknown" && isLikelyPeople(scan, phrase, SURE_DOERS)) ||
        (word.measure === "other" && phrase.noun === "none" && !isWeak)
      );
  }
}

// What cannot be told of survivors.
const LOST_LIVES: ReadonlySet<string> = new Set(["killed", "missing", "disappeared"]);

function isOfHomes(unit: string): boolean {
  return unit === "households" || unit === "families" || unit === "couples";
}

function isMen(words: string): boolean {
  return words === "men" || words === "people" || words === "women" || words === "police officers";
}

// Nouns of doers: miners, activists, Salvadorans, guardsmen. What else stands before “were killed” is taken for people
// only where it is plural.
const DOERS = /(?:ers|ors|ists|ians|ees|ants|men|women|(?<!s)ites|ese)$/i;
// Ends of words that hardly anything but people has; “letters” and “trees” are none.
const SURE_DOERS = /(?:ists|ians|smen|women)$/i;

function isLikelyPeople(scan: SentenceScan, phrase: CountedPhrase, endings: RegExp): boolean {
  return endings.test(tokenText(scan.context.doc, phrase.end - 1));
}
