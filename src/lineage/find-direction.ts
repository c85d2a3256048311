import type { Report } from "../report/report.ts";
import { orderOfReports, orderOfVersions } from "./compare-times.ts";
import type { DirectionEvidence, Edge, EdgeKind } from "./edge.ts";
import { LINEAGE_THRESHOLDS as T } from "./thresholds.ts";

/** Which of two reports has the words from the other, and what told so. */
export interface Direction {
  readonly child: "a" | "b";
  readonly by: DirectionEvidence;
  readonly isSure: boolean;
}

/** What each of the two credits, as far as it names the other's outlet. */
export interface CrossCredits {
  readonly aCreditsB: NonNullable<Edge["evidence"]>;
  readonly bCreditsA: NonNullable<Edge["evidence"]>;
}

/**
 * Direction from, in this order: a credit, the time of publication, the time of capture, and, unsure, from who is covered
 * more by the shared words. `none` is an answer: child and parent are then only an order.
 */
export function findDirection(
  a: Report,
  b: Report,
  kind: EdgeKind,
  credits: CrossCredits,
  coverage: { readonly a: number; readonly b: number },
): Direction {
  const isVersion = kind === "revision" || kind === "same";
  const time = isVersion ? orderOfVersions(a, b) : orderOfReports(a, b);
  const aCredits = credits.aCreditsB.length > 0;
  const bCredits = credits.bCreditsA.length > 0;
  if (!isVersion && aCredits !== bCredits) {
    const child = aCredits ? "a" : "b";
    // A credit to a text published later is a credit for something else, unless the page was changed since.
    const isAgainst = time?.isSure === true && time.by === "published" && time.order < 0 === aCredits;
    const [late, early] = aCredits ? [a, b] : [b, a];
    if (!isAgainst || (late.modifiedAt !== null && early.publishedAt !== null && late.modifiedAt > early.publishedAt))
      return { child, by: "credit", isSure: true };
  }
  if (time !== null) return { child: time.order < 0 ? "b" : "a", by: time.by, isSure: time.isSure };
  const more = coverage.a - coverage.b;
  // In revisions the shorter text is as often the first as the cut one.
  if (!isVersion && Math.abs(more) >= T.asymmetry)
    return { child: more > 0 ? "a" : "b", by: "asymmetry", isSure: false };
  return { child: a.id < b.id ? "b" : "a", by: "none", isSure: false };
}
