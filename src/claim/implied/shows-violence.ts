import { findPhrases } from "../../lexicon/lexicon.ts";
import { sentenceTokens } from "../../text/doc.ts";
import { hasForm, isLink, type MeasureMatch, type SentenceScan } from "../link/scan-sentence.ts";
import { MeasureForm, measureWordOf } from "../measure/measure-words.ts";

const HARM: ReadonlySet<string> = new Set(["killed", "wounded", "abducted"]);
// Illness is news only where it is counted: one who died of it is no claim.
const QUIET: ReadonlySet<string> = new Set(["disease", "weather"]);
const CAUSE_REACH = 5;

/**
 * True where a death that is told with a quiet word (“died”, “the death of”) stands beside violence or an accident: in
 * its own sentence, or in one beside it. People die of age and of illness too, and that is no news of losses.
 */
export function showsViolence(scan: SentenceScan, match: MeasureMatch, isOwnOnly: boolean): boolean {
  if (hasForm(match, "done") && hasQuietCause(scan, match)) return false;
  if (holdsViolence(scan, scan.sentence, match.first)) return true;
  if (isOwnOnly) return false;
  return [scan.sentence - 1, scan.sentence + 1].some(
    (sentence) =>
      sentence >= 0 && sentence < scan.context.doc.sentenceCount && holdsViolence(scan, sentence, match.first),
  );
}

// “died of cancer”; not “died of his wounds”
function hasQuietCause(scan: SentenceScan, { end }: MeasureMatch): boolean {
  if (!isLink(scan, end, "toll-of") && !isLink(scan, end, "from")) return false;
  for (let at = end + 1; at < end + CAUSE_REACH; at++) if (isLink(scan, at, "hurt")) return false;
  return true;
}

function holdsViolence(scan: SentenceScan, sentence: number, own: number): boolean {
  const { doc, lexicon } = scan.context;
  const [first, end] = sentenceTokens(doc, sentence);
  const isEvent = findPhrases(lexicon, doc, "events", first, end).some(
    ({ phrase: { fields } }) => (fields[0] === "noun" || fields[0] === "happens") && !QUIET.has(fields[1] ?? ""),
  );
  if (isEvent) return true;
  for (let at = first; at < end; at++) if (isLink({ ...scan, first, end }, at, "hurt")) return true;
  return findPhrases(lexicon, doc, "measures", first, end).some(
    (match) =>
      match.first !== own &&
      HARM.has(measureWordOf(match.phrase).measure) &&
      (measureWordOf(match.phrase).forms & MeasureForm.quiet) === 0,
  );
}
