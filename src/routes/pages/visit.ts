import type { Context as HonoContext } from "hono";
import { ApiError } from "../../errors.ts";
import type { Scope } from "../../lib/scopes.ts";
import { choosePersonsTenant } from "../../services/accounts/account-settings.ts";
import { readPerson, type SignedInPerson } from "../../services/accounts/read-person.ts";
import {
  atTenant,
  type CallerContext,
  type Context,
  createContext,
  hasScope,
  type Principal,
  requireAdmin,
  requireScope,
  type TenantContext,
  type TenantPlace,
} from "../../services/context.ts";
import { chooseTenant, readSession } from "../../services/sessions/sessions.ts";
import { requireTenant } from "../../services/tenants/require-tenant.ts";
import type { AppEnv } from "../api-route.ts";
import { browserOf, setCookies } from "./browser.ts";
import { hasPersonsSession, leaveNotice, readSessionToken } from "./cookies.ts";

export type Http = HonoContext<AppEnv>;

type VisitedTenant = TenantPlace & { name: string };

/** A signed-in request: of a person with an account, or of a browser that was opened with a key. */
export type Visit = {
  http: Http;
  context: CallerContext;
  principal: Principal;
  /** The account; undefined when a key or the operator token opened the session. */
  me: SignedInPerson | undefined;
  /** Which company they look at. An operator may not have chosen one yet. */
  tenant: VisitedTenant | null;
  can(scope: Scope): boolean;
  /** Looks at another company from the next request on. The caller has checked that it is theirs to see. */
  choose(tenantId: string | null): Promise<void>;
};

/** A visit to a company's pages. */
export type TenantVisit = Visit & { context: TenantContext; tenant: VisitedTenant };

/** A visit of somebody with an account. */
export type PersonsVisit = Visit & { me: SignedInPerson };

// A problem's page shows the menu too, and is made where the visit is not at hand any more.
const visits = new WeakMap<Request, Visit>();

/** The visit of this request, if it got so far. */
export function visitOf(http: Http): Visit | undefined {
  return visits.get(http.req.raw);
}

/** Who visits; undefined when nobody is signed in. */
export async function readVisit(http: Http): Promise<Visit | undefined> {
  const context = createContext(http.env);
  const found = (await readKeysVisit(http, context)) ?? (await readPersonsVisit(http, context));
  if (found === undefined) return undefined;
  const { principal } = found;
  const visit: Visit = {
    ...found,
    http,
    context: { ...context, principal },
    can: (scope) => hasScope(principal, scope),
  };
  visits.set(http.req.raw, visit);
  return visit;
}

type Found = Pick<Visit, "principal" | "me" | "tenant" | "choose">;

async function readKeysVisit(http: Http, context: Context): Promise<Found | undefined> {
  const token = readSessionToken(http);
  const session = token === undefined ? undefined : await readSession(context, token);
  if (token === undefined || session === undefined) return undefined;
  const { principal, tenantId } = session;
  return {
    principal,
    me: undefined,
    tenant: tenantId === null ? null : await requireTenant(context, tenantId),
    choose: (chosen) => chooseTenant(context, token, chosen),
  };
}

async function readPersonsVisit(http: Http, context: Context): Promise<Found | undefined> {
  if (!hasPersonsSession(http)) return undefined;
  const me = await readPerson(context, browserOf(http));
  if (me === undefined) return undefined;
  setCookies(http, me.cookies);
  return {
    ...(await placeOf(context, me)),
    me,
    choose: (chosen) => choosePersonsTenant(context, me, chosen),
  };
}

/** What a person is here, and at which company they look: the one they chose, while they may see it. */
async function placeOf(context: Context, me: SignedInPerson): Promise<Pick<Found, "principal" | "tenant">> {
  const { person, chosenTenantId } = me;
  if (me.isOperator) {
    const tenant = chosenTenantId === null ? null : await requireTenant(context, chosenTenantId);
    return { principal: { kind: "operator", person }, tenant };
  }
  const place = me.memberships.find(({ tenantId }) => tenantId === chosenTenantId) ?? me.memberships[0];
  if (place === undefined) return { principal: { kind: "person", person }, tenant: null };
  const { tenantId, tenantName, shard, role } = place;
  return {
    principal: { kind: "member", person, tenantId, role },
    tenant: { id: tenantId, name: tenantName, shard },
  };
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

/** A page about one's own account. A key has none. */
export function forPerson(show: (visit: PersonsVisit) => Promise<Response> | Response): Handler {
  return signedIn((visit) => {
    const { me } = visit;
    if (me === undefined) throw new ApiError("account_needed");
    return show({ ...visit, me });
  });
}

/** A page for the support team. */
export function forOperator(show: (visit: Visit) => Promise<Response> | Response): Handler {
  return signedIn((visit) => {
    if (visit.principal.kind !== "operator") throw new ApiError("operator_only");
    return show(visit);
  });
}

/** A page of whoever runs a company. */
export function forAdmin(show: (visit: TenantVisit) => Promise<Response> | Response): Handler {
  return forTenant("read", (visit) => {
    requireAdmin(visit);
    return show(visit);
  });
}

/** A page about a company's own things. The scope is checked before anything is read; the verbs check again. */
export function forTenant(scope: Scope, show: (visit: TenantVisit) => Promise<Response> | Response): Handler {
  return signedIn((visit) => {
    const { tenant, http } = visit;
    if (visit.principal.kind === "person") return http.redirect("/invitations", 303);
    requireScope(visit, scope);
    if (tenant === null) {
      leaveNotice(http, "choose_tenant");
      return http.redirect("/tenants", 303);
    }
    return show({ ...visit, tenant, context: atTenant(visit.context, tenant) });
  });
}

/** Sends the browser on after a form: a reload then repeats nothing. */
export function seeOther({ http }: { http: Http }, path: string): Response {
  return http.redirect(path, 303);
}
