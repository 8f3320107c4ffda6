import { Hono } from "hono";
import { addDays } from "../shared/isp-charges.ts";
import { Refusal, success } from "./envelope.ts";
import { MESSAGES } from "./messages.ts";
import type { Entry, Resources } from "./records.ts";
import { type MkContext, type MkHono, required, requireRecord, today } from "./session.ts";

const DAYS_BETWEEN_UNLOCKS = 30;

/** The services that change things; they are GETs like the others. */
export const writes = new Hono<MkHono>();

// By the connection, not by the contract.
writes.get("/WSMKAutoDesbloqueio.rule", async (context) => {
  const { session } = context.env;
  const connection = await requireRecord(context, "connections", "cd_conexao");
  if (!connection.blocked || connection.reason !== "Financeiro")
    throw new Refusal(MESSAGES.notBlocked, "006");
  const { unlockedAt } = connection;
  const tooSoon = unlockedAt !== "" && addDays(unlockedAt, DAYS_BETWEEN_UNLOCKS) > today(session);
  if (tooSoon && session.switches.UNLOCK_ONCE_A_MONTH) throw new Refusal(MESSAGES.unlockUsed, "007");
  const after = { ...connection, blocked: false, reason: "", unlockedAt: today(session) };
  const exchange = { id: connection.id, before: connection, after };
  const { meta } = await session.store.exchange("connections", exchange).run();
  if (meta.changes === 0) throw new Refusal(MESSAGES.notBlocked, "006");
  return success(session.switches, { Conexao: Number(connection.id), Mensagem: MESSAGES.unlocked });
});

writes.get("/WSMKNovoAtendimento.rule", async (context) => {
  const person = await requireRecord(context, "people", "cd_cliente");
  for (const name of ["cd_processo", "cd_classificacao_ate", "origem_contato", "info"])
    required(context, name);
  const ticket = await addEntry(context, "tickets", person.id);
  return success(context.env.session.switches, {
    Cliente: person.name.toUpperCase(),
    CodigoCliente: Number(person.id),
    CodigoAtendimento: Number(ticket.id),
    Protocolo: ticket.protocol,
  });
});

writes.get("/WSMKCriarOrdemServico.rule", async (context) => {
  const person = await requireRecord(context, "people", "CodigoCliente");
  for (const name of ["DescricaoProblema", "CodigoTipoOS"]) required(context, name);
  const order = await addEntry(context, "workOrders", person.id);
  return success(context.env.session.switches, { CodigoOS: Number(order.id), Mensagem: MESSAGES.orderAdded });
});

writes.get("/WSMKNovaLead.rule", async (context) => {
  const person = await requireRecord(context, "people", "cd_cliente");
  required(context, "info");
  const lead = await addEntry(context, "leads", person.id);
  return success(context.env.session.switches, { CodigoLead: Number(lead.id), Mensagem: MESSAGES.leadAdded });
});

writes.get("/WSMKNovoContrato.rule", async (context) => {
  const person = await requireRecord(context, "people", "CodigoCliente");
  for (const name of ["CodigoTipoPlano", "CodigoPlanoAcesso", "CodigoRegraVencimento"])
    required(context, name);
  const contract = await addEntry(context, "newContracts", person.id);
  return success(context.env.session.switches, {
    CodigoContrato: Number(contract.id),
    Mensagem: MESSAGES.contractAdded,
  });
});

/** Stores what a call left behind, with its parameters but for the token. */
async function addEntry(
  context: MkContext,
  resource: "tickets" | "workOrders" | "leads" | "newContracts",
  personId: string,
): Promise<Entry> {
  const { session } = context.env;
  const { token: _token, sys: _sys, ...sent } = context.req.query();
  const id = String(await session.store.take(resource));
  const month = today(session).slice(2, 7).replace("-", "");
  const entry: Resources[typeof resource] = { id, personId, protocol: `${month}.${id.slice(-5)}`, sent };
  await session.store.insertion(resource, { id, document: entry }).run();
  return entry;
}
