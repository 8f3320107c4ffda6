import { afterAll, beforeAll } from "vitest";
import {
  connect,
  type Erp,
  openErp,
  openTenant,
  type Running,
  startHub,
  startSandbox,
  type Tenant,
} from "./hub.ts";

/** A hub and a sandbox for the tests of one file. */
export function startBoth(): { hub: Running; sandbox: Running } {
  const both = {} as { hub: Running; sandbox: Running };
  beforeAll(async () => {
    both.sandbox = await startSandbox();
    both.hub = await startHub(both.sandbox.url);
  });
  afterAll(() => {
    both.hub?.stop();
    both.sandbox?.stop();
  });
  return both;
}

/** A new tenant, connected to a new company of the ERP. */
export async function openShop(
  { hub, sandbox }: { hub: Running; sandbox: Running },
  settings: Record<string, unknown> = {},
) {
  const erp = await openErp(sandbox.url);
  const tenant = await openTenant(hub.url);
  const connectionId = await connect(tenant, erp, settings);
  return { erp, tenant, connectionId };
}

/** The ERP's sales that Ponte wrote. */
export async function salesOf(erp: Erp) {
  const { vendas } = await erp.state();
  return vendas.filter((venda: { observacoes_interna: string }) =>
    venda.observacoes_interna.includes("[Ponte "),
  );
}

/** The events of a sale's log, newest first. */
export async function logEvents(tenant: Tenant, subject: string): Promise<string[]> {
  const { body } = await tenant.api("GET", `/v1/logs?subject=${subject}`);
  return body.items.map((entry: { event: string }) => entry.event);
}
