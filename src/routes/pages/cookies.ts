import type { Context as HonoContext } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { SESSION_MS } from "../../services/sessions/sessions.ts";
import type { Language } from "../../strings/language.ts";
import { type NoticeName, noticeTexts, noticeWarnings } from "../../strings/pages.ts";
import type { AppEnv } from "../api-route.ts";

type Http = HonoContext<AppEnv>;

const YEAR_SECONDS = 365 * 24 * 60 * 60;

export type Notice = { tone: "success" | "warning"; text: string };

/** The prefix binds the cookie to this host and to https; browsers refuse it on plain http, where only a local hub is. */
function nameOf(http: Http, name: string): string {
  return isHttps(http) ? `__Host-ponte_${name}` : `ponte_${name}`;
}

function isHttps(http: Http): boolean {
  return new URL(http.req.url).protocol === "https:";
}

function optionsOf(http: Http) {
  return { path: "/", httpOnly: true, sameSite: "Lax", secure: isHttps(http) } as const;
}

export function readSessionToken(http: Http): string | undefined {
  return getCookie(http, nameOf(http, "session"));
}

/** Is there a cookie of a person's session? The library that sets it names it so. */
export function hasPersonsSession(http: Http): boolean {
  return getCookie(http, `${isHttps(http) ? "__Host-" : ""}ponte.session_token`) !== undefined;
}

export function writeSessionToken(http: Http, token: string): void {
  setCookie(http, nameOf(http, "session"), token, { ...optionsOf(http), maxAge: SESSION_MS / 1000 });
}

export function dropSessionToken(http: Http): void {
  deleteCookie(http, nameOf(http, "session"), optionsOf(http));
}

/** The language that was chosen with the switch; Portuguese until then. */
export function readChosenLanguage(http: Http): Language {
  return getCookie(http, nameOf(http, "language")) === "en" ? "en" : "pt";
}

export function writeChosenLanguage(http: Http, language: Language): void {
  setCookie(http, nameOf(http, "language"), language, { ...optionsOf(http), maxAge: YEAR_SECONDS });
}

/** Leaves a notice for the page that the browser is sent to. Names and numbers only, so nobody can put a text in it. */
export function leaveNotice(http: Http, name: NoticeName, ...numbers: readonly number[]): void {
  const value = [name, ...numbers.map(String)].join(".");
  setCookie(http, nameOf(http, "notice"), value, { ...optionsOf(http), maxAge: 60 });
}

/** The notice that was left, once. */
export function takeNotice(http: Http): Notice | null {
  const value = getCookie(http, nameOf(http, "notice"));
  if (value === undefined) return null;
  deleteCookie(http, nameOf(http, "notice"), optionsOf(http));
  const [name = "", first, second] = value.split(".");
  if (!isNoticeName(name)) return null;
  const text = noticeTexts[name];
  return {
    tone: noticeWarnings.includes(name) ? "warning" : "success",
    text: typeof text === "string" ? text : text(toCount(first), toCount(second)),
  };
}

function isNoticeName(name: string): name is NoticeName {
  return Object.hasOwn(noticeTexts, name);
}

function toCount(text: string | undefined): number {
  return /^\d{1,6}$/.test(text ?? "") ? Number(text) : 0;
}
