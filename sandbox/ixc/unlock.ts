import { addDays } from "../shared/isp-charges.ts";
import { asRefusal } from "../shared/refusals.ts";
import { Refusal } from "./envelope.ts";
import { text } from "./input.ts";
import { MESSAGES } from "./messages.ts";
import { type Session, today, value } from "./session.ts";
import type { Row } from "./tables.ts";

const DAYS_BETWEEN_UNLOCKS = 30;
const RELEASE_DAYS = 3;

/** `desbloqueio_confianca`: lets a blocked contract surf on trust. Its answer has words of its own. */
export async function trustUnlock(session: Session, body: Record<string, unknown>): Promise<Response> {
  const id = text(body, "id");
  if (id === "") throw new Refusal(MESSAGES.missing(["id"]));
  const contract = await session.store.find("cliente_contrato", id);
  if (!contract) return unlockAnswer(session, "erro", "106", MESSAGES.unknownContract);
  if (value(contract, "status_internet") === "A") {
    return unlockAnswer(session, "erro", "107", MESSAGES.alreadyActive);
  }
  if (!isBlocked(session, contract)) return unlockAnswer(session, "erro", "109", MESSAGES.cannotUnlock);
  const lastDay = value(contract, "dt_ult_desb_conf");
  const tooSoon = lastDay !== "" && addDays(lastDay, DAYS_BETWEEN_UNLOCKS) > today(session);
  if (tooSoon && session.switches.UNLOCK_ONCE_A_MONTH) {
    return unlockAnswer(session, "erro", "109", MESSAGES.unlockUsed);
  }
  const after = {
    ...contract,
    status_internet: "A",
    desbloqueio_confianca_ativo: "S",
    dt_ult_desb_conf: today(session),
  };
  const { meta } = await session.store.exchange("cliente_contrato", { id, before: contract, after }).run();
  if (meta.changes === 0) return unlockAnswer(session, "erro", "107", MESSAGES.alreadyActive);
  return unlockAnswer(session, "sucesso", "105", MESSAGES.unlocked);
}

/** `cliente_contrato_btn_lib_temp_24722`: releases a blocked contract for 72 hours. */
export async function releaseForDays(session: Session, body: Record<string, unknown>): Promise<Response> {
  const key = session.switches.RELEASE_KEY;
  const id = text(body, key);
  if (id === "") throw new Refusal(MESSAGES.missing([key]));
  const contract = await session.store.find("cliente_contrato", id);
  if (!contract) throw new Refusal(MESSAGES.unknownContract);
  if (!isBlocked(session, contract)) throw new Refusal(MESSAGES.cannotUnlock);
  const nao_bloquear_ate = addDays(today(session), RELEASE_DAYS);
  const after = { ...contract, status_internet: "A", nao_bloquear_ate };
  await session.store.exchange("cliente_contrato", { id, before: contract, after }).run();
  return Response.json({ type: "success", message: MESSAGES.released });
}

function isBlocked(session: Session, contract: Row): boolean {
  if (value(contract, "status") !== "A") return false;
  const codes = session.switches.UNLOCK_MANUAL_BLOCK ? ["CA", "FA", "CM"] : ["CA", "FA"];
  return codes.includes(value(contract, "status_internet"));
}

function unlockAnswer(
  session: Session,
  tipo: "sucesso" | "erro",
  codigo: string,
  mensagem: string,
): Response {
  const answer = Response.json(shapeOf(session, tipo, codigo, mensagem));
  return tipo === "erro" ? asRefusal(answer) : answer;
}

function shapeOf(session: Session, tipo: "sucesso" | "erro", codigo: string, mensagem: string): unknown {
  switch (session.switches.TRUST_UNLOCK_ANSWER) {
    case "tipo":
      return { tipo, codigo, mensagem };
    case "list":
      return [{ tipo, codigo, mensagem }];
    case "type":
      return { type: tipo === "sucesso" ? "success" : "error", message: mensagem };
  }
}
