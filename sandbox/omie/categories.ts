import type { Condition } from "../shared/records.ts";
import type { Fields } from "./complex-types.ts";
import { OmieFault } from "./envelope.ts";
import { requireOption, requireTags, text, yesNo } from "./fields.ts";
import { listPage } from "./listing.ts";
import { MESSAGES } from "./messages.ts";
import type { OmieRecord } from "./records.ts";
import { TABLE_TYPES as TYPES } from "./schema/tables.ts";
import { reads, type Service } from "./service.ts";
import { bodyIs, findByBody, type Session } from "./session.ts";

/** `geral/categorias`. */
export const categories: Service = {
  ListarCategorias: reads(TYPES.categoria_list_request, (session, param) =>
    listPage(session, param, {
      resource: "categorias",
      family: "snake",
      key: "categoria_cadastro",
      conditions: conditionsOf(param),
      orderBy: "json_extract(document, '$.body.codigo')",
      present: ({ body }) => body,
      whenEmpty: "list",
    }),
  ),
  ConsultarCategoria: reads(TYPES.categoria_consultar, async ({ store }, param) => {
    requireTags(param, ["codigo"]);
    const code = text(param, "codigo");
    const record = await findByBody(store, "categorias", "codigo", code);
    if (!record) throw new OmieFault("105", MESSAGES.unknownId("Categoria não cadastrada", code));
    return record.body;
  }),
};

/** Refuses a category in a document that does not exist, adds up others, is inactive or hidden. */
export async function requireCategory({ store }: Session, code: string, tag: string): Promise<OmieRecord> {
  const record = await findByBody(store, "categorias", "codigo", code);
  if (!record) {
    throw new OmieFault("105", `${MESSAGES.unknownId("Categoria não cadastrada", code)} - tag: [${tag}]`);
  }
  const isUsable = ["totalizadora", "conta_inativa", "nao_exibir"].every((name) => record.body[name] === "N");
  if (!isUsable) throw new OmieFault("101", MESSAGES.unusableCategory(code, tag));
  return record;
}

/** A filter by type shows only those that documents may use. */
function conditionsOf(param: Fields): Condition[] {
  requireOption(param, "filtrar_por_tipo", ["R", "D"]);
  const type = text(param, "filtrar_por_tipo");
  const active = bodyIs("conta_inativa", "N");
  if (type === "") return yesNo(param, "filtrar_apenas_ativo", "N") === "S" ? [active] : [];
  const kind = bodyIs(type === "R" ? "conta_receita" : "conta_despesa", "S");
  return [kind, active, bodyIs("totalizadora", "N"), bodyIs("nao_exibir", "N")];
}
