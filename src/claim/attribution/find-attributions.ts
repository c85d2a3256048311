import type { Attribution, AttributionSource } from "../attribution.ts";
import type { Stance } from "../claim.ts";
import type { ClaimContext } from "../claim-context.ts";
import { saidOnNear } from "../time/resolve-day.ts";
import type { FoundAttribution } from "./found-attribution.ts";
import type { TokenRange } from "./noun-phrase.ts";
import { resolveSource } from "./resolve-source.ts";
import { attributionsIn, createSourceBook, type SourceBook } from "./source-book.ts";
import { spanOf } from "./token-span.ts";

/** Every attribution of a report, with a number or without, in the order of their cues. */
export function findAttributions(context: ClaimContext): readonly Attribution[] {
  const book = createSourceBook(context);
  const attributions: Attribution[] = [];
  for (let sentence = 0; sentence < context.doc.sentenceCount; sentence++) {
    for (const found of attributionsIn(book, sentence)) attributions.push(toAttribution(book, found));
  }
  return attributions;
}

function toAttribution(book: SourceBook, { candidate, contents }: FoundAttribution): Attribution {
  const { context } = book;
  const { report } = context;
  const [cueFirst, cueEnd] = candidate.cue;
  return {
    schema: 1,
    report: report.id,
    file: report.file,
    source: candidate.source === null ? null : toSource(book, candidate.source),
    cue: spanOf(context, candidate.cue),
    content: contents.map((range) => spanOf(context, range)),
    quoted: contents.some((range) => isQuoted(book, range)),
    stance: (candidate.entry?.stance ?? "says") as Stance,
    saidOn: saidOnNear(context, cueFirst, cueEnd),
  };
}

function toSource(book: SourceBook, range: TokenRange): AttributionSource {
  const { name, kind, anonymous } = resolveSource(book, range);
  return { ...spanOf(book.context, range), name, kind, anonymous };
}

function isQuoted({ reader }: SourceBook, [first, end]: TokenRange): boolean {
  for (let token = first; token < end; token++) if ((reader.quotes.of[token] ?? -1) >= 0) return true;
  return false;
}
