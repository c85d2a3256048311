import type { Claim } from "../claim/claim.ts";
import { isAdmiraltyPair } from "../ledger/admiralty.ts";
import { correctClaim, readField } from "../ledger/correct-claim.ts";
import { type ClaimAnchor, CORRECTABLE, type CorrectableField, type Review } from "../ledger/review-act.ts";
import { anchorOf } from "../work/keep-act.ts";
import type { VersionedStory } from "../work/open-site.ts";

/** What a form asks for: acts to be kept, or what is wrong with it, in words for whoever sent it. */
export type ReadReview =
  | { readonly reviews: readonly Review[]; readonly why: string | null }
  | { readonly problem: string };

/** A form as it was sent: every value of every name, files apart. */
export type SentForm = ReadonlyMap<string, readonly string[]>;

const LONGEST = 300;

/** Reads a form of the review pages. `own` is the id of the claim whose page it was sent from; null on the story's pages. */
export function readReview(form: SentForm, story: VersionedStory, own: string | null): ReadReview {
  const why = (form.get("why")?.[0] ?? "").trim().slice(0, 500);
  const read = readActs(form, story, own);
  if (typeof read === "string") return { problem: read };
  return { reviews: read, why: why === "" ? null : why };
}

function readActs(form: SentForm, story: VersionedStory, own: string | null): readonly Review[] | string {
  const [kind = "", named] = word(form, "do").split(":");
  const ticked = form.get("claim") ?? [];
  const one = story.extracted.get(named ?? own ?? "");
  switch (kind) {
    case "accept":
    case "reject":
      return one === undefined ? "That claim is not in this story any more." : [{ kind, claim: anchorOf(one) }];
    case "rate": {
      if (one === undefined) return "That claim is not in this story any more.";
      const pair = `${word(form, "reliability")}${word(form, "credibility")}`;
      return isAdmiraltyPair(pair)
        ? [{ kind, claim: anchorOf(one), pair }]
        : "A rating takes a letter from A to F and a digit from 1 to 6.";
    }
    case "correct":
      return one === undefined ? "That claim is not in this story any more." : readCorrections(form, story, one);
    case "join-statements": {
      const claims = anchorsOf(story, own === null ? ticked : [own, ...ticked]);
      return claims.length < 2 ? "Tick two claims or more to join them." : [{ kind, claims }];
    }
    case "part-statement": {
      const claims = anchorsOf(story, own === null ? ticked : [own]);
      return claims.length === 0 ? "Tick a claim to set it apart." : [{ kind, claims }];
    }
    case "name-source": {
      const [said, name] = [word(form, "said"), word(form, "name")];
      if (said === "" || name === "") return "Both the words of the report and the name are needed.";
      const isHere = own !== null && word(form, "scope") !== "everywhere";
      return [{ kind, report: isHere ? (one?.report ?? null) : null, said, name }];
    }
    case "same-owner": {
      const outlets = (form.get("outlet") ?? []).filter((name) => hasOutlet(story, name));
      const owner = word(form, "owner");
      return outlets.length === 0 || owner === ""
        ? "Tick the outlets and name their owner."
        : [{ kind, outlets: [...new Set(outlets)], owner }];
    }
    case "join-stories": {
      const others = [...new Set(form.get("story") ?? [])].filter((id) => /^[0-9a-f]+$/.test(id));
      return others.length === 0
        ? "Tick a story to join with this one."
        : [{ kind, stories: [story.site.ledger.story.id, ...others] }];
    }
    case "part-story": {
      const reports = [...new Set(form.get("report") ?? [])].filter((id) => story.site.reports.has(id));
      if (reports.length === 0) return "Tick the reports that tell another event.";
      if (reports.length === story.site.reports.size) return "A story cannot be parted from all of its reports.";
      return [{ kind, story: story.site.ledger.story.id, reports }];
    }
    default:
      return "The form does not say what to do.";
  }
}

function readCorrections(form: SentForm, story: VersionedStory, extracted: Claim): readonly Review[] | string {
  const now = story.site.claims.get(extracted.id) ?? extracted;
  const reviews: Review[] = [];
  for (const field of CORRECTABLE) {
    const sent = form.get(`field.${field}`)?.[0];
    if (sent === undefined) continue;
    const value = readValue(field, sent.trim().slice(0, LONGEST));
    if (value === readField(now, field)) continue;
    // What a field cannot hold leaves the claim as it was: told here, not kept in the log for ever.
    if (value === undefined || readField(correctClaim(now, field, value), field) !== value)
      return `“${field}” cannot be “${sent.slice(0, 80)}”. ${hintOf(field)}`;
    reviews.push({ kind: "correct", claim: anchorOf(extracted), field, value });
  }
  return reviews.length === 0 ? "Nothing was changed." : reviews;
}

function readValue(field: CorrectableField, sent: string): string | number | boolean | null | undefined {
  if (field === "comparison") return sent === "true";
  if (sent === "") return null;
  if (field === "figure.low" || field === "figure.high") {
    const number = Number(sent.replaceAll(/[,\s]/g, ""));
    return Number.isFinite(number) ? number : undefined;
  }
  if (field === "asOf" || field === "saidOn") return /^\d{4}-\d{2}-\d{2}(T|$)/.test(sent) ? sent : undefined;
  return sent;
}

function hintOf(field: CorrectableField): string {
  if (field === "figure.low" || field === "figure.high") return "It takes a number, or nothing where none is told.";
  if (field === "asOf") return "It takes a day: 2025-03-01.";
  if (field === "saidOn") return "It takes a day, 2025-03-01, where an origin is named.";
  return "It cannot be empty, or takes one of the words of its list.";
}

function anchorsOf(story: VersionedStory, ids: readonly string[]): readonly ClaimAnchor[] {
  return [...new Set(ids)]
    .map((id) => story.extracted.get(id))
    .filter((claim) => claim !== undefined)
    .map(anchorOf);
}

function hasOutlet(story: VersionedStory, name: string): boolean {
  for (const report of story.site.reports.values()) if (report.outlet?.name === name) return true;
  return false;
}

function word(form: SentForm, name: string): string {
  return (form.get(name)?.[0] ?? "").trim().slice(0, LONGEST);
}
