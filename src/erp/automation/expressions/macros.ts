import { evaluate, isTrue, type Scope } from "./evaluate.ts";
import { ExpressionError } from "./expression-error.ts";
import type { FunctionTools } from "./functions.ts";
import { listOf } from "./functions-lists.ts";
import type { ASTNode } from "./parse.ts";
import { expressionTexts } from "./strings.ts";
import { fieldOf, isRecord } from "./values.ts";

/** How each of CEL's macros is written. The first takes a field, the others walk through a list. */
export const MACROS: Readonly<Record<string, { usage: string; takes: readonly number[] }>> = {
  has: { usage: "has(x.y)", takes: [1] },
  all: { usage: "list.all(x, …)", takes: [2] },
  exists: { usage: "list.exists(x, …)", takes: [2] },
  exists_one: { usage: "list.exists_one(x, …)", takes: [2] },
  filter: { usage: "list.filter(x, …)", takes: [2] },
  map: { usage: "list.map(x, …)", takes: [2, 3] },
};

/** @param args those after the receiver; undefined where there is no receiver */
export function isMacro(name: string, args: readonly ASTNode[] | undefined): boolean {
  return Object.hasOwn(MACROS, name) && (args === undefined) === (name === "has");
}

/** @param nodes the list, the item's name, and what is asked of each item; for `has` the field */
export function evaluateMacro(
  name: string,
  nodes: readonly ASTNode[],
  scope: Scope,
  tools: FunctionTools,
): unknown {
  const [subject, variable, first, second] = nodes;
  if (subject === undefined) throw new ExpressionError(expressionTexts.needsField);
  if (name === "has") return hasField(subject, scope, tools);
  if (variable?.op !== "id" || first === undefined)
    throw new ExpressionError(expressionTexts.needsName(name));
  const list = listOf(evaluate(subject, scope, tools), name);
  tools.meter.allowList(list.length);
  const itemName = variable.args;
  const of = (node: ASTNode, item: unknown) =>
    evaluate(node, { names: { [itemName]: item }, outer: scope }, tools);
  const holds = (item: unknown) => isTrue(of(first, item), name);
  switch (name) {
    case "all":
      return list.every(holds);
    case "exists":
      return list.some(holds);
    case "exists_one":
      return list.filter(holds).length === 1;
    case "filter":
      return list.filter(holds);
    default:
      return second === undefined
        ? list.map((item) => of(first, item))
        : list.filter(holds).map((item) => of(second, item));
  }
}

function hasField(node: ASTNode, scope: Scope, tools: FunctionTools): boolean {
  if (node.op !== ".") throw new ExpressionError(expressionTexts.needsField);
  const record = evaluate(node.args[0], scope, tools);
  return isRecord(record) && fieldOf(record, node.args[1]) !== null;
}
