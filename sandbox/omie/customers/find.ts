import type { Fields } from "../complex-types.ts";
import { OmieFault } from "../envelope.ts";
import { number, text } from "../fields.ts";
import { MESSAGES } from "../messages.ts";
import type { OmieRecord } from "../records.ts";
import { findByBody, type Session } from "../session.ts";

const UNKNOWN = "Cliente não cadastrado";

/** The customer that a block names by Omie's code or by an integration code; refused when there is none. */
export async function requireCustomer(
  { store }: Session,
  fields: Fields,
  tags: { id: string; code: string } = { id: "codigo_cliente_omie", code: "codigo_cliente_integracao" },
): Promise<OmieRecord> {
  const id = number(fields, tags.id);
  if (id !== 0) {
    const record = await store.find("clientes", String(id));
    if (!record) throw new OmieFault("105", MESSAGES.unknownId(UNKNOWN, id));
    return record;
  }
  const code = text(fields, tags.code);
  if (code === "") throw new OmieFault("1000", MESSAGES.requiredTags([tags.id, tags.code]));
  const record = await findByBody(store, "clientes", "codigo_cliente_integracao", code);
  if (!record) throw new OmieFault("105", MESSAGES.unknownCode(UNKNOWN, code));
  return record;
}
