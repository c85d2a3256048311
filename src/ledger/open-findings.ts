import type { Finding } from "./ledger.ts";
import { mergeSorted } from "./resort.ts";
import { type FindingDraft, finishFinding } from "./write-finding.ts";

/** The findings of a story while what tells them comes and goes: each cause told once, all in order. */
export interface OpenFindings {
  /** What is told in one place from now on: in a report, an entry, or across all of them. */
  readonly put: (place: string, drafts: readonly FindingDraft[]) => void;
  /**
   * The findings as they now stand. `statementOf`: the statement that a claim is of, for findings that name claims alone;
   * `moved`: the claims that are of another statement than the last time.
   */
  readonly settle: (statementOf: (claim: string) => string | null, moved: ReadonlySet<string>) => readonly Finding[];
}

interface Told {
  readonly draft: FindingDraft;
  readonly finding: Finding;
}

/** Opens the findings of a story of which nothing is told yet. */
export function openFindings(): OpenFindings {
  const places = new Map<string, readonly FindingDraft[]>();
  // how many places more or fewer each is told in
  const steps = new Map<FindingDraft, number>();
  const byCause = new Map<string, Set<FindingDraft>>();
  const told = new Map<string, Told>();
  // causes of findings whose statements are looked up, by their claims
  const open = new Map<string, Set<string>>();
  let ordered: readonly Finding[] = [];

  const step = (drafts: readonly FindingDraft[] | undefined, by: 1 | -1): void => {
    for (const draft of drafts ?? []) steps.set(draft, (steps.get(draft) ?? 0) + by);
  };
  const tie = (cause: string, { draft }: Told, isOpen: boolean): void => {
    for (const claim of draft.statements.length > 0 ? [] : draft.claims) {
      const own = open.get(claim);
      if (!isOpen) {
        own?.delete(cause);
        if (own?.size === 0) open.delete(claim);
      } else if (own === undefined) open.set(claim, new Set([cause]));
      else own.add(cause);
    }
  };
  const takeIn = (): ReadonlySet<string> => {
    const touched = new Set<string>();
    for (const [draft, by] of steps) {
      if (by === 0) continue;
      const cause = causeOf(draft);
      touched.add(cause);
      const own = byCause.get(cause);
      if (by < 0) own?.delete(draft);
      else if (own === undefined) byCause.set(cause, new Set([draft]));
      else own.add(draft);
    }
    steps.clear();
    return touched;
  };

  return {
    put: (place, drafts) => {
      const before = places.get(place);
      if (before === drafts) return;
      step(before, -1);
      step(drafts, 1);
      if (drafts.length === 0) places.delete(place);
      else places.set(place, drafts);
    },
    settle: (statementOf, moved) => {
      const touched = new Set(takeIn());
      for (const claim of moved) for (const cause of open.get(claim) ?? []) touched.add(cause);
      const gone = new Set<Finding>();
      const come: Finding[] = [];
      for (const cause of touched) {
        const draft = fullestOf(byCause.get(cause) ?? []);
        const old = told.get(cause);
        if (old !== undefined) {
          if (draft === old.draft && draft.statements.length > 0) continue;
          gone.add(old.finding);
          told.delete(cause);
          tie(cause, old, false);
        }
        if (draft === null) byCause.delete(cause);
        else {
          const one = { draft, finding: finish(draft, statementOf) };
          told.set(cause, one);
          tie(cause, one, true);
          come.push(one.finding);
        }
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

function finish(draft: FindingDraft, statementOf: (claim: string) => string | null): Finding {
  if (draft.statements.length > 0) return finishFinding(draft);
  return finishFinding({ ...draft, statements: draft.claims.map(statementOf).filter((id) => id !== null) });
}

const causes = new WeakMap<FindingDraft, string>();

function causeOf(draft: FindingDraft): string {
  const known = causes.get(draft);
  if (known !== undefined) return known;
  const cause = `${draft.kind}|${draft.cause}`;
  causes.set(draft, cause);
  return cause;
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
