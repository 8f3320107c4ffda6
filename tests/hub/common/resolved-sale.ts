import { readSale } from "../../../src/erp/flows/sales.ts";
import type { ResolvedSale } from "../../../src/erp/gestaoclick/sale-body.ts";
import { saleInput } from "./sales.ts";

export const marker = "[Ponte sal_1]";

/** A sale whose parts are known in the ERP. */
export function resolved(
  changes: Parameters<typeof saleInput>[0] = {},
  more: Partial<ResolvedSale> = {},
): ResolvedSale {
  const sale = readSale(saleInput(changes));
  return {
    sale,
    customerId: "9",
    itemIds: sale.items.map((_, index) => String(100 + index)),
    sellerId: "7",
    statusId: "5",
    paymentMethodIds: (sale.payments ?? []).map(() => "3"),
    storeId: undefined,
    marker,
    ...more,
  };
}

/** A sale as the ERP holds it, with all that its people may have added. */
export const remote = {
  id: "12",
  codigo: "797",
  cliente_id: "8",
  nome_cliente: "Outro",
  vendedor_id: "6",
  tecnico_id: "4",
  data: "2026-11-01",
  prazo_entrega: "2026-12-01",
  situacao_id: "55",
  nome_situacao: "Concretizada",
  valor_total: "99.00",
  transportadora_id: "31",
  centro_custo_id: "32",
  aos_cuidados_de: "Seu Zé",
  validade: "10 dias",
  introducao: "Olá",
  observacoes: "do ERP",
  observacoes_interna: "anotado por Marina",
  nome_canal_venda: "Presencial",
  valor_produtos: "99.00",
  valor_servicos: "0.00",
  condicao_pagamento: "a_vista",
  hash: "abc1234",
  cadastrado_em: "2026-11-01 10:00:00",
  modificado_em: "2026-11-02 10:00:00",
  exibir_endereco: 0,
  campo_que_ninguem_conhece: { a: [1] },
  atributos: [{ atributo: { atributo_id: "1", conteudo: "x" } }],
  equipamentos: [],
  pagamentos: [
    {
      pagamento: {
        data_vencimento: "2026-11-01",
        valor: "99.00",
        forma_pagamento_id: "1",
        plano_contas_id: "77",
        observacao: "no caixa",
      },
    },
  ],
  produtos: [
    {
      produto: {
        produto_id: "100",
        variacao_id: "1001",
        detalhes: "cor azul",
        sigla_unidade: "UN",
        tipo_valor_id: "2",
        quantidade: "9.00",
        valor_custo: "4.00",
        valor_venda: "11.00",
        valor_total: "99.00",
      },
    },
    { produto: { produto_id: "555", detalhes: "saiu da venda" } },
  ],
};
