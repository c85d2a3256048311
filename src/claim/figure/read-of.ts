import { TokenKind } from "../../text/doc.ts";
import { jointAt } from "../../text/numeral/numeral-view.ts";
import { Joint } from "../../text/numeral/numeral-words.ts";
import type { FigureView } from "./quantity.ts";

// “of its combat force in Ukraine”: longer than this it is no longer what the share is of.
const LONGEST_OF = 8;

/**
 * What a share is of: the words behind “of” (or before which “the”, “its” … stands) up to a verb, a mark or another
 * figure. Null where the words do not say.
 */
export function readOf(view: FigureView, token: number): readonly [first: number, end: number] | null {
  const joint = jointAt(view, token);
  if ((joint & Joint.of) !== 0) return readNounWords(view, token + 1, LONGEST_OF);
  if ((joint & (Joint.the | Joint.possessive)) !== 0) return readNounWords(view, token, LONGEST_OF);
  return null;
}

/** Words up to a mark, a verb, a conjunction or a number; null where there is none. */
export function readNounWords(view: FigureView, token: number, longest: number): readonly [number, number] | null {
  const { doc, limit } = view;
  let at = token;
  const last = Math.min(limit, token + longest);
  while (at < last) {
    const kind = doc.kind[at];
    if (kind !== TokenKind.word && kind !== TokenKind.clitic && kind !== TokenKind.number) break;
    if ((jointAt(view, at) & (Joint.stop | Joint.and | Joint.or | Joint.to | Joint.for | Joint.no)) !== 0) break;
    at += 1;
  }
  return at > token ? [token, at] : null;
}
