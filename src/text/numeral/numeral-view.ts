import { type Doc, TokenKind, TokenShape } from "../doc.ts";
import { NumeralRole, type NumeralWords } from "./numeral-words.ts";

/** What a reader of numbers is handed: a doc, the words of its language, and where to stop. */
export interface NumeralView {
  readonly doc: Doc;
  readonly numerals: NumeralWords;
  /** No token at or behind it is read. */
  readonly limit: number;
}

function isWordAt(view: NumeralView, token: number): boolean {
  return token >= 0 && token < view.limit && view.doc.kind[token] === TokenKind.word;
}

/** The joint bits of a token; 0 for what is no word. */
export function jointAt(view: NumeralView, token: number): number {
  return isWordAt(view, token) ? (view.numerals.joint[view.doc.word[token] ?? 0] ?? 0) : 0;
}

/** The role of a token in a number; `none` for what is no word. */
export function roleAt(view: NumeralView, token: number): number {
  return isWordAt(view, token) ? (view.numerals.role[view.doc.word[token] ?? 0] ?? 0) : NumeralRole.none;
}

/** The value of a number's word; 0 for other words. */
export function wordValueAt(view: NumeralView, token: number): number {
  return isWordAt(view, token) ? (view.numerals.value[view.doc.word[token] ?? 0] ?? 0) : 0;
}

/** The number that an ordinal names (third: 3); 0 for other words. */
export function ordinalAt(view: NumeralView, token: number): number {
  return isWordAt(view, token) ? (view.numerals.ordinal[view.doc.word[token] ?? 0] ?? 0) : 0;
}

/** Whether white space stands before a token. */
export function isSpacedAt(doc: Doc, token: number): boolean {
  return ((doc.shape[token] ?? 0) & TokenShape.spaced) !== 0;
}

/** Whether a token is a hyphen with nothing around it: twenty-six, 12-person. */
export function isHyphenAt(doc: Doc, token: number): boolean {
  return doc.kind[token] === TokenKind.dash && !isSpacedAt(doc, token) && !isSpacedAt(doc, token + 1);
}

/** The code unit that a token begins with. */
export function codeAt(doc: Doc, token: number): number {
  return doc.text.charCodeAt(doc.start[token] ?? 0);
}
