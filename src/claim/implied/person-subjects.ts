import { isVerb, WordClass } from "../attribution/word-class.ts";
import type { FigureAtom } from "../figure-atom.ts";
import type { CountedPhrase } from "../link/counted-phrase.ts";
import type { LinkFinding } from "../link/link.ts";
import { linkAfter } from "../link/link-after.ts";
import { isLink, type SentenceScan, tagAt } from "../link/scan-sentence.ts";
import { type Person, personAt } from "./person-phrase.ts";

/** A person and what the sentence says befell them. */
export interface PersonSubject {
  readonly person: Person;
  readonly finding: LinkFinding;
}

/**
 * Single people as subjects with words of their own before the predicate: “a soldier guarding the depot was wounded”, “a
 * woman in the car was killed”. Only whom “a” or “another” brings in: of others it is told who they are, not that they
 * were harmed.
 */
export function personSubjects(scan: SentenceScan): readonly PersonSubject[] {
  const subjects: PersonSubject[] = [];
  for (let token = scan.first; token < scan.end; token++) {
    if (!isLink(scan, token, "any-one") || !isSubjectPlace(scan, token)) continue;
    const person = personAt(scan, token, false);
    if (person === null || person.end <= token + 1) continue;
    const finding = linkAfter(scan, phraseOf(person));
    if (finding !== null && finding.measureFirst > person.end) subjects.push({ person, finding });
    token = person.end - 1;
  }
  return subjects;
}

// At the beginning of a clause: nothing before it governs it.
function isSubjectPlace(scan: SentenceScan, token: number): boolean {
  if (token === scan.first) return true;
  const tag = tagAt(scan, token - 1);
  return !(
    isVerb(tag) ||
    tag === WordClass.preposition ||
    tag === WordClass.to ||
    tag === WordClass.auxiliary ||
    tag === WordClass.conjunction ||
    tag === WordClass.noun ||
    tag === WordClass.name
  );
}

function phraseOf({ first, end, head }: Person): CountedPhrase {
  const figure: FigureAtom = {
    first,
    end,
    numberFirst: first,
    numberEnd: end,
    kind: "exact",
    low: 1,
    high: 1,
    hedge: null,
    form: "number",
    of: null,
    rule: "",
  };
  return {
    figure,
    end,
    head,
    nounFirst: first,
    nounEnd: end,
    inner: null,
    ofMeasure: null,
    noun: "known",
    isPart: false,
  };
}
