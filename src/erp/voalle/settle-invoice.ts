import { z } from "zod";
import { saoPauloDay } from "../../lib/dates.ts";
import { foldName } from "../../lib/names.ts";
import type { FunctionContext } from "../connector.ts";
import type { FunctionInput, FunctionResult } from "../functions/catalogue.ts";
import { type Outcome, ok } from "../outcome.ts";
import { asNotFound, callFor, looseText, remoteId } from "./answers.ts";
import { toNumberIfWhole } from "./numbers.ts";
import { thirdParty } from "./paths.ts";
import { methodSettings, type Settings } from "./settings.ts";
import { settlementTexts } from "./strings.ts";

type Settled = Outcome<FunctionResult<"settle_invoice">>;

const takenSchema = z.object({ synGwTransactionId: remoteId });
const paymentSchema = z.object({
  status: z.object({ value: z.coerce.number().int(), label: looseText }).nullish(),
  processed: z.boolean().nullish(),
  message: looseText,
});
type Payment = z.output<typeof paymentSchema>;

const PROCESSED = 1;
/** The payment is processed a little later. Whoever waits for the answer waits this long with it, and no longer. */
const POLL_AFTER_MS = [0, 250, 500, 1_000];

/**
 * F11: `POST receivepayment`, whose `transactionId` (a GUID) is its idempotency key: the same payment sent again is the same
 * one, so an unclear answer is simply asked for anew. It always settles the whole title: less is a discount, more an increment.
 */
export async function settleInvoice(
  context: FunctionContext<Settings>,
  input: FunctionInput<"settle_invoice">,
): Promise<Settled> {
  const codes = readCodes(context.settings, input.method);
  if ("missing" in codes) return { kind: "refused", message: codes.missing, certainty: "not_sent" };
  const taken = await callFor(
    context.caller,
    {
      kind: "keyed_write",
      method: "POST",
      path: thirdParty("receivepayment"),
      body: toPayment(context, input, codes),
      reason: "payment.send",
    },
    takenSchema,
  );
  if (taken.kind === "refused" && isPaidAlready(taken.message)) return ok({ status: "already_settled" });
  if (taken.kind !== "ok") return asNotFound(taken, /titulo/);
  return await waitUntilProcessed(context, taken.value.synGwTransactionId);
}

type Codes = { accountId: string; companyId: string | undefined; paymentFormCode: string };

/** V4: each method's own, or else the defaults. */
function readCodes(settings: Settings, method: string): Codes | { missing: string } {
  const own = methodSettings(settings, method);
  const accountId = own.accountId ?? settings.defaultAccountId;
  const paymentFormCode = own.paymentFormCode ?? settings.defaultPaymentFormCode;
  if (accountId === undefined) return { missing: settlementTexts.noAccount(method) };
  if (paymentFormCode === undefined) return { missing: settlementTexts.noPaymentForm(method) };
  return { accountId, paymentFormCode, companyId: own.companyId ?? settings.defaultCompanyId };
}

/** The casing is the ERP's. It has no field for the company, so that stands in the message. */
function toPayment(
  { effect }: FunctionContext<Settings>,
  { invoiceId, amount, paidAt, method, transactionId }: FunctionInput<"settle_invoice">,
  { accountId, companyId, paymentFormCode }: Codes,
): Record<string, unknown> {
  const day = paidAt.length === 10 ? paidAt : saoPauloDay(Date.parse(paidAt));
  return {
    transactionId: effect.key,
    financialReceivableTitleId: toNumberIfWhole(invoiceId),
    paidAmount: Number(amount),
    message: settlementTexts.message(method, transactionId, companyId),
    BankAccountCode: accountId,
    PaymentFormCode: paymentFormCode,
    ReceiptDate: day,
    ClientPaidDate: day,
  };
}

function isPaidAlready(message: string): boolean {
  return /ja (esta|foi) (pag|quitad|liquidad|baixad)/.test(foldName(message));
}

/** Asks how the payment stands. What goes wrong here changes nothing: the ERP has taken it. */
async function waitUntilProcessed({ caller }: FunctionContext<Settings>, id: string): Promise<Settled> {
  for (const waitMs of POLL_AFTER_MS) {
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    const payment = await callFor(
      caller,
      {
        kind: "read",
        method: "GET",
        path: thirdParty("consultpayment"),
        query: { syngwtransactionid: id },
        reason: "payment.ask",
      },
      paymentSchema,
    );
    if (payment.kind !== "ok") break;
    const end = readEnd(payment.value);
    if (end === "settled") return ok({ remoteId: id, status: "settled" });
    if (end === "waiting") continue;
    if (isPaidAlready(end.refusal)) return ok({ remoteId: id, status: "already_settled" });
    return { kind: "refused", message: end.refusal, certainty: "answered" };
  }
  return ok({ remoteId: id, status: "processing" });
}

/**
 * Only 1 is known: processed well. Of any other number it is known neither which ones wait nor which ones failed, so that one
 * waits until the payment is called processed, or its label says that it failed.
 */
function readEnd({ status, processed, message }: Payment): "settled" | "waiting" | { refusal: string } {
  if (status?.value === PROCESSED || (processed === true && status == null)) return "settled";
  const label = status?.label ?? "";
  const hasFailed = /erro|recus|rejeit|falh|cancel|negad|invalid/.test(foldName(label));
  return processed === true || hasFailed ? { refusal: message ?? label } : "waiting";
}
