import { Hono } from "hono";
import { maskDocument } from "../shared/documents.ts";
import { addDays } from "../shared/isp-charges.ts";
import { Refusal } from "./envelope.ts";
import { date, text } from "./input.ts";
import { MESSAGES } from "./messages.ts";
import { openOccurrence } from "./occurrences.ts";
import type { ContractState } from "./records.ts";
import { requireContract, type SgpHono, today } from "./session.ts";

const DAYS_BETWEEN_UNLOCKS = 30;

/** What a refused unlock adds: status 2, and that nothing was unlocked. */
const NOT_UNLOCKED = { status: 2, liberado: false };

/** `/api/ura/liberacaopromessa/`: unlocks a contract on a promise to pay; opens an occurrence. */
export const unlocks = new Hono<SgpHono>();

unlocks.post("/liberacaopromessa/", async (context) => {
  const { session } = context.env;
  const { fields, store, switches } = session;
  const { contract, customer } = await requireContract(session, NOT_UNLOCKED);
  const latest = addDays(today(session), switches.UNLOCK_DAYS);
  const promisedFor = date(fields, "data_promessa") || latest;
  if (promisedFor > latest || promisedFor < today(session)) {
    throw new Refusal(MESSAGES.promiseTooFar, NOT_UNLOCKED);
  }
  const blocked: ContractState[] = ["suspended", "reduced"];
  if (switches.UNLOCK_MANUAL_BLOCK) blocked.push("by_hand");
  if (!blocked.includes(contract.state)) throw new Refusal(MESSAGES.notBlocked, NOT_UNLOCKED);
  const tooSoon =
    contract.unlockedAt !== "" && addDays(contract.unlockedAt, DAYS_BETWEEN_UNLOCKS) > today(session);
  if (tooSoon && switches.UNLOCK_ONCE_A_MONTH) throw new Refusal(MESSAGES.unlockUsed, NOT_UNLOCKED);
  const after = { ...contract, state: "active" as const, unlockedAt: today(session) };
  const { meta } = await store.exchange("contracts", { id: contract.id, before: contract, after }).run();
  if (meta.changes === 0) throw new Refusal(MESSAGES.notBlocked, NOT_UNLOCKED);
  const content = text(fields, "conteudo") || "Promessa de pagamento";
  const { protocol } = await openOccurrence(session, contract.id, { content });
  return Response.json({
    status: 1,
    liberado: true,
    liberado_dias: Math.round((Date.parse(promisedFor) - Date.parse(today(session))) / 86_400_000),
    data_promessa: promisedFor,
    protocolo: protocol,
    razaoSocial: customer.name.toUpperCase(),
    cpfCnpj: maskDocument(customer.document),
    contratoId: Number(contract.id),
    msg: MESSAGES.unlocked(contract.login),
  });
});
