import type { BodyEncoding, ErpRequest } from "../../request.ts";
import type { Scope } from "../expressions/evaluate.ts";
import { ExpressionError } from "../expressions/expression-error.ts";
import { hasPlaceholder, resolvePlaceholders } from "../expressions/secrets.ts";
import { expressionTexts } from "../expressions/strings.ts";
import { isRecord, toText } from "../expressions/values.ts";
import type { HttpCall } from "../grammar/steps.ts";
import { runTexts } from "../strings.ts";
import type { Renderer } from "../templates.ts";

/** The request of a call, as it stands before the account says who is calling. @throws ExpressionError */
export function toRequest(call: HttpCall, renderer: Renderer, scope: Scope): ErpRequest {
  const query = texts(call.query, renderer, scope);
  const headers = texts(call.headers, renderer, scope);
  for (const [name, value] of Object.entries(headers)) checkHeader(name, value);
  return {
    kind: call.effect ?? "read",
    method: call.method,
    path: renderer.renderText(call.path, scope, inPath),
    ...(call.query === undefined ? {} : { query }),
    ...(call.headers === undefined ? {} : { headers }),
    ...bodyOf(call, renderer, scope),
    ...(call.charset === undefined ? {} : { charset: call.charset }),
    reason: "automation.call",
  };
}

/** What is put into a path stays one part of it: no value leads to another route. */
function inPath(value: string): string {
  if (hasPlaceholder(value)) throw new ExpressionError(expressionTexts.secretStaysWhole);
  if (/^\.{1,2}$/.test(value.trim()) || value.trim() === "") {
    throw new ExpressionError(runTexts.blankInPath(value));
  }
  return encodeURIComponent(value.toWellFormed());
}

function texts(
  templates: Readonly<Record<string, unknown>> | undefined,
  renderer: Renderer,
  scope: Scope,
): Record<string, string> {
  const rendered = renderer.render(templates ?? {}, scope);
  const entries = isRecord(rendered) ? Object.entries(rendered) : [];
  return Object.fromEntries(
    entries
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [name, toText(value, renderer.meter)]),
  );
}

function checkHeader(name: string, value: string): void {
  const plain = resolvePlaceholders(value, () => "");
  const isHeader = /^[\w!#$%&'*+.^`|~-]+$/.test(name) && /^[\t\x20-\x7e\x80-\xff]*$/.test(plain);
  if (!isHeader) throw new ExpressionError(runTexts.badHeader(name));
}

function bodyOf(call: HttpCall, renderer: Renderer, scope: Scope): Pick<ErpRequest, "body" | "encoding"> {
  if (call.json !== undefined) return { body: renderer.render(call.json, scope) };
  if (call.text !== undefined) return { body: renderer.renderText(call.text, scope), encoding: "text" };
  for (const encoding of ["form", "multipart"] as const satisfies readonly BodyEncoding[]) {
    const fields = call[encoding];
    if (fields !== undefined) return { body: texts(fields, renderer, scope), encoding };
  }
  return {};
}
