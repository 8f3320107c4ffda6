import type { SeedKind } from "../shared/accounts.ts";
import { dateInSaoPaulo } from "../shared/clock.ts";
import { randomHex } from "../shared/credentials.ts";
import { addDays } from "../shared/isp-charges.ts";
import { crowd } from "../shared/isp-crowd.ts";
import {
  ISP_CAST,
  ISP_DUE_DAYS,
  ISP_ORIGINS,
  ISP_PRODUCTS,
  ISP_RESELLERS,
  type IspContractState,
  type IspInvoice,
  type IspPerson,
} from "../shared/isp-people.ts";
import { RecordSeed } from "../shared/seed-records.ts";
import type { Customer, CustomerService, Resources } from "./records.ts";
import { firstNumber } from "./session.ts";

const CROWD = 25;
const STATUS: Record<IspContractState, string> = {
  active: "servico_habilitado",
  blocked: "suspenso_debito",
  reduced: "suspenso_parcialmente",
  blocked_by_hand: "suspenso_pedido_cliente",
  cancelled: "cancelado",
};

/** The statements that fill a new company: its lists, and in the demo the cast and a crowd. */
export function seedCompany(database: D1Database, companyId: number, kind: SeedKind): D1PreparedStatement[] {
  const seed = new RecordSeed<Resources>(companyId, firstNumber);
  const today = dateInSaoPaulo(Date.now());
  seedLists(seed);
  if (kind === "demo") {
    for (const person of [...Object.values(ISP_CAST), ...crowd(CROWD)]) seedPerson(seed, person, today);
  }
  return seed.statements(database);
}

function seedLists(seed: RecordSeed<Resources>): void {
  for (const product of ISP_PRODUCTS) {
    seed.add("products", {
      name: product.name,
      amount: product.price,
      downloadKbps: product.downloadMbps * 1024,
      uploadKbps: product.uploadMbps * 1024,
      technology: product.name.startsWith("Rádio") ? "RADIO" : "FIBRA",
      forProspects: !("retired" in product),
    });
  }
  // The list tells no state: whoever has left is not on it.
  for (const { name, active } of ISP_RESELLERS) if (active) seed.add("sellers", { name });
  for (const name of ISP_ORIGINS) seed.add("origins", { name });
  for (const day of ISP_DUE_DAYS) seed.add("dueDays", { name: String(day) });
  seed.add("dueDays", { name: "ultimo_dia" });
  for (const name of ["CAIXA DA LOJA", "CONTA PIX"]) seed.add("cashBoxes", { name });
  for (const name of ["SEM ACESSO A INTERNET", "MUDANÇA DE PLANO"]) seed.add("ticketKinds", { name });
}

function seedPerson(seed: RecordSeed<Resources>, person: IspPerson, today: string): void {
  const customer = seed.add("customers", {
    code: seed.nextId("codes"),
    name: person.name,
    tradeName: person.tradeName ?? "",
    document: person.document,
    birthDate: person.birthDate ?? "",
    email: person.email,
    mobile: person.mobile,
    phone: person.phone,
    since: person.since,
    alerts: person.alerts,
    address: person.address,
  });
  const services = person.contracts.map((contract, index) =>
    seed.add("services", {
      customerId: customer.id,
      productId: seed.all("products").find(({ name }) => name === contract.product)?.id ?? "",
      planNumber: index + 1,
      name: contract.product,
      amount: ISP_PRODUCTS.find(({ name }) => name === contract.product)?.price ?? "0.00",
      statusPrefix: STATUS[contract.state],
      login: `cliente${customer.code}.${index + 1}`,
      password: `pppoe-${customer.code}`,
      dueDay: contract.dueDay,
      unlockedAt: "",
    }),
  );
  for (const invoice of person.invoices)
    seedInvoice(seed, customer, services[invoice.contract], invoice, today);
}

function seedInvoice(
  seed: RecordSeed<Resources>,
  customer: Customer,
  service: CustomerService | undefined,
  invoice: IspInvoice,
  today: string,
): void {
  const dueDate = addDays(today, invoice.dueInDays);
  const paidAt = invoice.state === "paid" ? addDays(today, invoice.paidInDays ?? 0) : "";
  seed.add("invoices", {
    customerId: customer.id,
    serviceId: service?.id ?? "",
    amount: invoice.amount,
    createdAt: addDays(dueDate, -20),
    dueDate,
    paidAt,
    paidAmount: paidAt === "" ? "" : invoice.amount,
    cancelled: invoice.state === "cancelled",
    hash: randomHex(32),
  });
  if (paidAt === "") return;
  seed.add("fiscalNotes", {
    customerId: customer.id,
    serviceId: service?.id ?? "",
    number: 1000 + seed.all("fiscalNotes").length,
    kind: customer.document.length === 11 ? "nota_fiscal" : "nfse",
    amount: invoice.amount,
    issuedAt: paidAt,
    hash: randomHex(32),
  });
}
