import { ExpressionError } from "./expression-error.ts";
import { expressionFunctions } from "./functions.ts";
import { isMacro, MACROS } from "./macros.ts";
import { type ASTNode, parseExpression } from "./parse.ts";
import { expressionTexts } from "./strings.ts";

/**
 * What an expression may name. A shape of null can hold anything: an answer of an ERP. A record of shapes holds these
 * fields and no others.
 */
export type Shape = { readonly [field: string]: Shape } | null;
export type Shapes = Readonly<Record<string, Shape>>;

const MOST_NESTED = 2;

/**
 * Checks an expression before it is ever evaluated: its syntax, and that every variable, field and function that it
 * names is there.
 * @throws ExpressionError for the first thing that is wrong
 */
export function checkExpression(source: string, variables: Shapes): void {
  check(parseExpression(source), { variables, nested: 0 });
}

type Place = { variables: Shapes; nested: number };

function check(node: ASTNode, place: Place): void {
  const fail = (text: ExpressionError["text"]): never => {
    throw new ExpressionError(text, node.start);
  };
  switch (node.op) {
    case "value":
      if (typeof node.args === "object" && node.args !== null) fail(expressionTexts.notAvailable('b"…", 1u'));
      return;
    case "id":
    case ".":
      checkPath(node, place);
      return;
    case "call":
    case "rcall":
      checkCall(node, place);
      return;
    case ".?":
    case "[?]":
      fail(expressionTexts.notAvailable(node.op));
      return;
    case "!_":
    case "-_":
      check(node.args, place);
      return;
    case "map":
      for (const [key, value] of node.args) {
        check(key, place);
        check(value, place);
      }
      return;
    default:
      for (const inner of node.args) check(inner, place);
  }
}

/** `input.order.customer`: each name of it must be one that the variable before it has. @returns what it leads to */
function checkPath(node: ASTNode, place: Place): Shape {
  if (node.op === "id") {
    const { variables } = place;
    if (Object.hasOwn(variables, node.args)) return variables[node.args] ?? null;
    const text =
      node.args === "secrets"
        ? expressionTexts.secretIsNotTold
        : expressionTexts.unknownVariable(node.args, Object.keys(variables));
    throw new ExpressionError(text, node.start);
  }
  if (node.op !== ".") {
    check(node, place);
    return null;
  }
  const [owner, field] = node.args;
  const shape = checkPath(owner, place);
  if (shape === null) return null;
  if (Object.hasOwn(shape, field)) return shape[field] ?? null;
  const known = Object.keys(shape);
  const isStep = owner.op === "id" && owner.args === "steps";
  const path = owner.op === "id" ? `${owner.args}.${field}` : field;
  throw new ExpressionError(
    isStep ? expressionTexts.unknownStep(field, known) : expressionTexts.unknownField(path, known),
    node.start,
  );
}

function checkCall(node: Extract<ASTNode, { op: "call" | "rcall" }>, place: Place): void {
  const [name, receiver, args] =
    node.op === "call" ? [node.args[0], undefined, node.args[1]] : [node.args[0], node.args[1], node.args[2]];
  const given = receiver === undefined ? args : [receiver, ...args];
  if (isMacro(name, receiver === undefined ? undefined : args)) {
    checkMacro(node, name, given, place);
    return;
  }
  const known = expressionFunctions.get(name);
  if (known === undefined) throw new ExpressionError(expressionTexts.unknownFunction(name), node.start);
  if (given.length < known.least || given.length > known.most) {
    throw new ExpressionError(expressionTexts.wrongArguments(known.usage), node.start);
  }
  for (const inner of given) check(inner, place);
}

function checkMacro(node: ASTNode, name: string, nodes: readonly ASTNode[], place: Place): void {
  const { usage, takes } = MACROS[name] ?? { usage: name, takes: [] };
  const [subject, variable, ...asked] = nodes;
  const count = name === "has" ? nodes.length : nodes.length - 1;
  if (subject === undefined || !takes.includes(count)) {
    throw new ExpressionError(expressionTexts.wrongArguments(usage), node.start);
  }
  if (name === "has") {
    if (subject.op !== ".") throw new ExpressionError(expressionTexts.needsField, node.start);
    check(subject, place);
    return;
  }
  if (variable?.op !== "id") throw new ExpressionError(expressionTexts.needsName(name), node.start);
  if (place.nested === MOST_NESTED) {
    throw new ExpressionError(expressionTexts.nestedTooDeep(MOST_NESTED), node.start);
  }
  check(subject, place);
  const inside = { variables: { ...place.variables, [variable.args]: null }, nested: place.nested + 1 };
  for (const inner of asked) check(inner, inside);
}
