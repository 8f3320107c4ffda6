import { issueText } from "../../../strings/issue-text.ts";
import { withoutBlanks } from "../../flows/customer.ts";
import { type FunctionName, functions } from "../../functions/catalogue.ts";
import { type Outcome, ok } from "../../outcome.ts";
import { ExpressionError } from "../expressions/expression-error.ts";
import type { Meter } from "../expressions/meter.ts";
import { holdsPlaceholder } from "../expressions/secrets.ts";
import { expressionTexts } from "../expressions/strings.ts";
import { isRecord } from "../expressions/values.ts";
import { runTexts } from "../strings.ts";

const MAX_RESULT = 1_000_000;
/** A PDF of 8 MB, in base64. */
const MAX_FILE = 12_000_000;

/** What an automation came to, as its function answers it. @throws ExpressionError saying which field does not fit */
export function readResult(name: FunctionName, output: unknown, meter: Meter): Outcome<unknown> {
  meter.measure(output, isFile(output) ? MAX_FILE : MAX_RESULT);
  if (holdsPlaceholder(output)) throw new ExpressionError(expressionTexts.secretIsNotTold);
  const result = functions[name].result.safeParse(withDefaults(name, withoutBlanks(output)));
  if (result.success) return ok(result.data);
  const [issue] = result.error.issues;
  if (issue === undefined) throw result.error;
  throw new ExpressionError(runTexts.doesNotFit(issue.path.map(String).join("."), issueText(issue)));
}

function isFile(output: unknown): boolean {
  return isRecord(output) && typeof output.base64 === "string";
}

/** Which way an order went, the hub knows better than the automation. */
function withDefaults(name: FunctionName, output: unknown): unknown {
  return name === "create_order" && isRecord(output) ? { isIssue: false, ...output } : output;
}
