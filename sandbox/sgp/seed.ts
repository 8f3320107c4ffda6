import type { SeedKind } from "../shared/accounts.ts";
import { dateInSaoPaulo } from "../shared/clock.ts";
import { randomHex } from "../shared/credentials.ts";
import { addDays } from "../shared/isp-charges.ts";
import { crowd } from "../shared/isp-crowd.ts";
import {
  ISP_CAST,
  ISP_DUE_DAYS,
  ISP_PRODUCTS,
  ISP_RESELLERS,
  type IspContractState,
  type IspInvoice,
  type IspPerson,
} from "../shared/isp-people.ts";
import { RecordSeed } from "../shared/seed-records.ts";
import type { Contract, ContractState, Resources } from "./records.ts";
import { firstNumber } from "./session.ts";

const CROWD = 25;
const STATES: Record<IspContractState, ContractState> = {
  active: "active",
  blocked: "suspended",
  reduced: "reduced",
  blocked_by_hand: "by_hand",
  cancelled: "cancelled",
};
const STATUS_IDS = { open: 1, paid: 2, cancelled: 3 } as const;

// The codes are the ERP's own, not numbers of a sequence.
const OCCURRENCE_KINDS = [
  ["3", "Mudança de endereço"],
  ["5", "Outros"],
  ["14", "Financeiro"],
  ["200", "Sem conexão"],
] as const;

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
    if (!("retired" in product)) seed.add("plans", { name: product.name, amount: product.price });
  }
  for (const day of ISP_DUE_DAYS) seed.add("dueDays", { name: String(day) });
  for (const { name, active } of ISP_RESELLERS) if (active) seed.add("sellers", { name });
  for (const name of ["Caixa da loja", "Conta PIX"]) seed.add("receivingPoints", { name });
  seed.add("branches", { name: "Provedor Exemplo Telecom Ltda" });
  for (const [id, name] of OCCURRENCE_KINDS) seed.addWithId("occurrenceKinds", { id, name });
}

function seedPerson(seed: RecordSeed<Resources>, person: IspPerson, today: string): void {
  const customer = seed.add("customers", {
    name: person.name,
    document: person.document,
    phones: [person.mobile, person.phone].filter((phone) => phone !== ""),
    emails: [person.email],
    address: person.address,
  });
  const contracts = person.contracts.map((contract, index) =>
    seed.add("contracts", {
      customerId: customer.id,
      planName: contract.product,
      state: STATES[contract.state],
      login: `${person.document.toLowerCase()}-${index + 1}`,
      password: `central-${person.document.slice(0, 4)}`,
      dueDay: contract.dueDay,
      unlockedAt: "",
      changes: {},
    }),
  );
  for (const invoice of person.invoices)
    seedTitle(seed, customer.id, contracts[invoice.contract], invoice, today);
}

function seedTitle(
  seed: RecordSeed<Resources>,
  customerId: string,
  contract: Contract | undefined,
  invoice: IspInvoice,
  today: string,
): void {
  const dueDate = addDays(today, invoice.dueInDays);
  const paidAt = invoice.state === "paid" ? addDays(today, invoice.paidInDays ?? 0) : "";
  seed.add("titles", {
    customerId,
    contractId: contract?.id ?? "",
    number: Number(seed.nextId("numbers")),
    amount: invoice.amount,
    paidAmount: paidAt === "" ? "" : invoice.amount,
    discounted: "",
    issuedAt: addDays(dueDate, -20),
    dueDate,
    paidAt,
    statusId: STATUS_IDS[invoice.state],
    hasPix: invoice.printed,
    hash: randomHex(16),
  });
  if (paidAt === "") return;
  seed.add("fiscalNotes", {
    contractId: contract?.id ?? "",
    number: 5000 + seed.all("fiscalNotes").length,
    amount: invoice.amount,
    issuedAt: paidAt,
  });
}
