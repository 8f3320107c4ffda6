import type { Fields } from "../complex-types.ts";
import { OmieFault } from "../envelope.ts";
import { number, text } from "../fields.ts";
import { MESSAGES } from "../messages.ts";
import type { OmieRecord } from "../records.ts";
import { findByBody, type Session } from "../session.ts";

const UNKNOWN = "Produto não cadastrado";

/** The product that a block names by Omie's code, an integration code or its SKU; refused when there is none. */
export async function requireProduct({ store }: Session, fields: Fields): Promise<OmieRecord> {
  const id = number(fields, "codigo_produto");
  if (id !== 0) {
    const record = await store.find("produtos", String(id));
    if (!record) throw new OmieFault("105", MESSAGES.unknownId(UNKNOWN, id));
    return record;
  }
  for (const tag of ["codigo_produto_integracao", "codigo"]) {
    const code = text(fields, tag);
    if (code === "") continue;
    const record = await findByBody(store, "produtos", tag, code);
    if (!record) throw new OmieFault("105", MESSAGES.unknownCode(UNKNOWN, code));
    return record;
  }
  throw new OmieFault("1000", MESSAGES.requiredOneOf(["codigo_produto", "codigo_produto_integracao"]));
}
