import { isRow, type Row, TestCompany } from "./company.ts";

/** A company with the ids that a sale needs. */
export interface Shop {
  company: TestCompany;
  customer: string;
  product: string;
  service: string;
  seller: string;
  open: string;
  concluded: string;
  pix: string;
}

/** Opens a demo company and looks up what sales refer to. */
export async function openShop(switches: Row = {}): Promise<Shop> {
  const company = await TestCompany.open({ MERGED_SITUACOES: false, ...switches });
  return {
    company,
    customer: await company.idOf("clientes", "nome", "Carla Mendes"),
    product: await company.idOf("produtos", "codigo_interno", "0222"),
    service: await company.idOf("servicos", "codigo", "S001"),
    seller: await company.idOf("funcionarios", "nome", "Ana Paula"),
    open: await company.idOf("situacoes_vendas", "nome", "Em aberto"),
    concluded: await company.idOf("situacoes_vendas", "nome", "Concretizada"),
    pix: await company.idOf("formas_pagamentos", "nome", "PIX"),
  };
}

/** A product line as requests carry it, flat. */
export function line(shop: Shop, fields: Row = {}): Row {
  return { produto_id: shop.product, quantidade: 2, valor_venda: "50.00", ...fields };
}

/** A payment by PIX. */
export function payment(shop: Shop, valor: string, due = "2026-11-25"): Row {
  return { pagamento: { data_vencimento: due, valor, forma_pagamento_id: shop.pix } };
}

/** A sale of 100.00, paid at once; `fields` replace what it says. */
export function sale(shop: Shop, fields: Row = {}): Row {
  return {
    tipo: "produto",
    cliente_id: shop.customer,
    vendedor_id: shop.seller,
    situacao_id: shop.open,
    data: "2026-11-25",
    produtos: [{ produto: line(shop) }],
    pagamentos: [payment(shop, "100.00")],
    ...fields,
  };
}

/** The inner objects of a wrapped list. */
export function unwrap(list: unknown, wrapper: string): Row[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((element) => (isRow(element) && isRow(element[wrapper]) ? [element[wrapper]] : []));
}
