import Big from "big.js";
import { Hono } from "hono";
import { Refusal, Rejection, success, unreadable } from "./envelope.ts";
import { code, day, decimal, type Fields, query, readFields, required, text } from "./input.ts";
import { MESSAGES } from "./messages.ts";
import { PREFIX } from "./paths.ts";
import type { Payment, Title, TitleReceipt } from "./resources.ts";
import { findBy, requireRecord, type Session, timestamp, today, type VoalleHono } from "./session.ts";
import { amountsOf } from "./titles/amounts.ts";

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const LABELS = { 0: "Aguardando processamento", 1: "Processado", 2: "Erro" } as const;

/** Settling of invoices: taken at once, processed later. */
export const payments = new Hono<VoalleHono>({ strict: false });

payments.post(`${PREFIX}/receivepayment`, async (context) => {
  const { session } = context.env;
  const { store, switches } = session;
  const draft = await readPayment(session, await readFields(context.req.raw));
  if (switches.PAYMENT_IDEMPOTENT) {
    const known = await findByTransaction(session, draft.transactionId);
    if (known) return taken(known);
  }
  const title = await requireRecord(store, "titles", draft.titleId);
  if (switches.REFUSE_PAID_TITLE) refuseSettled(title, switches.PAYMENT_IDEMPOTENT);
  const id = String(await store.take("payments"));
  const payment: Payment = { id, synGwTransactionId: crypto.randomUUID(), ...draft };
  const unique = switches.PAYMENT_IDEMPOTENT
    ? { field: "transactionId", value: payment.transactionId }
    : undefined;
  const { meta } = await store.insertion("payments", { id, document: payment, unique }).run();
  // Of two at once with one transactionId the first was stored: both get its answer.
  const stored = meta.changes === 1 ? payment : await findByTransaction(session, draft.transactionId);
  if (switches.SETTLE_POLLS === 0 && stored?.status === 0) await settle(session, stored);
  return taken(stored ?? payment);
});

payments.get(`${PREFIX}/consultpayment`, async (context) => {
  const { session } = context.env;
  const sought = query(context.req.raw, "syngwtransactionid");
  const [found] = await findBy(session.store, "payments", "synGwTransactionId", sought.toLowerCase());
  if (!found) throw new Refusal(MESSAGES.notFound);
  const payment = found.status === 0 ? await poll(session, found) : found;
  return success({
    integratorTransactionId: payment.transactionId,
    ...presentStatus(session, payment.status),
    message: payment.outcome,
  });
});

function presentStatus({ switches }: Session, status: Payment["status"]) {
  const label = LABELS[status];
  if (switches.PAYMENT_STATUS === "waits_0_fails_2") {
    return { status: { value: status, label }, processed: status === 1 };
  }
  return { status: { value: { 0: 2, 1: 1, 2: 3 }[status], label }, processed: status !== 0 };
}

function taken(payment: Payment): Response {
  return success({ synGwTransactionId: payment.synGwTransactionId }, "");
}

async function findByTransaction({ store }: Session, transactionId: string): Promise<Payment | undefined> {
  return (await findBy(store, "payments", "transactionId", transactionId))[0];
}

/** The names of these fields are spelled in two ways in one body; that is how the ERP wants them. */
async function readPayment(
  session: Session,
  fields: Fields,
): Promise<Omit<Payment, "id" | "synGwTransactionId">> {
  const transactionId = required("transactionId", text(fields, "transactionId"));
  if (!GUID.test(transactionId)) throw new Rejection(unreadable("transactionId", "The value is not a GUID."));
  const paidAmount = required("paidAmount", decimal(fields, "paidAmount"));
  if (paidAmount.lte(0) || !paidAmount.eq(paidAmount.round(2))) {
    throw new Refusal(MESSAGES.invalid("paidAmount"));
  }
  const bankAccountCode = required("BankAccountCode", code(fields, "BankAccountCode"));
  const paymentFormCode = required("PaymentFormCode", code(fields, "PaymentFormCode"));
  await checkCodes(session, bankAccountCode, paymentFormCode);
  return {
    transactionId: transactionId.toLowerCase(),
    titleId: required("financialReceivableTitleId", code(fields, "financialReceivableTitleId")),
    paidAmount: paidAmount.toFixed(2),
    message: text(fields, "message"),
    bankAccountCode,
    paymentFormCode,
    receiptDate: required("ReceiptDate", day(fields, "ReceiptDate")),
    clientPaidDate: required("ClientPaidDate", day(fields, "ClientPaidDate")),
    polls: 0,
    status: 0,
    outcome: MESSAGES.paymentWaiting,
    receivedAt: timestamp(session),
  };
}

