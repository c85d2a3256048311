import { TokenKind, tokenText } from "../../text/doc.ts";
import type { Reason, Source, SourceRole, Stance } from "../claim.ts";
import type { ClaimDraft, Refiner } from "../claim-draft.ts";
import { isFormer } from "../time/moment-of.ts";
import { isCalledUntrue } from "./called-untrue.ts";
import { carrierOf, citedIn } from "./cited-source.ts";
import { findBasis } from "./find-basis.ts";
import { findConfidence } from "./find-confidence.ts";
import type { FoundAttribution } from "./found-attribution.ts";
import { ownBodyOf } from "./full-name.ts";
import { goesOn, inheritFrom } from "./inherit-source.ts";
import { jointSources } from "./joint-sources.ts";
import { leadOfList } from "./list-lead.ts";
import type { TokenRange } from "./noun-phrase.ts";
import { recordAfter } from "./record-source.ts";
import { resolveSource } from "./resolve-source.ts";
import { datedUtterance, formerUtterance, type SpokenDays } from "./said-on.ts";
import { attributionsIn, createSourceBook, type SourceBook } from "./source-book.ts";
import type { SourceName } from "./source-name.ts";
import { sourceWordAt } from "./source-words.ts";
import { officeOf } from "./state-office.ts";
import { spanOf } from "./token-span.ts";
import { WordClass } from "./word-class.ts";

/**
 * Who stands behind each claim: the chain from the origin to the reader, its stance, basis and confidence, and the day of
 * the utterance. A claim that no one’s words hold stays in the report’s own voice, unless its sentence plainly goes on
 * from an attributed one.
 */
export const attributeClaims: Refiner = (context, drafts) => {
  if (drafts.length === 0) return drafts;
  const book = createSourceBook(context, "counts");
  const read = (sentence: number): readonly FoundAttribution[] =>
    sentence < 0 || sentence >= context.doc.sentenceCount ? [] : attributionsIn(book, sentence);
  const attributed: ClaimDraft[] = [];
  const spoken: SpokenDays = new Map();
  for (const draft of drafts) attributed.push(attributeDraft(book, draft, read, attributed, spoken));
  return attributed;
};

function attributeDraft(
  book: SourceBook,
  draft: ClaimDraft,
  read: (sentence: number) => readonly FoundAttribution[],
  before: readonly ClaimDraft[],
  spoken: SpokenDays,
): ClaimDraft {
  const { context } = book;
  const held = holdersOf(book, draft, read);
  const record = recordAfter(book, draft);
  const goneOn = held.length === 0 && goesOn(book, draft) ? lastBefore(book, draft, read) : null;
  const lead = held.length === 0 && goneOn === null ? leadOfList(book, draft.sentence) : null;
  const taken = goneOn ?? lead;
  if (held.length === 0 && record === null && taken === null) {
    const inherited = inheritFrom(book, draft, before);
    const told = isCalledUntrue(book, draft) ? "denies" : "says";
    return inherited ?? { ...draft, sources: [], stance: told, confidence: findConfidence(context, draft, null) };
  }
  const holding = taken === null ? held : [taken];
  const sources: Source[] = record === null ? [] : [record];
  const why: Reason[] = [];
  for (const found of holding) {
    for (const link of linksOf(book, found, sources.length === 0)) addLink(sources, link);
    const cue = spanOf(context, found.candidate.cue);
    const rule =
      taken === null
        ? `“${cue.text}” joins the claim to its source`
        : lead === null
          ? `goes on from “${cue.text}” in the sentence before: its source is taken over`
          : "a point of a list: the source of the line that leads it is taken over";
    why.push({ rule, start: cue.start, end: cue.end });
  }
  addCited(book, holding, sources);
  const dated = isFormer(context, draft)
    ? formerUtterance(context, draft, sources)
    : datedUtterance(book, holding, sources, spoken);
  const stance = isCalledUntrue(book, draft) ? "denies" : stanceOf(book, holding);
  return {
    ...draft,
    sources: dated.sources,
    saying: dated.saying,
    stance,
    basis: findBasis(book, draft, dated.sources),
    confidence: findConfidence(context, draft, holding[0] ?? null),
    why: [...draft.why, ...why, ...dated.why],
  };
}

