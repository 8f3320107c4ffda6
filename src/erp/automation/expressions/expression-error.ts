import { type Bilingual, inLanguage, type Language } from "../../../strings/language.ts";
import { withoutPlaceholders } from "./secrets.ts";
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

/**
 * An error of a run as one of an expression: a value nested beyond the stack is one too. The value that it names may be a
 * secret's. @throws any other error
 */
export function toExpressionError(error: unknown): ExpressionError {
  if (error instanceof ExpressionError) {
    const shown = (language: Language) => withoutPlaceholders(inLanguage(error.text, language));
    return new ExpressionError({ pt: shown("pt"), en: shown("en") }, error.position);
  }
  if (error instanceof RangeError) return new ExpressionError(expressionTexts.tooDeep);
  throw error;
}
