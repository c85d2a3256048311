import { digestOf } from "../text/digest.ts";
import type { Claim } from "./claim.ts";
import type { ClaimContext } from "./claim-context.ts";
import { type ClaimDraft, draftOfKey } from "./claim-draft.ts";

/** The record of a draft that went through all refiners. `drafts` are all of the report, for what it points to. */
export function finishClaim(context: ClaimContext, draft: ClaimDraft, drafts: readonly ClaimDraft[]): Claim {
  const { report, doc } = context;
  const start = doc.start[draft.clauseFirst] ?? draft.figure.start;
  const end = doc.end[draft.clauseEnd - 1] ?? draft.figure.end;
  const idOf = (key: number): string | null => {
    const other = draftOfKey(drafts, key);
    return other === null ? null : claimId(context, other);
  };
  return {
    schema: 1,
    id: claimId(context, draft),
    report: report.id,
    file: report.file,
    in: context.in,
    start,
    end,
    evidence: doc.text.slice(start, end),
    figure: draft.figure,
    measure: draft.measure,
    counted: draft.counted,
    method: draft.method,
    accounting: draft.accounting,
    modality: draft.modality,
    includes: draft.includes,
    population: draft.population,
    place: draft.place,
    placeBasis: draft.placeBasis,
    period: draft.period,
    asOf: draft.asOf,
    sources: draft.sources,
    basis: draft.basis,
    stance: draft.stance,
    confidence: draft.confidence,
    comparison: draft.comparison,
    partOf: draft.partOf === null ? null : idOf(draft.partOf),
    disputes: draft.disputes.map(idOf).filter((id) => id !== null),
    why: draft.why,
  };
}

function claimId({ report, in: where }: ClaimContext, { figure, measure }: ClaimDraft): string {
  return digestOf("claim", report.id, where, figure.start, figure.end, measure);
}
