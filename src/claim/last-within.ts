/**
 * The last of a list in order of sentences that fits, no more than `reach` sentences before a sentence. It looks back no
 * farther than that: however many claims a report makes, each looks at the few beside it.
 */
export function lastWithin<One extends { readonly sentence: number }>(
  list: readonly One[],
  sentence: number,
  reach: number,
  fits: (one: One) => boolean,
): One | undefined {
  for (let at = list.length - 1; at >= 0; at--) {
    const one = list[at];
    if (one === undefined || sentence - one.sentence > reach) return undefined;
    if (fits(one)) return one;
  }
  return undefined;
}
