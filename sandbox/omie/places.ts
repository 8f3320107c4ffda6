import type { Fields } from "./complex-types.ts";
import { OmieFault } from "./envelope.ts";
import { changedWithin, listPage } from "./listing.ts";
import { MESSAGES } from "./messages.ts";
import type { OmieRecord } from "./records.ts";
import { TABLE_TYPES as TYPES } from "./schema/tables.ts";
import { reads, type Service } from "./service.ts";
import { findByBody, infoOf, type Session } from "./session.ts";

/** `estoque/local`: where stock is kept. */
export const places: Service = {
  ListarLocaisEstoque: reads(TYPES.locaisListarRequest, (session, param) =>
    listPage(session, param, {
      resource: "locais",
      family: "hungarian",
      key: "locaisEncontrados",
      conditions: changedWithin(session, param),
      present: presentPlace,
    }),
  ),
};

/** The place with this code, 0 being the default one; refused when there is none. */
export async function requirePlace({ store }: Session, id: number): Promise<OmieRecord> {
  const record =
    id === 0 ? await findByBody(store, "locais", "padrao", "S") : await store.find("locais", String(id));
  if (!record) throw new OmieFault("1070", MESSAGES.unknownPlace(id));
  return record;
}

/** The place of an item that is sold or used; refused when it is inactive. */
export async function requireUsablePlace(session: Session, id: number): Promise<OmieRecord> {
  const record = await requirePlace(session, id);
  if (record.body.inativo === "S") throw new OmieFault("1070", MESSAGES.inactivePlace(id));
  return record;
}

function presentPlace(record: OmieRecord): Fields {
  return { codigo_local_estoque: Number(record.id), ...record.body, ...infoOf(record) };
}
