import { z } from "zod";
import type { ConnectionContext } from "../../connector.ts";
import { type Outcome, ok } from "../../outcome.ts";
import { callAuvo, listAuvo } from "./answers.ts";
import { looseAmount, looseFlag, looseId, looseText } from "./values.ts";

type Context = Pick<ConnectionContext<unknown>, "caller">;

/** Addresses name a product by its number; tasks know it by a GUID beside that. */
const productSchema = z
  .object({
    code: looseId,
    id: looseId,
    name: looseText,
    description: looseText,
    externalId: looseText,
    unitaryValue: looseAmount,
    totalStock: looseAmount,
    active: looseFlag,
  })
  .transform(({ code, id, active, ...row }) => ({ ...row, code: code ?? id ?? "", active: active ?? true }))
  .refine(({ code }) => /^\d+$/.test(code));

export type AuvoProduct = z.output<typeof productSchema>;

const PATH = "/products";

/** The products with this external code. */
export async function findProductsByCode(
  { caller }: Context,
  externalId: string,
): Promise<Outcome<AuvoProduct[]>> {
  return await find(caller, { externalId }, (row) => row.externalId === externalId);
}

/** The products with exactly this name that are linked to nothing. The filter finds parts of names, too. */
export async function findUnlinkedProducts(
  { caller }: Context,
  name: string,
): Promise<Outcome<AuvoProduct[]>> {
  return await find(caller, { name }, (row) => row.name === name && row.externalId === undefined);
}

async function find(
  caller: Context["caller"],
  filter: Record<string, string>,
  isMeant: (row: AuvoProduct) => boolean,
): Promise<Outcome<AuvoProduct[]>> {
  const list = { path: PATH, filter, page: 1, pageSize: 100, reason: "auvo.product_find" };
  const outcome = await listAuvo(caller, list, productSchema);
  return outcome.kind === "ok" ? ok(outcome.value.rows.filter(isMeant)) : outcome;
}

export function readAuvoProduct({ caller }: Context, code: string): Promise<Outcome<AuvoProduct>> {
  return callAuvo(
    caller,
    { kind: "read", method: "GET", path: `${PATH}/${code}`, reason: "auvo.product" },
    productSchema,
  );
}

/** Creates a product, without its price: what POST makes of a decimal is not sure, what PATCH makes of it is. */
export function createProduct(
  { caller }: Context,
  fields: { name: string; externalId: string; description: string },
): Promise<Outcome<AuvoProduct>> {
  return callAuvo(
    caller,
    { kind: "unkeyed_write", method: "POST", path: PATH, body: fields, reason: "auvo.product_create" },
    productSchema,
  );
}

export type ProductChange = Readonly<Record<string, string | number | boolean>>;

/** Changes these fields of a product; not found where it is gone. */
export function patchProduct(
  { caller }: Context,
  code: string,
  change: ProductChange,
): Promise<Outcome<unknown>> {
  return callAuvo(
    caller,
    {
      kind: "keyed_write",
      method: "PATCH",
      path: `${PATH}/${code}`,
      body: Object.entries(change).map(([path, value]) => ({ op: "replace", path, value })),
      reason: "auvo.product_change",
    },
    z.unknown(),
  );
}
