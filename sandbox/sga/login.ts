import { timestampInSaoPaulo } from "../shared/clock.ts";
import { credentialInsertion, randomHex } from "../shared/credentials.ts";
import { asRefusal } from "../shared/refusals.ts";
import { json, outsideHours, Refusal } from "./envelope.ts";
import { readFields, text } from "./input.ts";
import { MESSAGES } from "./messages.ts";
import type { User } from "./records.ts";
import { ERP, type Session, USER_TOKEN } from "./session.ts";

/** `POST /usuario/autenticar`: a token for a user and password, shown together with a chave API. */
export async function signIn(request: Request, session: Session): Promise<Response> {
  const fields = await readFields(request);
  const [login, password] = [text(fields, "usuario"), text(fields, "senha")];
  if (login === "") throw new Refusal(MESSAGES.invalid("usuario"));
  if (password === "") throw new Refusal(MESSAGES.invalid("senha"));
  const users = await session.store.all("users");
  const user = users.find((candidate) => candidate.login === login && candidate.password === password);
  if (!user?.active) return badLogin(session);
  if (!isWithinHours(user, session.nowMs)) return outsideHours(session.switches.HOURS_REFUSAL);
  return json({ mensagem: MESSAGES.ok, token_usuario: await openSession(session, user) });
}

/** Whether a user may be in SGA at an instant. */
export function isWithinHours({ hours }: User, atMs: number): boolean {
  if (hours === null) return true;
  const local = timestampInSaoPaulo(atMs);
  const time = local.slice(11, 16);
  const day = new Date(`${local.slice(0, 10)}T00:00:00Z`).getUTCDay();
  return hours.days.includes(day) && hours.from <= time && time < hours.to;
}

/** Gives a user a token; with it the earlier ones of the same user end, unless the switch lets them live. */
export async function openSession(session: Session, user: User): Promise<string> {
  const { store, switches, nowMs } = session;
  const { database, companyId } = store;
  const token = randomHex(64);
  const lifeMs = switches.TOKEN_TTL_SECONDS * 1000;
  const insertion = credentialInsertion(database, ERP, USER_TOKEN, {
    name: token,
    companyId,
    secrets: { user: user.id, apiKey: session.apiKey?.name ?? "" },
    ...(lifeMs > 0 ? { expiresAtMs: nowMs + lifeMs } : {}),
  });
  const sql = `UPDATE credentials SET revoked_at = ?1, secrets = json_set(secrets, '$.endedBy', 'login')
    WHERE erp = ?2 AND kind = ?3 AND company_id = ?4 AND secrets ->> 'user' = ?5 AND revoked_at IS NULL`;
  const ending = database.prepare(sql).bind(nowMs, ERP, USER_TOKEN, companyId, user.id);
  await database.batch(switches.TOKEN_SINGLE_SESSION ? [ending, insertion] : [insertion]);
  return token;
}

function badLogin({ switches }: Session): Response {
  if (switches.BAD_LOGIN === "200") return asRefusal(json({ mensagem: MESSAGES.badLogin }));
  if (switches.BAD_LOGIN === "406") throw new Refusal(MESSAGES.badLogin);
  throw new Refusal(MESSAGES.badLogin, 401, MESSAGES.unauthorized);
}
