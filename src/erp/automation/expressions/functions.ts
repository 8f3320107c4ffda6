import type { Bilingual } from "../../../strings/language.ts";
import { codingFunctions } from "./functions-coding.ts";
import { listFunctions } from "./functions-lists.ts";
import { textFunctions } from "./functions-texts.ts";
import { typedFunctions } from "./functions-typed.ts";
import type { Meter } from "./meter.ts";

export type FunctionTools = { meter: Meter; now: () => number };

/** A function of expressions. It can be called as `fold(x)` and as `x.fold()`. */
export type ExpressionFunction = {
  /** How it is written, with its arguments: `money(x)`. Those in brackets may be left out: `join(list, [between])`. */
  usage: string;
  description: Bilingual;
  least: number;
  most: number;
  /** It hands its texts on as they are, so that a secret may be among them. */
  keepsTexts?: true;
  run(given: readonly unknown[], tools: FunctionTools): unknown;
};

/** Every function that expressions have, by name. */
export const expressionFunctions: ReadonlyMap<string, ExpressionFunction> = new Map(
  Object.entries({ ...textFunctions, ...typedFunctions, ...listFunctions, ...codingFunctions }),
);
