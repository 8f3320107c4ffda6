import { expect } from "vitest";
import { type TemplateId, templates } from "../../../../src/erp/automation/library/index.ts";
import type { FunctionName } from "../../../../src/erp/functions/catalogue.ts";
import { createApiKey } from "../../../../src/services/api-keys/create-api-key.ts";
import { activateConnection } from "../../../../src/services/connections/activate-connection.ts";
import { createConnection } from "../../../../src/services/connections/create-connection.ts";
import { drainConnection } from "../../../../src/services/deliveries/drain-connection.ts";
import { createTenant } from "../../../../src/services/tenants/create-tenant.ts";
import { type Answer, call, expectProblem } from "../../common/api.ts";
import { ERP_ORIGIN } from "../../common/constants.ts";
import { forTenant, openContext, type TestTenantContext } from "../../common/context.ts";
import type { Row } from "../../common/erp.ts";
import { Isp } from "../voalle/isp.ts";

/** An internet provider, whichever ERP it has: natively, or by a template's automations. */
export interface Provider {
  readonly context: TestTenantContext;
  readonly connectionId: string;
  readonly key: string;
  ask(name: FunctionName, input?: Row, headers?: Record<string, string>): Promise<Answer>;
  stored(resource: string): Promise<Row[]>;
  inject(fault: Row): Promise<void>;
}

export type ErpId = TemplateId | "voalle";

/** What tests must know of each ERP to look behind the functions: where it keeps what they make. */
export type ErpFacts<Opened extends Provider = Provider> = {
  id: ErpId;
  open(settings?: Row, switches?: Row): Promise<Opened>;
  /** Names of the sandbox's resources. */
  settlements: string;
  tickets: string;
  orders: string;
  leads: string;
  /** Paths of the calls that make them. */
  paths: { settle: string; ticket: string; order: string; lead: string; unlock: string };
};

/** A tenant with a template's automations for the ERP's sandbox, all of them, called over HTTP. */
export class TemplateProvider implements Provider {
  readonly context: TestTenantContext;
  readonly connectionId: string;
  readonly companyId: string;
  readonly key: string;
  readonly #erp: TemplateId;

  private constructor(
    erp: TemplateId,
    companyId: string,
    context: TestTenantContext,
    connectionId: string,
    key: string,
  ) {
    this.#erp = erp;
    this.companyId = companyId;
    this.context = context;
    this.connectionId = connectionId;
    this.key = key;
  }

  /** @param valuesOf the codes that an administrator would look up in the ERP */
  static async open(
    erp: TemplateId,
    baseUrl: string,
    valuesOf: (stored: (resource: string) => Promise<Row[]>) => Promise<Row>,
    settings: Row = {},
    switches: Row = {},
  ): Promise<TemplateProvider> {
    const { id, ...keys } = await control(erp, "POST", "/companies", { seed: "demo", switches });
    const { connection, credentials } = templates[erp];
    const stored = (resource: string) => storedIn(erp, String(id), resource);
    const { values, ...others } = settings;
    const context = openContext();
    const tenant = forTenant(context, (await createTenant(context, { name: "Provedor Demo" })).id);
    const made = await createConnection(tenant, {
      provider: "automation",
      name: templates[erp].title,
      settings: {
        baseUrl,
        checkPath: connection.checkPath,
        auth: connection.auth,
        values: { ...(await valuesOf(stored)), ...(values as Row | undefined) },
        ...others,
      },
      credentials: Object.fromEntries(credentials.map(({ name }) => [name, keys[name]])),
    });
    const { key } = await createApiKey(context, tenant.tenantId, { name: "checkout" });
    const provider = new TemplateProvider(erp, String(id), tenant, made.id, key);
    const applied = await provider.apply();
    expect(applied.status, applied.text).toBe(200);
    context.clock.advance(1_000);
    await activateConnection(tenant, made.id);
    return provider;
  }

