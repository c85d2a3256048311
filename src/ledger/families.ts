import type { Edge } from "../lineage/edge.ts";

/** What of an edge the ledger asks for. */
export type Tie = Pick<Edge, "childId" | "parentId" | "kind">;

/** Reports joined into families of texts: whoever shares words with another is of its family. */
export interface Families {
  readonly familyOf: (report: string) => string;
  readonly parentsOf: (report: string) => readonly string[];
  /** Reports whose text a report revises: the child's id → the parent's. */
  readonly revisionOf: (report: string) => string | null;
  /** Whether two reports are of one family, or one has figures or quotations from the other. */
  readonly areLinked: (report: string, other: string) => boolean;
}

/** Families that grow while edges come in. */
export interface FamilyBook extends Families {
  /** Takes edges in. Gives every report whose family goes by another name since, with the name it had. */
  readonly join: (ties: readonly Tie[]) => ReadonlyMap<string, string>;
  /** Every report of a family, by the family's name. */
  readonly membersOf: (family: string) => readonly string[];
}

// A quotation is no derivation, and a citation shares no text.
const KIN = new Set(["same", "revision", "copy", "partial", "rewrite"]);

/** Opens a book of the reports of a story. A family goes by its smallest report id, whichever edge came first. */
export function openFamilies(): FamilyBook {
  const roots = new Map<string, string>();
  const members = new Map<string, readonly string[]>();
  const parents = new Map<string, string[]>();
  const revisions = new Map<string, string>();
  const linked = new Set<string>();
  const familyOf = (report: string): string => roots.get(report) ?? report;
  const membersOf = (family: string): readonly string[] => members.get(family) ?? [family];
  const join = (ties: readonly Tie[]): ReadonlyMap<string, string> => {
    const moved = new Map<string, string>();
    for (const { childId, parentId, kind } of ties) {
      linked.add(`${childId}|${parentId}`);
      if (!KIN.has(kind)) continue;
      const own = parents.get(childId);
      if (own === undefined) parents.set(childId, [parentId]);
      else own.push(parentId);
      // of two it is said to revise, the first by id: the order of the edges does not matter
      if (kind === "revision" && parentId < (revisions.get(childId) ?? "~")) revisions.set(childId, parentId);
      const [one, other] = [familyOf(childId), familyOf(parentId)];
      if (one === other) continue;
      const [first, second] = one < other ? [one, other] : [other, one];
      const joining = membersOf(second);
      for (const id of joining) {
        if (!moved.has(id)) moved.set(id, second);
        roots.set(id, first);
      }
      members.set(first, [...membersOf(first), ...joining]);
      members.delete(second);
    }
    return moved;
  };
  return {
    join,
    membersOf,
    familyOf,
    parentsOf: (report) => [...(parents.get(report) ?? [])].sort(),
    revisionOf: (report) => revisions.get(report) ?? null,
    areLinked: (one, other) =>
      familyOf(one) === familyOf(other) || linked.has(`${one}|${other}`) || linked.has(`${other}|${one}`),
  };
}

/** What makes an edge one. */
export function tieKey(tie: Tie): string {
  return `${tie.childId}|${tie.parentId}|${tie.kind}`;
}
