import type { ParseArgsConfig } from "node:util";
import type { Ponte } from "../typescript/src/index.ts";
import type { Output } from "./output.ts";

type OptionTypes = NonNullable<ParseArgsConfig["options"]>;
export type OptionValue = string | boolean | (string | boolean)[] | undefined;

/** One command of `ponte`, as its help tells it and as it runs. */
export type Command = {
  /** "tenants list" */
  name: string;
  /** What follows the name: "<name> [--scope <scope>]…" */
  usage: string;
  summary: string;
  options: OptionTypes;
  /** What each option is for, one a line of the help; those that every command takes are told apart from these. */
  help?: Record<string, string>;
  /** The names of the texts that follow the command, all of them needed. */
  takes?: string[];
  /** @returns the exit code */
  run(invocation: Invocation): Promise<number>;
};

export type Invocation = {
  ponte: Ponte;
  /** From --tenant or PONTE_TENANT. */
  tenantId: string | undefined;
  /** An option's text, where it was given. */
  text(option: string): string | undefined;
  texts(option: string): string[];
  flag(option: string): boolean;
  /** What followed the command, by the names of `takes`. */
  given(name: string): string;
  output: Output;
};

/** The command was not written as it must be: exit code 2, and a word about the help. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** One of the option's values. @throws UsageError that names them */
export function oneOf<Value extends string>(
  option: string,
  value: string | undefined,
  values: readonly Value[],
): Value | undefined {
  if (value === undefined) return undefined;
  const known = values.find((candidate) => candidate === value);
  if (known !== undefined) return known;
  throw new UsageError(`--${option} takes one of ${values.join(", ")}; it is "${value}".`);
}

/** A whole number from 1 on. @throws UsageError */
export function countOf(option: string, value: string | undefined, otherwise: number): number {
  if (value === undefined) return otherwise;
  if (/^[1-9]\d{0,6}$/.test(value)) return Number(value);
  throw new UsageError(`--${option} takes a whole number from 1 on; it is "${value}".`);
}

/** Only what was given: an absent filter filters nothing. */
export function present<Values extends Record<string, unknown>>(
  values: Values,
): { [Key in keyof Values]?: NonNullable<Values[Key]> } {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as { [Key in keyof Values]?: NonNullable<Values[Key]> };
}

/** The first items of a list, however many pages they stand on. */
export async function take<Item>(items: AsyncIterable<Item>, count: number): Promise<Item[]> {
  const taken: Item[] = [];
  for await (const item of items) {
    taken.push(item);
    if (taken.length >= count) break;
  }
  return taken;
}

export const LIMIT = { limit: { type: "string" } } as const;
export const LIMIT_HELP = { "limit <n>": "so many at most; 50 by default" };
export const DEFAULT_LIMIT = 50;