// The last attribution of the sentence before, in the same paragraph.
function lastBefore(
  book: SourceBook,
  { sentence }: ClaimDraft,
  read: (sentence: number) => readonly FoundAttribution[],
): FoundAttribution | null {
  const { paragraph } = book.context.doc;
  if (sentence === 0 || paragraph[sentence - 1] !== paragraph[sentence]) return null;
  return read(sentence - 1).findLast((found) => found.candidate.source !== null && tellsNumbers(found)) ?? null;
}

/** The attributions whose content holds the figure, the innermost first: those of its sentence and of its quotation. */
function holdersOf(
  book: SourceBook,
  draft: ClaimDraft,
  read: (sentence: number) => readonly FoundAttribution[],
): readonly FoundAttribution[] {
  const { doc } = book.context;
  const { quotes } = book.reader;
  const sentences = new Set([draft.sentence - 1, draft.sentence]);
  const quote = quotes.list[quotes.of[draft.figureFirst] ?? -1];
  if (quote !== undefined) {
    sentences.add((doc.sentence[quote.first] ?? 0) - 1);
    sentences.add(doc.sentence[quote.first] ?? 0);
    sentences.add(doc.sentence[Math.min(quote.end, doc.tokenCount - 1)] ?? 0);
    sentences.add(doc.sentence[Math.max(0, quote.end - 1)] ?? 0);
  }
  const holding: { readonly found: FoundAttribution; readonly size: number }[] = [];
  for (const sentence of sentences) {
    for (const found of read(sentence)) {
      const { source, cue } = found.candidate;
      if (
        source === null ||
        !tellsNumbers(found) ||
        isCounted(book, found) ||
        isInside(draft.figureFirst, source) ||
        isInside(draft.figureFirst, cue)
      )
        continue;
      const held = found.contents.find((range) => isInside(draft.figureEnd - 1, range));
      if (held !== undefined) holding.push({ found, size: sizeOf(found) });
    }
  }
  holding.sort((a, b) => a.size - b.size || b.found.weight - a.found.weight);
  const [nearest] = holding;
  // “…, up from the 64 that the ministry announced”: nobody else’s, whoever tells it
  if (nearest !== undefined && isAntecedent(book, nearest.found)) return [nearest.found];
  // whoever denies what another says is no link of that other’s chain
  return holding
    .map(({ found }) => found)
    .filter((found, at) => at === 0 || found.candidate.entry?.stance !== "denies");
}

// “the 64 that the ministry announced”, “the toll it gave”: what is told stands before its source with no mark between.
function isAntecedent({ reader }: SourceBook, { candidate, contents }: FoundAttribution): boolean {
  const [content] = contents;
  const { source, frame } = candidate;
  if (source === null || content === undefined || contents.length > 1 || frame !== "before") return false;
  const next = reader.tags[content[1]];
  return (content[1] === source[0] && next !== WordClass.quote) || (content[1] === source[0] - 1 && isThat(next));
}

function isThat(tag: number | undefined): boolean {
  return tag === WordClass.subordinator || tag === WordClass.relative;
}

// “with 101 people confirmed dead”, “three people listed as missing”: those who are counted say nothing.
function isCounted({ context, reader }: SourceBook, { candidate }: FoundAttribution): boolean {
  const { source, entry, cue, frame } = candidate;
  if (source === null || frame === "that" || entry?.part !== "count" || reader.tags[source[0]] !== WordClass.number)
    return false;
  const { doc } = context;
  return tokenText(doc, source[1] - 1).toLowerCase() === "people" || doc.kind[source[1] - 1] === TokenKind.number
    ? true
    : reader.tags[cue[0]] === WordClass.participle;
}

// “has seen 300 hurt”, “continued to send 200”: a view or deed, not a word, where only an object or infinitive follows.
function tellsNumbers({ candidate }: FoundAttribution): boolean {
  const { entry, frame } = candidate;
  if (entry === null) return true;
  return !entry.isView && (entry.part !== "verb" || entry.stance !== "says" || (frame !== "noun" && frame !== "to"));
}

// One cue’s links: whom it cites, who spoke, and the outlet that was told.
function linksOf(book: SourceBook, found: FoundAttribution, isFirst: boolean): readonly Source[] {
  const { candidate } = found;
  const { context } = book;
  const links: Source[] = [];
  const cue = spanOf(context, candidate.cue).text;
  if (candidate.source !== null && !isNobody(book, candidate.source))
    for (const each of jointSources(book, candidate.source)) links.push(toLink(book, each, cue, isFirst));
  if (candidate.addressee !== null) {
    const told = resolveSource(book, candidate.addressee);
    if (told.kind === "outlet") links.push({ ...toLink(book, candidate.addressee, cue, false), role: "reporter" });
  }
  return links;
}

