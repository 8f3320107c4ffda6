import { expect } from "vitest";
import type { z } from "zod";
import type { Access } from "../../../src/routes/api-route.ts";
import { routes } from "../../../src/routes/routes.ts";
import { worker } from "./worker.ts";

export type Answer = { status: number; headers: Headers; text: string; body: unknown };

export type CallOptions = {
  token?: string | null;
  tenant?: string;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is, instead of a body. */
  raw?: BodyInit;
};

/** Calls the hub as the outside does. */
export async function call(method: string, path: string, options: CallOptions = {}): Promise<Answer> {
  const { token = null, tenant, headers = {}, body, raw } = options;
  const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const request = new Request(`https://hub.test${path}`, {
    method: method.toUpperCase(),
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(tenant === undefined ? {} : { "ponte-tenant": tenant }),
      ...(sent === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(sent === undefined ? {} : { body: sent }),
  });
  const response = await worker.fetch(request);
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: parseOr(text) };
}

function parseOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** An answer's problem document, after checking that it is one as RFC 9457 has it. */
export function expectProblem(answer: Answer, status: number, code: string) {
  expect(answer.body).toMatchObject({ code, status });
  expect(answer.status).toBe(status);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(answer.body).toEqual({
    type: `https://ponte.dev/problems/${code}`,
    title: expect.stringMatching(/\S/),
    status,
    detail: expect.stringMatching(/\S/),
    code,
    errors: expect.any(Array),
  });
  // Guarantee: the comparison above.
  return answer.body as {
    title: string;
    detail: string;
    errors: { path: string; code: string; message: string }[];
  };
}

/** What a route says of itself. */
export type Declared = {
  access: Access;
  request: { params?: z.ZodObject; query?: z.ZodObject; body?: z.ZodType };
  operation: { success: { status: number; schema?: z.ZodType } };
};

/** A route's declaration. */
export function routeOf([, , Route]: (typeof routes)[number]): Declared {
  // chanfana gives a route its router here; what it declares does not need one.
  return new Route({} as never);
}

/** Checks that an answer is what the route's documentation promises, field by field and none more. */
export function expectDocumented(answer: Answer, method: string, path: string, status?: number): void {
  const found = routes.find(([verb, pattern]) => verb === method && pattern === path);
  if (found === undefined) throw new Error(`no route ${method} ${path}`);
  const { success } = routeOf(found).operation;
  expect(answer.status, answer.text).toBe(status ?? success.status);
  if (success.schema === undefined) expect(answer.text).toBe("");
  else expect(success.schema.parse(answer.body)).toEqual(answer.body);
}
