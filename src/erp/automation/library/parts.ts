import { messages } from "./messages.ts";
import type { Draft } from "./template.ts";

/** Pieces of automations that the templates share. */

export function when(id: string, condition: string, yes: Draft[], no: Draft[] = []): Draft {
  // biome-ignore lint/suspicious/noThenProperty: it is the grammar's word, and nobody awaits a step.
  return { type: "condition", id, if: condition, then: yes, else: no };
}

export function stop(id: string, outcome: string, message: string): Draft {
  return { type: "stop", id, outcome, message };
}

/** Ends the run with words that name the value, where the connection lacks one. */
export function needs(...names: readonly string[]): Draft[] {
  return names.map((name) =>
    when(`needs${name.charAt(0).toUpperCase()}${name.slice(1)}`, `orElse(settings.${name}, '') == ''`, [
      stop(`lacks${name.charAt(0).toUpperCase()}${name.slice(1)}`, "refused", messages.missingValue(name)),
    ]),
  );
}

/** Ends the run where the caller gave no document, and the ERP only lists by customer. */
export const needsDocument: Draft = when("needsDocument", "input.document == null", [
  stop("lacksDocument", "refused", messages.documentNeeded),
]);

const someOf = (words: readonly string[], name: string, test: string) =>
  `[${words.map((word) => `'${word}'`).join(", ")}].exists(${name}, ${test})`;

/**
 * The ERP's refusal of what is not there, which its versions word differently: "Título não localizado."
 * @param refused an expression: the answer refuses
 * @param words an expression: the ERP's words
 * @param nouns what is missing, without accents: what else it does not find is a plain refusal
 */
export function absentRule(refused: string, words: string, nouns: readonly string[], message: string): Draft {
  const said = `fold(text(${words}))`;
  const absent = ["nao encontrad", "nao foi encontrad", "nao localizad", "nao foi localizad", "inexistente"];
  const predicate = `(${refused}) && ${someOf(nouns, "n", `contains(${said}, n)`)} && ${someOf(absent, "a", `contains(${said}, a)`)}`;
  return { when: { predicate }, outcome: "not_found", message };
}

/** Likewise of a payment for what is paid already: "Fatura já liquidada". The step goes on, and its output is null. */
export function settledRule(refused: string, words: string): Draft {
  const said = `fold(text(${words}))`;
  const already = ["ja ", "ja foi ", "ja esta ", "ja se encontra ", "ja encontra-se "];
  const done = ["pag", "liquidad", "quitad", "baixad", "recebid"];
  const predicate = `(${refused}) && ${someOf(already, "a", someOf(done, "d", `contains(${said}, a + d)`))}`;
  return { when: { predicate }, outcome: "empty" };
}

/** The fields of an invoice's map, from the expressions that read them. */
export function invoiceFields(of: {
  id: string;
  number: string;
  contractId: string;
  customerName: string;
  amount: string;
  originalAmount: string;
  dueDate: string;
  paidAt: string;
  status: string;
  digitableLine: string;
  pix: string;
  link: string;
}): Draft {
  const text = (value: string, more: Draft = {}) => ({ value: `{{ ${value} }}`, ...more });
  const optional = { optional: true };
  return {
    id: text(of.id),
    number: text(of.number, optional),
    contractId: text(of.contractId, optional),
    customerName: text(of.customerName, optional),
    amount: text(of.amount, { as: "money" }),
    originalAmount: text(of.originalAmount, { as: "money", ...optional }),
    dueDate: text(of.dueDate, { as: "date" }),
    paidAt: text(of.paidAt, { as: "date", ...optional }),
    status: text(of.status, {
      as: "enum",
      values: { open: "open", overdue: "overdue", paid: "paid", cancelled: "cancelled" },
    }),
    digitableLine: text(of.digitableLine, { as: "digits", ...optional }),
    pix: text(of.pix, optional),
    link: text(of.link, optional),
  };
}

/** What is owed, of `steps.invoices`: the texts that `pendingOutput` is made of. */
export const pendingSteps: Draft[] = [
  { type: "filter", id: "late", from: "{{ steps.invoices }}", where: "item.status == 'overdue'" },
  { type: "filter", id: "due", from: "{{ steps.invoices }}", where: "item.status == 'open'" },
];

/** F13: whoever owes nothing is told nothing. @param more an expression: a list of further texts for who owes */
export function pendingOutput(more = "[]"): string {
  const owed = "size(steps.late) + size(steps.due)";
  return `{{ ${owed} == 0 ? [] : distinct([${pendingText("late")}, ${pendingText("due")}] + ${more}) }}`;
}

function pendingText(list: "late" | "due"): string {
  const all = `steps.${list}`;
  const { one, many } = messages.pending[list];
  const total = `moneyBr(sum(${all}.map(a, a.amount)))`;
  const first = `dateBr(first(${all}.filter(a, ${all}.all(b, a.dueDate <= b.dueDate))).dueDate)`;
  const [single, vencido, end] = one;
  const [many1, many2, many3, many4] = many;
  return `size(${all}) == 0 ? null : (size(${all}) == 1 ? '${single}' + ${total} + '${vencido}' + ${first} + '${end}' : '${many1}' + text(size(${all})) + '${many2}' + ${total} + '${many3}' + ${first} + '${many4}')`;
}

/** What a person reads in the ERP of an order or lead: what was asked for, and the marker by which a lost one is found. */
export function orderText(order: string, title: string): string {
  const items = `join(${order}.items.map(i, '- ' + i.name + ' (' + i.productId + '): R$ ' + moneyBr(i.amount) + (i.quantity == null ? '' : ' x ' + text(i.quantity))), '\\n')`;
  const address = `${order}.customer.address`;
  return [
    `${title} {{ ${order}.externalId }}`,
    `{{ ${order}.customer.name }} {{ ${order}.customer.document }} {{ ${order}.customer.mobile }} {{ ${order}.customer.email }}`,
    `{{ join(distinct([${["street", "number", "complement", "district", "city", "zip"].map((part) => `${address}.${part}`).join(", ")}]), ', ') }}`,
    `{{ ${items} }}`,
    `{{ ${order}.notes }}`,
    "Ponte {{ effect.key }}",
  ].join("\n");
}

/** Of a customer: the mobile, else the phone, digits only. */
export function phoneOf(customer: string): string {
  return `{{ digits(orElse(${customer}.mobile, ${customer}.phone)) }}`;
}
