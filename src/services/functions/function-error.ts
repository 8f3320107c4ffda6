import type { FunctionName } from "../../erp/functions/catalogue.ts";
import type { Failure, NotFound } from "../../erp/outcome.ts";
import { ApiError, type ApiErrorCode } from "../../errors.ts";
import { foldName } from "../../lib/names.ts";
import type { OwnWords } from "../../strings/erp-words.ts";
import { validationTexts } from "../../strings/validation.ts";

const FAILURE_CODES = {
  refused: "erp_refused",
  invalid_credentials: "erp_credentials_rejected",
  rate_limited: "erp_busy",
  blocked: "erp_busy",
  unavailable: "erp_unavailable",
  timeout: "erp_timeout",
  unreadable: "erp_answer_unreadable",
  outcome_unknown: "outcome_unknown",
} as const satisfies Record<Failure["kind"], ApiErrorCode>;

/** What is optional in a function's input because only some ERPs need it. */
const DOCUMENT_NEEDED: OwnWords = "ponte:document_needed";

/**
 * What the caller of a function is told when the ERP did not do it.
 * @param mayHaveHappened it was to write, and nobody knows whether it did
 */
export function failureError(failure: Failure, mayHaveHappened = false): ApiError {
  if (failure.message === DOCUMENT_NEEDED) {
    const text = validationTexts.document_needed;
    return new ApiError("validation_failed", { count: 1 }, [
      { path: "input.document", code: "document_needed", text },
    ]);
  }
  const wasHeldBack = failure.certainty === "not_sent";
  return new ApiError(FAILURE_CODES[failure.kind], {
    erpMessage: failure.message,
    wasHeldBack,
    mayHaveHappened,
  });
}

/** What was not found, by what the function is about. */
export function notFoundError(name: FunctionName, outcome: NotFound | { kind: "empty" }): ApiError {
  const erpMessage = "message" in outcome ? outcome.message : "";
  return new ApiError(whatIsMissing(name, erpMessage), { erpMessage });
}

function whatIsMissing(name: FunctionName, erpMessage: string): ApiErrorCode {
  switch (name) {
    case "get_invoice":
    case "get_invoice_pdf":
    case "settle_invoice":
      return "invoice_not_found";
    case "get_fiscal_note_pdf":
      return "fiscal_note_not_found";
    case "trust_unlock":
      return "contract_not_found";
    case "open_ticket":
      return foldName(erpMessage).includes("contrato") ? "contract_not_found" : "customer_not_found";
    default:
      return "customer_not_found";
  }
}
