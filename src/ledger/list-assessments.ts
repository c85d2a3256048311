import type { Attribution } from "../claim/attribution.ts";
import type { Claim } from "../claim/claim.ts";
import { foldWords } from "./fold-name.ts";
import type { Assessment } from "./ledger.ts";
import { anyHasSense, hasSense } from "./ledger-words.ts";

// Longer than this it is a passage, no assessment.
const LONGEST = 400;

/** What a report's sources said without a number: a judgement, a denial, a refusal to tell; with whom and when. */
export function listAssessments(attributions: readonly Attribution[], claims: readonly Claim[]): readonly Assessment[] {
  const seen = new Set<string>();
  const found: Assessment[] = [];
  for (const { source, cue, content, stance, quoted, saidOn } of attributions) {
    if (source === null) continue;
    const text = content
      .map((span) => span.text)
      .join(" … ")
      .trim();
    if (text === "" || text.length > LONGEST || /\d/.test(text)) continue;
    const first = content[0];
    const isClaimed = claims.some(
      (claim) =>
        claim.in === "text" &&
        first !== undefined &&
        claim.figure.start < (content[content.length - 1] ?? first).end &&
        claim.figure.end > first.start,
    );
    if (isClaimed || !isAssessment(text, cue?.text ?? "", stance, quoted)) continue;
    const attribution = `${source.text} ${cue?.text ?? ""}`.trim();
    const key = `${attribution}|${text}`;
    if (seen.has(key)) continue;
    seen.add(key);
    found.push({ attribution: `${attribution}: ${text}`, source: source.name, saidOn, text });
  }
  return found;
}

function isAssessment(text: string, cue: string, stance: Attribution["stance"], quoted: boolean): boolean {
  if (stance !== "says" && stance !== "plans") return true;
  const words = foldWords(`${cue} ${text}`);
  if (
    anyHasSense(words, "withholds") &&
    (anyHasSense(words, "figure-noun") || words.some((word) => hasSense(word, "gives-out")))
  )
    return true;
  // a quoted judgement on how things stand: “largely static”
  return quoted && /^(described|describes|called|calls|characteri[sz]ed)/i.test(cue);
}

/** The assessments of all reports in the order of days, then sources, then words; each once. */
export function orderAssessments(assessments: readonly Assessment[]): readonly Assessment[] {
  const byKey = new Map(
    assessments.map((assessment) => [
      [assessment.saidOn ?? "~", assessment.source ?? "~", assessment.attribution].join("\u001f"),
      assessment,
    ]),
  );
  return [...byKey].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, assessment]) => assessment);
}