async function checkCodes({ store, switches }: Session, account: string, form: string): Promise<void> {
  if (!switches.PAYMENT_CODES_CHECKED) return;
  const [accounts, forms] = await Promise.all([store.all("bankAccounts"), store.all("paymentForms")]);
  if (!accounts.some((known) => known.active && known.code === account)) {
    throw new Refusal(MESSAGES.unknown("Conta bancária"));
  }
  if (!forms.some((known) => known.active && known.code === form)) {
    throw new Refusal(MESSAGES.unknown("Forma de pagamento"));
  }
}

/** A paid title is refused, but for an ERP that books one payment twice: it does not look. */
function refuseSettled(title: Title, looksAtPaid: boolean): void {
  if (title.state === "cancelled") throw new Refusal(MESSAGES.titleCancelled);
  if (title.state === "paid" && looksAtPaid) throw new Refusal(MESSAGES.titlePaid);
}

/** Counts one question about a waiting payment and processes it when the company's number is reached. */
async function poll(session: Session, payment: Payment): Promise<Payment> {
  const polled = { ...payment, polls: payment.polls + 1 };
  if (polled.polls >= session.switches.SETTLE_POLLS) return await settle(session, polled, payment);
  await session.store.exchange("payments", { id: payment.id, before: payment, after: polled }).run();
  return polled;
}

/** Books a payment: always the whole title, less is a discount and more an increment. */
async function settle(session: Session, payment: Payment, before = payment): Promise<Payment> {
  const { store, switches } = session;
  const title = await requireRecord(store, "titles", payment.titleId);
  const isBooked = switches.PAYMENT_IDEMPOTENT && title.state === "paid";
  const failure = switches.PAYMENT_FAILS
    ? MESSAGES.paymentFailed
    : isBooked
      ? MESSAGES.titlePaid
      : title.state === "cancelled"
        ? MESSAGES.titleCancelled
        : undefined;
  const after: Payment = {
    ...payment,
    status: failure === undefined ? 1 : 2,
    outcome: failure ?? MESSAGES.paymentProcessed,
  };
  const { meta } = await store.exchange("payments", { id: payment.id, before, after }).run();
  // Of two questions at once one books it.
  if (meta.changes === 1 && failure === undefined) await book(session, title, payment);
  return after;
}

async function book(session: Session, title: Title, payment: Payment): Promise<void> {
  const receipts = [...title.receipts, receiptOf(title, payment, today(session))];
  const after: Title = { ...title, state: "paid", receipts };
  const { meta } = await session.store.exchange("titles", { id: title.id, before: title, after }).run();
  // Another payment of the same title was booked meanwhile: both receipts are to be seen.
  if (meta.changes === 0)
    await book(session, await requireRecord(session.store, "titles", title.id), payment);
}

function receiptOf(title: Title, payment: Payment, today: string): TitleReceipt {
  const due = amountsOf(title, today);
  const difference = new Big(payment.paidAmount).minus(due.finalValue);
  const discount = difference.lt(0) ? difference.abs() : new Big(0);
  const increment = difference.gt(0) ? difference : new Big(0);
  return {
    amount: payment.paidAmount,
    discount: discount.plus(due.discount).toFixed(2),
    fine: due.fine.toFixed(2),
    interest: increment.plus(due.interest).toFixed(2),
    date: payment.receiptDate,
    bankAccountCode: payment.bankAccountCode,
    paymentFormCode: payment.paymentFormCode,
    transactionId: payment.transactionId,
  };
}
