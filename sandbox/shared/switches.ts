/** A fact about an ERP that nobody is sure of: the sandbox can behave either way, company by company. */
export type SwitchDefinition =
  | { kind: "flag"; fallback: boolean; description: string }
  | { kind: "count"; fallback: number; description: string }
  | { kind: "words"; fallback: readonly string[]; description: string }
  | { kind: "choice"; fallback: string; options: readonly string[]; description: string };

export type SwitchDefinitions = Record<string, SwitchDefinition>;

type ValueOf<Definition> = Definition extends { kind: "flag" }
  ? boolean
  : Definition extends { kind: "count" }
    ? number
    : Definition extends { kind: "words" }
      ? readonly string[]
      : Definition extends { kind: "choice"; options: readonly (infer Option)[] }
        ? Option
        : never;

/** The values that a set of definitions resolves to. */
export type SwitchValues<Definitions> = { [Name in keyof Definitions]: ValueOf<Definitions[Name]> };

/** A switch that is on or off. */
export function flag(fallback: boolean, description: string) {
  return { kind: "flag" as const, fallback, description };
}

/** A switch that holds a whole number, zero or more. */
export function count(fallback: number, description: string) {
  return { kind: "count" as const, fallback, description };
}

/** A switch that holds a list of words. */
export function words(fallback: readonly string[], description: string) {
  return { kind: "words" as const, fallback, description };
}

/** A switch that holds one of several named behaviours. */
export function choice<const Option extends string>(
  options: readonly Option[],
  fallback: NoInfer<Option>,
  description: string,
) {
  return { kind: "choice" as const, options, fallback, description };
}

/** Every switch's value for a company: what it stores, or the default. Stored values were checked when written. */
export function resolveSwitches<Definitions extends SwitchDefinitions>(
  definitions: Definitions,
  stored: Record<string, unknown>,
): SwitchValues<Definitions> {
  const values: Record<string, unknown> = {};
  for (const [name, definition] of Object.entries(definitions)) {
    values[name] = isValid(definition, stored[name]) ? stored[name] : definition.fallback;
  }
  // Guarantee: each value was just checked against, or taken from, the definition of the same name.
  return values as SwitchValues<Definitions>;
}

/** What is wrong with a change of switches, one sentence per fault; empty when it may be stored. */
export function faultsOfSwitchChange(
  definitions: SwitchDefinitions,
  change: Record<string, unknown>,
): string[] {
  return Object.entries(change).flatMap(([name, value]) => {
    const definition = definitions[name];
    if (!definition) return [`unknown switch ${name}`];
    return value === null || isValid(definition, value) ? [] : [`${name} must be ${expectation(definition)}`];
  });
}

function isValid(definition: SwitchDefinition, value: unknown): boolean {
  switch (definition.kind) {
    case "flag":
      return typeof value === "boolean";
    case "count":
      return Number.isSafeInteger(value) && Number(value) >= 0;
    case "words":
      return Array.isArray(value) && value.every((word) => typeof word === "string");
    case "choice":
      return typeof value === "string" && definition.options.includes(value);
  }
}

function expectation(definition: SwitchDefinition): string {
  switch (definition.kind) {
    case "flag":
      return "true or false";
    case "count":
      return "a whole number, zero or more";
    case "words":
      return "a list of words";
    case "choice":
      return `one of ${definition.options.join(", ")}`;
  }
}
