import { categoryBit, matchPhrase } from "../../lexicon/lexicon.ts";
import { foldText } from "../../text/character.ts";
import { sentenceTokens } from "../../text/doc.ts";
import type { Figure } from "../claim.ts";
import type { ClaimContext } from "../claim-context.ts";
import type { ClaimDraft, Refiner } from "../claim-draft.ts";

/**
 * Ties claims of one report that cannot both hold and are told by different sources: “Norland says six generals fell; its
 * neighbour has acknowledged one”. The later one of the text disputes the earlier. Figures that moved with time, parts, figures
 * of other times, and figures of one source are no dispute.
 */
export const linkDisputes: Refiner = (context, drafts) => {
  const disputes = new Map<number, Map<number, string>>();
  for (const [index, later] of drafts.entries()) {
    if (!isContestable(later)) continue;
    for (const earlier of drafts.slice(Math.max(0, index - REACH), index)) {
      const rule = isContestable(earlier) && differ(earlier, later) ? ruleOf(context, earlier, later) : null;
      if (rule === null) continue;
      const known = disputes.get(later.key) ?? new Map<number, string>();
      known.set(earlier.key, rule);
      disputes.set(later.key, known);
    }
  }
  if (disputes.size === 0) return drafts;
  return drafts.map((draft) => {
    const found = disputes.get(draft.key);
    if (found === undefined) return draft;
    const start = context.doc.start[draft.figureFirst] ?? 0;
    const end = context.doc.end[draft.figureEnd - 1] ?? 0;
    const why = [...new Set(found.values())].map((rule) => ({ rule, start, end }));
    return {
      ...draft,
      disputes: [...new Set([...draft.disputes, ...found.keys()])],
      why: [...draft.why, ...why],
    };
  });
};

// Claims that dispute each other stand in one report's few paragraphs; so time stays linear in their number.
const REACH = 60;
const CONTRAST = "contrast";

function isContestable({ comparison, modality, figure, measure }: ClaimDraft): boolean {
  return !comparison && modality === "reported" && figure.kind !== "ratio" && measure !== "other";
}

// The same thing counted, by other people, with values that cannot both be.
function differ(one: ClaimDraft, other: ClaimDraft): boolean {
  return (
    one.measure === other.measure &&
    one.figure.unit === other.figure.unit &&
    one.population.side === other.population.side &&
    one.population.role === other.population.role &&
    one.partOf !== other.key &&
    other.partOf !== one.key &&
    (one.partOf === null || one.partOf !== other.partOf) &&
    !meets(one.figure, other.figure) &&
    haveOtherSources(one, other)
  );
}

function meets(one: Figure, other: Figure): boolean {
  const low = Math.max(one.low ?? Number.NEGATIVE_INFINITY, other.low ?? Number.NEGATIVE_INFINITY);
  const high = Math.min(one.high ?? Number.POSITIVE_INFINITY, other.high ?? Number.POSITIVE_INFINITY);
  return low <= high;
}

function haveOtherSources(one: ClaimDraft, other: ClaimDraft): boolean {
  const [first] = one.sources;
  const [second] = other.sources;
  if (first === undefined || second === undefined) return false;
  const [name, otherName] = [` ${foldText(first.name)} `, ` ${foldText(second.name)} `];
  return !name.includes(otherName) && !otherName.includes(name);
}

function ruleOf(context: ClaimContext, earlier: ClaimDraft, later: ClaimDraft): string | null {
  if (later.stance === "denies" && later.sentence - earlier.sentence <= 2) return "dispute: denied";
  const isNear = later.sentence - earlier.sentence <= 1;
  if (isNear && hasContrast(context, earlier, later)) return "dispute: two sources set against each other";
  const isSameMoment = earlier.asOf !== null && earlier.asOf === later.asOf;
  const isSamePlace = earlier.place === later.place;
  const isSameCount = earlier.accounting === later.accounting;
  // figures of one day, place and kind that cannot both hold, whatever words stand between
  return isSameMoment && isSamePlace && isSameCount ? "dispute: two sources, one day, values that do not meet" : null;
}

// “however”, “while”, “but”, “only” between the two, or at the head of the later one's sentence.
function hasContrast({ doc, lexicon }: ClaimContext, earlier: ClaimDraft, later: ClaimDraft): boolean {
  const bit = categoryBit(lexicon, "events");
  const [first] = sentenceTokens(doc, later.sentence);
  const from = later.sentence === earlier.sentence ? earlier.figureEnd : first;
  for (let token = from; token < later.figureFirst; token++) {
    if (((doc.flags[token] ?? 0) & bit) === 0) continue;
    if (matchPhrase(lexicon, doc, token, "events")?.phrase.fields[0] === CONTRAST) return true;
  }
  return false;
}
