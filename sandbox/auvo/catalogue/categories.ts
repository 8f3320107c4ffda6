import { Hono } from "hono";
import { bare, success } from "../envelope.ts";
import { type Fields, readFields } from "../input.ts";
import { answerList, contains, oneOf, readOptionalFilter } from "../lists.ts";
import { readPatch } from "../patch.ts";
import type { ProductCategory } from "../resources.ts";
import { type AuvoContext, type AuvoHono, findBy, otherwiseNotAllowed, requireRecord } from "../session.ts";

/** `/productcategories`. */
export const productCategories = new Hono<AuvoHono>({ strict: false });

productCategories.get("/", async (context) => {
  const filter = readOptionalFilter(context);
  return await answerList(context, {
    resource: "productCategories",
    conditions: [
      ...oneOf("id", filter.integer("id")?.toString()),
      ...contains("description", filter.text("description")),
      ...oneOf("externalId", filter.text("externalId")),
    ],
    present: (rows) => rows.map(presentCategory),
  });
});

productCategories.post("/", async (context) => addCategory(context, await readFields(context.req.raw)));

productCategories.put("/", async (context) => {
  const { store } = context.env.session;
  const fields = await readFields(context.req.raw);
  const id = fields.integer("id") ?? 0;
  const known =
    id === 0
      ? await findBy(store, "productCategories", "externalId", fields.text("externalId") ?? "")
      : await requireRecord(context, "productCategories", String(id));
  return known ? await changeCategory(context, known, fields) : await addCategory(context, fields);
});

productCategories.get("/:id", async (context) =>
  success(presentCategory(await requireRecord(context, "productCategories"))),
);

productCategories.patch("/:id", async (context) => {
  const category = await requireRecord(context, "productCategories");
  const fields = await readPatch(context.req.raw, "ProductCategory", ["description", "externalId"]);
  return await changeCategory(context, category, fields);
});

productCategories.delete("/:id", async (context) => {
  const { id } = await requireRecord(context, "productCategories");
  await context.env.session.store.removal("productCategories", id).run();
  return bare(204);
});

otherwiseNotAllowed(productCategories, "/", "/:id");

async function addCategory(context: AuvoContext, fields: Fields): Promise<Response> {
  const { store } = context.env.session;
  const description = fields.required("description", 100);
  const externalId = fields.text("externalId", 255) ?? "";
  const id = String(await store.take("productCategories"));
  const document = { id, description, externalId };
  await store.insertion("productCategories", { id, document }).run();
  return success(presentCategory(document), 201);
}

async function changeCategory(
  context: AuvoContext,
  before: ProductCategory,
  fields: Fields,
): Promise<Response> {
  const document = {
    ...before,
    description: fields.text("description", 100) || before.description,
    externalId: fields.text("externalId", 255) ?? before.externalId,
  };
  await context.env.session.store.replacement("productCategories", { id: before.id, document }).run();
  return success(presentCategory(document));
}

function presentCategory(category: ProductCategory): object {
  return { ...category, id: Number(category.id) };
}
