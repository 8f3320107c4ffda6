import { dateInSaoPaulo } from "../../shared/clock.ts";
import { pdfOf } from "../../shared/pdf.ts";
import type { Title } from "../resources.ts";
import { BILLET_LINK_PATH } from "../seed.ts";
import { openStore, type Session } from "../session.ts";
import { amountsOf } from "./amounts.ts";
import { withParties } from "./find.ts";
import { chargeCodes, type TitleParties } from "./present.ts";

const LINK_LIFE_MS = 15 * 60 * 1000;
const SIGNING_KEY = "sandbox-billet-links";

/** A boleto as PDF bytes. */
export function billetAnswer(title: Title, parties: TitleParties, today: string): Response {
  const { typefulLine, pixQRCode } = chargeCodes(title, parties, today);
  const lines = [
    parties.place.name,
    `Boleto ${title.title}`,
    `Pagador: ${parties.person.name}`,
    `Vencimento: ${title.expirationDate}`,
    `Valor: R$ ${amountsOf(title, today).finalValue.toFixed(2)}`,
    typefulLine,
    pixQRCode,
  ];
  return pdfAnswer(lines, `boleto-${title.id}.pdf`);
}

/** A PDF of these lines as an answer. */
export function pdfAnswer(lines: string[], filename: string): Response {
  const headers = {
    "content-type": "application/pdf",
    "content-disposition": `inline; filename="${filename}"`,
  };
  return new Response(pdfOf(lines), { headers });
}

/** A signed address of a boleto that asks for no token and soon stops working. */
export async function billetLink({ store, origin, nowMs }: Session, title: Title): Promise<string> {
  const expires = String(nowMs + LINK_LIFE_MS);
  const signature = await sign(`${store.companyId}/${title.id}/${expires}`);
  const query = new URLSearchParams({ expires, signature });
  return `${origin}${BILLET_LINK_PATH}/${store.companyId}/${title.id}?${query}`;
}

/** Answers a signed address: 403 when it was tampered with or its time is over. */
export async function answerBilletLink(
  database: D1Database,
  link: { companyId: string; titleId: string; expires: string; signature: string },
): Promise<Response> {
  const signature = await sign(`${link.companyId}/${link.titleId}/${link.expires}`);
  const nowMs = Date.now();
  if (signature !== link.signature || !(Number(link.expires) > nowMs)) {
    return new Response(null, { status: 403 });
  }
  const store = openStore(database, Number(link.companyId));
  const title = await store.find("titles", link.titleId);
  const [found] = title ? await withParties({ store }, [title]) : [];
  if (!found) return new Response(null, { status: 404 });
  return billetAnswer(found.title, found.parties, dateInSaoPaulo(nowMs));
}

/** The mark of a text under the sandbox's own key, in hexadecimal digits. */
export async function sign(text: string): Promise<string> {
  const encoder = new TextEncoder();
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encoder.encode(SIGNING_KEY), algorithm, false, ["sign"]);
  const signature = await crypto.subtle.sign("HMAC", key, encoder.encode(text));
  return Array.from(new Uint8Array(signature), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
