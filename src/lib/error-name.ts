/** What a log may say of an error that nobody expected: its kind. Its text may hold anything, secrets too. */
export function errorName(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
