import Big from "big.js";
import { Hono } from "hono";
import { randomHex } from "../shared/credentials.ts";
import { Refusal, success } from "./envelope.ts";
import { amount, date, readFields, required, text } from "./input.ts";
import { PAYMENT_METHODS } from "./lists.ts";
import { MESSAGES } from "./messages.ts";
import type { Invoice, Receipt } from "./records.ts";
import { type HubsoftHono, type Session, today } from "./session.ts";

/** `/financeiro/fatura/liquidar`: settles an invoice whole; of two at once, one is refused. */
export const settlements = new Hono<HubsoftHono>({ strict: false });

settlements.post("/", async (context) => {
  const { session } = context.env;
  const fields = await readFields(context.req.raw);
  const invoice = await session.store.find("invoices", required(fields, "id_fatura"));
  if (!invoice) throw new Refusal(MESSAGES.unknownId("id_fatura"));
  const cashBox = await session.store.find("cashBoxes", required(fields, "id_caixa_financeiro"));
  if (!cashBox) throw new Refusal(MESSAGES.unknownId("id_caixa_financeiro"));
  const method = text(fields, "meio_pagamento") || "dinheiro";
  if (!Object.hasOwn(PAYMENT_METHODS, method)) throw new Refusal(MESSAGES.invalid("meio_pagamento"));
  const paidAt = date(fields, "data_pagamento", "") || required(fields, "data_pagamento");
  const receipt: Omit<Receipt, "id"> = {
    invoiceId: invoice.id,
    cashBoxId: cashBox.id,
    paymentMethod: method,
    paidAt,
    creditedAt: date(fields, "data_credito", paidAt),
    amount: amount(fields, "valor_pago", "") || required(fields, "valor_pago"),
    interest: amount(fields, "juros", "0.00"),
    discount: amount(fields, "desconto", "0.00"),
    fee: amount(fields, "tarifa", "0.00"),
  };
  await settle(session, invoice, receipt);
  const id = String(await session.store.take("receipts"));
  await session.store.insertion("receipts", { id, document: { id, ...receipt } }).run();
  const customer = await session.store.find("customers", invoice.customerId);
  return success(MESSAGES.settled, {
    recibo: {
      id_recibo: Number(id),
      numero_recibo: randomHex(6),
      data_pagamento: receipt.paidAt,
      data_credito: receipt.creditedAt,
      valor_pago: Number(receipt.amount),
      tarifa: Number(receipt.fee),
      cliente: {
        codigo_cliente: Number(customer?.code),
        nome_razaosocial: customer?.name.toUpperCase(),
        cpf_cnpj: customer?.document,
      },
    },
  });
});

async function settle(session: Session, invoice: Invoice, receipt: Omit<Receipt, "id">): Promise<void> {
  const { store, switches } = session;
  if (invoice.cancelled) throw new Refusal(MESSAGES.invoiceCancelled);
  if (invoice.paidAt !== "" && !switches.SETTLED_AGAIN) throw new Refusal(MESSAGES.alreadySettled);
  if (receipt.paidAt > today(session)) throw new Refusal(MESSAGES.invalid("data_pagamento"));
  if (new Big(receipt.amount).eq(0)) throw new Refusal(MESSAGES.invalid("valor_pago"));
  const due = new Big(invoice.amount).plus(receipt.interest).minus(receipt.discount);
  if (due.gt(receipt.amount) && switches.UNDERPAID === "refused") throw new Refusal(MESSAGES.underpaid);
  const after = { ...invoice, paidAt: receipt.paidAt, paidAmount: receipt.amount };
  const { meta } = await store.exchange("invoices", { id: invoice.id, before: invoice, after }).run();
  if (meta.changes === 0) throw new Refusal(MESSAGES.alreadySettled);
}
