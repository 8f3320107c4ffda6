import { Hono } from "hono";
import { addDays, brazilianDate } from "../shared/isp-charges.ts";
import { Refusal, success } from "./envelope.ts";
import { readFields, required, text } from "./input.ts";
import { MESSAGES } from "./messages.ts";
import { type HubsoftHono, today } from "./session.ts";

const DAYS_BETWEEN_UNLOCKS = 30;
const BLOCKED = ["suspenso_debito", "suspenso_parcialmente"];

/** `/cliente/desbloqueio_confianca`: lets a suspended service run for some days; only the text tells until when. */
export const unlocks = new Hono<HubsoftHono>({ strict: false });

unlocks.post("/", async (context) => {
  const { session } = context.env;
  const { switches, store } = session;
  const fields = await readFields(context.req.raw);
  const service = await store.find("services", required(fields, "id_cliente_servico"));
  if (!service) throw new Refusal(MESSAGES.unknownId("id_cliente_servico"));
  const days = Number(text(fields, "dias_desbloqueio") || "1");
  if (!Number.isInteger(days) || days < 1) throw new Refusal(MESSAGES.invalid("dias_desbloqueio"));
  if (days > switches.UNLOCK_MAX_DAYS) throw new Refusal(MESSAGES.unlockTooLong(switches.UNLOCK_MAX_DAYS));
  if (!BLOCKED.includes(service.statusPrefix)) throw new Refusal(MESSAGES.notBlocked);
  const { unlockedAt } = service;
  const tooSoon = unlockedAt !== "" && addDays(unlockedAt, DAYS_BETWEEN_UNLOCKS) > today(session);
  if (tooSoon && switches.UNLOCK_ONCE_A_MONTH) throw new Refusal(MESSAGES.unlockUsed);
  const after = { ...service, statusPrefix: "servico_habilitado", unlockedAt: today(session) };
  const { meta } = await store.exchange("services", { id: service.id, before: service, after }).run();
  if (meta.changes === 0) throw new Refusal(MESSAGES.notBlocked);
  return success(MESSAGES.unlocked(brazilianDate(addDays(today(session), days))));
});
