import { Hono } from "hono";
import { timestampInSaoPaulo } from "../../shared/clock.ts";
import { randomHex } from "../../shared/credentials.ts";
import { bare, fieldError, invalid, missing, Refusal, success } from "../envelope.ts";
import { type Fields, readFields } from "../input.ts";
import { answerList, equals, readOptionalFilter } from "../lists.ts";
import type { Webhook } from "../resources.ts";
import { type AuvoHono, otherwiseNotAllowed, type Session } from "../session.ts";
import { ACTION_WORDS, ENTITY } from "./send.ts";

const UNKNOWN = { errorCode: 1027, message: "Webhook not found" };
const REGISTERED = { errorCode: 1026, message: "Webhook already registered for this entity and action" };

/** `/webhooks`: one for each entity and action. */
export const webhooks = new Hono<AuvoHono>({ strict: false });

webhooks.get("/", async (context) => {
  const filter = readOptionalFilter(context);
  return await answerList(context, {
    resource: "webhooks",
    conditions: [
      ...equals("entity", filter.integer("entity")),
      ...equals("action", filter.integer("action")),
    ],
    present: (rows) => rows.map(presentWebhook),
  });
});

webhooks.get("/:id", async (context) => {
  return success(presentWebhook(await find(context.env.session, context.req.param("id"))));
});

webhooks.post("/", async (context) => {
  const { session } = context.env;
  const fields = await readFields(context.req.raw);
  const id = fields.integer("id") ?? 0;
  if (id === 0) return await register(session, fields);
  const changed = readWebhook(fields, await find(session, String(id)));
  await refuseTaken(session, changed);
  await session.store.replacement("webhooks", { id: changed.id, document: changed }).run();
  return success(presentWebhook(changed));
});

webhooks.delete("/:id", async (context) => {
  const { session } = context.env;
  const { id } = await find(session, context.req.param("id"));
  await session.store.removal("webhooks", id).run();
  return bare(204);
});

otherwiseNotAllowed(webhooks, "/", "/:id");

/** Registers an address for an entity and an action. @throws Refusal where there is one for them */
export async function register(session: Session, fields: Fields): Promise<Response> {
  for (const name of ["entity", "action"]) if (fields.integer(name) === undefined) throw missing(name);
  fields.required("targetUrl");
  const [admin] = await session.store.all("users");
  const draft = readWebhook(fields, {
    id: "0",
    entity: 0,
    action: 0,
    targetUrl: "",
    active: true,
    userId: Number(admin?.id ?? 0),
    creationDate: timestampInSaoPaulo(session.nowMs),
    secret: randomHex(16),
  });
  await refuseTaken(session, draft);
  const webhook = { ...draft, id: String(await session.store.take("webhooks")) };
  await session.store.insertion("webhooks", { id: webhook.id, document: webhook }).run();
  return success(presentWebhook(webhook), 201);
}

function readWebhook(fields: Fields, before: Webhook): Webhook {
  const entity = fields.integer("entity") ?? before.entity;
  const action = fields.integer("action") ?? before.action;
  if (!Object.values<number>(ENTITY).includes(entity)) throw invalid("entity", entity);
  if (ACTION_WORDS[action] === undefined) throw invalid("action", action);
  const targetUrl = fields.text("targetUrl", 250) ?? before.targetUrl;
  if (!URL.canParse(targetUrl)) throw fieldError("targetUrl", "The targetUrl field is not a valid url.");
  return { ...before, entity, action, targetUrl, active: fields.flag("active") ?? before.active };
}

async function refuseTaken(session: Session, webhook: Webhook): Promise<void> {
  const others = await session.store.all("webhooks");
  const isTaken = others.some(
    ({ id, entity, action }) => id !== webhook.id && entity === webhook.entity && action === webhook.action,
  );
  if (isTaken) throw new Refusal(Response.json(REGISTERED, { status: 400 }));
}

async function find(session: Session, id: string): Promise<Webhook> {
  const webhook = await session.store.find("webhooks", id);
  if (!webhook) throw new Refusal(Response.json(UNKNOWN, { status: 404 }));
  return webhook;
}

/** Told otherwise than it is registered: words for numbers, and the address as `urlResponse`. */
function presentWebhook(webhook: Webhook): object {
  const [name] = Object.entries(ENTITY).find(([, number]) => number === webhook.entity) ?? [];
  return {
    id: Number(webhook.id),
    userId: webhook.userId,
    entity: webhook.entity <= ENTITY.Customer ? name : String(webhook.entity),
    action: ACTION_WORDS[webhook.action],
    urlResponse: webhook.targetUrl,
    hasAuthorization: false,
    active: webhook.active,
    creationDate: webhook.creationDate,
  };
}
