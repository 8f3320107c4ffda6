import type { CheckResult, ConnectionContext } from "../connector.ts";
import { isFailure, type Outcome, ok } from "../outcome.ts";
import { checkTexts } from "./setting-texts.ts";
import type { Settings } from "./settings.ts";

/**
 * Whether the ERP answers and, where a login or a path to try is named, whether it accepts the credentials. Without one,
 * any answer of its address will do.
 */
export async function probe({ settings, caller }: ConnectionContext<Settings>): Promise<Outcome<unknown>> {
  const { checkPath } = settings;
  return await caller.call({
    kind: "read",
    method: "GET",
    path: checkPath ?? "/",
    reason: "automation.check",
    read: ({ status }) => {
      const message = `HTTP ${status}`;
      if (status >= 500) return { kind: "unavailable", message, certainty: "answered" };
      if (checkPath === undefined) return ok(status);
      if (status === 401 || status === 403) {
        return { kind: "invalid_credentials", message, certainty: "answered" };
      }
      return status >= 300 ? { kind: "refused", message, certainty: "answered" } : ok(status);
    },
  });
}

export async function checkAddress(context: ConnectionContext<Settings>): Promise<CheckResult> {
  const outcome = await probe(context);
  if (isFailure(outcome)) {
    return { ok: false, code: outcome.kind, message: checkTexts.failed(outcome.kind, outcome.message) };
  }
  const { auth, checkPath } = context.settings;
  const isProven = checkPath !== undefined || auth.type.startsWith("oauth") || auth.type === "session";
  if (isProven) return { ok: true, message: checkTexts.accepted };
  return { ok: true, code: "credentials_untested", message: checkTexts.answers };
}
