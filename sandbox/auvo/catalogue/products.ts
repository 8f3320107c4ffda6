import { Hono } from "hono";
import type { Condition } from "../../shared/records.ts";
import { badRequest, bare, missing, success } from "../envelope.ts";
import { type Fields, readFields } from "../input.ts";
import { answerList, contains, equals, oneOf, readOptionalFilter } from "../lists.ts";
import { showPrice } from "../money.ts";
import { readPatch } from "../patch.ts";
import type { Product } from "../resources.ts";
import {
  type AuvoContext,
  type AuvoHono,
  amendRecord,
  findBy,
  localTime,
  otherwiseNotAllowed,
  requireRecord,
} from "../session.ts";
import type { AuvoSwitches } from "../switches.ts";
import { blankProduct, patchedProduct, WRITABLE_PATHS, writtenProduct } from "./products-write.ts";

/** `/products`: addresses name a product by its code, lines of tasks by its GUID. */
export const products = new Hono<AuvoHono>({ strict: false });

products.get("/", async (context) => {
  const { switches } = context.env.session;
  return await answerList(context, {
    resource: "products",
    conditions: productConditions(readOptionalFilter(context)),
    present: (rows) => rows.map((product) => presentProduct(product, switches)),
  });
});

products.post("/", async (context) => {
  const { session } = context.env;
  const fields = await readFields(context.req.raw);
  const taken = await findBy(session.store, "products", "externalId", fields.text("externalId") ?? "");
  if (session.switches.EXTERNAL_ID_UNIQUE && taken) {
    throw badRequest("externalId", "ExternalId already registered");
  }
  return await addProduct(context, fields);
});

products.put("/", async (context) => {
  const { session } = context.env;
  const fields = await readFields(context.req.raw);
  const id = fields.integer("id") ?? 0;
  const known =
    id === 0
      ? await findBy(session.store, "products", "externalId", fields.text("externalId") ?? "")
      : await requireRecord(context, "products", String(id));
  if (!known) return await addProduct(context, fields);
  return await storeProduct(context, await writtenProduct(session, known, fields));
});

products.put("/employee-product-stock", async (context) => {
  const { session } = context.env;
  const fields = await readFields(context.req.raw);
  const [userId, productId, amount] = ["userId", "productId", "amount"].map((name) => {
    const value = fields.integer(name);
    if (value === undefined) throw missing(name);
    return value;
  });
  const user = await session.store.find("users", String(userId));
  if (!user) throw badRequest("userId", "User not found");
  const product = await requireRecord(context, "products", String(productId));
  const others = product.employeesStock.filter((stock) => stock.userId !== userId);
  const stock = {
    id: product.employeesStock.length + 1,
    userId: Number(user.id),
    amount: amount ?? 0,
    date: localTime(session.nowMs),
  };
  return await storeProduct(context, { ...product, employeesStock: [...others, stock] });
});

products.get("/:id", async (context) => {
  const product = await requireRecord(context, "products");
  return success(presentProduct(product, context.env.session.switches));
});

products.patch("/:id", async (context) => {
  const { session } = context.env;
  const fields = await readPatch(context.req.raw, "Product", WRITABLE_PATHS);
  const product = await amendRecord(context, "products", (before) => patchedProduct(session, before, fields));
  return success(presentProduct(product, session.switches));
});

products.delete("/:id", async (context) => {
  const product = await requireRecord(context, "products");
  await context.env.session.store.removal("products", product.id).run();
  return bare(204);
});

otherwiseNotAllowed(products, "/", "/employee-product-stock", "/:id");

function productConditions(filter: Fields): Condition[] {
  const isLow = filter.flag("lowerThanMinimumStock") ?? false;
  const low = "json_extract(document, '$.totalStock') < json_extract(document, '$.minimumStock')";
  return [
    ...oneOf("id", filter.integer("id")?.toString()),
    ...oneOf("externalId", filter.text("externalId")),
    ...contains("name", filter.text("name")),
    ...contains("description", filter.text("description")),
    ...equals("categoryId", filter.integer("categoryId")),
    ...equals("associatedEquipmentId", filter.integer("associatedEquipmentId")),
    ...equals("active", filter.flag("active")),
    ...(isLow ? [{ sql: low, values: [] }] : []),
  ];
}

async function addProduct(context: AuvoContext, fields: Fields): Promise<Response> {
  const { session } = context.env;
  fields.required("name", 255);
  const draft = await writtenProduct(session, blankProduct("0"), fields);
  const product = { ...draft, id: String(await session.store.take("products")) };
  await session.store.insertion("products", { id: product.id, document: product }).run();
  return success(presentProduct(product, session.switches), 201);
}

async function storeProduct(context: AuvoContext, product: Product): Promise<Response> {
  const { store, switches } = context.env.session;
  await store.replacement("products", { id: product.id, document: product }).run();
  return success(presentProduct(product, switches));
}

function presentProduct(product: Product, switches: AuvoSwitches): object {
  const { id, guid, unitaryValue, unitaryCost, employeesStock, uriAttachments, ...rest } = product;
  return {
    productId: guid,
    id: Number(id),
    code: Number(id),
    ...rest,
    unitaryValue: showPrice(unitaryValue, switches.PRICE_OUT),
    unitaryCost: showPrice(unitaryCost, switches.PRICE_OUT),
    imageUrl: uriAttachments[0] ?? "",
    uriAttachments,
    employeesStock: employeesStock.map(({ date, ...stock }) => ({
      ...stock,
      lastStockMovement: movement(product, { date, ...stock }),
    })),
  };
}

function movement(product: Product, stock: Product["employeesStock"][number]): object {
  return {
    id: stock.id,
    operationUserId: stock.userId,
    stockUserId: stock.userId,
    productId: Number(product.id),
    amount: stock.amount,
    unitaryvalue: Number(product.unitaryValue),
    unitaryCost: Number(product.unitaryCost),
    entry: true,
    addition: true,
    date: stock.date,
  };
}
