const FIRST_MS = 10_000;
const LONGEST_MS = 3_600_000;

/** So many failures in a row, over about half a day, and a person is asked. */
export const MAX_FAILURES = 18;

/**
 * How long to wait after the nth failure: doubling from ten seconds to an hour, each time a random part between half
 * and all of it, so that what failed together does not come back together.
 */
export function backoffMs(failures: number, random: () => number): number {
  const full = Math.min(FIRST_MS * 2 ** Math.max(0, failures - 1), LONGEST_MS);
  return Math.round(full * (0.5 + random() / 2));
}
