import type { Lexicon } from "../../lexicon/lexicon.ts";
import { type Doc, TokenKind, TokenShape } from "../../text/doc.ts";
import type { FigureAtom } from "../figure-atom.ts";

/** What a rule of rejection is handed. */
export interface RejectView {
  readonly doc: Doc;
  readonly lexicon: Lexicon;
  /** Bits of words that numbers stand beside, by vocabulary number. */
  readonly beside: Int32Array;
}

/** One kind of number that is no figure. Each of `examples` holds one that it rejects, `nearMisses` none. */
export interface RejectRule {
  readonly name: string;
  readonly rejects: (view: RejectView, atom: FigureAtom) => boolean;
  readonly examples: readonly string[];
  readonly nearMisses: readonly string[];
}

/** The bits of the word at a token; 0 for what is no word or unknown. */
export function besideAt(view: RejectView, token: number): number {
  if (token < 0 || token >= view.doc.tokenCount || view.doc.kind[token] !== TokenKind.word) return 0;
  return view.beside[view.doc.word[token] ?? 0] ?? 0;
}

/** Whether white space stands before a token. */
export function isSpacedAt(view: RejectView, token: number): boolean {
  return token >= view.doc.tokenCount || ((view.doc.shape[token] ?? 0) & TokenShape.spaced) !== 0;
}

/** The code unit of a token of one character; 0 beyond the text. */
export function signAt(view: RejectView, token: number): number {
  if (token < 0 || token >= view.doc.tokenCount) return 0;
  const kind = view.doc.kind[token];
  if (kind === TokenKind.word || kind === TokenKind.number) return 0;
  return view.doc.text.charCodeAt(view.doc.start[token] ?? 0);
}

/** Whether a token is a hyphen inside a compound: nothing but the word and the number around it. */
export function isHyphenAt(view: RejectView, token: number): boolean {
  if (token < 0 || token >= view.doc.tokenCount || view.doc.kind[token] !== TokenKind.dash) return false;
  const code = signAt(view, token);
  const isShort = code === 0x2d || code === 0x2010 || code === 0x2011;
  return isShort && !isSpacedAt(view, token) && !isSpacedAt(view, token + 1);
}

/** Whether a token is a word that begins with a capital. */
export function isCapitalAt(view: RejectView, token: number): boolean {
  return (
    token >= 0 && view.doc.kind[token] === TokenKind.word && ((view.doc.shape[token] ?? 0) & TokenShape.capital) !== 0
  );
}

/** Whether the number is one token of digits; its length in code units, or 0. */
export function digitLength(view: RejectView, atom: FigureAtom): number {
  if (atom.numberEnd - atom.numberFirst !== 1 || view.doc.kind[atom.numberFirst] !== TokenKind.number) return 0;
  return (view.doc.end[atom.numberFirst] ?? 0) - (view.doc.start[atom.numberFirst] ?? 0);
}
