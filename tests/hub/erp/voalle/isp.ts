import { asc, eq } from "drizzle-orm";
import { expect } from "vitest";
import type { JournalLine } from "../../../../sandbox/shared/journal.ts";
import { CODES } from "../../../../sandbox/voalle/seed.ts";
import { connections, deliveries, logs } from "../../../../src/db/schema.ts";
import type { FunctionName } from "../../../../src/erp/functions/catalogue.ts";
import { createApiKey } from "../../../../src/services/api-keys/create-api-key.ts";
import { activateConnection } from "../../../../src/services/connections/activate-connection.ts";
import { createConnection } from "../../../../src/services/connections/create-connection.ts";
import { updateConnection } from "../../../../src/services/connections/update-connection.ts";
import { drainConnection } from "../../../../src/services/deliveries/drain-connection.ts";
import { createTenant } from "../../../../src/services/tenants/create-tenant.ts";
import { type Answer, call, expectProblem } from "../../common/api.ts";
import { ERP_ORIGIN } from "../../common/constants.ts";
import { forTenant, openContext, type TestTenantContext } from "../../common/context.ts";
import type { Row } from "../../common/erp.ts";

export const AUTH_URL = `${ERP_ORIGIN}/voalle/auth`;
export const API_URL = `${ERP_ORIGIN}/voalle/api`;
export const PROXY_URL = `${ERP_ORIGIN}/voalle/proxy`;

/** What an administrator of the sandbox's provider would fill in. */
export const SETTINGS = {
  authUrl: AUTH_URL,
  apiUrl: API_URL,
  integrationUser: "integracao.demonstracao.datacake",
  defaultCompanyId: "1",
  defaultAccountId: CODES.bankAccount,
  paymentMethods: {
    PIX: { paymentFormCode: CODES.paymentForm },
    "Cartão TEF": { accountId: CODES.cardBankAccount, paymentFormCode: CODES.cardPaymentForm },
  },
  leadIntegratorAlias: CODES.integratorAlias,
  leadContactOriginCode: CODES.contactOrigin,
  saleCompanyDocument: CODES.companyPlace,
  saleContractType: CODES.contractType,
  ticketIncidentTypeId: "",
} as const;

/** Somebody whom the ERP does not know, at an address without the code of its city. */
export const newcomer = {
  name: "Davi Prado",
  document: "862.883.667-57",
  email: "davi@cliente.example",
  mobile: "(19) 97777-1234",
  birthDate: "1990-02-01",
  address: {
    street: "Avenida Brasil",
    number: "10",
    district: "Centro",
    city: "campinas",
    state: "SP",
    zip: "13010050",
  },
};

export type IspOptions = { switches?: Row; settings?: Row; seed?: "demo" | "minimal"; activate?: boolean };

/** An internet provider: a tenant with a connection to a company of Voalle's sandbox, called over HTTP as a checkout does. */
export class Isp {
  readonly context: TestTenantContext;
  readonly companyId: string;
  readonly connectionId: string;
  readonly key: string;
  readonly synV1Token: string;
  readonly credentials: { clientId: string; clientSecret: string; syndata: string };

  private constructor(
    context: TestTenantContext,
    companyId: string,
    connectionId: string,
    key: string,
    suite: Row,
  ) {
    this.synV1Token = String(suite.synV1Token);
    this.credentials = credentialsOf(suite);
    this.context = context;
    this.companyId = companyId;
    this.connectionId = connectionId;
    this.key = key;
  }

  static async open({
    switches = {},
    settings,
    seed = "demo",
    activate = true,
  }: IspOptions = {}): Promise<Isp> {
    const { id: companyId, ...key } = await control("POST", "/companies", { seed, switches });
    const { ticketIncidentTypeId: _, ...usual } = SETTINGS;
    const context = openContext();
    const tenant = forTenant(context, (await createTenant(context, { name: "Provedor Demo" })).id);
    const types = await control("GET", `/state?company=${companyId}&resource=incidentTypes`);
    const [type] = rowsOf(types.incidentTypes);
    const connection = await createConnection(tenant, {
      provider: "voalle",
      name: "Voalle",
      settings: { ...usual, ticketIncidentTypeId: String(type?.id), ...settings },
      credentials: credentialsOf(key),
    });
    const { key: apiKey } = await createApiKey(context, tenant.tenantId, { name: "checkout" });
    const isp = new Isp(tenant, String(companyId), connection.id, apiKey, key);
    context.clock.advance(1_000);
    if (activate) await activateConnection(tenant, connection.id);
    return isp;
  }

  /** Calls a function as the outside does. */
  ask(name: FunctionName, input: Row = {}, headers: Record<string, string> = {}): Promise<Answer> {
    return call("POST", `/v1/functions/${name}`, { token: this.key, body: { input }, headers });
  }

  /** The result of a function that succeeds. */
  async result<Result = Row>(
    name: FunctionName,
    input: Row = {},
    headers: Record<string, string> = {},
  ): Promise<Result> {
    const answer = await this.ask(name, input, headers);
    expect(answer.status, answer.text).toBe(200);
    // Guarantee: the caller names the shape that the catalogue states, and the expectations look at it.
    return (answer.body as { result: Result }).result;
  }

