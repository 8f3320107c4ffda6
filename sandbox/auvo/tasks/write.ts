import { badRequest, invalid, missing } from "../envelope.ts";
import { type Fields, localDate } from "../input.ts";
import { readDiscount } from "../money.ts";
import type { Task, TaskLine } from "../resources.ts";
import { findBy, localTime, type Session } from "../session.ts";

/** What PATCH may name; others, such as estimatedDuration, are no paths of a task. */
export const WRITABLE_PATHS = [
  "externalId",
  "idUserFrom",
  "idUserTo",
  "teamId",
  "customerId",
  "taskType",
  "taskDate",
  "latitude",
  "longitude",
  "address",
  "orientation",
  "priority",
  "sendSatisfactionSurvey",
] as const;

/** A task as it is opened, with what a body says. */
export async function newTask(session: Session, id: string, fields: Fields): Promise<Task> {
  for (const name of ["idUserFrom", "priority", "taskType"]) {
    if (fields.integer(name) === undefined) throw missing(name);
  }
  fields.required("orientation");
  const now = localTime(session.nowMs);
  return await changedTask(session, blankTask(id, now), fields);
}

/** A task after a change; what the body does not name stays. */
export async function changedTask(session: Session, task: Task, fields: Fields): Promise<Task> {
  const priority = fields.integer("priority") ?? task.priority;
  if (![1, 2, 3].includes(priority)) throw invalid("priority", priority);
  const discount = fields.object("taskDiscount");
  const changed: Task = {
    ...task,
    externalId: fields.text("externalId", 255) ?? task.externalId,
    idUserFrom: fields.integer("idUserFrom") ?? task.idUserFrom,
    idUserTo: fields.integer("idUserTo") ?? task.idUserTo,
    teamId: fields.integer("teamId") ?? task.teamId,
    customerId: fields.integer("customerId") ?? task.customerId,
    taskType: fields.integer("taskType") ?? task.taskType,
    taskDate: localDate(fields, "taskDate") ?? task.taskDate,
    latitude: fields.number("latitude") ?? task.latitude,
    longitude: fields.number("longitude") ?? task.longitude,
    address: fields.text("address", 500) ?? task.address,
    orientation: fields.text("orientation", 5000) ?? task.orientation,
    priority,
    sendSatisfactionSurvey: fields.flag("sendSatisfactionSurvey") ?? task.sendSatisfactionSurvey,
    keyWords: fields.integers("keyWords") ?? task.keyWords,
    equipmentsId: fields.integers("equipmentsId") ?? task.equipmentsId,
    products: (await readProducts(session, fields.objects("taskProducts"))) ?? task.products,
    services: (await readServices(session, fields.objects("taskServices"))) ?? task.services,
    additionalCosts:
      (await readCosts(session, fields.objects("taskAdditionalCosts"))) ?? task.additionalCosts,
    discount: discount ? readDiscount(discount) : task.discount,
    dateLastUpdate: localTime(session.nowMs),
  };
  await refuseStrangers(session, changed);
  return task.id === "0" || changed.taskDate === task.taskDate
    ? changed
    : rescheduled(session, task, changed);
}

async function rescheduled({ store, nowMs }: Session, before: Task, after: Task): Promise<Task> {
  const user = await store.find("users", String(after.idUserFrom));
  const entry = {
    idUser: after.idUserFrom,
    userName: user?.name ?? "",
    oldScheduledDate: before.taskDate,
    newScheduledDate: after.taskDate,
    registerDate: localTime(nowMs),
  };
  return { ...after, reschedulingHistory: [...after.reschedulingHistory, entry] };
}

/** Lines of products, named by GUID. */
export async function readProducts(
  session: Session,
  lines: Fields[] | undefined,
): Promise<TaskLine[] | undefined> {
  if (!lines) return undefined;
  const read = lines.map(async (line) => {
    const guid = line.required("productId").toLowerCase();
    const product = await findBy(session.store, "products", "guid", guid);
    if (!product) throw badRequest("productId", `Product ${guid} not found`);
    return readLine(session, line, Number(product.id), product.unitaryValue);
  });
  return await Promise.all(read);
}

/** Lines of services, named by GUID. */
export async function readServices(
  session: Session,
  lines: Fields[] | undefined,
): Promise<TaskLine[] | undefined> {
  if (!lines) return undefined;
  const read = lines.map(async (line) => {
    const guid = line.required("serviceId").toLowerCase();
    const service = await findBy(session.store, "services", "guid", guid);
    if (!service) throw badRequest("serviceId", `Service ${guid} not found`);
    return readLine(session, line, Number(service.id), service.price);
  });
  return await Promise.all(read);
}

/** Additional costs, named by GUID. */
export async function readCosts(
  session: Session,
  lines: Fields[] | undefined,
): Promise<Task["additionalCosts"] | undefined> {
  if (!lines) return undefined;
  const read = lines.map(async (line) => {
    const guid = line.required("additionalCostId").toLowerCase();
    const cost = await findBy(session.store, "additionalCosts", "guid", guid);
    if (!cost) throw badRequest("additionalCostId", `Additional cost ${guid} not found`);
    return { code: Number(cost.id), value: line.amount("value") ?? cost.value };
  });
  return await Promise.all(read);
}

function readLine(session: Session, line: Fields, code: number, price: string): TaskLine {
  return {
    code,
    quantity: line.number("quantity") ?? 1,
    unitaryValue: line.amount("value") ?? price,
    discount: readDiscount(line, { type: "discountType", value: "discountValue" }),
    userId: 0,
    dateRegister: localTime(session.nowMs),
  };
}

async function refuseStrangers(session: Session, task: Task): Promise<void> {
  const { store } = session;
  const [users, customer, type] = await Promise.all([
    store.findMany("users", [task.idUserFrom, task.idUserTo].map(String)),
    store.find("customers", String(task.customerId)),
    store.find("taskTypes", String(task.taskType)),
  ]);
  const isUser = (id: number) => users.some((user) => user.id === String(id));
  if (!isUser(task.idUserFrom)) throw badRequest("idUserFrom", "User not found");
  if (task.idUserTo !== 0 && !isUser(task.idUserTo)) throw badRequest("idUserTo", "User not found");
  if (task.customerId !== 0 && !customer) throw badRequest("customerId", "Customer not found");
  if (!type) throw badRequest("taskType", "Task type not found");
}

/** A task of which nothing is known but when it was opened. */
export function blankTask(id: string, now: string): Task {
  return {
    id,
    externalId: "",
    idUserFrom: 0,
    idUserTo: 0,
    teamId: 0,
    customerId: 0,
    taskType: 0,
    creationDate: now,
    taskDate: now,
    latitude: 0,
    longitude: 0,
    address: "",
    orientation: "",
    priority: 2,
    finished: false,
    finishMode: "",
    taskStatus: 1,
    report: "",
    visualizedDate: "",
    checkInDate: "",
    checkOutDate: "",
    checkinType: 1,
    attachments: [],
    questionnaires: [],
    equipmentsId: [],
    keyWords: [],
    signatureName: "",
    sendSatisfactionSurvey: false,
    pendency: "",
    dateLastUpdate: now,
    expense: "0.00",
    durationSeconds: 0,
    displacementStart: "",
    products: [],
    services: [],
    additionalCosts: [],
    discount: { type: 0, value: "0.00" },
    financialCategory: "",
    reschedulingHistory: [],
    reasonForPause: "",
    pageKey: crypto.randomUUID(),
  };
}
