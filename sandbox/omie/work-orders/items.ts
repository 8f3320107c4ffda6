import Big from "big.js";
import { requireService } from "../catalog-services.ts";
import type { Fields } from "../complex-types.ts";
import { cents } from "../documents.ts";
import { OmieFault } from "../envelope.ts";
import { block, number, requireOption, requireTags, text, yesNo } from "../fields.ts";
import { MESSAGES } from "../messages.ts";
import type { Session } from "../session.ts";
import { isLc116 } from "./lc116.ts";

const CATALOGUE_TAGS = { id: "nCodServico", code: "cCodIntServico" };
const FREE_TEXT_TAGS = ["cTribServ", "cCodServMun", "cCodServLC116", "cDescServ"] as const;
export const MAX_ITEMS = 199;

/** A service of a work order, from the catalogue or in free text, checked. */
export async function buildService(
  session: Session,
  sent: Fields,
  place: { number: number; id: number },
): Promise<Fields> {
  const { cAcaoItem: _, ...kept } = sent;
  const isFromCatalogue = number(sent, "nCodServico") !== 0 || text(sent, "cCodIntServico") !== "";
  const described = isFromCatalogue ? await fromCatalogue(session, kept) : inFreeText(kept);
  requireTags(described, ["nQtde", "nValUnit"]);
  for (const tag of ["nQtde", "nValUnit"]) {
    if (number(described, tag) <= 0) throw new OmieFault("105", MESSAGES.invalidContent(tag, described[tag]));
  }
  if (session.switches.ISS_RETENTION_REQUIRED) requireTags(sent, ["cRetemISS"]);
  requireOption(sent, "cTpDesconto", ["V", "P"]);
  const discount = discountOf(described);
  if (discount.lt(0) || discount.gt(grossOf(described))) {
    throw new OmieFault("105", MESSAGES.invalidContent("nValorDesconto", discount.toNumber()));
  }
  return {
    nAliqDesconto: 0,
    cTpDesconto: "V",
    cDadosAdicItem: "",
    cNaoGerarFinanceiro: "N",
    ...described,
    nValorDesconto: discount.toNumber(),
    cRetemISS: yesNo(sent, "cRetemISS", "N"),
    impostos: block(sent, "impostos"),
    nSeqItem: place.number,
    nIdItem: place.id,
  };
}

/** What services cost together: quantity times price less the discount of each. */
export function totalOf(services: Fields[]): Big {
  return services.reduce((sum, service) => sum.plus(grossOf(service)).minus(discountOf(service)), Big(0));
}

/** The catalogue gives what was not sent: description, codes, price. */
async function fromCatalogue(session: Session, sent: Fields): Promise<Fields> {
  const { id, body } = await requireService(session, sent, CATALOGUE_TAGS);
  if (body.inativo === "S") throw new OmieFault("101", MESSAGES.inactiveService(Number(id)));
  const header = block(body, "cabecalho");
  return {
    cTribServ: text(header, "cIdTrib"),
    cCodServMun: text(header, "cCodServMun"),
    cCodServLC116: text(header, "cCodLC116"),
    cDescServ: text(block(body, "descricao"), "cDescrCompleta") || text(header, "cDescricao"),
    ...sent,
    nCodServico: Number(id),
    nValUnit: number(sent, "nValUnit") || number(header, "nPrecoUnit"),
  };
}

function inFreeText(sent: Fields): Fields {
  requireTags(sent, FREE_TEXT_TAGS);
  const code = text(sent, "cCodServLC116");
  if (!isLc116(code)) throw new OmieFault("105", MESSAGES.unknownLc116(code));
  return { ...sent, nCodServico: 0 };
}

function grossOf(service: Fields): Big {
  return cents(Big(number(service, "nQtde")).times(number(service, "nValUnit")));
}

function discountOf(service: Fields): Big {
  if (text(service, "cTpDesconto") !== "P") return Big(number(service, "nValorDesconto"));
  return cents(grossOf(service).times(number(service, "nAliqDesconto")).div(100));
}
