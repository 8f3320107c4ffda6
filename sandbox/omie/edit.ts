import { z } from "zod";
import { KEY } from "../shared/accounts.ts";
import { timestampInSaoPaulo } from "../shared/clock.ts";
import type { Company } from "../shared/companies.ts";
import { listCredentials } from "../shared/credentials.ts";
import type { SandboxEnv } from "../shared/env.ts";
import { resolveSwitches } from "../shared/switches.ts";
import { OMIE } from "./account.ts";
import type { Fields } from "./complex-types.ts";
import { presentCustomer } from "./customers/present.ts";
import { eventOf as orderEvent } from "./orders/present.ts";
import { presentProduct } from "./products/present.ts";
import type { OmieRecord } from "./records.ts";
import { openStore } from "./session.ts";
import { SWITCHES } from "./switches.ts";
import { announce, type Teller } from "./webhooks.ts";
import { eventOf as workOrderEvent } from "./work-orders/present.ts";

const EDITED_BY = "P000000001";

const RESOURCES = [
  "clientes",
  "produtos",
  "categorias",
  "contas",
  "locais",
  "vendedores",
  "etapas",
  "servicos",
  "pedidos",
  "os",
] as const;

/** A change that somebody makes at Omie's screens: tags of a record's body. */
export const editOrder = z.strictObject({
  resource: z.enum(RESOURCES),
  id: z.string().regex(/^\d{1,15}$/),
  body: z.record(z.string(), z.unknown()),
});

type Edit = z.infer<typeof editOrder>;

/** Which webhook an edit sets off, for the resources that have any. */
const EVENTS: Partial<
  Record<Edit["resource"], { topic: string; event(teller: Teller, record: OmieRecord): Fields }>
> = {
  clientes: { topic: "ClienteFornecedor.Alterado", event: presentCustomer },
  produtos: { topic: "Produto.Alterado", event: (_, record) => presentProduct(record) },
  pedidos: { topic: "VendaProduto.Alterada", event: (_, record) => orderEvent(record) },
  os: { topic: "OrdemServico.Alterada", event: (_, record) => workOrderEvent(record) },
};

/** Changes a record as an employee would: lists by date of change find it, webhooks tell; false when there is none. */
export async function editRecord(
  env: SandboxEnv,
  company: Company,
  { resource, id, body }: Edit,
): Promise<boolean> {
  const store = openStore(env.SANDBOX_DB, company.id);
  const before = await store.find(resource, id);
  if (!before) return false;
  const nowMs = Date.now();
  const changedAt = timestampInSaoPaulo(nowMs);
  const after = { ...before, changedAt, changedBy: EDITED_BY, body: { ...before.body, ...body } };
  const { meta } = await store.exchange(resource, { id, before, after }).run();
  if (meta.changes === 0) return false;
  const [key] = await listCredentials(env.SANDBOX_DB, OMIE.erp, KEY, company.id);
  const switches = resolveSwitches(SWITCHES, company.switches);
  const teller = { env, store, switches, appKey: key?.name ?? "", nowMs };
  const told = EVENTS[resource];
  if (told) await announce(teller, told.topic, told.event(teller, after), "employee");
  return true;
}
