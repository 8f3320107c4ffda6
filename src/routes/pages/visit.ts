import type { Context as HonoContext } from "hono";
import { ApiError } from "../../errors.ts";
import type { Scope } from "../../lib/scopes.ts";
import {
  type CallerContext,
  createContext,
  hasScope,
  type Principal,
  requireScope,
  type TenantContext,
} from "../../services/context.ts";
import { readSession } from "../../services/sessions/sessions.ts";
import { requireTenant } from "../../services/tenants/require-tenant.ts";
import type { AppEnv } from "../api-route.ts";
import { leaveNotice, readSessionToken } from "./cookies.ts";

export type Http = HonoContext<AppEnv>;

/** A signed-in person's request. */
export type Visit = {
  http: Http;
  context: CallerContext;
  principal: Principal;
  token: string;
  /** Which company they look at. An operator may not have chosen one yet. */
  tenant: { id: string; name: string } | null;
  can(scope: Scope): boolean;
};

/** A visit to a company's pages. */
export type TenantVisit = Visit & { context: TenantContext; tenant: { id: string; name: string } };

// A problem's page shows the menu too, and is made where the visit is not at hand any more.
const visits = new WeakMap<Request, Visit>();

/** The visit of this request, if it got so far. */
export function visitOf(http: Http): Visit | undefined {
  return visits.get(http.req.raw);
}

/** Who visits; undefined when nobody is signed in. */
export async function readVisit(http: Http): Promise<Visit | undefined> {
  const token = readSessionToken(http);
  if (token === undefined) return undefined;
  const context = createContext(http.env);
  const session = await readSession(context, token);
  if (session === undefined) return undefined;
  const { principal, tenantId } = session;
  const visit: Visit = {
    http,
    context: { ...context, principal },
    principal,
    token,
    tenant: tenantId === null ? null : await requireTenant(context, tenantId),
    can: (scope) => hasScope(principal, scope),
  };
  visits.set(http.req.raw, visit);
  return visit;
}

type Handler = (http: Http) => Promise<Response>;

/** A page for whoever is signed in. */
export function signedIn(show: (visit: Visit) => Promise<Response> | Response): Handler {
  return async (http) => {
    const visit = await readVisit(http);
    if (visit === undefined) throw new ApiError("unauthenticated");
    return await show(visit);
  };
}

/** A page for the support team. */
export function forOperator(show: (visit: Visit) => Promise<Response> | Response): Handler {
  return signedIn((visit) => {
    if (visit.principal.kind !== "operator") throw new ApiError("operator_only");
    return show(visit);
  });
}

/** A page about a company's own things. The scope is checked before anything is read; the verbs check again. */
export function forTenant(scope: Scope, show: (visit: TenantVisit) => Promise<Response> | Response): Handler {
  return signedIn((visit) => {
    requireScope(visit, scope);
    const { tenant, http } = visit;
    if (tenant === null) {
      leaveNotice(http, "choose_tenant");
      return http.redirect("/tenants", 303);
    }
    return show({ ...visit, tenant, context: { ...visit.context, tenantId: tenant.id } });
  });
}

/** Sends the browser on after a form: a reload then repeats nothing. */
export function seeOther({ http }: { http: Http }, path: string): Response {
  return http.redirect(path, 303);
}
