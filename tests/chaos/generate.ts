import { cpf } from "cpf-cnpj-validator";
import { decimal, formatMoney, sum } from "../../src/lib/money.ts";

/** What a sale must have become in the ERP. */
export type ExpectedSale = {
  number: string;
  total: string;
  document: string;
  seller: string;
  instalments: string[];
  lines: number;
};

export type GeneratedSale = { externalId: string; body: Record<string, unknown>; expected: ExpectedSale };

const CUSTOMERS = 30;
const PRODUCTS = 40;
const SELLERS = ["Ana Paula", "José Antônio Conceição", "Ninguém"];

/** A valid CPF for a number, always the same one. */
function cpfOf(index: number): string {
  const base = String(100_000_000 + index * 7_919);
  for (let check = 0; check < 100; check++) {
    const candidate = base + String(check).padStart(2, "0");
    if (cpf.isValid(candidate)) return cpf.format(candidate);
  }
  throw new Error("no check digits fit");
}

/** Sales of 30 customers and 40 products and services, one to three lines, two instalments. */
export function generateSales(count: number): GeneratedSale[] {
  return Array.from({ length: count }, (_, index) => generateSale(index));
}

function generateSale(index: number): GeneratedSale {
  const items = Array.from({ length: 1 + (index % 3) }, (_, line) => {
    const product = (index * 7 + line * 13) % PRODUCTS;
    return {
      type: product % 8 === 0 ? "service" : "product",
      code: `P${String(product).padStart(4, "0")}`,
      name: `Item ${product}`,
      price: formatMoney(decimal(1_000 + product * 37).div(100)),
      quantity: String(1 + ((index + line) % 4)),
    };
  });
  const total = sum([
    decimal("15.00"),
    ...items.map(({ price, quantity }) => decimal(price).times(quantity)),
  ]);
  const first = decimal(formatMoney(total.div(2)));
  const instalments = [formatMoney(first), formatMoney(total.minus(first))];
  const number = String(1_000 + index);
  const document = cpfOf(index % CUSTOMERS);
  const seller = SELLERS[index % SELLERS.length] ?? "";
  return {
    externalId: `v-${index}`,
    body: {
      kind: "sale",
      number,
      date: `2026-11-${20 + (index % 5)}`,
      seller: { name: seller },
      customer: { name: `Cliente ${index % CUSTOMERS}`, document },
      items,
      shipping: "15.00",
      payments: [
        { dueDate: "2026-12-01", amount: instalments[0], method: "PIX" },
        { dueDate: "2027-01-01", amount: instalments[1], method: "Boleto" },
      ],
    },
    expected: { number, total: formatMoney(total), document, seller, instalments, lines: items.length },
  };
}

type Row = Record<string, unknown>;
type State = { clientes: Row[] };

/** What a sale of the ERP says, in the form that is expected. */
export function expectedSale(row: Row, state: State): ExpectedSale {
  const customer = state.clientes.find(({ id }) => String(id) === String(row.cliente_id));
  const payments = Array.isArray(row.pagamentos) ? row.pagamentos : [];
  const lines = [row.produtos, row.servicos].flatMap((list) => (Array.isArray(list) ? list : []));
  const seller = String(row.nome_vendedor ?? "");
  return {
    number: /Venda (\d+)/.exec(String(row.observacoes_interna))?.[1] ?? "",
    total: formatMoney(String(row.valor_total)),
    document: cpf.format(String(customer?.cpf ?? "")),
    seller: SELLERS.includes(seller) ? seller : "Ninguém",
    instalments: payments.map(({ valor }) => formatMoney(String(valor))),
    lines: lines.length,
  };
}
