import type { Claim, Figure, FigureKind, Source } from "../../src/claim/claim.ts";
import type { Report } from "../../src/report/report.ts";
import { digestOf } from "../../src/text/digest.ts";

/** What a test says of a claim, in short: the rest is as in a plain toll of people killed. */
export interface Told {
  /** "at least 12 killed", "7,000 to 15,000 casualties", "12 percent killed": a figure and its measure. */
  readonly says: string;
  /** Who says it, the origin first; none = the report's own voice. `name@2024-05-01` gives the day. */
  readonly by?: string | readonly string[];
  readonly of?: string;
  readonly who?: string;
  readonly side?: string;
  readonly role?: string;
  readonly place?: string;
  readonly asOf?: string;
  readonly claim?: Partial<Claim>;
  readonly figure?: Partial<Figure>;
  readonly source?: Partial<Source>;
}

const KINDS: readonly (readonly [string, FigureKind])[] = [
  ["at least", "at-least"],
  ["more than", "more-than"],
  ["up to", "at-most"],
  ["nearly", "nearly"],
  ["about", "about"],
  ["fewer than", "less-than"],
];

/** A claim of a report, from a few words. */
export function makeTold(report: Report, told: Told): Claim {
  const match = /^(?<lead>[a-z ]*?)\s*(?<one>[\d,.]+)(?: to (?<two>[\d,.]+))?\s+(?<rest>.+)$/.exec(told.says);
  const groups = match?.groups ?? {};
  const one = groups.one === undefined ? null : Number(groups.one.replaceAll(",", ""));
  const two = groups.two === undefined ? one : Number(groups.two.replaceAll(",", ""));
  const lead = groups.lead ?? "";
  const [first = "", second] = (groups.rest ?? told.says).split(" ");
  const units = ["percent", "families", "households", "reports", "buildings"];
  const unit = units.includes(first) ? first : "people";
  const measure = unit === "people" ? first : (second ?? "killed");
  const kind = told.figure?.kind ?? (one !== two ? "range" : (KINDS.find(([word]) => word === lead)?.[1] ?? "exact"));
  const opensUp = kind === "at-least" || kind === "more-than" || kind === "just-over";
  const opensDown = kind === "at-most" || kind === "nearly" || kind === "less-than";
  const names = told.by === undefined ? [] : typeof told.by === "string" ? [told.by] : told.by;
  const text = told.says.slice(0, told.says.length - (groups.rest ?? "").length).trim();
  const places = told.claim?.start ?? 0;
  return {
    schema: 1,
    id: digestOf(
      report.id,
      told.says,
      told.who ?? null,
      told.place ?? null,
      told.role ?? null,
      told.side ?? null,
      places,
      names.join(),
    ),
    report: report.id,
    file: report.file,
    in: "text",
    start: 0,
    end: told.says.length,
    evidence: told.says,
    measure,
    counted: null,
    method: null,
    accounting: null,
    modality: "reported",
    includes: [],
    population: { text: told.who ?? null, name: told.who ?? null, side: told.side ?? null, role: told.role ?? null },
    place: told.place ?? null,
    placeBasis: null,
    period: null,
    asOf: told.asOf ?? null,
    sources: names.map((name) => makeSource(name, told.source)),
    basis: [],
    stance: "says",
    confidence: null,
    comparison: false,
    partOf: null,
    disputes: [],
    why: [],
    ...told.claim,
    figure: {
      text,
      start: 0,
      end: text.length,
      implied: false,
      kind,
      low: opensDown ? null : one,
      high: opensUp ? null : two,
      hedge: lead === "" ? null : lead,
      unit,
      of: told.of ?? null,
      ...told.figure,
    },
  };
}

function makeSource(named: string, given: Partial<Source> = {}): Source {
  const [name = named, saidOn = null] = named.split("@");
  const isOutlet = name.startsWith("outlet ");
  const shown = isOutlet ? name.slice("outlet ".length) : name;
  return {
    text: shown,
    start: 0,
    end: 0,
    name: shown,
    role: isOutlet ? "reporter" : "origin",
    kind: isOutlet ? "outlet" : "organisation",
    cue: "said",
    anonymous: false,
    saidOn,
    ...given,
  };
}
