import { z } from "zod";
import { saoPauloDay } from "../../lib/dates.ts";
import { foldName } from "../../lib/names.ts";
import type { ConnectionContext } from "../connector.ts";
import type { Invoice } from "../functions/invoices.ts";
import { type Outcome, ok } from "../outcome.ts";
import { callFor, listOf, looseMoney, looseText, remoteId } from "./answers.ts";
import { thirdParty } from "./paths.ts";
import { defined } from "./people.ts";

const receiptsSchema = z.object({ receiptDate: looseText });

/** A title of `getopentitlesbytxid` and `gettitlesbytxid`; the fields that only the latter has are optional. */
const titleSchema = z.object({
  id: remoteId,
  // Beside billet in some tenants, inside it in others.
  status: looseText,
  billet: z.object({
    status: looseText,
    title: looseText,
    typefulLine: looseText,
    pixQRCode: looseText,
    expirationDate: z.string().regex(/^\d{4}-\d{2}-\d{2}/),
    amount: z.object({
      value: looseMoney,
      finalValue: looseMoney,
      originalValue: looseMoney,
      discount: looseMoney,
      fine: looseMoney,
      interest: looseMoney,
    }),
    receipts: z.union([receiptsSchema, z.array(receiptsSchema)]).nullish(),
  }),
  client: z.object({ name: looseText }).nullish(),
});
type Title = z.output<typeof titleSchema>;

/** `getcontractbillets` is flat and tells little beside the contract; the link is signed and soon over. */
const contractBilletSchema = z.object({ id: remoteId, link: looseText });

type Reader = Pick<ConnectionContext<unknown>, "caller" | "now">;

/** Open, overdue and those due by the end of next month. No status is told: the due date says which are overdue. */
export async function readOpenInvoices(context: Reader, document: string): Promise<Outcome<Invoice[]>> {
  const titles = await readTitles(context, "getopentitlesbytxid", document);
  if (titles.kind !== "ok") return titles;
  const today = saoPauloDay(context.now());
  return ok(titles.value.map((title) => toInvoice(title, openOrOverdue(title, today))));
}

/**
 * Every invoice of a customer. What is to be paid comes from the list of open titles, whose amounts are the day's; what was
 * paid or cancelled, and what falls due later, from the list of all titles, whose statuses matter for these alone.
 */
export async function readAllInvoices(context: Reader, document: string): Promise<Outcome<Invoice[]>> {
  const [open, all] = await Promise.all([
    readOpenInvoices(context, document),
    readTitles(context, "gettitlesbytxid", document),
  ]);
  if (all.kind !== "ok") return all;
  if (open.kind !== "ok" && open.kind !== "empty" && open.kind !== "not_found") return open;
  const today = saoPauloDay(context.now());
  const known = new Map((open.kind === "ok" ? open.value : []).map((invoice) => [invoice.id, invoice]));
  const rest = all.value
    .filter(({ id }) => !known.has(id))
    .map((title) => toInvoice(title, statusOf(title, today)));
  const originals = new Map(all.value.map((title) => [title.id, title.billet.amount.originalValue]));
  const payable = [...known.values()].map((invoice) => {
    const originalAmount = originals.get(invoice.id) ?? invoice.originalAmount;
    return originalAmount === undefined ? invoice : { ...invoice, originalAmount };
  });
  return ok([...payable, ...rest].sort((left, right) => left.dueDate.localeCompare(right.dueDate)));
}

/** The contract's open titles, by id, with a link to each boleto. A title itself does not say whose contract it is. */
export async function readContractBillets(
  { caller }: Reader,
  contractId: string,
): Promise<Outcome<Map<string, string | undefined>>> {
  const billets = await callFor(
    caller,
    {
      kind: "read",
      method: "GET",
      path: thirdParty(`getcontractbillets/${encodeURIComponent(contractId)}`),
      reason: "invoices.of_contract",
    },
    listOf(contractBilletSchema),
  );
  return billets.kind === "ok" ? ok(new Map(billets.value.map(({ id, link }) => [id, link]))) : billets;
}

function readTitles({ caller }: Reader, call: string, document: string): Promise<Outcome<Title[]>> {
  return callFor(
    caller,
    {
      kind: "read",
      method: "GET",
      path: thirdParty(`${call}/${encodeURIComponent(document)}`),
      reason: call === "gettitlesbytxid" ? "invoices.all" : "invoices.open",
    },
    listOf(titleSchema),
  );
}

function openOrOverdue({ billet }: Title, today: string): Invoice["status"] {
  return billet.expirationDate.slice(0, 10) < today ? "overdue" : "open";
}

/** By the ERP's word: "Em aberto", "Vencida", "Paga", "Cancelada". */
function statusOf(title: Title, today: string): Invoice["status"] {
  const word = foldName(title.billet.status ?? title.status ?? "");
  if (/^(pag|quitad|liquidad|baixad|recebid)/.test(word)) return "paid";
  if (word.startsWith("cancel")) return "cancelled";
  if (/^(em aberto|abert|vencid|atrasad)/.test(word)) return openOrOverdue(title, today);
  // No word that anybody has seen, and not among the open ones: it was paid if something was received.
  return paidAt(title) === undefined ? "cancelled" : "paid";
}

function paidAt({ billet }: Title): string | undefined {
  const { receipts } = billet;
  const last = Array.isArray(receipts) ? receipts.at(-1) : receipts;
  return last?.receiptDate?.slice(0, 10);
}

function toInvoice(title: Title, status: Invoice["status"]): Invoice {
  const { billet } = title;
  const { value, finalValue, originalValue, interest, fine, discount } = billet.amount;
  return defined({
    id: title.id,
    number: billet.title,
    customerName: title.client?.name,
    amount: finalValue ?? value ?? "0.00",
    originalAmount: originalValue ?? value,
    interest,
    fine,
    discount,
    dueDate: billet.expirationDate.slice(0, 10),
    paidAt: status === "paid" ? paidAt(title) : undefined,
    status,
    digitableLine: billet.typefulLine?.replace(/\D/g, "") || undefined,
    pix: billet.pixQRCode,
  });
}