  /** A function that is refused: its problem, after checking that it is one. */
  async problem(
    name: FunctionName,
    input: Row,
    status: number,
    code: string,
    headers: Record<string, string> = {},
  ) {
    return expectProblem(await this.ask(name, input, headers), status, code);
  }

  /** What an administrator saves later. */
  async change(settings: Row, credentials: Row = {}): Promise<void> {
    await updateConnection(this.context, this.connectionId, { settings, credentials });
  }

  async setSwitches(change: Row): Promise<void> {
    await control("PUT", `/companies/${this.companyId}/switches`, change);
  }

  async inject(...faults: Row[]): Promise<void> {
    for (const fault of faults) await control("POST", "/faults", { company: this.companyId, ...fault });
  }

  async clearFaults(): Promise<void> {
    await control("DELETE", `/faults?company=${this.companyId}`);
  }

  async endSessions(): Promise<void> {
    await control("POST", `/companies/${this.companyId}/sessions/revoke`, {});
  }

  async revokeKey(): Promise<void> {
    await control("POST", `/companies/${this.companyId}/keys/revoke`, {});
  }

  /** What the ERP holds of a resource. */
  async stored(resource: string): Promise<Row[]> {
    const state = await control("GET", `/state?company=${this.companyId}&resource=${resource}`);
    return rowsOf(state[resource]);
  }

  async journal(): Promise<JournalLine[]> {
    // Guarantee: the sandbox's own type states the shape.
    return (await control("GET", `/journal?company=${this.companyId}`)) as unknown as JournalLine[];
  }

  /** Another Suite user of the same company, who takes over the connection. */
  async useKey(order: Row): Promise<void> {
    const key = await control("POST", `/companies/${this.companyId}/keys`, order);
    await this.change({}, credentialsOf(key));
  }

  /** The one person with this document, as the ERP holds it. */
  async person(document: string): Promise<Row> {
    const found = (await this.stored("people")).find(({ txId }) => txId === document);
    if (found === undefined) throw new Error(`nobody has the document ${document}`);
    return found;
  }

  async contractsOf(document: string): Promise<Row[]> {
    const { id } = await this.person(document);
    return (await this.stored("contracts")).filter(({ personId }) => personId === id);
  }

  async titlesOf(document: string): Promise<Row[]> {
    const { id } = await this.person(document);
    return (await this.stored("titles")).filter(({ personId }) => personId === id);
  }

  async drain(): Promise<void> {
    this.context.clock.advance(1_000);
    await drainConnection(this.context, this.connectionId);
  }

  async delivery(subject: string) {
    const rows = await this.context.db.orm
      .select()
      .from(deliveries)
      .where(eq(deliveries.connectionId, this.connectionId))
      .orderBy(asc(deliveries.id));
    const newest = rows.filter((row) => row.subject === subject).at(-1);
    if (newest === undefined) throw new Error(`no delivery of ${subject}`);
    return newest;
  }

  /** A person's resend of a subject's newest delivery. */
  async replay(subject: string): Promise<void> {
    const { id } = await this.delivery(subject);
    const answer = await call("POST", `/v1/deliveries/${id}/replay`, { token: this.key });
    expect(answer.status, answer.text).toBe(202);
  }

  /** What the tick does until a subject's delivery waits no more, moving the clock to whenever it is due next. */
  async settle(subject: string, rounds = 20): Promise<void> {
    for (let round = 0; round < rounds; round++) {
      const { dueAt } = await this.delivery(subject);
      if (dueAt === null) return;
      const { resumeAt, leaseUntil } = await this.connectionRow();
      this.context.clock.moveTo(Math.max(dueAt, resumeAt, leaseUntil));
      await this.drain();
    }
    throw new Error(`still waiting: ${JSON.stringify(await this.delivery(subject))}`);
  }

  async connectionRow() {
    const [row] = await this.context.db.orm
      .select()
      .from(connections)
      .where(eq(connections.id, this.connectionId));
    if (row === undefined) throw new Error("the connection is gone");
    return row;
  }

  /** The log's entries, oldest first. */
  async entries() {
    return await this.context.db.orm
      .select()
      .from(logs)
      .where(eq(logs.tenantId, this.context.tenantId))
      .orderBy(asc(logs.id));
  }

  /** Every entry with the calls that were made, as the API shows it. */
  async logText(): Promise<string> {
    const entries = (await this.entries()).map(({ id }) =>
      call("GET", `/v1/logs/${id}`, { token: this.key }),
    );
    return (await Promise.all(entries)).map(({ text }) => text).join("\n");
  }
}

function credentialsOf({ clientId, clientSecret, syndata }: Row): Isp["credentials"] {
  return { clientId: String(clientId), clientSecret: String(clientSecret), syndata: String(syndata) };
}

export function rowsOf(value: unknown): Row[] {
  // Guarantee: the sandbox's lists hold objects.
  return Array.isArray(value) ? (value as Row[]) : [];
}

async function control(method: string, path: string, body?: unknown): Promise<Row> {
  const response = await fetch(`${ERP_ORIGIN}/_sandbox/voalle${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
  // Guarantee: the control API answers objects, but for the journal, which its reader casts.
  return answer as Row;
}
