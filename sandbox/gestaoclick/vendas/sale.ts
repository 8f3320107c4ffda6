import type { CustomField } from "../resources.ts";

/** Kinds of sale; the list shows `produto` unless another is asked for. */
export const SALE_KINDS = ["produto", "servico", "vendas_balcao"] as const;
export type SaleKind = (typeof SALE_KINDS)[number];

/** A line's price and discount, as sales of either sort of line keep it. */
export interface LineAmounts {
  quantidade: string;
  valor_custo: string;
  valor_venda: string;
  tipo_desconto: "R$" | "%";
  desconto_valor: string;
  desconto_porcentagem: string;
  valor_total: string;
}

interface LineTexts {
  detalhes: string;
  sigla_unidade: string;
  tipo_valor_id: string;
  nome_tipo_valor: string;
}

/** A product line; both ids are blank for a free-text item. */
export interface ProductLine extends LineAmounts, LineTexts {
  produto_id: string;
  variacao_id: string;
  nome_produto: string;
  movimenta_estoque: "0" | "1";
  possui_variacao: "0" | "1";
}

/** A service line; `id` is the line's own. */
export interface ServiceLine extends LineAmounts, LineTexts {
  id: string;
  servico_id: string;
  nome_servico: string;
}

/** An instalment; it has no id. */
export interface Payment {
  data_vencimento: string;
  valor: string;
  forma_pagamento_id: string;
  nome_forma_pagamento: string;
  plano_contas_id: string;
  nome_plano_conta: string;
  observacao: string;
}

/** Header fields that are kept as the caller sent them. */
export const PLAIN_TEXTS = [
  "aos_cuidados_de",
  "validade",
  "introducao",
  "observacoes",
  "observacoes_interna",
  "nome_canal_venda",
] as const;

/** A sale as stored. `tipo`, `loja_id` and `usuario_id` are known to the ERP but never answered. */
export interface Sale extends Record<(typeof PLAIN_TEXTS)[number], string> {
  id: string;
  codigo: string;
  tipo: SaleKind;
  loja_id: string;
  nome_loja: string;
  usuario_id: string;
  cliente_id: string;
  nome_cliente: string;
  vendedor_id: string;
  nome_vendedor: string;
  tecnico_id: string;
  nome_tecnico: string;
  data: string;
  prazo_entrega: string;
  situacao_id: string;
  nome_situacao: string;
  valor_total: string;
  transportadora_id: string;
  centro_custo_id: string;
  nome_centro_custo: string;
  desconto_valor: string;
  desconto_porcentagem: string;
  valor_frete: string;
  valor_servicos: string;
  valor_produtos: string;
  valor_custo: string;
  condicao_pagamento: string;
  situacao_financeiro: "0" | "1";
  situacao_estoque: "0" | "1";
  forma_pagamento_id: string;
  data_primeira_parcela: string;
  numero_parcelas: string;
  intervalo_dias: string;
  hash: string;
  cadastrado_em: string;
  modificado_em: string;
  pagamentos: Payment[];
  atributos: CustomField[];
  produtos: ProductLine[];
  servicos: ServiceLine[];
}
