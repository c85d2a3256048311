import { expect, test } from "vitest";
import { foldName } from "./fold-name.ts";
import { resolveSources } from "./resolve-sources.ts";

// Which outlets publish their own word: offices, and bodies that others name as a source; a wire prints what others said.
test.for<readonly [outlet: string, bodies: readonly string[], quotes: boolean, speaks: boolean]>([
  ["Harland Disaster Agency", [], false, true],
  ["Ministry of Health", [], false, true],
  ["Norden Agency", [], true, false],
  ["Norden Agency", ["Norden Agency"], true, false],
  ["Harland News Agency", [], true, false],
  ["Belmar Energy", ["Belmar Energy"], false, true],
  ["Belmar Energy", [], false, false],
  ["Belmar Times", ["Belmar Times"], true, false],
  ["HARNA", ["HARNA"], true, false],
])("%s, where %j are named as sources, quoting others %s: speaks for itself %s", ([outlet, bodies, quotes, speaks]) => {
  const book = resolveSources({
    said: bodies,
    outlets: new Map([[foldName(outlet), outlet]]),
    sides: new Set(),
    people: new Set(),
    states: new Set(),
    bodies: new Set(bodies),
    quoting: new Set(quotes ? [foldName(outlet)] : []),
  });
  expect(book.issuers.has(foldName(outlet))).toBe(speaks);
});
