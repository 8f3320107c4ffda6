import { decimal, formatMoney, sum } from "../../lib/money.ts";
import type { FunctionContext } from "../connector.ts";
import type { FunctionInput, FunctionResult } from "../functions/catalogue.ts";
import type { Invoice } from "../functions/invoices.ts";
import { type Outcome, ok } from "../outcome.ts";
import { isBlocked, planName, readContracts } from "./contracts.ts";
import { pendingTexts } from "./strings.ts";
import { readOpenInvoices } from "./titles.ts";

/**
 * F13. No call of Voalle's has these, so they are composed: from what is open, and from the plans that are blocked meanwhile.
 * Whoever is unknown or owes nothing gets none. They are shown to customers, in Portuguese.
 */
export async function listPendingTexts(
  context: FunctionContext<unknown>,
  { document }: FunctionInput<"list_pending_texts">,
): Promise<Outcome<FunctionResult<"list_pending_texts">>> {
  const invoices = await readOpenInvoices(context, document);
  if (invoices.kind !== "ok") return invoices;
  if (invoices.value.length === 0) return { kind: "empty" };
  const contracts = await readContracts(context, { document });
  if (contracts.kind !== "ok") return contracts;
  const blocked = contracts.value.filter(isBlocked);
  return ok([
    ...textsOf(invoices.value, "overdue"),
    ...textsOf(invoices.value, "open"),
    ...blocked.map((contract) =>
      pendingTexts.blockedPlan(
        planName(contract) ?? contract.contractNumber ?? contract.id,
        contract.contractStatus,
      ),
    ),
  ]);
}

function textsOf(invoices: readonly Invoice[], status: "overdue" | "open"): string[] {
  const chosen = invoices.filter((invoice) => invoice.status === status);
  const [first] = chosen.map(({ dueDate }) => dueDate).sort();
  if (first === undefined) return [];
  const total = formatMoney(sum(chosen.map(({ amount }) => decimal(amount))));
  return [pendingTexts[status](chosen.length, total, first)];
}
