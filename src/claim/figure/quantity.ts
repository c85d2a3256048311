import type { Lexicon } from "../../lexicon/lexicon.ts";
import { TokenKind } from "../../text/doc.ts";
import type { NumeralView } from "../../text/numeral/numeral-view.ts";
import type { FigureAtom } from "../figure-atom.ts";
import type { FigureWords } from "./figure-words.ts";

/** A figure without its hedge: tokens `[first, end)`; `numberFirst` leaves a leading “between” or “for every …” out. */
export interface Quantity {
  readonly first: number;
  readonly end: number;
  readonly numberFirst: number;
  readonly kind: "exact" | "about" | "range" | "vague" | "ratio";
  readonly low: number;
  readonly high: number;
  readonly form: FigureAtom["form"];
  readonly of: readonly [first: number, end: number] | null;
  /** A hedge inside it: tokens (“between about 5 and 7”), or null. */
  readonly hedge: readonly [first: number, end: number] | null;
  /** Whether the two ends stand as alternatives (“two or three”). */
  readonly isAlternative: boolean;
  readonly rule: string;
}

/** What a figure form is handed: the doc, the words of its language, and where to stop. */
export interface FigureView extends NumeralView {
  readonly lexicon: Lexicon;
  readonly words: FigureWords;
}

/** One way to write a figure. `examples` each hold one that it reads, `nearMisses` none. */
export interface FigureForm {
  readonly name: string;
  /** Bits of {@link FigureWords.begins} that it can begin with. */
  readonly begins: number;
  readonly read: (view: FigureView, token: number) => Quantity | null;
  readonly examples: readonly string[];
  readonly nearMisses: readonly string[];
}

/** What a token has to do with counts: bits of {@link FigureWords.course}. */
export function courseAt(view: FigureView, token: number): number {
  if (token < 0 || token >= view.limit || view.doc.kind[token] !== TokenKind.word) return 0;
  return view.words.course[view.doc.word[token] ?? 0] ?? 0;
}
