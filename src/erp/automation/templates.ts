import { checkExpression, type Shapes } from "./expressions/check.ts";
import { evaluate, type Scope } from "./expressions/evaluate.ts";
import { ExpressionError } from "./expressions/expression-error.ts";
import type { FunctionTools } from "./expressions/functions.ts";
import { type ASTNode, parseExpression } from "./expressions/parse.ts";
import { inJsonText } from "./expressions/secrets.ts";
import { expressionTexts } from "./expressions/strings.ts";
import { isRecord, makeRecord, toJson, toText } from "./expressions/values.ts";

/**
 * Values in an automation. Any text may hold `{{ expression }}`; a text that is exactly one keeps the value's type.
 * `{"$json": value}` is the value as a JSON text, for ERPs that take JSON inside of a field.
 */

type Piece = { text: string } | { expression: string; start: number };

const JSON_TEXT = "$json";

/** Takes a text apart. @throws ExpressionError where braces are not closed */
export function piecesOf(template: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (let open = template.indexOf("{{"); open !== -1; open = template.indexOf("{{", end)) {
    if (open > end) pieces.push({ text: template.slice(end, open) });
    const close = closingBraces(template, open + 2);
    if (close === -1) throw new ExpressionError(expressionTexts.templateOpen, open);
    const expression = template.slice(open + 2, close);
    if (expression.trim() === "") throw new ExpressionError(expressionTexts.templateEmpty, open);
    pieces.push({ expression, start: open + 2 });
    end = close + 2;
  }
  if (end < template.length) pieces.push({ text: template.slice(end) });
  return pieces;
}

/** Where `}}` closes the expression: braces and quotes inside of it are its own. */
function closingBraces(template: string, start: number): number {
  let depth = 0;
  let quote = "";
  for (let index = start; index < template.length; index++) {
    const character = template[index] ?? "";
    if (quote !== "") {
      if (character === "\\") index++;
      else if (character === quote) quote = "";
    } else if (character === '"' || character === "'") quote = character;
    else if (character === "{") depth++;
    else if (character === "}" && depth > 0) depth--;
    else if (character === "}" && template[index + 1] === "}") return index;
  }
  return -1;
}

/** Checks every expression of a value. Calls `report` with the path of each that is wrong. */
export function checkTemplate(
  template: unknown,
  variables: Shapes,
  path: string,
  report: (path: string, error: ExpressionError) => void,
): void {
  if (typeof template === "string") {
    try {
      for (const piece of piecesOf(template)) checkPiece(piece, variables);
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      report(path, error);
    }
    return;
  }
  if (template === null || typeof template !== "object") return;
  for (const [key, inner] of Object.entries(template)) {
    checkTemplate(inner, variables, `${path}.${key}`, report);
  }
}

function checkPiece(piece: Piece, variables: Shapes): void {
  if ("text" in piece) return;
  try {
    checkExpression(piece.expression, variables);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    throw new ExpressionError(error.text, piece.start + (error.position ?? 0));
  }
}

/** Evaluates expressions and templates of one run. */
export class Renderer {
  readonly #tools: FunctionTools;
  readonly #parsed = new Map<string, ASTNode>();
  readonly #pieces = new Map<string, Piece[]>();

  constructor(tools: FunctionTools) {
    this.#tools = tools;
  }

  get meter(): FunctionTools["meter"] {
    return this.#tools.meter;
  }

  /** @throws ExpressionError */
  evaluate(expression: string, scope: Scope): unknown {
    const parsed = this.#parsed.get(expression) ?? parseExpression(expression);
    this.#parsed.set(expression, parsed);
    return evaluate(parsed, scope, this.#tools);
  }

  /**
   * A template's value. A field whose whole value is an expression of nothing is left out: what a caller does not give, the
   * ERP does not get.
   * @throws ExpressionError
   */
  render(template: unknown, scope: Scope): unknown {
    if (typeof template === "string") return this.#renderText(template, scope);
    if (Array.isArray(template)) return template.map((item) => this.render(item, scope));
    if (!isRecord(template)) return template;
    const entries = Object.entries(template);
    const [only] = entries;
    if (entries.length === 1 && only?.[0] === JSON_TEXT) {
      return inJsonText(toJson(this.render(only[1], scope), this.meter));
    }
    return makeRecord(
      entries.flatMap(([key, inner]): [string, unknown][] => {
        const value = this.render(inner, scope);
        return value === null && inner !== null ? [] : [[key, value]];
      }),
    );
  }

  /** A template's value in the middle of a text. `write` says how each value in it is written. */
  renderText(template: string, scope: Scope, write: (text: string) => string = (text) => text): string {
    const parts = this.#piecesOf(template).map((piece) =>
      "text" in piece ? piece.text : write(toText(this.evaluate(piece.expression, scope), this.meter)),
    );
    this.meter.allowText(parts.reduce((length, part) => length + part.length, 0));
    return parts.join("");
  }

  #renderText(template: string, scope: Scope): unknown {
    const [first, ...more] = this.#piecesOf(template);
    if (first === undefined) return "";
    if (more.length === 0 && "expression" in first) return this.evaluate(first.expression, scope);
    return this.renderText(template, scope);
  }

  #piecesOf(template: string): Piece[] {
    const pieces = this.#pieces.get(template) ?? piecesOf(template);
    this.#pieces.set(template, pieces);
    return pieces;
  }
}
