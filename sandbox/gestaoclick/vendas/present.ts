import { precise, toDecimal } from "../money.ts";
import type { GestaoclickSwitches } from "../switches.ts";
import type { LineAmounts, Sale } from "./sale.ts";

/**
 * A sale as the live API answers it: this order of keys, text everywhere, `""` for what is empty, each list element
 * wrapped, `produtos` and `servicos` only when there are any, and neither `tipo` nor `loja_id`.
 */
export function presentSale(sale: Sale): object {
  return {
    id: sale.id,
    codigo: sale.codigo,
    cliente_id: sale.cliente_id,
    nome_cliente: sale.nome_cliente,
    vendedor_id: sale.vendedor_id,
    nome_vendedor: sale.nome_vendedor,
    tecnico_id: sale.tecnico_id,
    nome_tecnico: sale.nome_tecnico,
    data: sale.data,
    prazo_entrega: sale.prazo_entrega,
    situacao_id: sale.situacao_id,
    nome_situacao: sale.nome_situacao,
    valor_total: sale.valor_total,
    transportadora_id: sale.transportadora_id,
    nome_transportadora: "",
    centro_custo_id: sale.centro_custo_id,
    nome_centro_custo: sale.nome_centro_custo,
    aos_cuidados_de: sale.aos_cuidados_de,
    validade: sale.validade,
    introducao: sale.introducao,
    observacoes: sale.observacoes,
    observacoes_interna: sale.observacoes_interna,
    desconto_valor: sale.desconto_valor,
    desconto_porcentagem: sale.desconto_porcentagem,
    valor_frete: sale.valor_frete,
    nome_canal_venda: sale.nome_canal_venda,
    nome_loja: sale.nome_loja,
    valor_servicos: sale.valor_servicos,
    valor_produtos: sale.valor_produtos,
    valor_custo: sale.valor_custo,
    condicao_pagamento: sale.condicao_pagamento,
    situacao_financeiro: sale.situacao_financeiro,
    situacao_estoque: sale.situacao_estoque,
    forma_pagamento_id: sale.forma_pagamento_id,
    data_primeira_parcela: sale.data_primeira_parcela,
    numero_parcelas: sale.numero_parcelas,
    intervalo_dias: sale.intervalo_dias,
    nota_fiscal_id: "",
    nota_fiscal_servico_id: "",
    hash: sale.hash,
    cadastrado_em: sale.cadastrado_em,
    modificado_em: sale.modificado_em,
    exibir_endereco: 0,
    equipamentos: [],
    pagamentos: sale.pagamentos.map((pagamento) => ({ pagamento })),
    enderecos: [],
    atributos: sale.atributos,
    ...(sale.produtos.length > 0
      ? { produtos: sale.produtos.map((line) => ({ produto: inOrder(line) })) }
      : {}),
    ...(sale.servicos.length > 0
      ? { servicos: sale.servicos.map((line) => ({ servico: inOrder(line) })) }
      : {}),
  };
}

/** The sale as a GET answers it: with GET_NET_VALOR_VENDA, prices are already net of fixed discounts. */
export function presentReadSale(sale: Sale, switches: GestaoclickSwitches): object {
  if (!switches.GET_NET_VALOR_VENDA) return presentSale(sale);
  return presentSale({
    ...sale,
    produtos: sale.produtos.map(netOfDiscount),
    servicos: sale.servicos.map(netOfDiscount),
  });
}

function netOfDiscount<Line extends LineAmounts>(line: Line): Line {
  if (line.tipo_desconto !== "R$") return line;
  const perUnit = toDecimal(line.desconto_valor).div(toDecimal(line.quantidade));
  return { ...line, valor_venda: precise(toDecimal(line.valor_venda).minus(perUnit)) };
}

/** Names first, then unit, quantity, price table and amounts: the order of a live line. */
function inOrder<Line extends LineAmounts & { tipo_valor_id: string; nome_tipo_valor: string }>(line: Line) {
  const { quantidade, tipo_valor_id, nome_tipo_valor, valor_custo, valor_venda, ...rest } = line;
  const { tipo_desconto, desconto_valor, desconto_porcentagem, valor_total, ...names } = rest;
  return {
    ...names,
    quantidade,
    tipo_valor_id,
    nome_tipo_valor,
    valor_custo,
    valor_venda,
    tipo_desconto,
    desconto_valor,
    desconto_porcentagem,
    valor_total,
  };
}
