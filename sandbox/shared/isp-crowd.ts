import { ISP_DUE_DAYS, ISP_PRODUCTS, type IspPerson } from "./isp-people.ts";

const FIRST_NAMES = [
  "Helena",
  "Miguel",
  "Alice",
  "Arthur",
  "Laura",
  "Davi",
  "Júlia",
  "Heitor",
  "Lívia",
  "Caio",
];
const LAST_NAMES = ["Ribeiro", "Teixeira", "Moura", "Barros", "Freitas", "Nogueira"];

/** More customers, so that lists have pages: each with an active plan, an open invoice and a paid one. */
export function crowd(size: number): IspPerson[] {
  return Array.from({ length: size }, (_, index) => someone(index));
}

function someone(index: number): IspPerson {
  const first = FIRST_NAMES[index % FIRST_NAMES.length] ?? "";
  const last = LAST_NAMES[index % LAST_NAMES.length] ?? "";
  const product = ISP_PRODUCTS[index % 3] ?? ISP_PRODUCTS[0];
  const invoice = { contract: 0, amount: product.price, printed: true };
  return {
    name: `${first} ${last} ${String.fromCharCode(65 + (index % 26))}.`,
    document: withCheckDigits(String(401_000_000 + index * 7919)),
    birthDate: `19${70 + (index % 30)}-0${1 + (index % 9)}-1${index % 10}`,
    email: `cliente${index + 1}@cliente.example`,
    mobile: `199${String(10_000_000 + index * 137)}`,
    phone: "",
    since: `2024-0${1 + (index % 9)}-15`,
    address: {
      street: "Rua dos Ipês",
      number: String(10 + index),
      complement: "",
      district: "Taquaral",
      zip: "13076-000",
    },
    contracts: [
      { product: product.name, state: "active", dueDay: ISP_DUE_DAYS[index % ISP_DUE_DAYS.length] ?? 10 },
    ],
    invoices: [
      { ...invoice, dueInDays: 3 + (index % 20), state: "open" },
      { ...invoice, dueInDays: -28, state: "paid", paidInDays: -29 },
    ],
    alerts: [],
  };
}

/** A CPF from its first nine digits. */
function withCheckDigits(nine: string): string {
  const digit = (digits: string) => {
    const sum = [...digits].reduce((total, value, at) => total + Number(value) * (digits.length + 1 - at), 0);
    return String(((sum * 10) % 11) % 10);
  };
  const ten = nine + digit(nine);
  return ten + digit(ten);
}
