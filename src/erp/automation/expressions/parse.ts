import { type ASTNode, Environment, ParseError } from "@marcbachmann/cel-js";
import { Recent } from "../../../lib/recent.ts";
import { ExpressionError } from "./expression-error.ts";
import { expressionTexts } from "./strings.ts";

export type { ASTNode } from "@marcbachmann/cel-js";

export const MAX_EXPRESSION = 2_000;

/**
 * The language is CEL, the Common Expression Language: no code, no loop without bound. The library reads it; evaluating is
 * our own, since the library's cannot be stopped in the middle of a nested list, and catches errors on the way.
 */
const environment = new Environment({
  limits: { maxAstNodes: 500, maxDepth: 30, maxListElements: 200, maxMapEntries: 200, maxCallArguments: 8 },
});

/** A function's automation has some tens, and is checked and run with each call. */
const recent = new Recent<ASTNode>(2_000);

/** @throws ExpressionError where it is not an expression */
export function parseExpression(source: string): ASTNode {
  return recent.of(source, parse);
}

function parse(source: string): ASTNode {
  if (source.length > MAX_EXPRESSION) {
    throw new ExpressionError(expressionTexts.expressionTooLong(MAX_EXPRESSION));
  }
  try {
    return environment.parse(source).ast;
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    throw new ExpressionError(expressionTexts.syntax(error.summary), error.range?.start);
  }
}
