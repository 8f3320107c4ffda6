import type { Sale } from "../../erp/flows/sales.ts";
import { salePageTexts } from "../../strings/pages-sales.ts";
import { Cell, Table } from "./components.tsx";
import { showDate, showMoney, showQuantity } from "./format.ts";

/** A sale's lines. */
export function ItemTable({ sale: { items } }: { sale: Sale }) {
  const columns = [
    { label: salePageTexts.code },
    { label: salePageTexts.item },
    { label: salePageTexts.quantity, numeric: true },
    { label: salePageTexts.unitPrice, numeric: true },
    { label: salePageTexts.lineDiscount, numeric: true },
  ];
  return (
    <Table caption={salePageTexts.items} columns={columns}>
      {items.map((item) => (
        <tr>
          <Cell label={salePageTexts.code}>
            {item.code ?? <span class="error">{salePageTexts.codeMissing}</span>}
          </Cell>
          <Cell label={salePageTexts.item} class="message">
            <div>
              {item.name}
              <small class="under">{salePageTexts.itemType[item.type]}</small>
            </div>
          </Cell>
          <Cell label={salePageTexts.quantity} class="numeric">
            {showQuantity(item.quantity)}
          </Cell>
          <Cell label={salePageTexts.unitPrice} class="numeric">
            {showMoney(item.unitPrice ?? item.price)}
          </Cell>
          <Cell label={salePageTexts.lineDiscount} class="numeric">
            {item.discount === undefined ? "—" : showMoney(item.discount)}
          </Cell>
        </tr>
      ))}
    </Table>
  );
}

/** A sale's instalments. */
export function PaymentTable({ sale: { payments = [] } }: { sale: Sale }) {
  const columns = [
    { label: salePageTexts.dueDate },
    { label: salePageTexts.method },
    { label: salePageTexts.amount, numeric: true },
  ];
  return (
    <Table caption={salePageTexts.payments} columns={columns}>
      {payments.map(({ dueDate, method, amount }) => (
        <tr>
          <Cell label={salePageTexts.dueDate}>{showDate(dueDate)}</Cell>
          <Cell label={salePageTexts.method}>{method ?? "—"}</Cell>
          <Cell label={salePageTexts.amount} class="numeric">
            {showMoney(amount)}
          </Cell>
        </tr>
      ))}
    </Table>
  );
}
