import { Buffer } from "node:buffer";
import type { ErpRequest } from "../request.ts";
import { isRecord } from "./expressions/values.ts";
import type { DirectAuth } from "./grammar/auth.ts";

/** Renders a template of an authentication: the only place where `secrets` are the values themselves. */
export type RenderAuth = (template: unknown) => unknown;

/** The call, saying who makes it. */
export function authenticate(request: ErpRequest, auth: DirectAuth, render: RenderAuth): ErpRequest {
  const text = (template: string | undefined) =>
    template === undefined ? "" : String(render(template) ?? "");
  switch (auth.type) {
    case "none":
      return request;
    case "basic": {
      const pair =
        auth.token === undefined ? `${text(auth.username)}:${text(auth.password)}` : text(auth.token);
      return place(
        request,
        "header",
        "authorization",
        `Basic ${Buffer.from(pair, "utf8").toString("base64")}`,
      );
    }
    case "bearer":
      return place(request, "header", "authorization", `Bearer ${text(auth.token)}`);
    case "header":
      return place(request, "header", auth.name, `${auth.prefix ?? ""}${text(auth.token)}`);
    case "query":
      return place(request, "query", auth.name, text(auth.token));
    case "body_fields":
      return Object.entries(auth.fields).reduce<ErpRequest>(
        (placed, [name, template]) => place(placed, "body", name, render(template)),
        request,
      );
  }
}

/** Puts one value into a call. Into the body: into the query where the call has none, and before it where it is a list. */
export function place(
  request: ErpRequest,
  where: "header" | "query" | "body",
  name: string,
  value: unknown,
): ErpRequest {
  if (where === "header") return { ...request, headers: { ...request.headers, [name]: String(value) } };
  const hasBody = request.body !== undefined || request.method !== "GET";
  if (where === "query" || !hasBody) {
    return { ...request, query: { ...request.query, [name]: String(value) } };
  }
  if (request.body === undefined) return { ...request, encoding: "form", body: { [name]: value } };
  return isRecord(request.body) ? { ...request, body: { [name]: value, ...request.body } } : request;
}
