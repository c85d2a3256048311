/** Tries at most; a neighbour on the machine can only make one slower, so that the fastest of each tells the most. */
const TRIES = 6;

/**
 * How many times as long a large text takes to read as a small one, by the fastest reading of each; tried again as long as
 * it is not under `worst`. What takes less than `leastMs` is counted as that: a clock tells nothing of it.
 */
export function measureGrowth(
  read: (text: string) => void,
  { small, large, worst, leastMs }: { small: string; large: string; worst: number; leastMs: number },
): number {
  let smallMs = Number.POSITIVE_INFINITY;
  let largeMs = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < TRIES && !(largeMs / Math.max(leastMs, smallMs) < worst); tries++) {
    smallMs = Math.min(
      smallMs,
      msOf(() => read(small)),
    );
    largeMs = Math.min(
      largeMs,
      msOf(() => read(large)),
    );
  }
  return largeMs / Math.max(leastMs, smallMs);
}

// Time on the clock counts whoever else is on the machine, the processor’s time the other tests of this process: the
// smaller of the two is nearer to this test’s own.
function msOf(work: () => void): number {
  const begun = performance.now();
  const before = process.cpuUsage();
  work();
  const spent = process.cpuUsage(before);
  return Math.min(performance.now() - begun, (spent.user + spent.system) / 1000);
}
