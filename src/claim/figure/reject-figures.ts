import type { ClaimContext } from "../claim-context.ts";
import type { FigureAtom } from "../figure-atom.ts";
import { findZones } from "../zone/find-zones.ts";
import { zoneNames } from "../zone/zone.ts";
import { rejectAgedRules } from "./reject-aged.ts";
import { rejectCalendarRules } from "./reject-calendar.ts";
import { rejectMeasuredRules } from "./reject-measured.ts";
import { rejectNamedRules } from "./reject-named.ts";
import type { RejectRule, RejectView } from "./reject-rule.ts";
import { rejectTalliedRules } from "./reject-tallied.ts";
import { rejectWordsOf } from "./reject-words.ts";

/** A number that is no figure of a claim, and the rule that says so. */
export interface RejectedFigure {
  readonly atom: FigureAtom;
  readonly rule: string;
}

/** All rules, in the order in which they are asked; the first that fits gives its name. */
export const rejectRules: readonly RejectRule[] = [
  ...rejectNamedRules,
  ...rejectMeasuredRules,
  ...rejectCalendarRules,
  ...rejectAgedRules,
  ...rejectTalliedRules,
];

/** Parts the figures that may count people, losses or damage from dates, ages, money, names and the like. */
export function rejectFigures(
  context: ClaimContext,
  atoms: readonly FigureAtom[],
): { readonly kept: readonly FigureAtom[]; readonly rejected: readonly RejectedFigure[] } {
  if (atoms.length === 0) return { kept: atoms, rejected: [] };
  const { doc, lexicon } = context;
  const zones = findZones(doc, lexicon);
  const view: RejectView = { doc, lexicon, beside: rejectWordsOf(lexicon) };
  const kept: FigureAtom[] = [];
  const rejected: RejectedFigure[] = [];
  for (const atom of atoms) {
    const zone = zones[atom.numberFirst] ?? 0;
    const rule = zone === 0 ? nameOfRule(view, atom) : (zoneNames[zone] ?? "zone");
    if (rule === null) kept.push(atom);
    else rejected.push({ atom, rule });
  }
  return { kept, rejected };
}

function nameOfRule(view: RejectView, atom: FigureAtom): string | null {
  for (const rule of rejectRules) if (rule.rejects(view, atom)) return rule.name;
  return null;
}
