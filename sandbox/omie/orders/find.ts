import type { Fields } from "../complex-types.ts";
import { OmieFault } from "../envelope.ts";
import { block, number, text } from "../fields.ts";
import { MESSAGES } from "../messages.ts";
import type { OmieRecord } from "../records.ts";
import { findByBody, type Session } from "../session.ts";

const UNKNOWN = "Pedido não cadastrado";
const TAGS = { id: "codigo_pedido", code: "codigo_pedido_integracao" };

/** The order that a block names by Omie's code, an integration code or its number; refused when there is none. */
export async function requireOrder({ store }: Session, fields: Fields, tags = TAGS): Promise<OmieRecord> {
  const id = number(fields, tags.id);
  if (id !== 0) {
    const record = await store.find("pedidos", String(id));
    if (!record) throw new OmieFault("105", MESSAGES.unknownId(UNKNOWN, id));
    return record;
  }
  const code = text(fields, tags.code);
  if (code !== "") {
    const record = await findByBody(store, "pedidos", "cabecalho.codigo_pedido_integracao", code);
    if (!record) throw new OmieFault("105", MESSAGES.unknownCode(UNKNOWN, code));
    return record;
  }
  const shown = text(fields, "numero_pedido").replace(/^0+/, "");
  if (shown === "") throw new OmieFault("1000", MESSAGES.requiredOneOf([tags.id, tags.code]));
  const record = await findByBody(store, "pedidos", "number", Number(shown));
  if (!record) throw new OmieFault("105", MESSAGES.unknownId(UNKNOWN, shown));
  return record;
}

/** Refuses a change of an order that is billed or cancelled. */
export function refuseClosedOrder({ body }: OmieRecord): void {
  const { faturado, cancelado } = block(body, "infoCadastro");
  if (faturado === "S") throw new OmieFault("101", MESSAGES.billed("O pedido"));
  if (cancelado === "S") throw new OmieFault("101", MESSAGES.cancelled("O pedido"));
}
