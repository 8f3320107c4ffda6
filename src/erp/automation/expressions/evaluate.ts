import type { Decimal } from "../../../lib/money.ts";
import { ExpressionError } from "./expression-error.ts";
import { expressionFunctions, type FunctionTools } from "./functions.ts";
import { evaluateMacro, isMacro } from "./macros.ts";
import type { ASTNode } from "./parse.ts";
import { hasPlaceholder, placeholderOf, SecretNames } from "./secrets.ts";
import { expressionTexts, kindTexts } from "./strings.ts";
import { calculate, equals, fieldOf, isRecord, kindOf, makeRecord, toText, wrongKind } from "./values.ts";

/** The variables that an expression sees: those of its step, and around them those of the run. */
export type Scope = { readonly names: Readonly<Record<string, unknown>>; readonly outer?: Scope };

/**
 * The value of an expression. What is absent is null, all the way down: `a.b.c` is null where `a` is. (CEL would fail; but
 * these ERPs leave out what is empty, and so does whoever calls a function.)
 * @throws ExpressionError with the position of what failed
 */
export function evaluate(node: ASTNode, scope: Scope, tools: FunctionTools): unknown {
  try {
    tools.meter.spend(1);
    return evaluateNode(node, scope, tools);
  } catch (error) {
    if (!(error instanceof ExpressionError) || error.position !== undefined) throw error;
    throw new ExpressionError(error.text, node.start);
  }
}

function evaluateNode(node: ASTNode, scope: Scope, tools: FunctionTools): unknown {
  const run = (part: ASTNode) => evaluate(part, scope, tools);
  switch (node.op) {
    case "value":
      return literal(node.args);
    case "id":
      return variable(scope, node.args);
    case ".":
      return member(run(node.args[0]), node.args[1]);
    case "[]":
      return member(run(node.args[0]), run(node.args[1]));
    case "list":
      return node.args.map(run);
    case "map":
      return makeRecord(node.args.map(([key, value]) => [toText(run(key), tools.meter), run(value)]));
    case "?:":
      return run(isTrue(run(node.args[0]), "?:") ? node.args[1] : node.args[2]);
    case "&&":
      return isTrue(run(node.args[0]), "&&") && isTrue(run(node.args[1]), "&&");
    case "||":
      return isTrue(run(node.args[0]), "||") || isTrue(run(node.args[1]), "||");
    case "!_":
      return !isTrue(run(node.args), "!");
    case "-_":
      return combine("-", 0, run(node.args), tools);
    case "call":
      if (isMacro(node.args[0], undefined)) return evaluateMacro(node.args[0], node.args[1], scope, tools);
      return callFunction(node.args[0], node.args[1].map(run), tools);
    case "rcall": {
      const [name, receiver, args] = node.args;
      if (isMacro(name, args)) return evaluateMacro(name, [receiver, ...args], scope, tools);
      return callFunction(name, [receiver, ...args].map(run), tools);
    }
    case ".?":
    case "[?]":
      throw new ExpressionError(expressionTexts.notAvailable(node.op));
    default:
      return combine(node.op, run(node.args[0]), run(node.args[1]), tools);
  }
}

function literal(value: unknown): unknown {
  return typeof value === "bigint" ? Number(value) : value;
}

function variable(scope: Scope, name: string): unknown {
  for (let inner: Scope | undefined = scope; inner !== undefined; inner = inner.outer) {
    if (Object.hasOwn(inner.names, name)) return inner.names[name] ?? null;
  }
  return null;
}

function member(value: unknown, key: unknown): unknown {
  return value instanceof SecretNames ? placeholderOf(String(key)) : fieldOf(value, key);
}

/** Nothing is false: `answer.success` that is not there. @throws ExpressionError for anything but a boolean */
export function isTrue(value: unknown, where: string): boolean {
  if (value === null || value === undefined) return false;
  if (typeof value === "boolean") return value;
  throw wrongKind(where, "boolean", value);
}

function callFunction(name: string, given: readonly unknown[], tools: FunctionTools): unknown {
  const known = expressionFunctions.get(name);
  if (known === undefined) throw new ExpressionError(expressionTexts.unknownFunction(name));
  if (given.length < known.least || given.length > known.most) {
    throw new ExpressionError(expressionTexts.wrongArguments(known.usage));
  }
  const takesSecret = given.some((value) => typeof value === "string" && hasPlaceholder(value));
  if (takesSecret && !known.keepsTexts) throw new ExpressionError(expressionTexts.secretStaysWhole);
  return known.run(given, tools);
}

type Arithmetic = (left: Decimal, right: Decimal) => Decimal;

const ARITHMETIC: Readonly<Record<string, Arithmetic>> = {
  "+": (left, right) => left.plus(right),
  "-": (left, right) => left.minus(right),
  "*": (left, right) => left.times(right),
  "/": (left, right) => left.div(right),
  "%": (left, right) => left.mod(right),
};

const COMPARISON: Readonly<Record<string, (order: number) => boolean>> = {
  "<": (order) => order < 0,
  "<=": (order) => order <= 0,
  ">": (order) => order > 0,
  ">=": (order) => order >= 0,
};

function combine(sign: string, left: unknown, right: unknown, tools: FunctionTools): unknown {
  const { meter } = tools;
  if (sign === "==") return equals(left, right, meter);
  if (sign === "!=") return !equals(left, right, meter);
  if (sign === "in") return isIn(left, right, tools);
  const compare = COMPARISON[sign];
  if (compare !== undefined) return compare(order(left, right));
  const run = ARITHMETIC[sign];
  if (typeof left === "number" && typeof right === "number" && run !== undefined) {
    if ((sign === "/" || sign === "%") && right === 0) {
      throw new ExpressionError(expressionTexts.divisionByZero);
    }
    return calculate(run, left, right);
  }
  if (sign === "+" && (typeof left === "string" || typeof right === "string")) {
    const [before, after] = [toText(left, meter), toText(right, meter)];
    meter.allowText(before.length + after.length);
    return before + after;
  }
  if (sign === "+" && Array.isArray(left) && Array.isArray(right)) {
    meter.allowList(left.length + right.length);
    return [...left, ...right];
  }
  throw new ExpressionError(
    expressionTexts.notCombinable(sign, kindTexts[kindOf(left)], kindTexts[kindOf(right)]),
  );
}

/** Negative when the left one comes first. Texts compare by their characters, so that ISO dates compare as dates. */
function order(left: unknown, right: unknown): number {
  if (typeof left === "number" && typeof right === "number") return left - right;
  if (typeof left === "string" && typeof right === "string") return left < right ? -1 : left > right ? 1 : 0;
  throw new ExpressionError(expressionTexts.incomparable(kindTexts[kindOf(left)], kindTexts[kindOf(right)]));
}

function isIn(item: unknown, whole: unknown, { meter }: FunctionTools): boolean {
  if (whole === null || whole === undefined) return false;
  if (Array.isArray(whole)) return whole.some((each) => equals(item, each, meter));
  if (isRecord(whole)) return Object.hasOwn(whole, toText(item, meter));
  if (typeof whole === "string") return whole.includes(toText(item, meter));
  throw wrongKind("in", "list", whole);
}
