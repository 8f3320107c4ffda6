import { brazilianAmount, discountOf, lineTotals, sum, toNumber } from "../money.ts";
import type { AdditionalCost, Customer, Product, Service, Store, Task, TaskLine } from "../resources.ts";
import type { Session } from "../session.ts";
import type { AuvoSwitches } from "../switches.ts";

const NEVER = "0001-01-01T00:00:00";

/** What tasks name by number: names, codes and GUIDs as they are now. */
interface Named {
  customers: Map<string, Customer>;
  products: Map<string, Product>;
  services: Map<string, Service>;
  costs: Map<string, AdditionalCost>;
  users: Map<string, string>;
  types: Map<string, string>;
}

/** Tasks as Auvo tells them; the customer's document only when it is asked for. */
export async function presentTasks(
  tasks: Task[],
  session: Session,
  { withDocument = false }: { withDocument?: boolean } = {},
): Promise<object[]> {
  const named = await lookUp(session.store, tasks);
  return tasks.map((task) => presentTask(task, named, session, withDocument));
}

async function lookUp(store: Store, tasks: Task[]): Promise<Named> {
  const ids = (of: (task: Task) => number[]) => [...new Set(tasks.flatMap(of))].map(String);
  const [customers, products, services, costs, users, types] = await Promise.all([
    store.findMany(
      "customers",
      ids((task) => [task.customerId]),
    ),
    store.findMany(
      "products",
      ids((task) => task.products.map((line) => line.code)),
    ),
    store.findMany(
      "services",
      ids((task) => task.services.map((line) => line.code)),
    ),
    store.findMany(
      "additionalCosts",
      ids((task) => task.additionalCosts.map((cost) => cost.code)),
    ),
    store.findMany(
      "users",
      ids((task) => [task.idUserFrom, task.idUserTo]),
    ),
    store.findMany(
      "taskTypes",
      ids((task) => [task.taskType]),
    ),
  ]);
  return {
    customers: byId(customers),
    products: byId(products),
    services: byId(services),
    costs: byId(costs),
    users: new Map(users.map((user) => [user.id, user.name])),
    types: new Map(types.map((type) => [type.id, type.description])),
  };
}

function byId<Row extends { id: string }>(rows: Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}

function presentTask(task: Task, named: Named, { switches }: Session, withDocument: boolean): object {
  const customer = named.customers.get(String(task.customerId));
  const page = `https://app.auvo.com.br/informacoes/tarefa/${task.pageKey}`;
  return {
    taskID: Number(task.id),
    externalId: task.externalId,
    idUserFrom: task.idUserFrom,
    userFromName: named.users.get(String(task.idUserFrom)) ?? "",
    idUserTo: task.idUserTo,
    userToName: named.users.get(String(task.idUserTo)) ?? "",
    customerId: task.customerId,
    customerExternalId: customer?.externalId ?? "",
    customerDescription: customer?.description ?? "",
    ...(withDocument ? { customerCpfCnpj: customer?.cpfCnpj ?? "" } : {}),
    taskType: task.taskType,
    taskTypeDescription: named.types.get(String(task.taskType)) ?? "",
    creationDate: task.creationDate,
    taskDate: task.taskDate,
    latitude: task.latitude,
    longitude: task.longitude,
    address: task.address,
    orientation: task.orientation,
    priority: task.priority,
    ...presentVisit(task),
    attachments: task.attachments.map((file) => ({ ...file, attachmentType: 2, subtitle: "" })),
    questionnaires: task.questionnaires,
    equipmentsId: task.equipmentsId,
    keyWords: task.keyWords,
    keyWordsDescriptions: [],
    signatureUrl: task.signatureName === "" ? "" : `https://app.auvo.com.br/assinaturas/${task.pageKey}.png`,
    signatureName: task.signatureName,
    signatureDocument: "",
    sendSatisfactionSurvey: task.sendSatisfactionSurvey,
    sendDigitalOs: false,
    survey: `https://app.auvo.com.br/satisfacao/${task.pageKey}`,
    taskUrl: page,
    dateLastUpdate: task.dateLastUpdate,
    ticketId: 0,
    ticketTitle: "",
    ...presentMoney(task, named, switches),
    financialCategory: task.financialCategory,
    openedOnLocation: false,
    reschedulingHistory: task.reschedulingHistory,
  };
}

