import { ERP_ORIGIN } from "./constants.ts";
import { PASSWORD } from "./visitor.ts";

/** Whom a page serves. Each is refused to everybody else, in the way that `refusalOf` of `page-world.ts` says. */
export type Audience =
  | "anyone"
  /** Somebody with an account, not a key. */
  | "person"
  | "operator"
  /** Whoever runs the company that they look at. */
  | "admin"
  /** Whoever runs the company that the address names. */
  | "admin of the named company"
  /** Whoever has this scope at the company that they look at. */
  | "read"
  | "sales:write"
  | "imports:write"
  | "connections:write";

type Ids = Record<string, string>;

export type Page = {
  for: Audience;
  /** What its address carries after the path. */
  query?: (ids: Ids) => Record<string, string>;
  /** What its form carries. */
  form?: (ids: Ids) => Record<string, string>;
  /** What its owner is answered; by itself 200 for a page and 303 for a form. */
  owner?: number;
  /** Who the owner is, where it is not an admin (or an operator, for the support team's pages). */
  by?: "invited";
  /** A form that acts without any field: what is wrong with a field is nothing that it could refuse. */
  actsWithoutFields?: true;
  /** Sending it asks the ERP, which takes only so many calls a second: the suites send it less often. */
  asksErp?: true;
  /** Where a look at it writes: a copy that leaves the hub is in the trail, what an ERP was asked is kept for a while. */
  looksWrite?: readonly string[];
};

const connection = ({ connectionId = "" }: Ids) => ({ connection: connectionId });
const user = ({ userId = "" }: Ids) => ({ user: userId });
const supporter = ({ operatorId = "" }: Ids) => ({ user: operatorId });
const tenant = ({ tenantId = "" }: Ids) => ({ tenant: tenantId });

/**
 * Every page and every form of the hub, by method and path. The suites under tests/hub/pages attack each of them, and fail
 * for one that is served and not here. The order is the one in which an owner can do them one after the other.
 */
