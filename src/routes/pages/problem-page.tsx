import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { ApiError } from "../../errors.ts";
import { pageDetails, problemTexts } from "../../strings/pages.ts";
import { signInTexts } from "../../strings/pages-sign-in.ts";
import { currentLanguage } from "../../strings/texts.ts";
import { NoticeBox } from "./components.tsx";
import { renderPage } from "./render.tsx";
import { renderSignIn } from "./sign-in-form.tsx";
import { type Http, readVisit, visitOf } from "./visit.ts";

/** A problem as a page: what happened, what to do, where to go on. */
export async function showProblem(
  http: Http,
  status: ContentfulStatusCode,
  title: string,
  detail: string,
): Promise<Response> {
  // A part that a live refresh asked for is not replaced by a whole page.
  if (http.req.header("hx-request") !== undefined) return http.text(detail, status);
  return await renderPage(
    http,
    { title, narrow: true },
    <>
      <NoticeBox tone="danger">{detail}</NoticeBox>
      <p class="buttons">
        <a class="button" href="/">
          {visitOf(http) === undefined ? signInTexts.title : problemTexts.home}
        </a>
      </p>
    </>,
    status,
  );
}

/** An error of the API's list, for a person. Who is not signed in gets the sign-in page in its place. */
export async function showApiError(http: Http, error: ApiError): Promise<Response> {
  if (error.code === "unauthenticated") return await askToSignIn(http);
  if (error.code === "not_found") {
    // Nothing is at this address, so nobody has looked yet who visits.
    if (visitOf(http) === undefined) await readVisit(http);
    return await showProblem(http, 404, problemTexts.notFoundTitle, problemTexts.notFoundDetail);
  }
  const { title, detail } = error.toProblem(currentLanguage());
  return await showProblem(
    http,
    error.status,
    title,
    isForPrograms(error.code) ? pageDetails[error.code] : detail,
  );
}

function isForPrograms(code: string): code is keyof typeof pageDetails {
  return Object.hasOwn(pageDetails, code);
}

async function askToSignIn(http: Http): Promise<Response> {
  if (http.req.header("hx-request") !== undefined) {
    // A live part of a page whose session has ended: htmx takes the whole browser to the sign-in.
    return http.body(null, 401, { "hx-redirect": "/" });
  }
  const { pathname, search } = new URL(http.req.url);
  const next = http.req.method === "GET" ? `${pathname}${search}` : "/";
  return await renderSignIn(http, { status: 401, next, lead: signInTexts.needed });
}
