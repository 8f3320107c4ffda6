import type { ContentfulStatusCode } from "hono/utils/http-status";
import { ApiError, type ApiErrorCode } from "../../errors.ts";
import { currentLanguage } from "../../strings/texts.ts";

/** Why a form did nothing, as a text for its own page. */
export type FormRefusal = { detail: string; status: ContentfulStatusCode };

/** The refusals with these codes stand on the form's page. @throws whatever else it was: that has a page of its own */
export function refusalOnPage(error: unknown, codes: readonly ApiErrorCode[]): FormRefusal {
  if (!(error instanceof ApiError) || !codes.includes(error.code)) throw error;
  return { detail: error.toProblem(currentLanguage()).detail, status: error.status };
}
