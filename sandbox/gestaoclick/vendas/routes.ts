import { Hono } from "hono";
import { dateInSaoPaulo } from "../../shared/clock.ts";
import { fold } from "../../shared/names.ts";
import { Refusal, success } from "../envelope.ts";
import { bound, byCode, byName, equals } from "../filters.ts";
import { type Fields, readFields, requireFields, text } from "../input.ts";
import { answerList } from "../listing.ts";
import { MESSAGES } from "../messages.ts";
import { toDecimal } from "../money.ts";
import {
  attribution,
  type GestaoclickContext,
  type GestaoclickHono,
  requireRecord,
  resolveShop,
  type Session,
  timestamp,
} from "../session.ts";
import { readPlan, splitIntoInstalments } from "./instalments.ts";
import { postingsOf, postSale, unpostSale } from "./postings.ts";
import { presentReadSale, presentSale } from "./present.ts";
import { readSale } from "./read.ts";
import type { Sale } from "./sale.ts";

/** `/vendas`: sales. No idempotency of any kind: the same POST twice makes two sales. */
export const vendas = new Hono<GestaoclickHono>({ strict: false });

vendas.get("/", async (context) => {
  const { session } = context.env;
  const asked = context.req.query("loja_id") ?? "";
  const everyShop = asked === "" && session.switches.LIST_ALL_STORES;
  const shop = everyShop ? undefined : await resolveShop(session, asked);
  // Without tipo, service and counter sales are missing from the list.
  const kind = context.req.query("tipo") ?? "produto";
  return answerList(context, {
    resource: "vendas",
    filters: {
      tipo: () => undefined,
      codigo: byCode("codigo"),
      nome: byName,
      situacao_id: equals("situacao_id"),
      data_inicio: bound("data", ">=", "date"),
      data_fim: bound("data", "<=", "date"),
      cliente_id: equals("cliente_id"),
      centro_custo_id: equals("centro_custo_id"),
    },
    always: [
      { sql: "json_extract(document, '$.tipo') = ?", values: [kind] },
      ...(shop ? [{ sql: "json_extract(document, '$.loja_id') = ?", values: [shop.id] }] : []),
    ],
    present: (sale) => presentReadSale(sale, session.switches),
  });
});

vendas.get("/:id", async (context) => {
  const { session } = context.env;
  const sale = await requireRecord(session, "vendas", context.req.param("id"));
  return success(presentReadSale(sale, session.switches));
});

vendas.post("/gerar_parcelas", async (context) => {
  const { session } = context.env;
  const fields = await readFields(context.req.raw);
  requireFields(fields, ["valor_total", "forma_pagamento_id", "numero_parcelas"]);
  const plan = await readPlan(session, fields, dateInSaoPaulo(session.nowMs));
  const instalments = splitIntoInstalments(toDecimal(fields.valor_total), plan);
  return success(
    instalments.map((instalment) => ({
      data_vencimento: instalment.dueDate,
      // The one place where the API answers money as a JSON number.
      valor: Number(instalment.amount.toFixed(2)),
      forma_pagamento_id: plan.methodId,
      nome_forma_pagamento: plan.method?.nome ?? "",
    })),
  );
});

vendas.post("/", async (context) => {
  const { session } = context.env;
  const fields = await readFields(context.req.raw);
  const draft = await readSale(session, fields, await readPlace(context, fields));
  const { codigo, counted } = await assignCodigo(session, text(fields, "codigo"), draft.sale.loja_id);
  const sale: Sale = {
    ...draft.sale,
    id: String(await session.store.take("vendas")),
    codigo,
    hash: randomHash(),
    cadastrado_em: timestamp(session),
    ...postingsOf(draft.situacao),
  };
  await session.store.database.batch([
    session.store.insertion("vendas", recordOf(sale)),
    ...counted,
    ...(await postSale(session, sale)),
  ]);
  return success(presentSale(sale));
});

vendas.put("/:id", async (context) => {
  const { session } = context.env;
  const existing = await requireRecord(session, "vendas", context.req.param("id"));
  const fields = await readFields(context.req.raw);
  const draft = await readSale(session, fields, await readPlace(context, fields, existing), existing);
  const asked = text(fields, "codigo");
  const unchanged = asked === "" || asked === existing.codigo;
  const { codigo, counted } = unchanged
    ? { codigo: existing.codigo, counted: [] }
    : await assignCodigo(session, asked, existing.loja_id);
  const { id, hash, cadastrado_em } = existing;
  const sale: Sale = { ...draft.sale, id, codigo, hash, cadastrado_em, ...postingsOf(draft.situacao) };
  if (!session.switches.PUT_WITHOUT_EFFECT) {
    await session.store.database.batch([
      session.store.replacement("vendas", recordOf(sale)),
      ...counted,
      ...unpostSale(session, existing),
      ...(await postSale(session, sale)),
    ]);
  }
  return success(presentSale(sale));
});

vendas.delete("/:id", async (context) => {
  const { session } = context.env;
  const sale = await requireRecord(session, "vendas", context.req.param("id"));
  await session.store.database.batch([
    session.store.removal("vendas", sale.id),
    ...unpostSale(session, sale),
  ]);
  return success(MESSAGES.saleDeleted);
});

/** The store and user that a write is attributed to; a change without them stays where it was. */
async function readPlace(context: GestaoclickContext, fields: Fields, existing?: Sale) {
  const { session } = context.env;
  const shopId = attribution(context, fields, "loja_id") || (existing?.loja_id ?? "");
  return {
    shop: await resolveShop(session, shopId),
    usuarioId: attribution(context, fields, "usuario_id") || existing?.usuario_id || session.ownerId,
  };
}

/** The caller's number, which need not be free, or the next one; a high number moves the sequence on. */
async function assignCodigo(
  session: Session,
  asked: string,
  shopId: string,
): Promise<{ codigo: string; counted: D1PreparedStatement[] }> {
  const sequence = session.switches.CODIGO_PER_STORE ? `codigo/${shopId}` : "codigo";
  if (asked === "") return { codigo: String(await session.store.take(sequence)), counted: [] };
  if (!/^\d{1,15}$/.test(asked)) throw new Refusal(MESSAGES.codigoNotNumeric);
  if (session.switches.UNIQUE_CODIGO && (await isTaken(session, asked)))
    throw new Refusal(MESSAGES.codigoTaken);
  return { codigo: asked, counted: [session.store.skipTo(sequence, Number(asked))] };
}

async function isTaken(session: Session, codigo: string): Promise<boolean> {
  const conditions = [{ sql: "json_extract(document, '$.codigo') = ?", values: [codigo] }];
  const page = { conditions, orderBy: "id", direction: "asc", limit: 1, offset: 0 } as const;
  return (await session.store.page("vendas", page)).total > 0;
}

function recordOf(sale: Sale) {
  return { id: sale.id, document: sale, searchName: fold(sale.nome_cliente) };
}

/** Seven letters and digits, as a sale's public link carries them. */
function randomHash(): string {
  const alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  return Array.from(crypto.getRandomValues(new Uint8Array(7)), (byte) => alphabet[byte % 62]).join("");
}
