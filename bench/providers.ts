import { z } from "zod";
import { CODES } from "../sandbox/voalle/seed.ts";
import { openTenant, sleep, type Tenant } from "../tests/common/hub.ts";
import { asked, control } from "./control.ts";
import type { Bench } from "./workers.ts";

/** An internet provider: a tenant with an active connection to a company of its ERP's sandbox, by way of a proxy. */
export type Provider = { tenant: Tenant; connectionId: string; companyId: string };

const idSchema = z.object({ id: z.string() });
const companySchema = z.object({ id: z.coerce.string() }).catchall(z.unknown());

/** Served natively. */
export async function openVoalle(bench: Bench, erpUrl: string): Promise<Provider> {
  const company = companySchema.parse(await control(bench, "voalle", "POST", "/companies", { seed: "demo" }));
  const { clientId, clientSecret, syndata } = company;
  const tenant = await openTenant(bench.hub.url);
  const connectionId = await connect(tenant, {
    provider: "voalle",
    name: "Voalle",
    settings: {
      authUrl: `${erpUrl}/voalle/auth`,
      apiUrl: `${erpUrl}/voalle/api`,
      integrationUser: "integracao.demonstracao.datacake",
      defaultCompanyId: "1",
      defaultAccountId: CODES.bankAccount,
      leadIntegratorAlias: CODES.integratorAlias,
      leadContactOriginCode: CODES.contactOrigin,
      saleCompanyDocument: CODES.companyPlace,
      saleContractType: CODES.contractType,
      paymentMethods: { PIX: { paymentFormCode: CODES.paymentForm } },
    },
    credentials: { clientId, clientSecret, syndata },
  });
  await activate(tenant, connectionId);
  return { tenant, connectionId, companyId: company.id };
}

/** Served by the automations of a template. */
export async function openIxc(bench: Bench, erpUrl: string): Promise<Provider> {
  const company = companySchema.parse(await control(bench, "ixc", "POST", "/companies", { seed: "demo" }));
  const tenant = await openTenant(bench.hub.url);
  const connectionId = await connect(tenant, {
    provider: "automation",
    name: "IXC",
    settings: {
      baseUrl: `${erpUrl}/ixc/webservice/v1`,
      checkPath: "/filial",
      auth: { type: "basic", token: "{{ secrets.token }}" },
    },
    credentials: { token: company.token },
  });
  await asked(tenant, "POST", `/v1/connections/${connectionId}/automations/apply-template`, {
    template: "ixc",
  });
  await activate(tenant, connectionId);
  return { tenant, connectionId, companyId: company.id };
}

async function connect(tenant: Tenant, body: Record<string, unknown>): Promise<string> {
  return idSchema.parse(await asked(tenant, "POST", "/v1/connections", body)).id;
}

async function activate(tenant: Tenant, connectionId: string): Promise<void> {
  await asked(tenant, "POST", `/v1/connections/${connectionId}/activate`);
  // The activation rings; what its empty drain does is nobody's figure.
  await sleep(500);
}
