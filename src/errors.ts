import type { ContentfulStatusCode } from "hono/utils/http-status";
import { apiErrorTexts } from "./strings/errors.ts";
import { type Bilingual, inLanguage, type Language, type Params } from "./strings/language.ts";

/** Every error that the API can answer, with its HTTP status. The list is closed: a new error is a new line here. */
export const API_ERROR_STATUS = {
  malformed_json: 400,
  duplicate_key: 400,
  validation_failed: 400,
  invalid_cursor: 400,
  tenant_required: 400,
  unauthenticated: 401,
  insufficient_scope: 403,
  operator_only: 403,
  admin_only: 403,
  account_needed: 403,
  not_found: 404,
  tenant_not_found: 404,
  member_not_found: 404,
  operator_not_found: 404,
  session_not_found: 404,
  sale_not_found: 404,
  connection_not_found: 404,
  delivery_not_found: 404,
  replay_not_found: 404,
  problem_not_found: 404,
  api_key_not_found: 404,
  method_not_allowed: 405,
  function_not_found: 404,
  automation_not_found: 404,
  case_not_found: 404,
  webhook_not_found: 404,
  invoice_not_found: 404,
  fiscal_note_not_found: 404,
  contract_not_found: 404,
  import_not_found: 404,
  diagnosis_not_found: 404,
  reconciliation_not_found: 404,
  log_archive_not_found: 404,
  client_not_found: 404,
  vehicle_not_found: 404,
  customer_not_found: 404,
  automations_not_taken: 409,
  imports_not_taken: 409,
  webhooks_not_taken: 409,
  import_running: 409,
  reconciliations_not_taken: 409,
  reconciliation_running: 409,
  import_over: 409,
  vehicle_not_active: 409,
  owner_not_proposed: 409,
  too_many_webhooks: 409,
  call_in_progress: 409,
  outcome_unknown: 409,
  order_already_sent: 409,
  connection_ambiguous: 409,
  flow_off: 409,
  not_a_sale: 409,
  no_connection: 409,
  connection_not_active: 409,
  connection_incomplete: 409,
  connection_not_pausable: 409,
  connection_not_paused: 409,
  credentials_rejected: 409,
  credentials_unreadable: 409,
  conflicting_changes: 409,
  account_already_connected: 409,
  approval_not_needed: 409,
  delivery_superseded: 409,
  member_exists: 409,
  last_admin: 409,
  body_too_large: 413,
  unsupported_content_type: 415,
  too_many_attempts: 429,
  options_unavailable: 502,
  erp_refused: 422,
  delivery_failed: 422,
  idempotency_key_reused: 422,
  erp_credentials_rejected: 502,
  erp_unavailable: 502,
  erp_answer_unreadable: 502,
  order_waits: 502,
  erp_busy: 503,
  erp_timeout: 504,
  order_waits_for_answer: 504,
  not_configured: 501,
  internal_error: 500,
  database_unavailable: 503,
  mail_unavailable: 503,
} as const satisfies Record<string, ContentfulStatusCode>;

export type ApiErrorCode = keyof typeof API_ERROR_STATUS;

/** One thing that is wrong in a request: where, which kind, what to do. */
export type FieldProblem = { path: string; code: string; text: Bilingual };

/** An error that the caller is told about, as RFC 9457 problem details. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly code: ApiErrorCode;
  readonly params: Params;
  readonly errors: readonly FieldProblem[];

  constructor(code: ApiErrorCode, params: Params = {}, errors: readonly FieldProblem[] = []) {
    super(code);
    this.code = code;
    this.params = params;
    this.errors = errors;
  }

  get status(): ContentfulStatusCode {
    return API_ERROR_STATUS[this.code];
  }

  /** The problem document of RFC 9457, in the caller's language. */
  toProblem(language: Language) {
    const texts = apiErrorTexts[this.code];
    return {
      type: `https://ponte.dev/problems/${this.code}`,
      title: inLanguage(texts.title, language, this.params),
      status: this.status,
      detail: inLanguage(texts.detail, language, this.params),
      code: this.code,
      errors: this.errors.map(({ path, code, text }) => ({
        path,
        code,
        message: inLanguage(text, language),
      })),
    };
  }
}

/** A failed statement, without its bound values: those hold customers' data and must not reach a log. */
export class DatabaseError extends Error {
  override readonly name = "DatabaseError";
  /** True when a CHECK constraint stopped the statement, which is how a fence speaks. */
  readonly checkFailed: boolean;
  /** True when the row is there already: somebody else wrote it a moment ago. */
  readonly isDuplicate: boolean;

  constructor(cause: unknown) {
    const text = causeText(cause);
    super(text);
    this.checkFailed = text.includes("CHECK constraint failed");
    this.isDuplicate = text.includes("UNIQUE constraint failed");
  }
}

/** drizzle's own message holds the statement's values; D1's text beneath it does not. */
function causeText(error: unknown): string {
  if (!(error instanceof Error)) return "unknown database error";
  if (error.cause instanceof Error) return causeText(error.cause);
  if (error.message.startsWith("Failed query")) return "failed query";
  // "D1_TYPE_ERROR: Type 'object' not supported for value '…'" quotes the value, whatever it is.
  return error.message.replace(/for value .*/s, "for a value");
}
