/** What somebody set for this run: another course of events, or a longer one. Nothing of it is seen inside workerd by itself. */
export function chosen(...names: string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
