import { z } from "zod";
import { normalizeDocument } from "../../../lib/documents.ts";
import type { FlowContext } from "../../connector.ts";
import { type Outcome, ok } from "../../outcome.ts";
import { callAuvo, listAllOfAuvo, listAuvo } from "./answers.ts";
import { looseFlag, looseText, looseTexts } from "./values.ts";

type Context = Pick<FlowContext, "caller" | "memo">;

/** Editions of the API name the id and the trade name in two ways. */
const customerSchema = z
  .object({
    id: z.union([z.number(), z.string()]).nullish(),
    customerId: z.union([z.number(), z.string()]).nullish(),
    description: looseText,
    name: looseText,
    legalName: looseText,
    externalId: looseText,
    cpfCnpj: looseText,
    phoneNumber: looseTexts,
    email: looseTexts,
    address: looseText,
    adressComplement: looseText,
    active: looseFlag,
  })
  .transform(({ id, customerId, name, description, active, ...row }) => ({
    ...row,
    id: String(id ?? customerId ?? ""),
    description: description ?? name,
    active: active ?? true,
  }))
  .refine(({ id }) => /^\d+$/.test(id));

export type AuvoCustomerRecord = z.output<typeof customerSchema>;

const PATH = "/customers";
const REASON = "auvo.customer_find";

/** Those whose external code is this one. The filter takes a list, so what it gives is looked at again. */
export async function findByExternalId(
  { caller }: Context,
  code: string,
): Promise<Outcome<AuvoCustomerRecord[]>> {
  const list = { path: PATH, filter: { externalId: code }, page: 1, pageSize: 100, reason: REASON };
  const outcome = await listAuvo(caller, list, customerSchema);
  if (outcome.kind !== "ok") return outcome;
  return ok(outcome.value.rows.filter(({ externalId }) => externalId === code));
}

/**
 * Those with this CPF or CNPJ. Only newer editions of Auvo filter by it; an older one answers with everybody, and then all
 * of them are read, once in a drain.
 */
export async function findByDocument(
  { caller, memo }: Context,
  document: string,
): Promise<Outcome<AuvoCustomerRecord[]>> {
  const list = { path: PATH, filter: { cpfCnpj: document }, page: 1, pageSize: 100, reason: REASON };
  const outcome = await listAuvo(caller, list, customerSchema);
  if (outcome.kind !== "ok") return outcome;
  const { rows } = outcome.value;
  if (rows.every((row) => hasDocument(row, document))) return ok(rows);
  const all = await memo("auvo customers", () =>
    listAllOfAuvo(caller, { path: PATH, filter: {}, reason: "auvo.customers" }, customerSchema),
  );
  return all.kind === "ok" ? ok(all.value.filter((row) => hasDocument(row, document))) : all;
}

function hasDocument({ cpfCnpj }: AuvoCustomerRecord, document: string): boolean {
  return normalizeDocument(cpfCnpj ?? "") === document;
}

export function findById({ caller }: Context, id: string): Promise<Outcome<AuvoCustomerRecord>> {
  return callAuvo(
    caller,
    { kind: "read", method: "GET", path: `${PATH}/${id}`, reason: REASON },
    customerSchema,
  );
}

/**
 * Creates or changes a customer: by its id or, without one, by its external code, so that the same again makes no second
 * one. Without `replaceData: false` it would wipe whatever is left out.
 */
export function putCustomer(
  { caller }: Context,
  fields: Record<string, unknown>,
): Promise<Outcome<AuvoCustomerRecord>> {
  return callAuvo(
    caller,
    {
      kind: "keyed_write",
      method: "PUT",
      path: PATH,
      body: { ...fields, replaceData: false },
      reason: "auvo.customer_write",
    },
    customerSchema,
  );
}
