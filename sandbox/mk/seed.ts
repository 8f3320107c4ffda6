import type { SeedKind } from "../shared/accounts.ts";
import { dateInSaoPaulo } from "../shared/clock.ts";
import { randomHex } from "../shared/credentials.ts";
import { addDays } from "../shared/isp-charges.ts";
import { crowd } from "../shared/isp-crowd.ts";
import { ISP_CAST, ISP_PRODUCTS, type IspContractState, type IspPerson } from "../shared/isp-people.ts";
import { RecordSeed } from "../shared/seed-records.ts";
import type { Resources } from "./records.ts";
import { firstNumber } from "./session.ts";

const CROWD = 25;
// MK knows no reduced speed: such a connection is blocked like any other in debt.
const REASONS: Partial<Record<IspContractState, string>> = {
  blocked: "Financeiro",
  reduced: "Financeiro",
  blocked_by_hand: "Administrativo",
};

/** The statements that fill a new company: nothing, or the cast and a crowd in the demo. */
export function seedCompany(database: D1Database, companyId: number, kind: SeedKind): D1PreparedStatement[] {
  const seed = new RecordSeed<Resources>(companyId, firstNumber);
  const today = dateInSaoPaulo(Date.now());
  if (kind === "demo") {
    for (const person of [...Object.values(ISP_CAST), ...crowd(CROWD)]) seedPerson(seed, person, today);
  }
  return seed.statements(database);
}

function seedPerson(seed: RecordSeed<Resources>, person: IspPerson, today: string): void {
  const { id: personId } = seed.add("people", {
    name: person.name,
    document: person.document,
    email: person.email,
    phone: person.mobile,
  });
  const contracts = person.contracts.map((contract, index) => {
    const { id } = seed.add("contracts", {
      personId,
      planName: contract.product,
      amount: ISP_PRODUCTS.find(({ name }) => name === contract.product)?.price ?? "0.00",
      dueDay: contract.dueDay,
      cancelled: contract.state === "cancelled",
      joinedAt: person.since,
    });
    const reason = REASONS[contract.state] ?? "";
    const username = `cliente${personId}.${index + 1}`;
    const connection = { personId, contractId: id, username, blocked: reason !== "", reason, unlockedAt: "" };
    if (contract.state !== "cancelled") seed.add("connections", connection);
    return id;
  });
  for (const invoice of person.invoices) {
    seed.add("invoices", {
      personId,
      contractId: contracts[invoice.contract] ?? "",
      description: `Mensalidade ${person.contracts[invoice.contract]?.product ?? ""}`,
      amount: invoice.amount,
      dueDate: addDays(today, invoice.dueInDays),
      paid: invoice.state === "paid",
      cancelled: invoice.state === "cancelled",
      hash: randomHex(16),
    });
  }
}