// “the ministry, cited by the paper”: the paper carried it. “the paper said, citing the ministry”: the ministry is its origin.
function addCited(book: SourceBook, holding: readonly FoundAttribution[], sources: Source[]): void {
  const [nearest] = holding;
  const [origin] = sources;
  if (nearest === undefined || origin === undefined) return;
  const { sentence } = nearest.candidate;
  if (origin.kind === "outlet") {
    const cited = citedIn(book, sentence);
    if (cited === null) return;
    const link = toLink(book, cited.range, spanOf(book.context, cited.cue).text, true);
    if (link.kind !== "document" && link.kind !== "outlet" && !sources.some(({ name }) => name === link.name))
      sources.unshift(link);
    return;
  }
  const carrier = carrierOf(book, origin, sentence);
  if (carrier === null) return;
  const link = toLink(book, carrier.range, spanOf(book.context, carrier.cue).text, false);
  addLink(sources, { ...link, role: "reporter" });
}

// “Four outlets now confirm” names none of them, and a news outlet’s own “we” is the report’s voice.
function isNobody(book: SourceBook, [first, end]: TokenRange): boolean {
  const { doc, lexicon } = book.context;
  const { tags } = book.reader;
  if (isAuthor(book, [first, end]))
    return ownBodyOf(book.context) === null || (book.reader.quotes.of[first] ?? -1) >= 0;
  const isMany = tags[first] === WordClass.number || /^(?:several|many|various|other)$/i.test(tokenText(doc, first));
  let head = first + 1;
  while (head < end && tags[head] !== WordClass.comma) head += 1;
  return isMany && sourceWordAt(lexicon, doc, head - 1, head, "body")?.fields[0] === "outlet";
}

// Whoever writes the report, where no quotation holds the word
function isAuthor({ context }: SourceBook, [first, end]: TokenRange): boolean {
  return end - first === 1 && sourceWordAt(context.lexicon, context.doc, first, end, "author") !== null;
}

function toLink(book: SourceBook, range: TokenRange, cue: string, isFirst: boolean): Source {
  const said = (isAuthor(book, range) ? ownBodyOf(book.context) : null) ?? resolveSource(book, range);
  // a state’s figures are its office’s, where the report names the office
  const office = said.kind === "state" ? officeOf(book, said.name, (inner) => resolveSource(book, inner)) : null;
  const source = office ?? said;
  return {
    ...spanOf(book.context, range),
    name: source.name,
    role: roleOf(source, isFirst),
    kind: source.kind,
    cue,
    anonymous: source.anonymous,
    saidOn: null,
  };
}

function roleOf({ kind, anonymous }: SourceName, isFirst: boolean): SourceRole {
  if (kind === "outlet") return "reporter";
  if (anonymous || kind === "person") return "speaker";
  return isFirst ? "origin" : "speaker";
}

// “a spokesman says the alliance stands by its estimate”: the body and who speaks for it are one link
function addLink(sources: Source[], link: Source): void {
  const at = sources.findIndex(({ name }) => name === link.name);
  const known = sources[at];
  if (known === undefined) sources.push(link);
  else if (link.anonymous && !known.anonymous) sources[at] = { ...known, anonymous: true };
}

// The nearest cue’s word; an estimate that someone only “says” is still an estimate.
function stanceOf(book: SourceBook, holding: readonly FoundAttribution[]): Stance {
  const [nearest] = holding;
  if (nearest === undefined) return "says";
  const stance = (nearest.candidate.entry?.stance ?? "says") as Stance;
  if (stance !== "says" || nearest.candidate.source === null) return stance;
  const { text } = spanOf(book.context, nearest.candidate.source);
  return /\b(?:estimates?|projections?)\b/i.test(text) ? "estimates" : "says";
}

function isInside(token: number, [first, end]: TokenRange): boolean {
  return token >= first && token < end;
}

function sizeOf({ contents }: FoundAttribution): number {
  let size = 0;
  for (const [first, end] of contents) size += end - first;
  return size;
}
