/** A stretch of a text: UTF-16 code units, `end` exclusive, so that `text.slice(start, end)` is what it covers. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A stretch and the words it covers. */
export interface QuotedSpan extends Span {
  readonly text: string;
}
