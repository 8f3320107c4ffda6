import { z } from "zod";
import { cnpjOf } from "../shared/clima-sul.ts";
import { RecordSeed } from "../shared/seed-records.ts";
import { firstNumber, type Resources } from "./records.ts";
import { addCustomer, addProduct, addStock } from "./seed/cast.ts";

const MOST = 50_000;
const AT_ONCE = 500;
const FIRST_CUSTOMER = 4_220_000_000;
const FIRST_PRODUCT = 4_240_000_000;

/** How many customers and products a company is to have at least. */
export const growOrder = z.strictObject({
  customers: z.int().min(0).max(MOST).default(0),
  products: z.int().min(0).max(MOST).default(0),
});

/** Adds records until a company holds as many customers and products; tells how many were added. */
export async function grow(
  database: D1Database,
  companyId: number,
  order: z.infer<typeof growOrder>,
): Promise<{ customers: number; products: number }> {
  const customers = await fill(database, companyId, "clientes", order.customers, addGrownCustomer);
  const products = await fill(database, companyId, "produtos", order.products, addGrownProduct);
  return { customers, products };
}

async function fill(
  database: D1Database,
  companyId: number,
  resource: "clientes" | "produtos",
  wanted: number,
  add: (seed: RecordSeed<Resources>, index: number) => void,
): Promise<number> {
  const sql = "SELECT COUNT(*) AS total FROM records WHERE company_id = ? AND resource = ?";
  const counted = await database.prepare(sql).bind(companyId, resource).first<{ total: number }>();
  const total = counted?.total ?? 0;
  for (let from = total; from < wanted; from += AT_ONCE) {
    const seed = new RecordSeed<Resources>(companyId, firstNumber);
    for (let index = from; index < Math.min(from + AT_ONCE, wanted); index++) add(seed, index);
    await database.batch(seed.statements(database));
  }
  return Math.max(0, wanted - total);
}

function addGrownCustomer(seed: RecordSeed<Resources>, index: number): void {
  addCustomer(seed, {
    omieCode: FIRST_CUSTOMER + index,
    name: `Loja ${index}`,
    legalName: `Loja ${index} Comércio Ltda`,
    document: cnpjOf(`${String(40_000_000 + index)}0001`),
    email: `loja${index}@climasul-cliente.example`,
    phone: `4833${String(100_000 + index).padStart(6, "0")}`,
    address: {
      street: "Rua das Acácias",
      number: String(1 + (index % 999)),
      district: "Kobrasol",
      city: "São José",
      state: "SC",
      zip: "88101000",
    },
    inFieldSystem: "absent",
  });
}

function addGrownProduct(seed: RecordSeed<Resources>, index: number): void {
  const product = {
    omieCode: FIRST_PRODUCT + index,
    code: `GRW${String(index).padStart(6, "0")}`,
    name: `Peça de reposição ${index}`,
    unit: "UN",
    price: `${1 + (index % 500)}.90`,
    cost: `${1 + (index % 250)}.00`,
    stock: index % 40,
    category: "Peças",
  };
  addProduct(seed, product);
  addStock(seed, product, index);
}
