import { TokenShape } from "../../text/doc.ts";
import { nameMinistry, nameOffice } from "./name-body.ts";
import { bodyAround, nounOf, ownName, rankOf } from "./name-person.ts";
import type { TokenRange } from "./noun-phrase.ts";
import { bodyName, isThe, personName, type SourceName, type SourcePhrase } from "./source-name.ts";
import { type SourceWord, sourceWordAt } from "./source-words.ts";
import { WordClass } from "./word-class.ts";

/** The longest name that an apposition tells, titles and all. */
const NAME_LIMIT = 8;

/**
 * One whom the head describes and the apposition names: “its operator, Karst Coal”, “the alliance’s commander, Gen. Ruth
 * Holt”, “the charity’s spokeswoman, Mia Holt”. Who speaks for a body is named by it, a post by its place, all others by
 * their own name. Null where no name stands between the commas.
 */
export function nameInApposition(phrase: SourcePhrase, head: SourceWord | null): SourceName | null {
  const { naming, first, headEnd, coreEnd, owner } = phrase;
  const { doc, lexicon } = naming.context;
  if (head === null || head.end !== headEnd || head.class === "witness" || head.class === "authority") return null;
  const named = nameBehind(phrase);
  if (named === null) return null;
  const noun = nounOf(naming.context, head);
  if (head.class === "body") {
    // “the army, Norland said” names no army
    const isCommon = ((doc.shape[head.first] ?? 0) & TokenShape.capital) === 0;
    if (head.fields[0] !== "organisation" || !isCommon) return null;
    return { ...bodyName(ownName(phrase, named), "organisation", noun), isApposed: true };
  }
  let at = owner?.end ?? first;
  while (at < head.first && sourceWordAt(lexicon, doc, at, head.first, "rank") !== null) at += 1;
  const before: TokenRange | null = at < head.first ? [at, head.first] : null;
  if (head.class === "office")
    return { ...nameOffice(phrase, before ?? owner?.range ?? null, head, coreEnd), isPerson: true, isApposed: true };
  const ministry = head.class === "minister" && before !== null ? nameMinistry(phrase, before) : null;
  // a prime minister has no ministry
  if (ministry !== null && ministry.kind === "agency") return { ...ministry, isPerson: true, isApposed: true };
  const speaksFor = head.class === "voice" || head.class === "chief" || (head.class === "title" && owner !== null);
  const body = speaksFor ? bodyAround(phrase, at, head) : null;
  // “the agency’s director, Mia Holt” speaks for it; a state’s president, and a mere word’s, for themselves
  const isHeaded = head.class !== "title" || (body?.noun !== null && body?.kind !== "state");
  if (body !== null && body.kind !== "person" && isHeaded)
    return {
      ...body,
      anonymous: false,
      isPerson: true,
      noun,
      bodyNoun: body.noun,
      shortBody: body.isShort ? body.noun : null,
      isShort: false,
    };
  return { ...personName(ownName(phrase, named)), noun, rank: rankOf(naming.context, named), isApposed: true };
}

// A name and nothing else between the comma and the next one or the phrase’s end.
function nameBehind({ naming, coreEnd, end }: SourcePhrase): TokenRange | null {
  const { doc } = naming.context;
  const { tags } = naming.reader;
  if (tags[coreEnd] !== WordClass.comma || coreEnd + 1 >= end) return null;
  // “a network of volunteers, the Saro Committee, puts”
  const first = isThe(doc, coreEnd + 1) ? coreEnd + 2 : coreEnd + 1;
  let at = first;
  for (; at < end && at < first + NAME_LIMIT; at++) {
    if (tags[at] === WordClass.joint || tags[at] === WordClass.clitic) continue;
    if (((doc.shape[at] ?? 0) & TokenShape.capital) === 0 || tags[at] === WordClass.day) break;
  }
  if (at === first) return null;
  return at >= end || tags[at] === WordClass.comma ? [first, at] : null;
}
