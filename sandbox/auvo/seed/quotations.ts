import { addDays } from "../../shared/isp-charges.ts";
import { lineTotals, NO_DISCOUNT, sum } from "../money.ts";
import type { Instalment, Quotation, QuotationLine } from "../resources.ts";
import type { AuvoSeed } from "../seed.ts";
import { localTime } from "../session.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const AMOUNT = 15;
const METHODS = [
  { id: "6f0c7a52-3b0e-4f0e-9c55-2d8f1f6f0a01", description: "Boleto" },
  { id: "6f0c7a52-3b0e-4f0e-9c55-2d8f1f6f0a02", description: "Pix" },
] as const;

/** Fifteen quotations, three in each stage: products, services, both, with discounts and instalments, one for a lead. */
export function seedQuotations(seed: AuvoSeed, nowMs: number): void {
  for (let index = 0; index < AMOUNT; index++) seed.add("quotations", seededQuotation(seed, index, nowMs));
}

function seededQuotation(seed: AuvoSeed, index: number, nowMs: number): Omit<Quotation, "id"> {
  const [customers, users] = [seed.all("customers"), seed.all("users")];
  const stages = seed.all("quotationStages");
  const registered = localTime(nowMs - (AMOUNT - index) * DAY_MS);
  const isLead = index === 6;
  const lines = linesOf(seed, index);
  const discount = index % 4 === 2 ? ({ type: 1, value: "5.00" } as const) : NO_DISCOUNT;
  return {
    customerId: isLead ? 0 : Number(customers[(index * 2) % customers.length]?.id ?? 0),
    leadName: isLead ? "Interessado pelo site" : null,
    externalCode: "",
    taskIds: [],
    requesterUserId: Number(users[0]?.id ?? 0),
    registerDate: registered,
    requestDate: registered,
    expireDate: `${addDays(registered.slice(0, 10), 15)}T00:00:00`,
    lastUpdateDate: registered,
    observations: index % 2 === 0 ? "Entrega em até 10 dias úteis." : "",
    internalNote: "",
    discount,
    stageId: Number(stages[index % stages.length]?.id ?? 0),
    ...lines,
    additionalCosts: [],
    contacts: [],
    instalments: instalmentsOf(index, lines, discount, registered.slice(0, 10)),
    alterations: [],
    pageKey: crypto.randomUUID(),
  };
}

/** Products in two of three quotations, services in every other one; never neither. */
function linesOf(seed: AuvoSeed, index: number): { products: QuotationLine[]; services: QuotationLine[] } {
  const [products, services] = [seed.all("products"), seed.all("services")];
  const product = products[(40 + index) % products.length];
  const part = products[(index * 3) % products.length];
  const service = services[index % services.length];
  const line = (row: { id: string } | undefined, price: string, amount: number, off = NO_DISCOUNT) =>
    row ? [{ code: Number(row.id), amount, unitaryValue: price, discount: off }] : [];
  const hasProducts = index % 3 !== 1;
  return {
    products: hasProducts
      ? [
          ...line(product, product?.unitaryValue ?? "0.00", 1),
          ...line(part, part?.unitaryValue ?? "0.00", 2 + index, { type: 0, value: "3.50" }),
        ]
      : [],
    services: !hasProducts || index % 2 === 0 ? line(service, service?.price ?? "0.00", 1) : [],
  };
}

/** Three instalments in every third quotation, their sum the whole to the cent. */
function instalmentsOf(
  index: number,
  { products, services }: { products: QuotationLine[]; services: QuotationLine[] },
  discount: Quotation["discount"],
  date: string,
): Instalment[] {
  if (index % 3 !== 0) return [];
  const gross = sum(
    [...products, ...services].map(({ amount, ...line }) => lineTotals({ quantity: amount, ...line }).net),
  );
  const net = discount.type === 1 ? gross.minus(gross.times(discount.value).div(100).round(2)) : gross;
  const third = net.div(3).round(2, 0);
  const paymentMethod = METHODS[index % 2] ?? METHODS[0];
  return [1, 2, 3].map((number) => ({
    number,
    value: (number === 3 ? net.minus(third.times(2)) : third).toFixed(2),
    dueDate: addDays(date, 30 * number),
    paymentMethod: { ...paymentMethod },
  }));
}