function presentVisit(task: Task): object {
  const hours = task.durationSeconds / 3600;
  return {
    deliveredOnSmarthPhone: task.visualizedDate !== "",
    deliveredDate: task.visualizedDate || NEVER,
    finished: task.finished,
    report: task.report,
    visualized: task.visualizedDate !== "",
    visualizedDate: task.visualizedDate,
    checkIn: task.checkInDate !== "",
    checkInDate: task.checkInDate,
    checkOut: task.checkOutDate !== "",
    checkOutDate: task.checkOutDate,
    checkinType: task.checkinType,
    inputedKm: 0,
    adoptedKm: 0,
    checkInDistance: task.checkInDate === "" ? 0 : 289,
    checkOutDistance: task.checkOutDate === "" ? 0 : 12,
    pendency: task.pendency,
    duration: task.durationSeconds === 0 ? "" : clockOf(task.durationSeconds),
    durationDecimal: String(Number(hours.toPrecision(15))),
    displacementStart: task.displacementStart,
    estimatedDuration: "00:00:00",
    timeControl: [],
    taskStatus: task.taskStatus,
    reasonForPause: task.reasonForPause,
  };
}

function presentMoney(task: Task, named: Named, switches: AuvoSwitches): object {
  const products = task.products.map((line) => {
    const product = named.products.get(String(line.code));
    return {
      productId: product?.guid ?? "",
      code: line.code,
      ...erpCode(product?.externalId ?? "", switches),
      name: product?.name ?? "",
      description: product?.description ?? null,
      ...presentLine(line, switches),
      userResponsible: named.users.get(String(line.userId)) ?? "",
      userResponsibleCode: line.userId,
      dateRegister: line.dateRegister,
      dateEdit: null,
    };
  });
  const services = task.services.map((line) => {
    const service = named.services.get(String(line.code));
    return {
      id: service?.guid ?? "",
      ...erpCode(service?.externalCode ?? "", switches),
      name: service?.title ?? "",
      ...presentLine(line, switches),
    };
  });
  const additionalCosts = task.additionalCosts.map(({ code, value }) => {
    const cost = named.costs.get(String(code));
    return {
      additionalCostId: cost?.guid ?? "",
      code,
      name: cost?.name ?? "",
      unitaryValue: toNumber(value),
    };
  });
  return {
    expense: brazilianAmount(task.expense),
    products,
    services,
    additionalCosts,
    summary: summarise(task, switches),
  };
}

function presentLine(line: TaskLine, switches: AuvoSwitches): object {
  const { gross, net } = lineTotals(line);
  return {
    quantity: line.quantity,
    unitaryValue: toNumber(line.unitaryValue),
    totalValue: toNumber(switches.LINE_TOTAL === "gross" ? gross : net),
    discount: presentDiscount(line.discount, switches),
  };
}

function presentDiscount({ type, value }: Task["discount"], switches: AuvoSwitches): object {
  if (type === 1)
    return { value: toNumber(value), type: switches.LINE_DISCOUNT_TYPE === "0" ? "1" : "Percentual" };
  return { value: toNumber(value), type: switches.LINE_DISCOUNT_TYPE };
}

function erpCode(code: string, switches: AuvoSwitches): object {
  return switches.LINE_CODE === "none" ? {} : { [switches.LINE_CODE]: code };
}

function summarise(task: Task, switches: AuvoSwitches): object {
  const products = sum(task.products.map((line) => lineTotals(line).net));
  const services = sum(task.services.map((line) => lineTotals(line).net));
  const costs = sum(task.additionalCosts.map((cost) => cost.value));
  const total = sum([products, services, costs]);
  return {
    totalProducts: toNumber(products),
    totalServices: toNumber(services),
    totalAdditionalCosts: toNumber(costs),
    totalValue: toNumber(total.minus(discountOf(task.discount, total))),
    discount: presentDiscount(task.discount, switches),
  };
}

function clockOf(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  return parts.map((part) => String(part).padStart(2, "0")).join(":");
}