  apply(more: Row = {}): Promise<Answer> {
    const path = `/v1/connections/${this.connectionId}/automations/apply-template`;
    return call("POST", path, { token: this.key, body: { template: this.#erp, ...more } });
  }

  ask(name: FunctionName, input: Row = {}, headers: Record<string, string> = {}): Promise<Answer> {
    return call("POST", `/v1/functions/${name}`, { token: this.key, body: { input }, headers });
  }

  stored(resource: string): Promise<Row[]> {
    return storedIn(this.#erp, this.companyId, resource);
  }

  async inject(fault: Row): Promise<void> {
    await control(this.#erp, "POST", "/faults", { company: this.companyId, ...fault });
  }

  /** The ERP knows the credentials no more. */
  async refuseKey(): Promise<void> {
    for (const what of ["keys", "sessions"]) {
      if (what === "sessions" && this.#erp !== "hubsoft") continue;
      await control(this.#erp, "POST", `/companies/${this.companyId}/${what}/revoke`, {});
    }
  }
}

async function storedIn(erp: TemplateId, companyId: string, resource: string): Promise<Row[]> {
  const state = await control(erp, "GET", `/state?company=${companyId}&resource=${resource}`);
  // Guarantee: the sandbox's lists hold objects.
  return Array.isArray(state[resource]) ? (state[resource] as Row[]) : [];
}

async function control(erp: TemplateId, method: string, path: string, body?: unknown): Promise<Row> {
  const response = await fetch(`${ERP_ORIGIN}/_sandbox/${erp}${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
  // Guarantee: the control API answers objects, or a list where the caller casts it.
  return answer as Row;
}

/** The result of a function that succeeds. */
export async function resultOf<Result = Row>(
  provider: Provider,
  name: FunctionName,
  input: Row = {},
  headers: Record<string, string> = {},
): Promise<Result> {
  const answer = await provider.ask(name, input, headers);
  expect(answer.status, answer.text).toBe(200);
  // Guarantee: the caller names the shape that the catalogue states, and the expectations look at it.
  return (answer.body as { result: Result }).result;
}

export async function problemOf(
  provider: Provider,
  name: FunctionName,
  input: Row,
  status: number,
  code: string,
) {
  return expectProblem(await provider.ask(name, input), status, code);
}

/** What the tick does a while later: whatever waits is tried again. */
export async function later({ context, connectionId }: Provider): Promise<void> {
  context.clock.advance(120_000);
  await drainConnection(context, connectionId);
}

const idWhere = (rows: Row[], field: string, value: string): string => {
  const row = rows.find((candidate) => candidate[field] === value);
  if (row === undefined) throw new Error(`nothing has ${field} ${value}`);
  return String(row.id);
};

export const ixc: ErpFacts<TemplateProvider> = {
  id: "ixc",
  open: (settings, switches) =>
    TemplateProvider.open(
      "ixc",
      `${ERP_ORIGIN}/ixc/webservice/v1`,
      async (stored) => ({
        bankAccountId: idWhere(await stored("contas"), "conta", "Banco conta PIX"),
        chartAccountId: idWhere(
          await stored("planejamento_analitico"),
          "planejamento_analitico",
          "Mensalidades",
        ),
        ticketSectorId: idWhere(await stored("su_ticket_setor"), "setor", "Suporte"),
        ticketSubjectId: idWhere(await stored("su_oss_assunto"), "assunto", "Outros"),
        dealStageId: idWhere(await stored("crm_estagio"), "descricao", "Novo"),
      }),
      settings,
      switches,
    ),
  settlements: "fn_areceber_recebimentos_baixas_novo",
  tickets: "su_ticket",
  orders: "crm_canditados",
  leads: "contato",
  paths: {
    settle: "/fn_areceber_recebimentos_baixas_novo",
    ticket: "/su_ticket",
    order: "/crm_canditados",
    lead: "/contato",
    unlock: "/desbloqueio_confianca",
  },
};

export const hubsoft: ErpFacts<TemplateProvider> = {
  id: "hubsoft",
  open: (settings, switches) =>
    TemplateProvider.open(
      "hubsoft",
      `${ERP_ORIGIN}/hubsoft`,
      async (stored) => ({
        cashBoxId: idWhere(await stored("cashBoxes"), "name", "CONTA PIX"),
        ticketKindId: idWhere(await stored("ticketKinds"), "name", "SEM ACESSO A INTERNET"),
        leadProductId: idWhere(await stored("products"), "name", "Fibra 300 Mega"),
        zip: "13025-001",
      }),
      settings,
      switches,
    ),
  settlements: "receipts",
  tickets: "tickets",
  orders: "prospects",
  leads: "prospects",
  paths: {
    settle: "/financeiro/fatura/liquidar",
    ticket: "/atendimento",
    order: "/prospecto",
    lead: "/prospecto",
    unlock: "/cliente/desbloqueio_confianca",
  },
};

export const sgp: ErpFacts<TemplateProvider> = {
  id: "sgp",
  open: (settings, switches) =>
    TemplateProvider.open(
      "sgp",
      `${ERP_ORIGIN}/sgp`,
      async (stored) => ({
        receivingPointId: idWhere(await stored("receivingPoints"), "name", "Conta PIX"),
        ticketKindId: idWhere(await stored("occurrenceKinds"), "name", "Sem conexão"),
        origins: "1=Instagram; 2=Site",
      }),
      settings,
      switches,
    ),
  settlements: "settlements",
  tickets: "occurrences",
  orders: "preRegistrations",
  leads: "preRegistrations",
  paths: {
    settle: "/banco/titulo/*",
    ticket: "/ura/chamado/",
    order: "/precadastro/F",
    lead: "/precadastro/F",
    unlock: "/ura/liberacaopromessa/",
  },
};

export const voalle: ErpFacts = {
  id: "voalle",
  open: (settings = {}, switches = {}) =>
    Isp.open({
      settings: {
        resellers: [
          { code: "V1", name: "Marcos Andrade", document: "39053344705" },
          { code: "V2", name: "Patrícia Lopes" },
        ],
        contactOrigins: [{ id: "SITE", name: "Site" }],
        ...settings,
      },
      switches,
    }),
  settlements: "payments",
  tickets: "solicitations",
  orders: "sales",
  leads: "leads",
  paths: {
    settle: "/receivepayment",
    ticket: "/opendetailedsolicitation",
    order: "/crm/startsale",
    lead: "/external/crm/leads/create",
    unlock: "/contracts/unlock",
  },
};

export const erps: readonly ErpFacts[] = [voalle, ixc, hubsoft, sgp];
