import type { Fields } from "../complex-types.ts";
import { OmieFault } from "../envelope.ts";
import { block, number, text } from "../fields.ts";
import { MESSAGES } from "../messages.ts";
import type { OmieRecord } from "../records.ts";
import { findByBody, type Session } from "../session.ts";

const UNKNOWN = "OS não cadastrada";

/** The work order that a block names by Omie's code, an integration code or its number; refused when there is none. */
export async function requireWorkOrder({ store }: Session, fields: Fields): Promise<OmieRecord> {
  const id = number(fields, "nCodOS");
  if (id !== 0) {
    const record = await store.find("os", String(id));
    if (!record) throw new OmieFault("103", MESSAGES.unknownId(UNKNOWN, id));
    return record;
  }
  const code = text(fields, "cCodIntOS");
  if (code !== "") {
    const record = await findByBody(store, "os", "Cabecalho.cCodIntOS", code);
    if (!record) throw new OmieFault("103", MESSAGES.unknownCode(UNKNOWN, code));
    return record;
  }
  const shown = text(fields, "cNumOS").replace(/^0+/, "");
  if (shown === "") throw new OmieFault("1000", MESSAGES.requiredOneOf(["nCodOS", "cCodIntOS"]));
  const record = await findByBody(store, "os", "number", Number(shown));
  if (!record) throw new OmieFault("103", MESSAGES.unknownId(UNKNOWN, shown));
  return record;
}

/** Refuses a change of a work order that is billed or cancelled. */
export function refuseClosedWorkOrder({ body }: OmieRecord): void {
  const { cFaturada, cCancelada } = block(body, "states");
  if (cFaturada === "S") throw new OmieFault("101", MESSAGES.billed("A OS"));
  if (cCancelada === "S") throw new OmieFault("101", MESSAGES.cancelled("A OS"));
}
