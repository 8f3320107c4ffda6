import { Hono } from "hono";
import { fold } from "../../shared/names.ts";
import { Refusal, success } from "../envelope.ts";
import { byCode, byName, equals } from "../filters.ts";
import { type Fields, readFields, text } from "../input.ts";
import { answerList, type Filter } from "../listing.ts";
import { MESSAGES } from "../messages.ts";
import { toDecimal } from "../money.ts";
import type { Named, Product, ProductGroup } from "../resources.ts";
import {
  attribution,
  type GestaoclickContext,
  type GestaoclickHono,
  requireRecord,
  resolveShop,
  type Session,
} from "../session.ts";
import { readStock, stockSetting } from "../stock.ts";
import { presentProduct } from "./present.ts";
import { readProduct } from "./read.ts";

/** `/produtos`: products. Stock is per store: `loja_id` in query or body, else the head store's. */
export const produtos = new Hono<GestaoclickHono>({ strict: false });

produtos.get("/", async (context) => {
  const { session } = context.env;
  const shop = await resolveShop(session, context.req.query("loja_id") ?? "");
  const groups = context.req.query("grupo_id") ? await session.store.all("grupos_produtos") : [];
  const stock = await readStock(session.store, shop.id);
  return answerList(context, {
    resource: "produtos",
    filters: {
      nome: byName,
      // Also finds bar codes, so a caller has to compare codigo_interno itself.
      codigo: byCode("codigo_interno", "codigo_barra"),
      grupo_id: inGroup(groups),
      fornecedor_id: bySupplier,
      ativo: equals("ativo"),
    },
    present: (product) => presentProduct(product, stock, session.switches),
  });
});

produtos.get("/:id", async (context) => {
  const { session } = context.env;
  const product = await requireRecord(session, "produtos", context.req.param("id"));
  return answerProduct(session, product, await resolveShop(session, context.req.query("loja_id") ?? ""));
});

produtos.post("/", async (context) => {
  const { session } = context.env;
  const fields = await readFields(context.req.raw);
  const product = await readProduct(session, fields);
  await write(session.store.insertion("produtos", recordOf(session, product)));
  return answerWithStock(context, product, fields);
});

produtos.put("/:id", async (context) => {
  const { session } = context.env;
  const existing = await requireRecord(session, "produtos", context.req.param("id"));
  const fields = await readFields(context.req.raw);
  const product = await readProduct(session, fields, existing);
  await write(session.store.replacement("produtos", recordOf(session, product)));
  return answerWithStock(context, product, fields);
});

produtos.delete("/:id", async (context) => {
  const { session } = context.env;
  const product = await requireRecord(session, "produtos", context.req.param("id"));
  await session.store.removal("produtos", product.id).run();
  return success(MESSAGES.productDeleted);
});

async function answerProduct(session: Session, product: Product, shop: Named): Promise<Response> {
  return success(
    presentProduct(product, await readStock(session.store, shop.id, product.id), session.switches),
  );
}

/** Sets the stock that a write names (an absolute quantity, of the first variation), then answers the product. */
async function answerWithStock(
  context: GestaoclickContext,
  product: Product,
  fields: Fields,
): Promise<Response> {
  const { session } = context.env;
  const shop = await resolveShop(session, attribution(context, fields, "loja_id"));
  const wiped = context.req.method === "PUT" && session.switches.PUT_PRODUTO_ESTOQUE_WIPED;
  const variation = product.variacoes[0];
  if (variation && (text(fields, "estoque") !== "" || wiped)) {
    const place = { produtoId: product.id, variacaoId: variation.id, lojaId: shop.id };
    await stockSetting(session.store, place, toDecimal(fields.estoque)).run();
  }
  return answerProduct(session, product, shop);
}

function recordOf(session: Session, product: Product) {
  return {
    id: product.id,
    document: product,
    searchName: fold(product.nome),
    unique: session.switches.UNIQUE_URL ? { field: "url", value: product.url } : undefined,
  };
}

/** Two products of the same name clash on the slug that is made of it. */
async function write(statement: D1PreparedStatement): Promise<void> {
  const { meta } = await statement.run();
  if (meta.changes === 0) throw new Refusal(MESSAGES.productUrlTaken);
}

/** A group and, as the ERP does, all groups below it. */
function inGroup(groups: ProductGroup[]): Filter {
  return ([value = ""], switches) => {
    if (value === "") return undefined;
    const wanted = new Set([value]);
    for (let before = 0; before !== wanted.size; ) {
      before = wanted.size;
      for (const group of groups) if (wanted.has(group.grupo_pai_id)) wanted.add(group.id);
    }
    return equals("grupo_id")([...wanted], switches);
  };
}

const bySupplier: Filter = ([value = ""]) => {
  if (value === "") return undefined;
  const sql = `EXISTS (SELECT 1 FROM json_each(document, '$.fornecedores')
    WHERE json_extract(value, '$.fornecedor_id') = ?)`;
  return { sql, values: [value] };
};
