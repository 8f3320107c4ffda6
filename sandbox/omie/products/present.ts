import type { Fields } from "../complex-types.ts";
import type { OmieRecord } from "../records.ts";
import { infoOf } from "../session.ts";

/** The flat cadastro of a product. `quantidade_estoque` is always 0: stock is told by another service. */
export function presentProduct(record: OmieRecord): Fields {
  return {
    codigo_produto: Number(record.id),
    codigo_produto_integracao: "",
    ncm: "",
    ean: "",
    valor_unitario: 0,
    codigo_familia: 0,
    descricao_familia: "",
    tipoItem: "00",
    marca: "",
    modelo: "",
    descr_detalhada: "",
    obs_internas: "",
    peso_bruto: 0,
    peso_liq: 0,
    altura: 0,
    largura: 0,
    profundidade: 0,
    inativo: "N",
    bloqueado: "N",
    importado_api: record.byApi,
    ...record.body,
    quantidade_estoque: 0,
    recomendacoes_fiscais: { origem_mercadoria: "0", id_cest: "", cupom_fiscal: "N", market_place: "N" },
    dadosIbpt: {},
    info: { ...infoOf(record), cImpAPI: record.byApi },
  };
}