export const PAGES: Record<string, Page> = {
  "GET /assets/:version/:name": { for: "anyone" },
  "GET /": { for: "anyone" },
  "GET /register": { for: "anyone" },
  "GET /forgotten": { for: "anyone" },
  "GET /check-mail": { for: "anyone" },
  "GET /access/:token": { for: "anyone" },
  "GET /second-factor": { for: "anyone", query: () => ({ next: "/sales" }) },
  "GET /docs": { for: "anyone" },
  "GET /account": { for: "person" },
  "GET /invitations": { for: "person" },
  "GET /tenants": { for: "operator" },
  "GET /operators": { for: "operator" },
  "GET /operators/remove": { for: "operator", query: supporter },
  "GET /operators/problems": { for: "operator" },
  "GET /approvals": { for: "operator" },
  "GET /dev/outbox": { for: "operator" },
  "GET /tenants/:tenantId/keys": { for: "admin of the named company" },
  "GET /tenants/:tenantId/keys/:keyId/revoke": { for: "admin of the named company" },
  "GET /team": { for: "admin" },
  "GET /team/remove": { for: "admin", query: user },
  "GET /audit": { for: "admin" },
  "GET /integrations": { for: "read" },
  "GET /integrations/:provider": { for: "read", query: connection },
  "GET /integrations/:provider/delete": { for: "connections:write", query: connection },
  "GET /integrations/:provider/options/:field": {
    for: "read",
    query: connection,
    looksWrite: ["option_lists"],
  },
  "GET /integrations/:provider/readings": { for: "read", query: connection },
  "GET /webhooks": { for: "read" },
  "GET /webhooks/:webhookId": { for: "read" },
  "GET /webhooks/:webhookId/delete": { for: "connections:write" },
  "GET /connections/:connectionId/automations": { for: "read" },
  "GET /connections/:connectionId/automations/:function": { for: "read" },
  "GET /logs/:provider": { for: "read" },
  "GET /logs/:provider/export": { for: "read", looksWrite: ["audit"] },
  "GET /logs/:provider/refresh": { for: "read" },
  "GET /logs/entries/:entryId": { for: "read" },
  "GET /log-archives": { for: "read" },
  "GET /log-archives/:archiveId/file": { for: "read", looksWrite: ["audit"] },
  "GET /sales": { for: "read" },
  "GET /sales/:externalId": { for: "read" },
  "GET /sales/:externalId/preview": { for: "read", asksErp: true },
  "GET /deliveries": { for: "read" },
  "GET /deliveries/:deliveryId": { for: "read" },
  "GET /problems": { for: "read" },
  "GET /problems/:problemId": { for: "read" },
  "GET /status": { for: "read" },
  "GET /replays/new": { for: "sales:write", query: () => ({ count: "1" }) },
  "GET /replays/:replayId": { for: "read" },
  "GET /replays/:replayId/refresh": { for: "read" },
  "GET /reconciliations": { for: "read" },
  "GET /reconciliations/:reconciliationId": { for: "read" },
  "GET /reconciliations/:reconciliationId/refresh": { for: "read" },
  "GET /imports": { for: "read" },
  "GET /imports/:importId": { for: "read" },
  "GET /imports/:importId/refresh": { for: "read", query: () => ({ errors: "7" }) },
  "GET /imports/:importId/errors": { for: "read" },
  "GET /clients": { for: "read", query: () => ({ q: "ana" }) },
  "GET /clients/:clientId": { for: "read" },
  "GET /clients/:clientId/vehicles": { for: "read" },
  "GET /contracts": { for: "read" },
  "GET /service-orders": { for: "read" },

  "POST /language": {
    for: "anyone",
    form: () => ({ language: "en", next: "/register" }),
    actsWithoutFields: true,
  },
  "POST /register": { for: "anyone", form: () => ({ company: "Loja nova", email: "loja.nova@example.com" }) },
  "POST /forgotten": { for: "anyone", form: () => ({ email: "loja.nova@example.com" }) },
  "POST /second-factor": { for: "anyone", form: () => ({ code: "000000", next: "/sales" }), owner: 401 },
  "POST /account/sessions/end": {
    for: "person",
    form: ({ sessionId = "" }) => ({ session: sessionId }),
  },
  "POST /account/sessions/end-others": { for: "person", actsWithoutFields: true },
  "POST /account/password": {
    for: "person",
    form: () => ({ currentPassword: PASSWORD, newPassword: PASSWORD }),
  },
  "POST /account/two-factor": {
    for: "person",
    form: () => ({ twoFactorPassword: PASSWORD }),
    owner: 200,
  },
  "POST /account/two-factor/confirm": { for: "person", form: () => ({ code: "000000" }), owner: 400 },
  "POST /account/two-factor/end": { for: "person", form: () => ({ twoFactorPassword: PASSWORD }) },
  "POST /account/companies": { for: "person", form: () => ({ company: "Filial" }) },
  "POST /account/companies/choose": { for: "person", form: tenant },
  // The last admin of a company may not leave it.
  "POST /account/companies/leave": { for: "person", form: tenant, owner: 409 },
  "POST /invitations/answer": {
    for: "person",
    form: (ids) => ({ ...tenant(ids), accept: "true" }),
    by: "invited",
  },
  "POST /tenants": { for: "operator", form: () => ({ name: "Loja nova" }) },
  "POST /tenants/choose": { for: "operator", form: tenant },
  "POST /tenants/resend": { for: "operator", form: (ids) => ({ ...tenant(ids), ...user(ids) }) },
  // What is active already waits for nobody's approval.
  "POST /approvals": {
    for: "operator",
    form: (ids) => ({ ...tenant(ids), ...connection(ids) }),
    owner: 409,
  },
  "POST /operators": { for: "operator", form: () => ({ email: "novo.apoio@example.com", name: "Apoio" }) },
  "POST /operators/remove": { for: "operator", form: supporter },
  "POST /tenants/:tenantId/keys": {
    for: "admin of the named company",
    form: () => ({ name: "CRM", scope: "read" }),
    owner: 201,
  },
  "POST /tenants/:tenantId/keys/:keyId/revoke": {
    for: "admin of the named company",
    actsWithoutFields: true,
  },
  "POST /team": {
    for: "admin",
    form: () => ({ email: "nova.pessoa@example.com", name: "Nova", role: "viewer" }),
  },
  "POST /team/resend": { for: "admin", form: user },
  "POST /team/role": { for: "admin", form: (ids) => ({ ...user(ids), role: "viewer" }) },
  "POST /team/remove": { for: "admin", form: user },
  "POST /sales/resend": {
    for: "sales:write",
    form: ({ externalId = "" }) => ({ sale: externalId, back: "/sales" }),
  },
  "POST /problems/:problemId/ignore": { for: "sales:write", actsWithoutFields: true },
  "POST /problems/:problemId/reopen": { for: "sales:write", actsWithoutFields: true },
  "POST /problems/:problemId/resolve": { for: "sales:write", actsWithoutFields: true },
  "POST /problems/:problemId/replay": { for: "sales:write", actsWithoutFields: true },
  "POST /replays": { for: "sales:write", form: () => ({ state: "dead" }), actsWithoutFields: true },
  "POST /replays/:replayId/abort": { for: "sales:write", actsWithoutFields: true },
  "POST /deliveries/:deliveryId/replay": { for: "sales:write", actsWithoutFields: true },
  "POST /reconciliations": { for: "sales:write", form: connection },
  "POST /reconciliations/:reconciliationId/resend": { for: "sales:write", actsWithoutFields: true },
  "POST /imports": {
    for: "imports:write",
    form: ({ assetsConnectionId = "" }) => ({ connection: assetsConnectionId }),
  },
  "POST /imports/:importId/cancel": { for: "imports:write", actsWithoutFields: true },
  // The world's SGA refuses the password: the tab says so.
  "POST /clients/:clientId/vehicles/refresh": {
    for: "imports:write",
    actsWithoutFields: true,
    asksErp: true,
    owner: 409,
  },
  "POST /clients/:clientId/vehicles/import": {
    for: "imports:write",
    form: ({ vehicleId = "" }) => ({ vehicle: vehicleId }),
  },
  // The ERP names no other owner of it.
  "POST /clients/:clientId/vehicles/owner": {
    for: "imports:write",
    form: ({ vehicleId = "" }) => ({ vehicle: vehicleId }),
    owner: 409,
  },
  "POST /integrations/:provider": {
    for: "connections:write",
    form: (ids) => ({ ...connection(ids), "settings.unknownSeller": "fail" }),
    actsWithoutFields: true,
    asksErp: true,
  },
  "POST /integrations/:provider/flows": {
    for: "connections:write",
    form: (ids) => ({ ...connection(ids), flow: "sales", on: "false" }),
  },
  // The world's connection is one whose ERP tells nothing.
  "POST /integrations/:provider/webhooks-in": {
    for: "connections:write",
    form: (ids) => ({ ...connection(ids), system: "omie" }),
    owner: 409,
  },
  "POST /integrations/:provider/webhooks-in/remove": {
    for: "connections:write",
    form: (ids) => ({ ...connection(ids), system: "omie" }),
    owner: 409,
  },
  "POST /integrations/:provider/test": { for: "connections:write", form: connection, asksErp: true },
  "POST /integrations/:provider/diagnosis": { for: "connections:write", form: connection, asksErp: true },
  "POST /integrations/:provider/rename": {
    for: "connections:write",
    form: (ids) => ({ ...connection(ids), name: "Matriz" }),
  },
  "POST /integrations/:provider/pause": { for: "connections:write", form: connection },
  "POST /integrations/:provider/resume": { for: "connections:write", form: connection },
  "POST /integrations/:provider/deactivate": { for: "connections:write", form: connection },
  "POST /integrations/:provider/activate": { for: "connections:write", form: connection },
  "POST /integrations/:provider/delete": { for: "connections:write", form: connection },

  "POST /log-archives": { for: "connections:write", form: () => ({ days: "120" }) },

  "POST /webhooks": {
    for: "connections:write",
    form: () => ({ url: `${ERP_ORIGIN}/told`, event: "delivery.dead" }),
    owner: 201,
  },
  "POST /webhooks/:webhookId/rotate": {
    for: "connections:write",
    form: () => ({ rotate: "1" }),
    owner: 201,
  },
  // What it sends goes after its answer, so nothing that must not write may follow it at once.
  "POST /webhooks/:webhookId/test": { for: "connections:write", actsWithoutFields: true },
  "POST /webhooks/:webhookId/switch": {
    for: "connections:write",
    form: () => ({ enabled: "0" }),
    actsWithoutFields: true,
  },
  "POST /webhooks/:webhookId/delete": { for: "connections:write", actsWithoutFields: true },

  "POST /connections/:connectionId/automations/:function": {
    for: "connections:write",
    form: () => ({ do: "save", version: "0", "automation.output": "{{ input }}" }),
  },
  "POST /connections/:connectionId/automations": {
    for: "connections:write",
    form: () => ({ template: "ixc" }),
    owner: 200,
  },
  "POST /connections/:connectionId/automations/:function/check": {
    for: "connections:write",
    form: () => ({ version: "1" }),
    owner: 200,
  },
  "POST /connections/:connectionId/automations/:function/import": {
    for: "connections:write",
    form: () => ({ json: '{"steps": [], "output": {}}' }),
    owner: 200,
  },
  "POST /connections/:connectionId/automations/:function/remove": {
    for: "connections:write",
    form: () => ({ version: "1" }),
  },
  "POST /connections/:connectionId/automations/:function/restore": {
    for: "connections:write",
    form: () => ({ version: "1" }),
  },

  "POST /access/:token": { for: "anyone", form: () => ({ name: "Ana", password: PASSWORD }) },
  "POST /sign-out": { for: "anyone", actsWithoutFields: true },
  "POST /sign-in": {
    for: "anyone",
    form: ({ email = "" }) => ({ email, password: PASSWORD, next: "/sales" }),
  },
};
