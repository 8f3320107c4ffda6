import Big from "big.js";
import { Refusal } from "./envelope.ts";
import { MESSAGES } from "./messages.ts";
import { type Session, value } from "./session.ts";
import type { Row } from "./tables.ts";

/**
 * Receives a title with the settlement that is about to be stored. Whole when the open amount is reached, in part
 * otherwise; of two at once, one is refused.
 */
export async function settleTitle(session: Session, settlement: Row): Promise<void> {
  const { store, switches } = session;
  const id = value(settlement, "id_receber");
  const title = await store.find("fn_areceber", id);
  if (!title) throw new Refusal(MESSAGES.unknownId("id_receber", id));
  const state = value(title, "status");
  if (state === "C") throw new Refusal(MESSAGES.cancelled);
  if (state === "R" && !switches.RECEIVED_AGAIN) throw new Refusal(MESSAGES.received);
  const amounts = readAmounts(settlement);
  const open = new Big(state === "R" ? value(title, "valor") : value(title, "valor_aberto"));
  if (!amounts.credito.eq(amounts.debito)) throw new Refusal(MESSAGES.creditDebit);
  if (amounts.valor_parcela.gt(open)) throw new Refusal(MESSAGES.moreThanOpen);
  const total = amounts.valor_parcela.minus(amounts.vdesconto).plus(amounts.vacrecimo);
  if (!total.eq(amounts.valor_total_recebido)) throw new Refusal(MESSAGES.totalDiffers);
  const left = open.minus(amounts.valor_parcela);
  const after = {
    ...title,
    valor_aberto: left.toFixed(2),
    valor_recebido: new Big(value(title, "valor_recebido") || 0).plus(total).toFixed(2),
    pagamento_data: value(settlement, "data"),
    status: left.eq(0) ? "R" : switches.PARTIAL_STATUS,
  };
  const { meta } = await store.exchange("fn_areceber", { id, before: title, after }).run();
  if (meta.changes === 0) throw new Refusal(MESSAGES.received);
}

function readAmounts(
  settlement: Row,
): Record<"valor_parcela" | "credito" | "debito" | "valor_total_recebido" | "vdesconto" | "vacrecimo", Big> {
  const read = (field: string) => {
    const sent = value(settlement, field) || "0";
    if (!/^\d{1,12}(\.\d{1,2})?$/.test(sent)) throw new Refusal(MESSAGES.invalid(field));
    return new Big(sent);
  };
  if (read("valor_parcela").eq(0)) throw new Refusal(MESSAGES.invalid("valor_parcela"));
  return {
    valor_parcela: read("valor_parcela"),
    credito: read("credito"),
    debito: read("debito"),
    valor_total_recebido: read("valor_total_recebido"),
    vdesconto: read("vdesconto"),
    vacrecimo: read("vacrecimo"),
  };
}
