import { boletoCodes, brazilianDate, pixCode } from "../shared/isp-charges.ts";
import { ISP_CITY } from "../shared/isp-people.ts";
import { pdfBase64, pdfOf } from "../shared/pdf.ts";
import { Refusal } from "./envelope.ts";
import { text } from "./input.ts";
import { MESSAGES } from "./messages.ts";
import { type Session, value } from "./session.ts";
import type { Row } from "./tables.ts";

const HTML = { "content-type": "text/html; charset=utf-8" };

/**
 * `get_boleto`: prints titles. The answer is bare base64 text under an HTML content type, and only now does the title
 * have a digitable line.
 */
export async function getBoleto(session: Session, body: Record<string, unknown>): Promise<Response> {
  const ids = text(body, "boletos")
    .split(",")
    .filter((id) => id.trim() !== "");
  if (ids.length === 0) throw new Refusal(MESSAGES.missing(["boletos"]));
  if (text(body, "tipo_boleto") !== "arquivo") throw new Refusal(MESSAGES.boletoKind);
  const titles = await Promise.all(ids.map((id) => requireOpenTitle(session, "boletos", id.trim())));
  const printed = titles.map(withDigits);
  await session.store.database.batch(
    printed.map((title) =>
      session.store.replacement("fn_areceber", { id: value(title, "id"), document: title }),
    ),
  );
  const lines = printed.flatMap((title) => [
    `Boleto ${value(title, "id")}  documento ${value(title, "documento")}`,
    `Vencimento ${brazilianDate(value(title, "data_vencimento"))}  R$ ${value(title, "valor_aberto")}`,
    value(title, "linha_digitavel"),
  ]);
  if (text(body, "base64") !== "S") {
    return new Response(pdfOf(lines), { headers: { "content-type": "application/pdf" } });
  }
  const base64 = pdfBase64(lines);
  return session.switches.BOLETO_AS_OBJECT
    ? Response.json({ base64 })
    : new Response(base64, { headers: HTML });
}

/** `get_pix`: the PIX of a title. */
export async function getPix(session: Session, body: Record<string, unknown>): Promise<Response> {
  const id = text(body, "id_areceber");
  if (id === "") throw new Refusal(MESSAGES.missing(["id_areceber"]));
  const title = await requireOpenTitle(session, "id_areceber", id);
  if (session.switches.PIX_MISSING) throw new Refusal(MESSAGES.noPix);
  const [branch] = await session.store.all("filial");
  const charge = { id, amount: value(title, "valor_aberto"), receiver: value(branch ?? {}, "fantasia") };
  const qrcode = pixCode({ ...charge, city: ISP_CITY.name });
  return Response.json({
    type: "success",
    gateway: { gatewayNome: "Gateway de testes" },
    pix: {
      qrCode: { qrcode, imagemSrc: "" },
      dadosPix: { expiracaoPix: `${value(title, "data_vencimento")} 23:59:59` },
    },
  });
}

/** `imprimir_nota`: a fiscal note as base64 text (the body's shape is assumed). */
export async function printNote(session: Session, body: Record<string, unknown>): Promise<Response> {
  const id = text(body, "id");
  if (id === "") throw new Refusal(MESSAGES.missing(["id"]));
  const note = await session.store.find("vd_saida", id);
  if (!note) throw new Refusal(MESSAGES.unknownId("id", id));
  const lines = [
    `Nota fiscal ${value(note, "numero_nf")}  modelo ${value(note, "modelo_nf")}`,
    `Emissao ${brazilianDate(value(note, "data_emissao"))}  R$ ${value(note, "valor_total")}`,
  ];
  if (text(body, "base64") !== "S") {
    return new Response(pdfOf(lines), { headers: { "content-type": "application/pdf" } });
  }
  return new Response(pdfBase64(lines), { headers: HTML });
}

async function requireOpenTitle(session: Session, field: string, id: string): Promise<Row> {
  const title = await session.store.find("fn_areceber", id);
  if (!title) throw new Refusal(MESSAGES.unknownId(field, id));
  if (value(title, "status") === "R") throw new Refusal(MESSAGES.received);
  if (value(title, "status") === "C") throw new Refusal(MESSAGES.cancelled);
  return title;
}

function withDigits(title: Row): Row {
  const charge = {
    id: value(title, "id"),
    amount: value(title, "valor_aberto"),
    dueDate: value(title, "data_vencimento"),
  };
  const { digitableLine } = boletoCodes(charge);
  return { ...title, linha_digitavel: digitableLine, impresso: "S" };
}
