import type { SaleInput } from "../../../src/erp/flows/sales.ts";

export type Item = SaleInput["items"][number];

export const PRODUCT: Item = {
  type: "product",
  code: "0222",
  name: "Fermento 1 kg",
  price: "12.50",
  quantity: "3",
  unitPrice: "12.00",
  discount: "1.00",
};

export const SERVICE: Item = {
  type: "service",
  code: "S001",
  name: "Instalação de Câmera",
  price: "150.00",
  quantity: "1",
};

/** A sale whose instalments add up: 3 × 12.00 − 1.00 + 15.00 = 50.00. */
export function saleInput(changes: Partial<SaleInput> = {}): SaleInput {
  return {
    kind: "sale",
    number: "1042",
    date: "2026-11-20",
    soldAt: "2026-11-20T15:04:05Z",
    seller: { name: "Ana Paula" },
    customer: {
      externalId: "c-77",
      name: "Padaria Sol",
      legalName: "Sol Pães Ltda",
      document: "11.444.777/0001-61",
      email: "a@b.com",
      phone: "11988887777",
      address: {
        street: "Rua A",
        number: "10",
        complement: "",
        district: "Centro",
        city: "Campinas",
        state: "SP",
        zip: "13000-000",
      },
    },
    items: [PRODUCT],
    shipping: "15.00",
    discount: "0.00",
    notes: "entregar cedo",
    payments: [{ dueDate: "2026-12-20", amount: "50.00", method: "Boleto" }],
    ...changes,
  };
}

/** A sale of one product without seller and payments: as few calls as a sale can take. */
export function plainSale(changes: Partial<SaleInput> = {}): SaleInput {
  return saleInput({ seller: null, payments: null, shipping: null, ...changes });
}
