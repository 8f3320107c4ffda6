import { contentJson, OpenAPIRoute, type OpenAPIRouteSchema } from "chanfana";
import type { Context as HonoContext } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { z } from "zod";
import type { Bindings } from "../env.ts";
import { ApiError } from "../errors.ts";
import type { Scope } from "../lib/scopes.ts";
import { authenticate } from "../services/api-keys/authenticate.ts";
import {
  atTenant,
  type Caller,
  type CallerContext,
  type Context,
  createContext,
  requireScope,
  type TenantContext,
} from "../services/context.ts";
import { requireTenant } from "../services/tenants/require-tenant.ts";
import { toFieldProblems } from "../services/validation.ts";
import { type Language, readLanguage } from "../strings/language.ts";
import { readJsonBody } from "./read-body.ts";

export type AppEnv = { Bindings: Bindings; Variables: { requestId: string } };

/** What a route reads from its request. */
export type RequestSchemas = {
  params?: z.ZodObject;
  query?: z.ZodObject;
  /** By lower-case name. */
  headers?: z.ZodObject;
  body?: z.ZodType;
};

type Read<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** A request that was parsed and whose caller is known. */
export type Call<Schemas extends RequestSchemas, Ctx extends Context> = {
  context: Ctx;
  language: Language;
  params: Read<Schemas["params"]>;
  query: Read<Schemas["query"]>;
  headers: Read<Schemas["headers"]>;
  body: Read<Schemas["body"]>;
  http: HonoContext<AppEnv>;
};

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })),
  })
  .meta({ id: "Problem", description: "RFC 9457 problem details" });

/** Who may call a route. The OpenAPI document and the common test suites read this. */
export type Access = "public" | "operator" | Scope;

type Operation = {
  summary: string;
  description?: string;
  tags: [string];
  /** What a success answers. */
  success: { status: ContentfulStatusCode; description: string; schema?: z.ZodType };
  /** What may not be there, where the path names nothing but the query or the body does. */
  notFound?: string;
};

/**
 * The base of every API route. It mends chanfana's traps (malformed JSON becomes `{}`, absent headers become null,
 * unknown query parameters are dropped) and knows the caller before the route runs: parse, authenticate, one verb, answer.
 */
export abstract class ApiRoute<Schemas extends RequestSchemas, Ctx extends Context> extends OpenAPIRoute {
  abstract readonly access: Access;
  abstract readonly request: Schemas;
  abstract readonly operation: Operation;

  protected abstract open(context: Context, http: HonoContext<AppEnv>): Promise<Ctx>;
  abstract run(call: Call<Schemas, Ctx>): Promise<Response> | Response;

  /** chanfana's description of the route, made from what the route declares. */
  override getSchema(): OpenAPIRouteSchema {
    const { summary, description, tags, success, notFound } = this.operation;
    const { params, query, headers, body } = this.request;
    const problem = (text: string) => ({
      description: text,
      content: { "application/problem+json": { schema: problemSchema } },
    });
    return {
      summary,
      tags,
      ...(description === undefined ? {} : { description }),
      ...(this.access === "public" ? {} : { security: [{ bearer: [] }] }),
      "x-access": this.access,
      request: {
        ...(params === undefined ? {} : { params }),
        ...(query === undefined ? {} : { query }),
        ...(headers === undefined ? {} : { headers }),
        ...(body === undefined ? {} : { body: contentJson(body) }),
      },
      responses: {
        [success.status]: {
          description: success.description,
          ...(success.schema === undefined ? {} : contentJson(success.schema)),
        },
        ...(params || query || headers || body
          ? { 400: problem("The request is not valid; `errors` names each field") }
          : {}),
        ...(this.access === "public"
          ? {}
          : { 401: problem("No or wrong credentials"), 403: problem("Not allowed with these credentials") }),
        ...(params === undefined && notFound === undefined
          ? {}
          : { 404: problem(notFound ?? "Not found, or another tenant's") }),
      },
    } as OpenAPIRouteSchema;
  }

  override async handle(http: HonoContext<AppEnv>): Promise<Response> {
    const context = await this.open(createContext(http.env), http);
    const { params, query, headers, body } = this.request;
    return await this.run({
      context,
      language: readLanguage(http.req.header("accept-language")),
      // Each is parsed exactly when its schema is declared, which is what the types say.
      params: (params && parse(params, http.req.param())) as Read<Schemas["params"]>,
      query: (query && parse(query.strict(), singleValues(http.req.queries()))) as Read<Schemas["query"]>,
      headers: (headers && parse(headers, givenHeaders(headers, http))) as Read<Schemas["headers"]>,
      body: (body && parse(body, await readJsonBody(http.req.raw))) as Read<Schemas["body"]>,
      http,
    });
  }
}

