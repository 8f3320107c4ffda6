import type { FunctionContext } from "../connector.ts";
import type { FunctionInput, FunctionResult } from "../functions/catalogue.ts";
import type { Outcome } from "../outcome.ts";
import { pdfFile } from "./files.ts";
import { thirdParty } from "./paths.ts";

/**
 * F17: `GET billings/invoices/download/{documentId}` with the bearer token. (One source says that some tenants ask for the
 * integrator's key itself there; a 401 after a fresh login is that.) F16 has no call in this API, so it is not served.
 */
export async function getFiscalNotePdf(
  { caller }: FunctionContext<unknown>,
  { noteId }: FunctionInput<"get_fiscal_note_pdf">,
): Promise<Outcome<FunctionResult<"get_fiscal_note_pdf">>> {
  const outcome = await caller.call({
    kind: "read",
    method: "GET",
    path: thirdParty(`billings/invoices/download/${encodeURIComponent(noteId)}`),
    headers: { accept: "application/pdf, application/json" },
    reason: "fiscal_note.pdf",
  });
  if (outcome.kind === "invalid_credentials" && outcome.certainty === "answered") {
    return { kind: "refused", message: "ponte:not_allowed", certainty: "answered" };
  }
  return pdfFile(outcome);
}
