import Big from "big.js";
import { Hono } from "hono";
import { Refusal } from "./envelope.ts";
import { amount, date, isOn, required, text } from "./input.ts";
import { MESSAGES } from "./messages.ts";
import type { Settlement, Title } from "./records.ts";
import { type Session, type SgpHono, today } from "./session.ts";
import { corrected, openAmount } from "./titles.ts";

const METHODS = ["DINHEIRO", "CARTAO", "DEBITO", "PIX"];

/** `/api/banco/titulo/{id}/baixar/`: settles a title whole, or in part when told so; of two at once, one is refused. */
export const settlements = new Hono<SgpHono>();

settlements.post("/titulo/:id/baixar/", async (context) => {
  const { session } = context.env;
  const title = await session.store.find("titles", context.req.param("id"));
  if (!title) throw new Refusal(MESSAGES.unknown("título"));
  const settlement = await readSettlement(session, title);
  const after = settle(session, title, settlement);
  const { meta } = await session.store.exchange("titles", { id: title.id, before: title, after }).run();
  if (meta.changes === 0) throw new Refusal(MESSAGES.paid);
  const id = String(await session.store.take("settlements"));
  await session.store.insertion("settlements", { id, document: { id, ...settlement } }).run();
  return Response.json({
    status: 1,
    titulo: Number(title.id),
    valor_pago: Number(settlement.amount),
    msg: after.statusId === 2 ? MESSAGES.settled : MESSAGES.settledInPart,
  });
});

async function readSettlement(session: Session, title: Title): Promise<Omit<Settlement, "id">> {
  const { fields, store } = session;
  required(fields, "data_pagamento");
  required(fields, "valor_pago");
  const method = text(fields, "forma_pagamento") || "DINHEIRO";
  if (!METHODS.includes(method)) throw new Refusal(MESSAGES.invalid("forma_pagamento"));
  const point = text(fields, "ponto_recebimento");
  if (point !== "" && !(await store.find("receivingPoints", point))) {
    throw new Refusal(MESSAGES.unknown("ponto_recebimento"));
  }
  return {
    titleId: title.id,
    paidAt: date(fields, "data_pagamento"),
    amount: amount(fields, "valor_pago", "0.00"),
    discount: amount(fields, "desconto", "0.00"),
    method,
    receivingPointId: point,
    inPart: isOn(fields, "liquidacao_parcial"),
    notes: text(fields, "observacao"),
  };
}

/** The title as the settlement leaves it. */
function settle(session: Session, title: Title, settlement: Omit<Settlement, "id">): Title {
  const { switches } = session;
  if (title.statusId === 3) throw new Refusal(MESSAGES.cancelled);
  if (title.statusId === 2 && !switches.SETTLED_AGAIN) throw new Refusal(MESSAGES.paid);
  if (settlement.paidAt > today(session)) throw new Refusal(MESSAGES.invalid("data_pagamento"));
  const paid = new Big(settlement.amount);
  if (paid.eq(0)) throw new Refusal(MESSAGES.invalid("valor_pago"));
  const total = new Big(title.paidAmount || 0).plus(paid).toFixed(2);
  const discounted = new Big(title.discounted || 0).plus(settlement.discount).toFixed(2);
  const inPart: Title = { ...title, paidAmount: total, discounted };
  const settled: Title = { ...inPart, statusId: 2, paidAt: settlement.paidAt };
  const covered = paid.plus(settlement.discount);
  if (settlement.inPart) {
    const open = openAmount(title);
    if (covered.gt(open)) throw new Refusal(MESSAGES.moreThanOpen);
    return covered.eq(open) ? settled : inPart;
  }
  const due = corrected(title, settlement.paidAt).total;
  if (covered.lt(due) && switches.UNDERPAID === "refused") throw new Refusal(MESSAGES.underpaid);
  return settled;
}
