import { type Bilingual, inLanguage } from "../../../strings/language.ts";
import { expressionTexts } from "./strings.ts";

/** What is wrong with an expression, in words for whoever wrote it, and where in it. */
export class ExpressionError extends Error {
  override readonly name = "ExpressionError";
  readonly text: Bilingual;
  /** Characters from the expression's beginning. */
  readonly position: number | undefined;

  constructor(text: Bilingual, position?: number) {
    super(inLanguage(text, "en"));
    this.text = text;
    this.position = position;
  }
}

/** An error as one of an expression: a value nested beyond the stack is one too. @throws any other error */
export function toExpressionError(error: unknown): ExpressionError {
  if (error instanceof ExpressionError) return error;
  if (error instanceof RangeError) return new ExpressionError(expressionTexts.tooDeep);
  throw error;
}
