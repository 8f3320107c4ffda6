/** What a log may say of an error that nobody expected: its kind. Its text may hold anything, secrets too. */
export function errorName(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

/** Where an error was thrown. Only lines of the stack that are places: a text of several lines stands above them. */
export function errorPlace(error: unknown, lines = 6): string[] {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  return stack
    .split("\n")
    .filter((line) => /^\s+at (?:async )?(?:new )?[\w$.<>[\]# ]*\(?[\w./:@+-]+:\d+:\d+\)?$/.test(line))
    .slice(0, lines);
}
