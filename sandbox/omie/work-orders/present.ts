import type { Fields } from "../complex-types.ts";
import { padded } from "../documents.ts";
import { block, brazilianDay, number, text } from "../fields.ts";
import type { OmieRecord } from "../records.ts";
import type { Session } from "../session.ts";

/** Which blocks a list shows only when it is asked to. */
export interface Shown {
  parts: boolean;
  expenses: boolean;
}

/** A work order; lists show its number bare, the other answers with its zeroes. */
export function presentWorkOrder(
  { switches }: Session,
  record: OmieRecord,
  shown: Shown & { isListed: boolean },
): Fields {
  const {
    number: bare,
    states,
    Cabecalho: _,
    produtosUtilizados,
    despesasReembolsaveis,
    ...body
  } = record.body;
  const information = block(record.body, "InformacoesAdicionais");
  const city = text(information, "cCidPrestServ");
  return {
    Cabecalho: {
      ...block(record.body, "Cabecalho"),
      nCodOS: Number(record.id),
      cNumOS: shown.isListed ? String(bare) : padded(String(bare)),
    },
    ...body,
    InformacoesAdicionais: switches.CITY_WITHOUT_STATE
      ? { ...information, cCidPrestServ: city.replace(/\s*\([A-Z]{2}\)$/, "") }
      : information,
    InfoCadastro: {
      dDtInc: brazilianDay(record.includedAt),
      cHrInc: record.includedAt.slice(11),
      uInc: record.includedBy,
      dDtAlt: brazilianDay(record.changedAt),
      cHrAlt: record.changedAt.slice(11),
      uAlt: record.changedBy,
      cAmbiente: "H",
      cOrigem: record.byApi === "S" ? "API" : "OMIE",
      ...block({ states }, "states"),
    },
    ...(shown.parts ? { produtosUtilizados } : {}),
    ...(shown.expenses ? { despesasReembolsaveis } : {}),
  };
}

/** What identifies a work order in write answers. */
export function keysOf(record: OmieRecord): Fields {
  return {
    cCodIntOS: text(block(record.body, "Cabecalho"), "cCodIntOS"),
    nCodOS: Number(record.id),
    cNumOS: padded(String(record.body.number)),
  };
}

/** The event of a webhook about a work order. */
export function eventOf(record: OmieRecord): Fields {
  const header = block(record.body, "Cabecalho");
  const information = block(record.body, "InformacoesAdicionais");
  return {
    idOrdemServico: Number(record.id),
    numeroOrdemServico: String(record.body.number),
    codigoIntegracao: text(header, "cCodIntOS") || "0",
    idCliente: number(header, "nCodCli"),
    idContaCorrente: number(information, "nCodCC"),
    codigoCategoria: text(information, "cCodCateg"),
    etapa: text(header, "cEtapa"),
    dataPrevisao: text(header, "dDtPrevisao"),
    valorOrdemServico: number(header, "nValorTotal"),
  };
}
