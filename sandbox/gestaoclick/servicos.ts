import { Hono } from "hono";
import { fold } from "../shared/names.ts";
import { withBlanks } from "./blanks.ts";
import { success } from "./envelope.ts";
import { bound, byCode, byName } from "./filters.ts";
import { bit, type Fields, readFields, requireFields, text } from "./input.ts";
import { answerList, type Filter } from "./listing.ts";
import { MESSAGES } from "./messages.ts";
import { money, toDecimal } from "./money.ts";
import type { Service } from "./resources.ts";
import { type GestaoclickHono, requireRecord } from "./session.ts";

/** `/servicos`: services. There is no documented filter by code: a caller lists all pages and compares. */
export const servicos = new Hono<GestaoclickHono>({ strict: false });

servicos.get("/", (context) => {
  const { switches } = context.env.session;
  const filters: Record<string, Filter> = {
    nome: byName,
    valor_inicio: bound("valor_venda", ">=", "amount"),
    valor_fim: bound("valor_venda", "<=", "amount"),
  };
  if (switches.SERVICOS_CODIGO_FILTER) filters.codigo = byCode("codigo");
  return answerList(context, {
    resource: "servicos",
    filters,
    present: (service) => withBlanks(service, switches),
  });
});

servicos.get("/:id", async (context) => {
  const { session } = context.env;
  const service = await requireRecord(session, "servicos", context.req.param("id"));
  return success(withBlanks(service, session.switches));
});

servicos.post("/", async (context) => {
  const { session } = context.env;
  const draft = readService(await readFields(context.req.raw));
  const service: Service = { id: String(await session.store.take("servicos")), ...draft };
  await session.store.insertion("servicos", recordOf(service)).run();
  return success(withBlanks(service, session.switches));
});

servicos.put("/:id", async (context) => {
  const { session } = context.env;
  const { id } = await requireRecord(session, "servicos", context.req.param("id"));
  const service: Service = { id, ...readService(await readFields(context.req.raw)) };
  await session.store.replacement("servicos", recordOf(service)).run();
  return success(withBlanks(service, session.switches));
});

servicos.delete("/:id", async (context) => {
  const { session } = context.env;
  const { id } = await requireRecord(session, "servicos", context.req.param("id"));
  await session.store.removal("servicos", id).run();
  return success(MESSAGES.serviceDeleted);
});

function recordOf(service: Service) {
  return { id: service.id, document: service, searchName: fold(service.nome) };
}

function readService(fields: Fields): Omit<Service, "id"> {
  requireFields(fields, ["codigo", "nome"]);
  return {
    codigo: text(fields, "codigo"),
    nome: text(fields, "nome"),
    valor_venda: money(toDecimal(fields.valor_venda)),
    observacoes: text(fields, "observacoes"),
    ativo: bit(fields, "ativo", "1"),
  };
}
