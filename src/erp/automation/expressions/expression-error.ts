import { type Bilingual, inLanguage } from "../../../strings/language.ts";

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