/** Those that the route declares and the caller sent. */
function givenHeaders(schema: z.ZodObject, http: HonoContext<AppEnv>): Record<string, string> {
  return Object.fromEntries(
    Object.keys(schema.shape).flatMap((name): [string, string][] => {
      const value = http.req.header(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** A repeated parameter says two things at once; it is handed on as a list, which no schema takes. */
function singleValues(queries: Record<string, string[]>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(queries).map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
  );
}

function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  const errors = toFieldProblems(parsed.error);
  throw new ApiError("validation_failed", { count: errors.length }, errors);
}

/** The token that a request shows. @throws ApiError unauthenticated */
export function requireToken(http: HonoContext<AppEnv>): string {
  const token = /^Bearer\s+(\S+)$/i.exec(http.req.header("authorization") ?? "")?.[1];
  if (token === undefined) throw new ApiError("unauthenticated");
  return token;
}

async function requireCaller(context: Context, http: HonoContext<AppEnv>): Promise<Caller> {
  const caller = await authenticate(context, requireToken(http));
  if (caller === undefined) throw new ApiError("unauthenticated");
  return caller;
}

/** The tenant that a caller works on: a key's own, or the one that the operator names. @throws ApiError tenant_required */
export async function openTenant(
  context: Context,
  caller: Caller,
  http: HonoContext<AppEnv>,
): Promise<TenantContext> {
  const opened = await openOneOrAll(context, caller, http);
  if (!("tenantId" in opened)) throw new ApiError("tenant_required");
  return opened;
}

/** @returns without a tenant for an operator who names none */
async function openOneOrAll(
  context: Context,
  { principal, place }: Caller,
  http: HonoContext<AppEnv>,
): Promise<TenantContext | CallerContext> {
  const known = { ...context, principal };
  if (place !== null) return atTenant(known, place);
  const tenantId = http.req.header("ponte-tenant");
  if (tenantId === undefined || tenantId === "") return known;
  return atTenant(known, await requireTenant(context, tenantId));
}

/** A route for anybody. */
export abstract class PublicRoute<Schemas extends RequestSchemas> extends ApiRoute<Schemas, Context> {
  override readonly access = "public";

  protected override async open(context: Context): Promise<Context> {
    return context;
  }
}

/** A route for the support team. */
export abstract class OperatorRoute<Schemas extends RequestSchemas> extends ApiRoute<Schemas, CallerContext> {
  override readonly access = "operator";

  protected override async open(context: Context, http: HonoContext<AppEnv>): Promise<CallerContext> {
    const { principal } = await requireCaller(context, http);
    if (principal.kind !== "operator") throw new ApiError("operator_only");
    return { ...context, principal };
  }
}

/** A route that is the same for every tenant: for its API keys by scope, and for the operator. */
export abstract class SharedRoute<Schemas extends RequestSchemas> extends ApiRoute<Schemas, Context> {
  abstract override readonly access: Scope;

  protected override async open(context: Context, http: HonoContext<AppEnv>): Promise<Context> {
    requireScope(await requireCaller(context, http), this.access);
    return context;
  }
}

/** A route on a tenant's resources: for its API keys by scope, and for the operator with `Ponte-Tenant`. */
export abstract class TenantRoute<Schemas extends RequestSchemas> extends ApiRoute<Schemas, TenantContext> {
  abstract override readonly access: Scope;

  protected override async open(context: Context, http: HonoContext<AppEnv>): Promise<TenantContext> {
    const caller = await requireCaller(context, http);
    requireScope(caller, this.access);
    return await openTenant(context, caller, http);
  }
}

/** A route on a tenant's resources that shows the operator those of all tenants, when no `Ponte-Tenant` says which. */
export abstract class OneOrAllRoute<Schemas extends RequestSchemas> extends ApiRoute<
  Schemas,
  TenantContext | CallerContext
> {
  abstract override readonly access: Scope;

  protected override async open(
    context: Context,
    http: HonoContext<AppEnv>,
  ): Promise<TenantContext | CallerContext> {
    const caller = await requireCaller(context, http);
    requireScope(caller, this.access);
    return await openOneOrAll(context, caller, http);
  }
}
