import { discountOf, lineTotals, sum, toNumber } from "../money.ts";
import type {
  AdditionalCost,
  Customer,
  Discount,
  Product,
  Quotation,
  QuotationLine,
  QuotationStage,
  Service,
  Store,
} from "../resources.ts";
import type { Session } from "../session.ts";

/** What quotations name by number. */
interface Named {
  customers: Map<string, Customer>;
  stages: Map<string, QuotationStage>;
  products: Map<string, Product>;
  services: Map<string, Service>;
  costs: Map<string, AdditionalCost>;
}

/** Quotations as Auvo tells them: `brief` without lines, payment and summary. */
export async function presentQuotations(
  quotations: Quotation[],
  session: Session,
  { brief = false }: { brief?: boolean } = {},
): Promise<object[]> {
  const named = await lookUp(session.store, quotations);
  return quotations.map((quotation) => ({
    ...presentHead(quotation, named, session),
    ...(brief ? {} : presentBody(quotation, named, session)),
  }));
}

async function lookUp(store: Store, quotations: Quotation[]): Promise<Named> {
  const ids = (of: (quotation: Quotation) => number[]) => [...new Set(quotations.flatMap(of))].map(String);
  const [customers, stages, products, services, costs] = await Promise.all([
    store.findMany(
      "customers",
      ids(({ customerId }) => [customerId]),
    ),
    store.all("quotationStages"),
    store.findMany(
      "products",
      ids((quotation) => quotation.products.map((line) => line.code)),
    ),
    store.findMany(
      "services",
      ids((quotation) => quotation.services.map((line) => line.code)),
    ),
    store.findMany(
      "additionalCosts",
      ids((quotation) => quotation.additionalCosts.map((cost) => cost.code)),
    ),
  ]);
  return {
    customers: byId(customers),
    stages: byId(stages),
    products: byId(products),
    services: byId(services),
    costs: byId(costs),
  };
}

function byId<Row extends { id: string }>(rows: Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}

function presentHead(quotation: Quotation, named: Named, { switches }: Session): object {
  const customer = named.customers.get(String(quotation.customerId));
  const isClassic = switches.QUOTATION_EDITION === "classic";
  const date = (local: string) => (switches.QUOTATION_DATES === "date" ? local.slice(0, 10) : local);
  return {
    publicId: Number(quotation.id),
    customerId: quotation.customerId,
    customerName: customer?.description ?? "",
    customerExternalId: customer?.externalId ?? "",
    leadName: quotation.leadName,
    externalCode: quotation.externalCode,
    [isClassic ? "taskID" : "taskId"]: quotation.taskIds[0] ?? 0,
    taskIds: quotation.taskIds,
    requesterUserId: quotation.requesterUserId,
    registerDate: date(quotation.registerDate),
    requestDate: date(quotation.requestDate),
    expireDate: date(quotation.expireDate),
    lastUpdateDate: date(quotation.lastUpdateDate),
    observations: quotation.observations,
    internalNote: quotation.internalNote,
    publicLink: `https://app.auvo.com.br/orcamento/${quotation.pageKey}`,
    descount: moneyOff(quotation),
    [isClassic ? "CurrentStage" : "currentStage"]: presentStage(named.stages.get(String(quotation.stageId))),
  };
}

function presentBody(quotation: Quotation, named: Named, { switches }: Session): object {
  const amountKey = switches.QUOTATION_EDITION === "classic" ? "amout" : "amount";
  const presentLine = (line: QuotationLine) => ({
    [amountKey]: line.amount,
    unitaryValue: line.unitaryValue,
    unitaryDiscount: presentDiscount(line.discount),
  });
  return {
    products: quotation.products.map((line) => ({
      productId: line.code,
      externalCode: named.products.get(String(line.code))?.externalId ?? "",
      ...presentLine(line),
    })),
    services: quotation.services.map((line) => {
      const service = named.services.get(String(line.code));
      return {
        serviceId: service?.guid ?? "",
        externalCode: service?.externalCode ?? "",
        name: service?.title ?? "",
        description: service?.description ?? "",
        dateRegister: quotation.registerDate,
        ...presentLine(line),
      };
    }),
    [switches.ADDITIONAL_COSTS_KEY]: quotation.additionalCosts.map(({ code, value }, index) => {
      const cost = named.costs.get(String(code));
      return { id: index + 1, costId: cost?.guid ?? "", description: cost?.name ?? "", value };
    }),
    contacts: quotation.contacts,
    payment:
      quotation.instalments.length === 0
        ? null
        : {
            installmentsCount: quotation.instalments.length,
            installments: quotation.instalments.map((part) => ({ ...part, value: toNumber(part.value) })),
          },
    summary: summarise(quotation),
    alterations: quotation.alterations,
  };
}

function presentStage(stage: QuotationStage | undefined): object | null {
  return stage ? { ...stage, id: Number(stage.id) } : null;
}

function presentDiscount({ type, value }: Discount): object {
  return { type: type === 1 ? "Percentual" : "Monetario", value: toNumber(value) };
}

/** What a quotation comes to, line by line, before and after its own discount. */
function totalsOf(quotation: Quotation) {
  const net = ({ amount, ...line }: QuotationLine) => lineTotals({ quantity: amount, ...line }).net;
  const products = sum(quotation.products.map(net));
  const services = sum(quotation.services.map(net));
  const costs = sum(quotation.additionalCosts.map((cost) => cost.value));
  const gross = sum([products, services, costs]);
  return { products, services, costs, gross, off: discountOf(quotation.discount, gross) };
}

function moneyOff(quotation: Quotation): string {
  return totalsOf(quotation).off.toFixed(2);
}

function summarise(quotation: Quotation): object {
  const { products, services, costs, gross, off } = totalsOf(quotation);
  return {
    totalProducts: toNumber(products),
    totalServices: toNumber(services),
    totalAdditionalCosts: toNumber(costs),
    grossTotalValue: toNumber(gross),
    netTotalValue: toNumber(gross.minus(off)),
    discount: presentDiscount(quotation.discount),
  };
}
