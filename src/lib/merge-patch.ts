/** Named values, as JSON has them. */
export type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** null and "" are no values: in a patch they take a field away. */
function isNothing(value: unknown): boolean {
  return value === null || value === "";
}

/**
 * A patch over what is stored, as JSON Merge Patch has it (RFC 7396): only the given fields change, those of an inner object
 * too; a list is replaced whole. Besides null, "" removes a field.
 */
export function mergeFields(stored: Fields, patch: Fields): Record<string, unknown> {
  const merged = new Map(Object.entries(stored));
  for (const [key, value] of Object.entries(patch)) {
    const before = merged.get(key);
    if (isNothing(value)) merged.delete(key);
    else merged.set(key, isFields(value) ? mergeFields(isFields(before) ? before : {}, value) : value);
  }
  return Object.fromEntries(merged);
}

/** The patch that makes `wanted` of what is stored. What is the same already is no part of it. */
export function patchTowards(stored: Fields, wanted: Fields): Record<string, unknown> {
  const gone = Object.keys(stored).filter((key) => !Object.hasOwn(wanted, key));
  const changed = Object.entries(wanted).flatMap(([key, value]): [string, unknown][] => {
    // An undefined one is kept: nothing is chosen where something must be, and the schema says so.
    if (!Object.hasOwn(stored, key)) return [[key, value]];
    const before = stored[key];
    if (!isFields(value)) return isSame(before, value) ? [] : [[key, value]];
    if (!isFields(before)) return [[key, value]];
    const inner = patchTowards(before, value);
    return Object.keys(inner).length === 0 ? [] : [[key, inner]];
  });
  return Object.fromEntries([...gone.map((key): [string, unknown] => [key, null]), ...changed]);
}

/** The same to JSON, lists' order included. */
function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
