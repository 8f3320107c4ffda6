import { expect } from "vitest";
import type { FunctionName } from "../../../../src/erp/functions/catalogue.ts";
import { createApiKey } from "../../../../src/services/api-keys/create-api-key.ts";
import { activateConnection } from "../../../../src/services/connections/activate-connection.ts";
import { createConnection } from "../../../../src/services/connections/create-connection.ts";
import { createTenant } from "../../../../src/services/tenants/create-tenant.ts";
import { type Answer, call } from "../../common/api.ts";
import { ERP_ORIGIN } from "../../common/constants.ts";
import { forTenant, openContext, type TestTenantContext } from "../../common/context.ts";
import type { Row } from "../../common/erp.ts";

/** A tenant whose ERP is one of the providers' sandboxes, reached by automations and called over HTTP. */
export class AutomatedProvider {
  readonly context: TestTenantContext;
  readonly connectionId: string;
  readonly #erp: string;
  readonly #companyId: string;
  readonly #key: string;

  private constructor(
    context: TestTenantContext,
    erp: string,
    companyId: string,
    connectionId: string,
    key: string,
  ) {
    this.context = context;
    this.#erp = erp;
    this.#companyId = companyId;
    this.connectionId = connectionId;
    this.#key = key;
  }

  static async open(erp: string, settings: Row): Promise<AutomatedProvider> {
    const { id, ...credentials } = await control(erp, "POST", "/companies", { seed: "demo" });
    const context = openContext();
    const tenant = forTenant(context, (await createTenant(context, { name: "Provedor Demo" })).id);
    const connection = await createConnection(tenant, {
      provider: "automation",
      name: `Automação ${erp}`,
      settings,
      credentials,
    });
    const { key } = await createApiKey(context, tenant.tenantId, { name: "checkout" });
    context.clock.advance(1_000);
    await activateConnection(tenant, connection.id);
    return new AutomatedProvider(tenant, erp, String(id), connection.id, key);
  }

  async save(name: FunctionName, automation: Row): Promise<void> {
    const path = `/v1/connections/${this.connectionId}/automations/${name}`;
    const answer = await call("PUT", path, { token: this.#key, body: automation });
    expect(answer.status, answer.text).toBe(200);
  }

  ask(name: FunctionName, input: Row = {}, headers: Record<string, string> = {}): Promise<Answer> {
    return call("POST", `/v1/functions/${name}`, { token: this.#key, body: { input }, headers });
  }

  async result(name: FunctionName, input: Row = {}): Promise<unknown> {
    const answer = await this.ask(name, input);
    expect(answer.status, answer.text).toBe(200);
    return (answer.body as { result: unknown }).result;
  }

  async test(): Promise<Answer> {
    return await call("POST", `/v1/connections/${this.connectionId}/test`, { token: this.#key });
  }

  async stored(resource: string): Promise<Row[]> {
    const state = await control(this.#erp, "GET", `/state?company=${this.#companyId}&resource=${resource}`);
    const rows = state[resource];
    // Guarantee: the sandbox's lists hold objects.
    return Array.isArray(rows) ? (rows as Row[]) : [];
  }

  async inject(fault: Row): Promise<void> {
    await control(this.#erp, "POST", "/faults", { company: this.#companyId, ...fault });
  }

  async revokeKey(): Promise<void> {
    await control(this.#erp, "POST", `/companies/${this.#companyId}/keys/revoke`, {});
  }

  async endSessions(): Promise<void> {
    await control(this.#erp, "POST", `/companies/${this.#companyId}/sessions/revoke`, {});
  }
}

async function control(erp: string, method: string, path: string, body?: unknown): Promise<Row> {
  const response = await fetch(`${ERP_ORIGIN}/_sandbox/${erp}${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
  // Guarantee: what these tests ask of the control API is answered with an object.
  return answer as Row;
}
