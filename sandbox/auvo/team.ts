import { Hono } from "hono";
import { auvoErrors, badRequest, bare, success } from "./envelope.ts";
import { readFields } from "./input.ts";
import { answerList, contains, equals, oneOf, readOptionalFilter, requireFilter } from "./lists.ts";
import { readPatch } from "./patch.ts";
import type { TaskType, User } from "./resources.ts";
import { type AuvoHono, otherwiseNotAllowed, requireRecord } from "./session.ts";
import type { AuvoSwitches } from "./switches.ts";

const USER_TYPES = { 1: "Usuario", 2: "Gestor", 3: "Administrador" } as const;
const USER_LIMIT = 56;

/** `/users`: no further one can be registered, since the account's plan is used up. */
export const users = new Hono<AuvoHono>({ strict: false });

users.get("/", async (context) => {
  const { switches } = context.env.session;
  const filter = switches.USERS_WANT_FILTER ? requireFilter(context) : readOptionalFilter(context);
  return await answerList(context, {
    resource: "users",
    conditions: [
      ...oneOf("id", filter.text("userId")),
      ...oneOf("externalId", filter.text("externalId")),
      ...contains("name", filter.text("name")),
      ...equals("email", filter.text("email")),
      ...equals("active", filter.flag("active")),
    ],
    present: (rows) => rows.map(presentUser),
  });
});

users.post("/", async (context) => {
  const fields = await readFields(context.req.raw);
  for (const name of ["name", "login", "email"]) fields.required(name, 255);
  throw badRequest("user", "User limit reached for this account", USER_LIMIT);
});

users.get("/:id", async (context) => success(presentUser(await requireRecord(context, "users"))));

otherwiseNotAllowed(users, "/", "/:id");

/** `/tasktypes`. */
export const taskTypes = new Hono<AuvoHono>({ strict: false });

taskTypes.get("/", async (context) => {
  const { switches } = context.env.session;
  const filter = readOptionalFilter(context);
  return await answerList(context, {
    resource: "taskTypes",
    conditions: [
      ...oneOf("id", filter.integer("id")?.toString()),
      ...contains("description", filter.text("description")),
    ],
    present: (rows) => rows.map((type) => presentTaskType(type, switches)),
  });
});

taskTypes.post("/", async (context) => {
  const { store, switches, nowMs } = context.env.session;
  const fields = await readFields(context.req.raw);
  if (switches.TASK_TYPE_POST_FAILS) return auvoErrors.failed(500);
  const description = fields.required("description", 255);
  const id = String(await store.take("taskTypes"));
  const creatorId = fields.integer("creatorId") ?? 0;
  const creationDate = new Date(nowMs).toISOString().slice(0, 10);
  const document: TaskType = {
    id,
    description,
    creatorId,
    creationDate,
    standardTime: "01:00:00",
    active: true,
  };
  await store.insertion("taskTypes", { id, document }).run();
  return success(presentTaskType(document, switches), 201);
});

taskTypes.get("/:id", async (context) => {
  const type = await requireRecord(context, "taskTypes");
  return success(presentTaskType(type, context.env.session.switches));
});

// Answers 200 to a new description and keeps the old one.
taskTypes.patch("/:id", async (context) => {
  const { store, switches } = context.env.session;
  const before = await requireRecord(context, "taskTypes");
  const fields = await readPatch(context.req.raw, "TaskType", ["description", "active"]);
  const document = { ...before, active: fields.flag("active") ?? before.active };
  await store.replacement("taskTypes", { id: before.id, document }).run();
  return success(presentTaskType(document, switches));
});

taskTypes.delete("/:id", async (context) => {
  const { id } = await requireRecord(context, "taskTypes");
  await context.env.session.store.removal("taskTypes", id).run();
  return bare(204);
});

otherwiseNotAllowed(taskTypes, "/", "/:id");

function presentUser({ id, guid: _, userType, ...rest }: User): object {
  const description = USER_TYPES[userType];
  return { userID: Number(id), ...rest, userType: { userTypeId: userType, description } };
}

function presentTaskType(type: TaskType, switches: AuvoSwitches): object {
  const spelling = switches.TASK_TYPE_SPELLING;
  return {
    id: Number(type.id),
    description: type.description,
    creatorId: type.creatorId,
    creationDate: type.creationDate,
    [`${spelling}Time`]: type.standardTime,
    toleranceTime: "00:00:00",
    [`${spelling}QuestionnaireId`]: 0,
    active: type.active,
    sendSatisfactionSurvey: false,
    sendDigitalOs: false,
    requirements: {
      fillReport: 1,
      getSignature: 1,
      fillRolledKilometer: 0,
      emailTheTask: false,
      minimumNumberOfPhotos: 0,
      requiredQuestionnaires: [],
    },
  };
}
