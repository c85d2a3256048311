import type { Finding } from "./ledger.ts";
import { mergeSorted } from "./resort.ts";
import { type FindingDraft, finishFinding } from "./write-finding.ts";

/** The findings of a story while what tells them comes and goes: each cause told once, all in order. */
export interface OpenFindings {
  /**
   * The findings of these lists as they now stand; a list that was there before is told by its identity. `statementOf`:
   * the statement that a claim is of, for findings that name claims alone.
   */
  readonly settle: (
    lists: readonly (readonly FindingDraft[])[],
    statementOf: (claim: string) => string | null,
  ) => readonly Finding[];
}

interface Told {
  readonly draft: FindingDraft;
  readonly statements: readonly (string | null)[];
  readonly finding: Finding;
}

/** Opens the findings of a story of which nothing is told yet. */
export function openFindings(): OpenFindings {
  let lists: ReadonlySet<readonly FindingDraft[]> = new Set();
  const byCause = new Map<string, Set<FindingDraft>>();
  const told = new Map<string, Told>();
  // those whose statements are looked up, claim by claim
  const open = new Map<string, Told>();
  let ordered: readonly Finding[] = [];

  const keep = (cause: string, draft: FindingDraft, statements: readonly (string | null)[]): Finding => {
    const finding = finishFinding({ ...draft, statements: statements.filter((id) => id !== null) });
    const one = { draft, statements, finding };
    told.set(cause, one);
    if (draft.statements.length === 0) open.set(cause, one);
    else open.delete(cause);
    return finding;
  };

  return {
    settle: (now, statementOf) => {
      const moved = movedDrafts(lists, now);
      lists = new Set(now);
      const touched = new Set<string>();
      for (const draft of moved.gone) {
        const cause = causeOf(draft);
        touched.add(cause);
        byCause.get(cause)?.delete(draft);
      }
      for (const draft of moved.come) {
        const cause = causeOf(draft);
        touched.add(cause);
        const own = byCause.get(cause);
        if (own === undefined) byCause.set(cause, new Set([draft]));
        else own.add(draft);
      }
      const gone = new Set<Finding>();
      const come: Finding[] = [];
      const put = (cause: string, draft: FindingDraft, statements: readonly (string | null)[]): void => {
        const old = told.get(cause);
        if (old !== undefined) gone.add(old.finding);
        come.push(keep(cause, draft, statements));
      };
      for (const [cause, { draft, statements }] of open)
        if (!touched.has(cause) && draft.claims.some((claim, at) => statementOf(claim) !== statements[at]))
          put(cause, draft, draft.claims.map(statementOf));
      for (const cause of touched) {
        const draft = fullestOf(byCause.get(cause) ?? []);
        const old = told.get(cause);
        if (draft === null) {
          byCause.delete(cause);
          told.delete(cause);
          open.delete(cause);
          if (old !== undefined) gone.add(old.finding);
        } else if (draft !== old?.draft || draft.statements.length === 0)
          put(cause, draft, draft.statements.length > 0 ? draft.statements : draft.claims.map(statementOf));
      }
      if (gone.size > 0 || come.length > 0)
        ordered = mergeSorted(
          gone.size === 0 ? ordered : ordered.filter((one) => !gone.has(one)),
          come,
          compareFindings,
        );
      return ordered;
    },
  };
}

const causes = new WeakMap<FindingDraft, string>();

function causeOf(draft: FindingDraft): string {
  const known = causes.get(draft);
  if (known !== undefined) return known;
  const cause = `${draft.kind}|${draft.cause}`;
  causes.set(draft, cause);
  return cause;
}

// A draft that stands in a list that went and in one that came did not move.
function movedDrafts(
  before: ReadonlySet<readonly FindingDraft[]>,
  now: readonly (readonly FindingDraft[])[],
): { readonly gone: ReadonlySet<FindingDraft>; readonly come: ReadonlySet<FindingDraft> } {
  const lists = new Set(before);
  const fresh = now.filter((list) => !lists.delete(list));
  const gone = new Set([...lists].flat());
  const come = new Set<FindingDraft>();
  for (const list of fresh) for (const draft of list) if (!gone.delete(draft)) come.add(draft);
  return { gone, come };
}

// Of several tellings of one cause the one with the most behind it, then the first by its words.
function fullestOf(drafts: Iterable<FindingDraft>): FindingDraft | null {
  let best: FindingDraft | null = null;
  for (const draft of drafts) if (best === null || isFuller(draft, best)) best = draft;
  return best;
}

function isFuller(one: FindingDraft, other: FindingDraft): boolean {
  if (one.claims.length !== other.claims.length) return one.claims.length > other.claims.length;
  if (one.text !== other.text) return one.text < other.text;
  return one !== other && one.claims.join() < other.claims.join();
}

const ORDER: readonly Finding["kind"][] = [
  "arithmetic",
  "disagreement",
  "distortion",
  "estimate-as-count",
  "unit",
  "double-count",
  "circular",
  "confirmation",
  "correction",
  "decrease",
  "rescoped",
  "headline",
  "stale",
  "lone-source",
  "anonymous-only",
  "unattributed",
  "no-base",
  "no-figure",
];

const RANKS: ReadonlyMap<Finding["kind"], number> = new Map(ORDER.map((kind, at) => [kind, at]));

function compareFindings(one: Finding, other: Finding): number {
  return (
    (RANKS.get(one.kind) ?? 0) - (RANKS.get(other.kind) ?? 0) ||
    (one.text === other.text ? (one.id < other.id ? -1 : 1) : one.text < other.text ? -1 : 1)
  );
}
