import type { GestaoclickSwitches } from "./switches.ts";

/** A record with null for what is empty, when the company answers as the vendor doc's examples do. */
export function withBlanks(record: object, switches: GestaoclickSwitches): object {
  if (!switches.NULL_BLANKS) return record;
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [name, value === "" ? null : value]),
  );
}
