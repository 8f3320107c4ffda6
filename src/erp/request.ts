import type { ErpAnswer } from "./answer.ts";
import type { Outcome } from "./outcome.ts";

/**
 * What repeating a call does. `read`: nothing. `keyed_write`: the same again (a PUT of a known record, or a POST that
 * carries a key which the ERP honours). `unkeyed_write`: a second record, so it is never repeated before a look-up.
 */
export type CallKind = "read" | "keyed_write" | "unkeyed_write";

/** How a body travels. */
export type BodyEncoding = "json" | "form" | "multipart" | "text";

export type ErpRequest = {
  /** Which of a connection's accounts makes the call, where it has several. Default: its first. */
  account?: string;
  kind: CallKind;
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Beneath the account's base address. */
  path: string;
  /** An address of its own, for the rare ERP whose calls live on several hosts. It must be public and https. */
  url?: string;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: unknown;
  /** Default: json. `form` and `multipart` take a body of texts. */
  encoding?: BodyEncoding;
  /** The answer's. Default: what its bytes tell. */
  charset?: "utf-8" | "latin1";
  /** The call goes without the account's headers and session: the login itself, a link to a file. */
  anonymous?: true;
  /** How this one call says who it is, where that is not the account's way: for the account's `prepare`, without session. */
  authentication?: unknown;
  /** What this one call's answer means, instead of the connector's rules. */
  read?(answer: ErpAnswer): Outcome<unknown>;
  /** How long the answer may take, where that is longer than usual: a list that the ERP computes for minutes. */
  timeoutMs?: number;
  /**
   * How many of the errors that the ERP bears must be left to others, or else the call is not made: for a question whose
   * answer may well be one.
   */
  sparesErrors?: number;
  /** Why this call is made: a key of the connector's `reasons`, whose text the preview shows. */
  reason: string;
};

/** The request as fetch takes it. A redirect is never followed by itself: it would carry the tokens to wherever it points. */
export function toFetch(
  request: ErpRequest,
  baseUrl: string,
  accountHeaders: Readonly<Record<string, string>>,
  signal: AbortSignal,
): { url: URL; init: RequestInit } {
  const url = new URL(request.url ?? `${baseUrl.replace(/\/+$/, "")}${request.path}`);
  for (const [key, value] of Object.entries(request.query ?? {})) url.searchParams.set(key, value);
  const own = request.anonymous ? {} : accountHeaders;
  const headers = new Headers({ accept: "application/json", ...own, ...request.headers });
  const init: RequestInit = { method: request.method, headers, redirect: "manual", signal };
  if (request.body !== undefined) init.body = encode(request, headers);
  return { url, init };
}

function encode({ body, encoding = "json" }: ErpRequest, headers: Headers): BodyInit {
  switch (encoding) {
    case "json":
      setDefault(headers, "application/json");
      return JSON.stringify(body);
    case "text":
      setDefault(headers, "text/plain; charset=utf-8");
      return String(body);
    case "form":
      return new URLSearchParams(texts(body));
    case "multipart": {
      const form = new FormData();
      for (const [name, value] of texts(body)) form.append(name, value);
      return form;
    }
  }
}

function setDefault(headers: Headers, contentType: string): void {
  if (!headers.has("content-type")) headers.set("content-type", contentType);
}

function texts(body: unknown): [string, string][] {
  if (body === null || typeof body !== "object") return [];
  return Object.entries(body).flatMap(([name, value]): [string, string][] => {
    if (value === undefined || value === null) return [];
    return [[name, typeof value === "object" ? JSON.stringify(value) : String(value)]];
  });
}
