import type { Child } from "hono/jsx";
import type { Span } from "../../text/span.ts";

/** A stretch of a text that is shown marked. Where two meet, the first wins and the other is cut to what is left. */
export interface TextMark extends Span {
  readonly kind: "claim" | "source" | "cue" | "shared" | "changed";
  /** Anchor; null where the mark has none. */
  readonly id: string | null;
  /** Path the mark links to, ready as an address; null where it links nowhere. */
  readonly href: string | null;
  readonly title: string;
}

/** A text from `from` to `to` with its marks. Nothing of it is markup: it is escaped where it is written. */
export function MarkedText({
  text,
  marks,
  from = 0,
  to = text.length,
}: {
  text: string;
  marks: readonly TextMark[];
  from?: number;
  to?: number;
}) {
  const pieces: Child[] = [];
  let at = from;
  for (const mark of [...marks].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const start = Math.max(mark.start, at);
    const end = Math.min(mark.end, to);
    if (start >= end) continue;
    pieces.push(text.slice(at, start));
    const words = text.slice(start, end);
    pieces.push(
      <mark class={`is-${mark.kind}`} id={mark.id ?? undefined} title={mark.title}>
        {mark.href === null ? words : <a href={mark.href}>{words}</a>}
      </mark>,
    );
    at = end;
  }
  pieces.push(text.slice(at, to));
  return <>{pieces}</>;
}

/** The sentence or so around a span, cut at line ends and at most `reach` characters each way. */
export function surroundings(text: string, span: Span, reach = 240): Span {
  let start = Math.max(0, span.start - reach);
  const line = text.lastIndexOf("\n", Math.max(0, span.start - 1));
  if (line >= start) start = line + 1;
  else if (start > 0) start = Math.max(start, text.indexOf(" ", start) + 1 || start);
  let end = Math.min(text.length, span.end + reach);
  const next = text.indexOf("\n", span.end);
  if (next !== -1 && next <= end) end = next;
  else if (end < text.length) end = Math.max(span.end, text.lastIndexOf(" ", end));
  return { start: Math.min(start, span.start), end };
}
