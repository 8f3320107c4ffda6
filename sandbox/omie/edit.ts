import { z } from "zod";
import { timestampInSaoPaulo } from "../shared/clock.ts";
import type { Company } from "../shared/companies.ts";
import type { SandboxEnv } from "../shared/env.ts";
import { openStore } from "./session.ts";

const EDITED_BY = "P000000001";

/** A change that somebody makes on Omie's screens: tags of a record's body. */
export const editOrder = z.strictObject({
  resource: z.enum([
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
  ]),
  id: z.string().regex(/^\d{1,15}$/),
  body: z.record(z.string(), z.unknown()),
});

/** Changes a record as an employee would, so that lists by date of change find it; false when there is none. */
export async function editRecord(
  env: SandboxEnv,
  company: Company,
  { resource, id, body }: z.infer<typeof editOrder>,
): Promise<boolean> {
  const store = openStore(env.SANDBOX_DB, company.id);
  const before = await store.find(resource, id);
  if (!before) return false;
  const changedAt = timestampInSaoPaulo(Date.now());
  const after = { ...before, changedAt, changedBy: EDITED_BY, body: { ...before.body, ...body } };
  return (await store.exchange(resource, { id, before, after }).run()).meta.changes === 1;
}
