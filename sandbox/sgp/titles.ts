import Big from "big.js";
import { Hono } from "hono";
import { boletoCodes, brazilianDate, pixCode } from "../shared/isp-charges.ts";
import { ISP_CITY } from "../shared/isp-people.ts";
import { pdfOf } from "../shared/pdf.ts";
import { Refusal } from "./envelope.ts";
import { type Fields, isOn, text } from "./input.ts";
import { MESSAGES } from "./messages.ts";
import { openOccurrence } from "./occurrences.ts";
import type { Title } from "./records.ts";
import {
  findByDocument,
  readPaging,
  requireContract,
  type Session,
  type SgpContext,
  type SgpHono,
  today,
} from "./session.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const FINE = "0.02";
const INTEREST_PER_DAY = "0.00033";
const STATUS_NAMES = { 1: "Gerado", 2: "Pago", 3: "Cancelado" } as const;
const STATUS_WORDS: ReadonlyMap<string, Title["statusId"]> = new Map([
  ["abertos", 1],
  ["pagos", 2],
  ["cancelados", 3],
]);

/** `/api/ura/titulos/`, `/fatura2via/` and `/pagamento/pix/{fatura}`. */
export const uraTitles = new Hono<SgpHono>();

uraTitles.post("/titulos/", async (context) => {
  const { session } = context.env;
  const word = text(session.fields, "status");
  const wanted = STATUS_WORDS.get(word);
  if (word !== "" && wanted === undefined) throw new Refusal(MESSAGES.invalid("status"));
  const own = await titlesOf(session, true);
  const matching = wanted === undefined ? own : own.filter(({ statusId }) => statusId === wanted);
  return answerPage(context, session.switches.TITLES_KEY, matching);
});

uraTitles.post("/fatura2via/", async (context) => {
  const { session } = context.env;
  const { fields } = session;
  const own = (await titlesOf(session, false)).filter(({ statusId }) => statusId === 1);
  const number = text(fields, "numero_documento");
  const asked = number === "" ? own : own.filter((title) => String(title.number) === number);
  const shown = isOn(fields, "faturas_abertas_todas") ? asked : asked.slice(0, 1);
  const [first] = shown;
  if (!first) throw new Refusal(MESSAGES.noOpenTitles, { links: [] });
  // Whoever only wants to look must say so, or the call leaves an occurrence behind.
  const content = text(fields, "ocorrencia_conteudo") || "Segunda via de fatura";
  const protocolo = isOn(fields, "nao_gerar_os")
    ? ""
    : (await openOccurrence(session, first.contractId, { content })).protocol;
  const suffix = isOn(fields, "link_pdf") ? ".pdf" : "";
  const links = shown.map((title) => {
    const { fine, interest, total } = corrected(title, today(session));
    return {
      fatura: Number(title.id),
      numero_documento: title.number,
      valor: Number(total),
      valor_original: Number(title.amount),
      multa: Number(fine),
      juros: Number(interest),
      vencimento: title.dueDate,
      vencimento_original: title.dueDate,
      link: `${linkTo(context, title)}${suffix}`,
      link_cobranca: linkTo(context, title),
      linhadigitavel: boletoCodes(title).digitableLine,
      codigopix: title.hasPix ? pixOf(title) : "",
    };
  });
  return Response.json({ status: 1, protocolo, links, msg: MESSAGES.secondCopy });
});

uraTitles.post("/pagamento/pix/:title{[0-9]+/?}", async (context) => {
  const { session } = context.env;
  const { contract } = await requireContract(session);
  const title = await session.store.find("titles", context.req.param("title").replace("/", ""));
  if (!title || title.contractId !== contract.id) throw new Refusal(MESSAGES.unknown("título"));
  if (title.statusId === 2) throw new Refusal(MESSAGES.paid);
  if (title.statusId === 3) throw new Refusal(MESSAGES.cancelled);
  if (session.switches.PIX_MISSING) throw new Refusal(MESSAGES.noPix);
  await session.store
    .exchange("titles", { id: title.id, before: title, after: { ...title, hasPix: true } })
    .run();
  return Response.json({
    status: 1,
    fatura: Number(title.id),
    codigopix: pixOf(title),
    valor: Number(title.amount),
  });
});

/** `/api/central/titulos/`: open and paid ones unless a status number says otherwise. */
export const centralTitles = new Hono<SgpHono>();

centralTitles.post("/titulos/", async (context) => {
  const { session } = context.env;
  const sent = text(session.fields, "status");
  if (!["", "1", "2", "3"].includes(sent)) throw new Refusal(MESSAGES.invalid("status"));
  const wanted = sent === "" ? [1, 2] : [Number(sent)];
  const own = await titlesOf(session, false);
  return answerPage(
    context,
    "faturas",
    own.filter(({ statusId }) => wanted.includes(statusId)),
  );
});

/** `/boleto/{company}-{title}-{hash}`: what the links point at. */
export const boletos = new Hono<SgpHono>();

