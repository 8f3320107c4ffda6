import { Hono } from "hono";
import { addDays, brazilianDate, isIsoDate } from "../shared/isp-charges.ts";
import { Refusal } from "./envelope.ts";
import { linkTo } from "./invoices.ts";
import { MESSAGES } from "./messages.ts";
import type { FiscalNote } from "./records.ts";
import { type HubsoftContext, type HubsoftHono, listAnswer, today } from "./session.ts";

const MAX_PERIOD_DAYS = 60;

/** `/cliente/nota_fiscal`: a customer's notes by `id_cliente`, of 60 days at most; three lists for three kinds. */
export const notes = new Hono<HubsoftHono>({ strict: false });

notes.get("/", async (context) => {
  const { store } = context.env.session;
  if (context.req.query("busca") !== "id_cliente") throw new Refusal(MESSAGES.invalid("busca"));
  const id = context.req.query("termo_busca") ?? "";
  if (id === "") throw new Refusal(MESSAGES.required("termo_busca"));
  const { from, to } = readPeriod(context);
  const customer = await store.find("customers", id);
  if (!customer) throw new Refusal(MESSAGES.nobodyFound);
  const own = (await store.all("fiscalNotes")).filter(
    (note) => note.customerId === customer.id && note.issuedAt >= from && note.issuedAt <= to,
  );
  return listAnswer(context, "cliente/nota_fiscal", {
    cliente: {
      id_cliente: Number(customer.id),
      codigo_cliente: Number(customer.code),
      nome_razaosocial: customer.name.toUpperCase(),
    },
    notas_fiscais: own.filter(({ kind }) => kind === "nota_fiscal").map((note) => presentNote(context, note)),
    nfes: [],
    nfses: own.filter(({ kind }) => kind === "nfse").map((note) => presentServiceNote(context, note)),
  });
});

/** Without dates, the last 60 days. */
function readPeriod(context: HubsoftContext): { from: string; to: string } {
  const [from, to] = ["data_inicio", "data_fim"].map((name) => {
    const sent = context.req.query(name) ?? "";
    if (sent !== "" && !isIsoDate(sent)) throw new Refusal(MESSAGES.invalid(name));
    return sent;
  });
  const end = to || today(context.env.session);
  const start = from || addDays(end, -MAX_PERIOD_DAYS);
  if (addDays(start, MAX_PERIOD_DAYS) < end) throw new Refusal(MESSAGES.periodTooLong);
  return { from: start, to: end };
}

function presentNote(context: HubsoftContext, note: FiscalNote): Record<string, unknown> {
  return {
    id_nota_fiscal: Number(note.id),
    numero_nota: note.number,
    serie_nota: "U",
    valor: String(Number(note.amount)),
    data_emissao_br: brazilianDate(note.issuedAt),
    data_cancelamento_br: null,
    cancelado: false,
    link: linkTo(context, "nota", note),
    tipo_documento_fiscal: { codigo: "21", descricao: "Nota Fiscal de Serviço de Comunicação" },
  };
}

function presentServiceNote(context: HubsoftContext, note: FiscalNote): Record<string, unknown> {
  return {
    id_nfse: Number(note.id),
    numero: String(note.number),
    valor: String(Number(note.amount)),
    data_cadastro: `${note.issuedAt} 10:22:51`,
    link_pdf: linkTo(context, "nota", note),
    link_xml: "",
    status: "autorizado",
    status_mensagem: "RPS Autorizada com sucesso",
    data_cadastro_br: `${brazilianDate(note.issuedAt)} 10:22`,
  };
}
