import type { Browser } from "../../services/accounts/auth.ts";
import type { Sender } from "../../services/accounts/send-access-link.ts";
import { currentLanguage } from "../../strings/texts.ts";
import type { Http } from "./visit.ts";

/** The browser of this request, as the verbs of accounts know it. */
export function browserOf(http: Http): Browser {
  return {
    headers: http.req.raw.headers,
    origin: new URL(http.req.url).origin,
    // Absent where no Cloudflare is in front: on a local hub.
    address: http.req.header("cf-connecting-ip") ?? "local",
  };
}

/** Where links in mails lead that this request sends, and their language. */
export function senderOf(http: Http): Sender {
  return { origin: new URL(http.req.url).origin, language: currentLanguage() };
}

/** Whoever asks for a mail without being signed in: attackers are counted by their address. */
export function requesterOf(http: Http): Sender & { address: string } {
  return { ...senderOf(http), address: browserOf(http).address };
}

/** Sets the cookies that a verb of accounts answered. */
export function setCookies(http: Http, cookies: Headers): void {
  for (const cookie of cookies.getSetCookie()) http.header("set-cookie", cookie, { append: true });
}
