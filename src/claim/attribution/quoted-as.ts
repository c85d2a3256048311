import { tokenText } from "../../text/doc.ts";
import { nounPhraseAfter, nounPhraseBefore, type Sentence, type TokenRange } from "./noun-phrase.ts";
import { WordClass } from "./word-class.ts";

/** Who said it, and who carried it. */
export interface QuotedAs {
  readonly source: TokenRange;
  readonly carrier: TokenRange | null;
}

/**
 * Reads “as saying” from the -ing form: “State television quoted the minister as saying”, “the minister was quoted as
 * saying by the agency”, “the minister was quoted by the agency as saying”. Null where the word before is no such “as”.
 */
export function quotedAs(s: Sentence, saying: number): QuotedAs | null {
  const { tags, first } = s;
  const as = saying - 1;
  if (as <= first || !isWord(s, as, "as")) return null;
  const before = as - 1;
  if (isVerb(tags[before] ?? 0)) {
    const source = subjectOf(s, before);
    return source === null ? null : { source, carrier: afterBy(s, saying + 1) };
  }
  const phrase = nounPhraseBefore(s, as);
  if (phrase === null) return null;
  if (isWord(s, phrase[0] - 1, "by") && isVerb(tags[phrase[0] - 2] ?? 0)) {
    const source = subjectOf(s, phrase[0] - 2);
    return source === null ? null : { source, carrier: phrase };
  }
  const verb = phrase[0] - 1;
  if (!isVerb(tags[verb] ?? 0) && tags[verb] !== WordClass.ing && tags[verb] !== WordClass.present) return null;
  return { source: phrase, carrier: subjectOf(s, verb) };
}

function subjectOf(s: Sentence, verb: number): TokenRange | null {
  let at = verb - 1;
  while (at >= s.first && (s.tags[at] === WordClass.auxiliary || s.tags[at] === WordClass.adverb)) at -= 1;
  return at < s.first ? null : nounPhraseBefore(s, at + 1);
}

function afterBy(s: Sentence, from: number): TokenRange | null {
  return isWord(s, from, "by") ? nounPhraseAfter(s, from + 1, "none") : null;
}

function isVerb(tag: number): boolean {
  return tag === WordClass.past || tag === WordClass.participle;
}

function isWord({ doc, first }: Sentence, token: number, word: string): boolean {
  return token >= first && tokenText(doc, token).toLowerCase() === word;
}
