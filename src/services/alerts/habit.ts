export const DAY_MS = 86_400_000;
/** How far back a connection's habit is looked for, from its last arrival on. */
export const HABIT_DAYS = 28;

/** Fewer days with arrivals make no habit. */
const FEWEST_DAYS = 10;
/** So many days more than it was ever silent in that time are unusual: a long weekend is not. */
const GRACE_DAYS = 2;

/**
 * How long a connection may be silent before that is unusual for it, by its own history.
 * @param days those with arrivals, counted back from the last one, which is in day 0
 * @returns milliseconds since the last arrival; null for a connection without a habit
 */
export function longestUsualSilence(days: readonly number[]): number | null {
  const active = [...new Set(days)].sort((left, right) => left - right);
  if (active.length < FEWEST_DAYS) return null;
  const gaps = active.slice(1).map((day, index) => day - (active[index] ?? 0) - 1);
  return (Math.max(0, ...gaps) + GRACE_DAYS) * DAY_MS;
}
