import { Hono } from "hono";
import { success } from "./envelope.ts";
import { byCode, equals } from "./filters.ts";
import { answerList, type Filter } from "./listing.ts";
import type { Receivable } from "./resources.ts";
import { type GestaoclickHono, requireRecord, resolveShop } from "./session.ts";

/** `/recebimentos`, readable: what sales made due. */
export const recebimentos = new Hono<GestaoclickHono>({ strict: false });

recebimentos.get("/", async (context) => {
  const { session } = context.env;
  const asked = context.req.query("loja_id") ?? "";
  const everyShop = asked === "" && session.switches.LIST_ALL_STORES;
  const shop = everyShop ? undefined : await resolveShop(session, asked);
  return answerList(context, {
    resource: "recebimentos",
    filters: { codigo: byCode("codigo"), cliente_id: equals("cliente_id"), liquidado: bySettlement },
    always: shop ? [{ sql: "json_extract(document, '$.loja_id') = ?", values: [shop.id] }] : [],
    present,
  });
});

recebimentos.get("/:id", async (context) =>
  success(present(await requireRecord(context.env.session, "recebimentos", context.req.param("id")))),
);

/** `ab` open, `at` overdue, `pg` paid. */
const bySettlement: Filter = ([value = ""]) => {
  const settled = "json_extract(document, '$.liquidado')";
  const due = "json_extract(document, '$.data_vencimento')";
  if (value === "pg") return { sql: `${settled} = '1'`, values: [] };
  if (value === "ab") return { sql: `${settled} = '0'`, values: [] };
  if (value === "at") return { sql: `${settled} = '0' AND ${due} < date('now', '-3 hours')`, values: [] };
  return undefined;
};

function present({ venda_id: _link, ...receivable }: Receivable): object {
  return receivable;
}
