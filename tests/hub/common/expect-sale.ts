import { expect } from "vitest";
import type { Sale } from "../../../sandbox/gestaoclick/vendas/sale.ts";
import { readSale, type SaleInput, saleTotal } from "../../../src/erp/flows/sales.ts";
import { decimal, formatMoney, sum } from "../../../src/lib/money.ts";
import type { Erp } from "./erp.ts";
import { only } from "./shop.ts";

/** The ERP's only sale, which must say what the CRM said. @returns it */
export async function expectOneRightSale(erp: Erp, input: SaleInput): Promise<Sale> {
  const { vendas, clientes, produtos, servicos } = await erp.state();
  const found = only(vendas);
  const sale = readSale(input);
  const customer = clientes.find(({ id }) => id === found.cliente_id);
  expect(customer?.nome).toBe(sale.customer.name);
  expect(found.data).toBe(sale.date);
  expect(found.observacoes).toBe(sale.notes ?? "");
  expect(found.observacoes_interna).toContain("[Ponte sal_");
  if (sale.seller !== undefined) expect(found.nome_vendedor).toBe(sale.seller.name);
  expect(found.valor_total).toBe(formatMoney(saleTotal(sale)));
  const codes = new Map<string, string>([
    ...produtos.map(({ id, codigo_interno }) => [`product ${id}`, codigo_interno] as const),
    ...servicos.map(({ id, codigo }) => [`service ${id}`, codigo] as const),
  ]);
  const lines = [
    ...found.produtos.map((line) => ({ ...line, key: `product ${line.produto_id}` })),
    ...found.servicos.map((line) => ({ ...line, key: `service ${line.servico_id}` })),
  ].map(({ key, quantidade, valor_venda, desconto_valor }) => ({
    key: `${key.split(" ")[0]} ${codes.get(key)}`,
    quantity: decimal(quantidade).toString(),
    price: formatMoney(valor_venda),
    discount: formatMoney(desconto_valor || "0"),
  }));
  const wanted = ["product", "service"].flatMap((type) =>
    sale.items
      .filter((item) => item.type === type)
      .map((item) => ({
        key: `${type} ${item.code}`,
        quantity: decimal(item.quantity).toString(),
        price: formatMoney(item.unitPrice ?? item.price),
        discount: formatMoney(item.discount ?? "0"),
      })),
  );
  expect(lines).toEqual(wanted);
  const payments = sale.payments ?? [];
  expect(found.pagamentos.map(({ data_vencimento }) => data_vencimento)).toEqual(
    payments.map(({ dueDate }) => dueDate),
  );
  expect(formatMoney(sum(found.pagamentos.map(({ valor }) => decimal(valor))))).toBe(
    formatMoney(sum(payments.map(({ amount }) => decimal(amount)))),
  );
  return found;
}
