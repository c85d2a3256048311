import type { FigureAtom } from "../figure-atom.ts";
import { besideAt, isHyphenAt, isSpacedAt, type RejectRule, type RejectView, signAt } from "./reject-rule.ts";
import { Beside } from "./reject-words.ts";

const DEGREE = 0xb0;

/** Numbers that measure: money, distance, weight, time. */
export const rejectMeasuredRules: readonly RejectRule[] = [
  {
    name: "money",
    rejects: isMoney,
    examples: ["$3 million", "250 000 drams", "US$12", "€40 bn", "12 million dollars", "30 cents", "a £5 fee"],
    nearMisses: ["12 people lost $", "12 men"],
  },
  {
    name: "measure",
    rejects: isMeasured,
    examples: ["30 miles", "a 5-foot wall", "12 km away", "40 degrees", "5° C", "30 mph", "12 square miles", "9 tons"],
    nearMisses: ["40 milers", "12 in the port"],
  },
  {
    name: "magnitude",
    rejects: isMagnitude,
    examples: ["magnitude 6.1", "a 7.2-magnitude quake", "measuring 5.8"],
    nearMisses: ["the magnitude of the loss: 12 men"],
  },
  {
    name: "duration",
    rejects: isDuration,
    examples: ["24 hours", "the 10-year war", "three full weeks", "two and a half years", "15 more minutes"],
    nearMisses: ["12 hourly workers", "40 people a day", "12 people days later"],
  },
  {
    name: "factor",
    rejects: isFactor,
    examples: ["three times", "a ten-fold rise", "five percentage points"],
    nearMisses: ["12 timeless men"],
  },
];

function isMoney(view: RejectView, atom: FigureAtom): boolean {
  if (isCurrencySign(signAt(view, atom.numberFirst - 1)) || isCurrencySign(signAt(view, atom.numberEnd))) return true;
  return (unitBehind(view, atom) & Beside.money) !== 0;
}

function isCurrencySign(code: number): boolean {
  return code === 0x24 || (code >= 0xa2 && code <= 0xa5) || (code >= 0x20a0 && code <= 0x20cf);
}

// The unit right behind the number, over a hyphen, “more”, “full”, “square”.
function unitBehind(view: RejectView, atom: FigureAtom): number {
  const at = isHyphenAt(view, atom.numberEnd) ? atom.numberEnd + 1 : atom.numberEnd;
  const bits = besideAt(view, at);
  // “three full weeks”, “15 more minutes”, “30 U.S. dollars”
  if ((bits & Beside.filler) !== 0) return besideAt(view, at + 1) & (Beside.time | Beside.money | Beside.measured);
  if (bits !== 0) return bits;
  if (atom.end > atom.numberEnd) return besideAt(view, atom.end);
  return 0;
}

function isMeasured(view: RejectView, atom: FigureAtom): boolean {
  if (signAt(view, atom.numberEnd) === DEGREE && !isSpacedAt(view, atom.numberEnd)) return true;
  const at = isHyphenAt(view, atom.numberEnd) ? atom.numberEnd + 1 : atom.numberEnd;
  return (besideAt(view, at) & Beside.measured) !== 0;
}

const MAGNITUDE = 10;

function isMagnitude(view: RejectView, atom: FigureAtom): boolean {
  if (atom.form !== "number" || (atom.high ?? atom.low ?? 0) > MAGNITUDE) return false;
  if (Number.isInteger(atom.high ?? atom.low ?? 0)) {
    return (
      isQuakeWord(view, atom.first - 1) || (isHyphenAt(view, atom.numberEnd) && isQuakeWord(view, atom.numberEnd + 1))
    );
  }
  // no one counts 6.1 people
  return true;
}

function isQuakeWord(view: RejectView, token: number): boolean {
  return (besideAt(view, token) & Beside.quake) !== 0;
}

function isDuration(view: RejectView, atom: FigureAtom): boolean {
  return (unitBehind(view, atom) & Beside.time) !== 0;
}

function isFactor(view: RejectView, atom: FigureAtom): boolean {
  const at = isHyphenAt(view, atom.numberEnd) ? atom.numberEnd + 1 : atom.numberEnd;
  if ((besideAt(view, at) & Beside.factor) !== 0) return true;
  return (besideAt(view, at) & Beside.percentWord) !== 0 && atom.form !== "percent";
}
