import type { Context as HonoContext } from "hono";
import type { Sender } from "../../services/accounts/send-access-link.ts";
import type { Language } from "../../strings/language.ts";

/** Where links in mails lead that a call sends, and their language: the caller's. */
export function senderOfCall({ http, language }: { http: HonoContext; language: Language }): Sender {
  return { origin: new URL(http.req.url).origin, language };
}
