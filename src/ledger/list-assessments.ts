import type { Attribution } from "../claim/attribution.ts";
import type { Claim } from "../claim/claim.ts";
import type { Report } from "../report/report.ts";
import { readSentences } from "../text/read-sentences.ts";
import type { QuotedSpan, Span } from "../text/span.ts";
import { foldWords } from "./fold-name.ts";
import type { Assessment } from "./ledger.ts";
import { anyHasSense, hasSense } from "./ledger-words.ts";

// Longer than this it is a passage, no assessment.
const LONGEST = 400;
// Fewer words say nothing by themselves, unless they are quoted: “largely static”.
const FEWEST = 4;
const OPENING_WORDS = 6;

/**
 * What a report's sources said of losses and of the event without a number: a judgement, a denial, a refusal to tell;
 * with whom and when. `text` is the whole sentence, so that it can stand by itself; each sentence is told once.
 */
export function listAssessments(
  attributions: readonly Attribution[],
  claims: readonly Claim[],
  report: Pick<Report, "text">,
): readonly Assessment[] {
  const candidates = attributions.filter((attribution) => mayAssess(attribution, claims));
  if (candidates.length === 0) return [];
  const sentences = readSentences(report.text);
  const bySentence = new Map<QuotedSpan, Assessment & { readonly size: number }>();
  for (const attribution of candidates) {
    const sentence = sentences.find((span) => holds(span, attribution.cue ?? attribution.source));
    if (sentence === undefined || sentence.text.length > LONGEST || /\d/.test(sentence.text)) continue;
    if (claims.some((claim) => claim.in === "text" && overlaps(claim.figure, sentence))) continue;
    if (!anyHasSense(foldWords(sentence.text), "of-losses")) continue;
    const assessment = write(attribution, sentence.text, report.text);
    const size = sizeOf(attribution);
    const other = bySentence.get(sentence);
    if (assessment !== null && (other === undefined || size > other.size))
      bySentence.set(sentence, { ...assessment, size });
  }
  return [...bySentence.values()].map(({ size: _, ...assessment }) => assessment);
}

function mayAssess({ source, cue, content, stance, quoted }: Attribution, claims: readonly Claim[]): boolean {
  // a private witness is heard in the evidence, never listed
  if (source === null || cue === null || source.kind === "witness" || source.kind === "outlet") return false;
  const [first] = content;
  const last = content[content.length - 1] ?? first;
  if (first === undefined || last === undefined) return false;
  const text = content.map((span) => span.text).join(" ");
  if (/\d/.test(text) || (foldWords(text).length < FEWEST && !/[“"]/.test(text))) return false;
  if (claims.some((claim) => claim.in === "text" && overlaps(claim.figure, { start: first.start, end: last.end })))
    return false;
  return isAssessment(text, cue.text, stance, quoted);
}

function isAssessment(text: string, cue: string, stance: Attribution["stance"], quoted: boolean): boolean {
  if (stance === "denies" || stance === "assesses" || stance === "claims" || stance === "acknowledges") return true;
  const words = foldWords(`${cue} ${text}`);
  // who refuses to tell, or says that it is not his to tell
  if (
    anyHasSense(words, "withholds") &&
    anyHasSense(words, "figure-noun") &&
    words.some((word) => hasSense(word, "gives-out"))
  )
    return true;
  // a quoted judgement on how things stand: “largely static”
  return quoted && hasSense(foldWords(cue)[0] ?? "", "describes");
}

function write(attribution: Attribution, sentence: string, text: string): Assessment | null {
  const { source, cue, content, saidOn } = attribution;
  if (source === null || cue === null) return null;
  const said = content
    .map((span) => closeQuotes(span, text))
    .join(" … ")
    .trim();
  // what follows the verb reads on; what stood before it, or is quoted whole, takes a colon
  const follows = (content[0]?.start ?? 0) > cue.end && !/^[“"]/.test(said);
  return {
    attribution: `${source.text} ${cue.text}${follows ? "" : ":"} ${said}`.replace(/\s+/g, " "),
    source: source.name,
    saidOn,
    text: sentence.replace(/\s+/g, " "),
  };
}

// A span that ends before its closing mark gets it back.
function closeQuotes(span: QuotedSpan, text: string): string {
  const opened = (span.text.match(/“/g) ?? []).length > (span.text.match(/”/g) ?? []).length;
  if (!opened) return span.text;
  const close = text.indexOf("”", span.end);
  return close >= 0 && close - span.end <= 2 ? text.slice(span.start, close + 1) : `${span.text}”`;
}

function holds(sentence: Span, part: Span | null): boolean {
  return part !== null && part.start >= sentence.start && part.end <= sentence.end;
}

function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

function sizeOf({ content }: Attribution): number {
  return content.reduce((size, span) => size + span.end - span.start, 0);
}

/** The assessments of all reports in the order of days, then sources, then words; copies of one sentence once. */
export function orderAssessments(assessments: readonly Assessment[]): readonly Assessment[] {
  const sorted = assessments
    .map((assessment) => ({ assessment, key: keyOf(assessment) }))
    .sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0));
  const seen = new Set<string>();
  return sorted
    .map(({ assessment }) => assessment)
    .filter((assessment) => {
      // texts that copy each other keep a sentence's beginning
      const opening = foldWords(assessment.text).slice(0, OPENING_WORDS).join(" ");
      const key = `${assessment.source ?? ""}|${opening}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}

function keyOf({ saidOn, source, text, attribution }: Assessment): string {
  return [saidOn ?? "~", source ?? "~", text, attribution].join("\u001f");
}
