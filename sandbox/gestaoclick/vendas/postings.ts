import { type Decimal, toDecimal } from "../money.ts";
import type { Receivable, Situacao } from "../resources.ts";
import type { Session } from "../session.ts";
import { stockMovement } from "../stock.ts";
import type { Payment, Sale } from "./sale.ts";

/** Whether a situação moves stock and makes money due, as a sale shows it. */
export function postingsOf(
  situacao: Situacao | undefined,
): Pick<Sale, "situacao_estoque" | "situacao_financeiro"> {
  const posting = situacao?.tipo_lancamento ?? "0";
  return {
    situacao_estoque: posting === "1" || posting === "2" ? "1" : "0",
    situacao_financeiro: posting === "1" || posting === "3" ? "1" : "0",
  };
}

/** The statements that post a sale: goods leave the stock, each instalment becomes a receivable. */
export async function postSale(session: Session, sale: Sale): Promise<D1PreparedStatement[]> {
  const receivables = sale.situacao_financeiro === "1" ? await receivablesOf(session, sale) : [];
  return [
    ...(sale.situacao_estoque === "1" ? moveStock(session, sale, toDecimal("-1")) : []),
    ...receivables.map((receivable) =>
      session.store.insertion("recebimentos", { id: receivable.id, document: receivable }),
    ),
  ];
}

/** The statements that take a sale's postings back, before it is posted anew or removed. */
export function unpostSale(session: Session, sale: Sale): D1PreparedStatement[] {
  const { store } = session;
  const sql = `DELETE FROM records WHERE company_id = ? AND resource = 'recebimentos'
    AND json_extract(document, '$.venda_id') = ?`;
  return [
    ...(sale.situacao_estoque === "1" ? moveStock(session, sale, toDecimal("1")) : []),
    store.database.prepare(sql).bind(store.companyId, sale.id),
  ];
}

function moveStock(session: Session, sale: Sale, factor: Decimal): D1PreparedStatement[] {
  return sale.produtos
    .filter((line) => line.movimenta_estoque === "1" && line.variacao_id !== "")
    .map((line) => {
      const place = { produtoId: line.produto_id, variacaoId: line.variacao_id, lojaId: sale.loja_id };
      return stockMovement(session.store, place, toDecimal(line.quantidade).times(factor));
    });
}

async function receivablesOf(session: Session, sale: Sale): Promise<Receivable[]> {
  if (sale.pagamentos.length === 0) return [];
  const firstId = await session.store.take("recebimentos", sale.pagamentos.length);
  const banks = await session.store.all("contas_bancarias");
  const methods = await session.store.findMany(
    "formas_pagamentos",
    sale.pagamentos.map((payment) => payment.forma_pagamento_id),
  );
  return sale.pagamentos.map((payment, index) => {
    const method = methods.find((candidate) => candidate.id === payment.forma_pagamento_id);
    const bank = banks.find((candidate) => candidate.id === method?.conta_bancaria_id) ?? banks[0];
    return receivableOf(sale, payment, String(firstId + index), bank ?? { id: "", nome: "" });
  });
}

/** The description is the only link from a receivable back to its sale. */
function receivableOf(
  sale: Sale,
  payment: Payment,
  id: string,
  bank: { id: string; nome: string },
): Receivable {
  return {
    id,
    venda_id: sale.id,
    codigo: id,
    descricao: `Venda de nº ${sale.codigo}`,
    valor: payment.valor,
    juros: "0.00",
    desconto: "0.00",
    taxa_banco: "0.00",
    taxa_operadora: "0.00",
    valor_total: payment.valor,
    plano_contas_id: payment.plano_contas_id,
    nome_plano_conta: payment.nome_plano_conta,
    centro_custo_id: sale.centro_custo_id,
    nome_centro_custo: sale.nome_centro_custo,
    conta_bancaria_id: bank.id,
    nome_conta_bancaria: bank.nome,
    forma_pagamento_id: payment.forma_pagamento_id,
    nome_forma_pagamento: payment.nome_forma_pagamento,
    entidade: "C",
    cliente_id: sale.cliente_id,
    nome_cliente: sale.nome_cliente,
    fornecedor_id: "",
    funcionario_id: "",
    transportadora_id: "",
    liquidado: "0",
    data_vencimento: payment.data_vencimento,
    data_liquidacao: "",
    data_competencia: sale.data,
    usuario_id: sale.usuario_id,
    loja_id: sale.loja_id,
    nome_loja: sale.nome_loja,
  };
}
