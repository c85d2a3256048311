import { tokenText } from "../../text/doc.ts";
import { readSentence } from "./attribution-reader.ts";
import { nounPhraseBefore } from "./noun-phrase.ts";
import { reportNamesOf } from "./report-names.ts";
import { sideAdjective } from "./side-adjective.ts";
import type { SourceBook } from "./source-book.ts";
import type { SourceName } from "./source-name.ts";
import { WordClass } from "./word-class.ts";

type Resolve = (range: readonly [number, number]) => SourceName;

/**
 * The one office of a state that a report names: where “Norland” says how many of its soldiers died and the report also
 * has “Norland’s Defense Ministry”, the two are one voice. With `side` null: the one agency that the report names at all,
 * for “officials” and “the authorities”. Null where there is none, or more than one.
 */
export function officeOf(book: SourceBook, side: string | null, resolve: Resolve): SourceName | null {
  const own = new Map<string, SourceName>();
  const others = new Map<string, SourceName>();
  for (const office of officesIn(book, resolve)) {
    const isOwn = side !== null && isOfSide(book, office.name, side);
    (isOwn ? own : others).set(office.name, office);
  }
  const found = side !== null && own.size > 0 ? own : others;
  const [office] = found.values();
  if (office === undefined || found.size > 1) return null;
  // an agency that bears another state’s name is not this one’s
  return found === others && side !== null && /Ministry$/.test(office.name) ? null : office;
}

const kept = new WeakMap<SourceBook, readonly SourceName[]>();
/** Bodies looked at: a report names a handful. */
const OFFICE_LIMIT = 60;

function officesIn(book: SourceBook, resolve: Resolve): readonly SourceName[] {
  const known = kept.get(book);
  if (known !== undefined) return known;
  // while the offices are being read, none is known: a name that asks for them stays as said
  kept.set(book, []);
  const { doc } = book.context;
  const offices: SourceName[] = [];
  for (const run of reportNamesOf(book.context).runs) {
    if (offices.length >= OFFICE_LIMIT) break;
    if (run.body !== "agency" || run.end - run.first < 2) continue;
    const s = readSentence(book.reader, doc.sentence[run.first] ?? 0);
    // only a body that speaks: its noun phrase is a subject, not an address
    if (s.tags[run.end] === WordClass.clitic) continue;
    const phrase = nounPhraseBefore(s, run.end);
    const first =
      phrase === null || tokenText(doc, phrase[0]).length === 0 ? run.first : Math.max(phrase[0], run.first - 4);
    const name = resolve([first, run.end]);
    if (name.kind === "agency" && !name.anonymous && !name.isShort) offices.push(name);
  }
  kept.set(book, offices);
  return offices;
}

function isOfSide({ context }: SourceBook, name: string, side: string): boolean {
  return name.startsWith(`${side} `) || name.startsWith(`${sideAdjective(context, side)} `);
}
