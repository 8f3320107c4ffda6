import { z } from "zod";
import { cnpjOf } from "../shared/clima-sul.ts";
import { fold } from "../shared/names.ts";
import { blankProduct } from "./catalogue/products-write.ts";
import { blankCustomer } from "./customers/write.ts";
import type { Customer, Product, Resources, Task } from "./resources.ts";
import { advance, PROGRESSES } from "./seed/tasks.ts";
import { localTime, type Session } from "./session.ts";
import { blankTask } from "./tasks/write.ts";

const MOST = 20_000;
const ROWS_PER_STATEMENT = 500;
const HOUR_MS = 60 * 60 * 1000;

/** How much more a company is to hold. */
export const growSchema = z.strictObject({
  customers: z.int().min(0).max(MOST).default(0),
  products: z.int().min(0).max(MOST).default(0),
  tasks: z.int().min(0).max(MOST).default(0),
});

/** The statements that add so many customers, products and tasks of the last weeks, in every state. */
export async function growthStatements(
  session: Session,
  order: z.infer<typeof growSchema>,
): Promise<D1PreparedStatement[]> {
  const now = localTime(session.nowMs);
  const customers = await numbered(session, "customers", order.customers, (id, at) =>
    grownCustomer(id, at, now),
  );
  const products = await numbered(session, "products", order.products, grownProduct);
  const all = customers.length > 0 ? customers : await session.store.all("customers");
  const [users, types] = await Promise.all([session.store.all("users"), session.store.all("taskTypes")]);
  const [user, type] = [Number(users[0]?.id ?? 0), Number(types[0]?.id ?? 0)];
  const tasks = await numbered(session, "tasks", order.tasks, (id, at) => {
    const opened = { ...blankTask(id, now), idUserFrom: user, idUserTo: user, taskType: type };
    const customerId = Number(all[at % all.length]?.id ?? 0);
    const startMs = session.nowMs - (at + 2) * HOUR_MS;
    const task: Task = {
      ...opened,
      customerId,
      taskDate: localTime(startMs),
      orientation: `Visita ${at + 1}`,
    };
    return advance(task, PROGRESSES[at % PROGRESSES.length] ?? "planned", startMs);
  });
  return [
    ...insertions(session, "customers", customers),
    ...insertions(session, "products", products),
    ...insertions(session, "tasks", tasks),
  ];
}

async function numbered<Name extends keyof Resources & string, Row>(
  { store }: Session,
  resource: Name,
  amount: number,
  make: (id: string, at: number) => Row,
): Promise<Row[]> {
  if (amount === 0) return [];
  const first = await store.take(resource, amount);
  return Array.from({ length: amount }, (_, at) => make(String(first + at), at));
}

function insertions(
  { store }: Session,
  resource: string,
  rows: (Customer | Product | Task)[],
): D1PreparedStatement[] {
  const sql = `INSERT INTO records (company_id, resource, id, search_name, document)
    SELECT ?1, ?2, value ->> 'id', '', value FROM json_each(?3)`;
  const starts = Array.from({ length: Math.ceil(rows.length / ROWS_PER_STATEMENT) }, (_, at) => at);
  return starts.map((at) => {
    const part = rows.slice(at * ROWS_PER_STATEMENT, (at + 1) * ROWS_PER_STATEMENT);
    return store.database.prepare(sql).bind(store.companyId, resource, JSON.stringify(part));
  });
}

function grownCustomer(id: string, at: number, now: string): Customer {
  const description = `Cliente de volume ${id}`;
  return {
    ...blankCustomer(id, now),
    description,
    legalName: `${description} Ltda`,
    externalId: at % 4 === 3 ? "" : `9${id}`,
    cpfCnpj: cnpjOf(`${id.slice(-8).padStart(8, "9")}0001`),
    email: [`${fold(description).replaceAll(" ", ".")}@climasul-cliente.example`],
    address: `Rua das Acácias, ${at + 1}, Centro, São José-SC, 88101-000`,
  };
}

function grownProduct(id: string, at: number): Product {
  return {
    ...blankProduct(id),
    name: `Peça de volume ${id}`,
    externalId: at % 5 === 4 ? "" : `8${id}`,
    unitaryValue: `${10 + (at % 90)}.${String(at % 100).padStart(2, "0")}`,
    unitaryCost: "5.00",
    totalStock: at % 40,
  };
}