boletos.get("/:name{[0-9]+-[0-9]+-[0-9a-f]+(\\.pdf|/)?}", async (context) => {
  const [, id = "", hash = ""] = context.req
    .param("name")
    .replace(/(\.pdf|\/)$/, "")
    .split("-");
  const title = await context.env.session.store.find("titles", id);
  if (title?.hash !== hash) return context.notFound();
  const lines = [
    `Boleto ${title.number}`,
    `Vencimento ${brazilianDate(title.dueDate)}  R$ ${title.amount}`,
    boletoCodes(title).digitableLine,
  ];
  return new Response(pdfOf(lines), { headers: { "content-type": "application/pdf" } });
});

/** What is left to pay of a title, before fine and interest. */
export function openAmount(title: Title): string {
  return new Big(title.amount)
    .minus(title.paidAmount || 0)
    .minus(title.discounted || 0)
    .toFixed(2);
}

/** An overdue title's fine (2 %) and interest (1 % a month, by the day), to the cent. */
export function corrected(title: Title, day: string): { fine: string; interest: string; total: string } {
  const open = new Big(openAmount(title));
  const daysLate = Math.round((Date.parse(day) - Date.parse(title.dueDate)) / DAY_MS);
  const isLate = title.statusId === 1 && daysLate > 0;
  const fine = isLate ? open.times(FINE).toFixed(2) : "0.00";
  const interest = isLate ? open.times(INTEREST_PER_DAY).times(daysLate).toFixed(2) : "0.00";
  return { fine, interest, total: open.plus(fine).plus(interest).toFixed(2) };
}

/** The titles of whom cpfcnpj or contrato names, earliest due first; of everybody where a route allows it. */
async function titlesOf(session: Session, allowsEverybody: boolean): Promise<Title[]> {
  const { fields, store } = session;
  const titles = (await store.all("titles")).toSorted((left, right) =>
    left.dueDate < right.dueDate ? -1 : 1,
  );
  const byId = ofField(fields, "titulo_id", (title, id) => title.id === id);
  const byContract = ofField(fields, "contrato", (title, id) => title.contractId === id);
  const document = text(fields, "cpfcnpj");
  if (!allowsEverybody && document === "" && text(fields, "contrato") === "") {
    throw new Refusal(MESSAGES.needsOwner);
  }
  const owners = document === "" ? undefined : await findByDocument(session, document);
  return titles.filter((title) => {
    const isOwn = owners === undefined || owners.some(({ id }) => id === title.customerId);
    return isOwn && byContract(title) && (!allowsEverybody || byId(title));
  });
}

function ofField(fields: Fields, name: string, meets: (title: Title, value: string) => boolean) {
  const value = text(fields, name);
  return (title: Title) => value === "" || meets(title, value);
}

function answerPage(context: SgpContext, key: string, titles: Title[]): Response {
  const { offset, limit } = readPaging(context.env.session.fields);
  const shown = titles.slice(offset, offset + limit);
  return Response.json({
    [key]: shown.map((title) => presentTitle(context, title)),
    paginacao: { offset, limit, parcial: shown.length, total: titles.length },
  });
}

function presentTitle(context: SgpContext, title: Title): Record<string, unknown> {
  const { session } = context.env;
  const { total } = corrected(title, today(session));
  const isOpen = title.statusId === 1;
  return {
    id: Number(title.id),
    contrato: Number(title.contractId),
    numero_documento: title.number,
    data_emissao: title.issuedAt,
    vencimento: title.dueDate,
    vencimento_atualizado: title.dueDate,
    valor: Number(title.amount),
    valorcorrigido: Number(isOpen ? total : title.amount),
    valor_pago: title.paidAmount === "" ? null : Number(title.paidAmount),
    data_pagamento: title.paidAt === "" ? null : title.paidAt,
    status: STATUS_NAMES[title.statusId],
    ...presentStatusId(title, session.switches.TITLE_STATUS),
    codigopix: title.hasPix && isOpen ? pixOf(title) : "",
    gerarpix: isOpen && !title.hasPix && !session.switches.PIX_MISSING,
    linhadigitavel: isOpen ? boletoCodes(title).digitableLine : "",
    link: isOpen ? linkTo(context, title) : "",
  };
}

function presentStatusId({ statusId }: Title, form: Session["switches"]["TITLE_STATUS"]) {
  if (form === "word") return {};
  return { statusid: form === "text" ? String(statusId) : statusId };
}

function linkTo(context: SgpContext, title: Title): string {
  const { origin } = new URL(context.req.url);
  return `${origin}/sgp/boleto/${context.env.session.store.companyId}-${title.id}-${title.hash}`;
}

function pixOf(title: Title): string {
  return pixCode({
    id: title.id,
    amount: openAmount(title),
    receiver: "Provedor Exemplo",
    city: ISP_CITY.name,
  });
}
