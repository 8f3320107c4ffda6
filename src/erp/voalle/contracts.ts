import { z } from "zod";
import { normalizeDocument } from "../../lib/documents.ts";
import { decimal, formatMoney, sum } from "../../lib/money.ts";
import type { ConnectionContext } from "../connector.ts";
import type { Plan } from "../functions/catalogue.ts";
import { type Outcome, ok } from "../outcome.ts";
import { callFor, listOf, looseMoney, looseText, remoteId } from "./answers.ts";
import { thirdParty } from "./paths.ts";
import { defined } from "./people.ts";
import { contractStatusTexts } from "./strings.ts";

const serviceSchema = z.object({
  amount: looseMoney,
  // Seen in some tenants only.
  title: looseText,
  description: looseText,
});

const contractSchema = z.object({
  id: remoteId,
  contractNumber: looseText,
  contractStatus: z.coerce.number().int(),
  collectionDay: z.coerce.number().int().nullish(),
  clientInformation: z.object({ clientTxId: looseText }).nullish(),
  servicesInformation: listOf(serviceSchema),
});
export type Contract = z.output<typeof contractSchema>;

const pageSchema = z.object({
  data: listOf(contractSchema),
  totalRecords: z.coerce.number().int().nullish(),
  totalPages: z.coerce.number().int().nullish(),
});

const PAGE_SIZE = 100;
/** A search without a document goes through the contracts of all customers; longer than this nobody waits. */
const MAX_PAGES = 50;

type Search = {
  document?: string;
  /** Stop at the first of these. */
  until?: (contract: Contract) => boolean;
};

/**
 * `POST contract/getpaged`, which reads. Cancelled and blocked ones are asked for too, since whether "only active" holds the
 * blocked ones is unknown. Pages begin at 1; where an ERP counts from 0 its first page is missing at the end, and is read then.
 */
export async function readContracts(
  { caller }: Pick<ConnectionContext<unknown>, "caller">,
  { document, until }: Search,
): Promise<Outcome<Contract[]>> {
  const found = new Map<string, Contract>();
  const readPage = async (page: number) => {
    const outcome = await callFor(
      caller,
      {
        kind: "read",
        method: "POST",
        path: thirdParty("contract/getpaged"),
        body: {
          ...(document === undefined ? {} : { txId: document }),
          onlyActiveContracts: false,
          page,
          pageSize: PAGE_SIZE,
        },
        reason: "contracts.list",
      },
      pageSchema,
    );
    // A filter may be ignored in silence.
    const own = outcome.kind === "ok" ? outcome.value.data.filter((each) => isOf(each, document)) : [];
    for (const contract of own) found.set(contract.id, contract);
    return { outcome, isFound: until !== undefined && own.some(until) };
  };
  let total = 0;
  for (let page = 1; page <= MAX_PAGES; page++) {
    const { outcome, isFound } = await readPage(page);
    if (outcome.kind === "empty" || outcome.kind === "not_found") break;
    if (outcome.kind !== "ok") return outcome;
    const { data, totalRecords, totalPages } = outcome.value;
    total = totalRecords ?? total;
    if (isFound) return ok([...found.values()]);
    if (data.length === 0 || page >= (totalPages ?? 1)) break;
    if (page === MAX_PAGES)
      return { kind: "unreadable", message: "ponte:too_many_pages", certainty: "answered" };
  }
  if (found.size < total) {
    const { outcome } = await readPage(0);
    if (outcome.kind !== "ok" && outcome.kind !== "empty" && outcome.kind !== "not_found") return outcome;
  }
  return ok([...found.values()]);
}

function isOf({ clientInformation }: Contract, document: string | undefined): boolean {
  const owner = clientInformation?.clientTxId;
  return document === undefined || owner === undefined || normalizeDocument(owner) === document;
}

const STATUSES: Record<number, Plan["status"]> = {
  1: "active",
  2: "active",
  3: "active",
  4: "cancelled",
  5: "suspended",
  6: "blocked",
  7: "blocked",
  9: "ended",
};
/** Suspended, blocked for debt, blocked by an employee. */
const BLOCKED_STATUSES = [5, 6, 7];

export function isBlocked({ contractStatus }: Contract): boolean {
  return BLOCKED_STATUSES.includes(contractStatus);
}

export function planName({ servicesInformation }: Contract): string | undefined {
  const names = servicesInformation.flatMap(({ title, description }) => title ?? description ?? []);
  return names.join(" + ") || undefined;
}

export function toPlan(contract: Contract): Plan {
  const { id, contractNumber, contractStatus, collectionDay, servicesInformation } = contract;
  const amounts = servicesInformation.flatMap(({ amount }) =>
    amount === undefined ? [] : [decimal(amount)],
  );
  return defined({
    contractId: id,
    number: contractNumber,
    name: planName(contract),
    status: STATUSES[contractStatus] ?? "other",
    statusText: contractStatusTexts[contractStatus] ?? String(contractStatus),
    amount: amounts.length === 0 ? undefined : formatMoney(sum(amounts)),
    dueDay: collectionDay ?? undefined,
  });
}
