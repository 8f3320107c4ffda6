import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { csrf } from "hono/csrf";
import { HTTPException } from "hono/http-exception";
import { secureHeaders } from "hono/secure-headers";
import { problemTexts } from "../../strings/pages.ts";
import type { AppEnv } from "../api-route.ts";
import { showProblem } from "./problem-page.tsx";

/** The largest form: the longest field is a token of 200 characters, the longest list a page of ticked sales. */
const MAX_FORM_BYTES = 64 * 1024;

const API_PATH = /^\/(v1|healthz|openapi\.json|metrics)(\/|$)/;

/** Is it a person's browser that asks, for something that is not the API's? */
export function isPageRequest(request: Request): boolean {
  if (API_PATH.test(new URL(request.url).pathname)) return false;
  return request.headers.has("hx-request") || (request.headers.get("accept") ?? "").includes("text/html");
}

// An answer of the API is never a document: whatever it holds, nothing in it may run or load.
const apiHeaders = secureHeaders({
  contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  xFrameOptions: "DENY",
});

const pageHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  xFrameOptions: "DENY",
  // "no-referrer" would make browsers send "Origin: null" with our own forms, which the CSRF check must refuse.
  referrerPolicy: "same-origin",
  permissionsPolicy: { camera: [], geolocation: [], microphone: [], payment: [] },
});

/** The security headers of every answer: one set for the API, one for what a browser shows. */
export const securityHeaders: MiddlewareHandler<AppEnv> = (http, next) =>
  (API_PATH.test(http.req.path) ? apiHeaders : pageHeaders)(http, next);

const sameOriginOnly = csrf();

/** Refuses a form that another site made the browser send. */
export const refuseForgedForms: MiddlewareHandler<AppEnv> = async (http, next) => {
  let own = false;
  try {
    await sameOriginOnly(http, async () => {
      own = true;
    });
  } catch (error) {
    if (!(error instanceof HTTPException)) throw error;
  }
  if (own) return await next();
  return await showProblem(http, 403, problemTexts.forgedTitle, problemTexts.forgedDetail);
};

/** Only forms: the CSRF check looks at no other type, and a browser cannot send another across sites unasked. */
export const refuseOtherTypes: MiddlewareHandler<AppEnv> = async (http, next) => {
  const type = http.req.header("content-type") ?? "";
  if (/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) return await next();
  return await showProblem(http, 415, problemTexts.formTypeTitle, problemTexts.formTypeDetail);
};

export const refuseLargeForms: MiddlewareHandler<AppEnv> = bodyLimit({
  maxSize: MAX_FORM_BYTES,
  onError: (http) => showProblem(http, 413, problemTexts.formTooLargeTitle, problemTexts.formTooLargeDetail),
});
