/** A value in a doc: tokens `[first, end)`. It may be negative, a fraction, a power. */
export interface NumberValue {
  readonly first: number;
  readonly end: number;
  readonly value: number;
}
