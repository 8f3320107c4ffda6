import { Refusal } from "../envelope.ts";
import { date, elements, type Fields, requireFields, text } from "../input.ts";
import { MESSAGES } from "../messages.ts";
import { cutToCents, type Decimal, money, toDecimal } from "../money.ts";
import type { PaymentMethod } from "../resources.ts";
import { resolveReference, type Session } from "../session.ts";
import type { Payment } from "./sale.ts";

const MAX_INSTALMENTS = 120;

/** When and how often a sum is paid. */
export interface InstalmentPlan {
  method: PaymentMethod | undefined;
  methodId: string;
  instalments: number;
  intervalDays: number;
  firstDueDate: string;
}

/** One part of a plan. */
export interface Instalment {
  dueDate: string;
  amount: Decimal;
}

/** The payments that a request lists, wrapped or flat; undefined when it has no list. */
export async function readPayments(session: Session, fields: Fields): Promise<Payment[] | undefined> {
  const sent = elements(fields, "pagamentos", "pagamento");
  if (!sent) return undefined;
  const payments: Payment[] = [];
  for (const { fields: payment } of sent) {
    requireFields(payment, ["data_vencimento", "valor", "forma_pagamento_id"]);
    const methodId = text(payment, "forma_pagamento_id");
    const method = await resolveReference(session, "formas_pagamentos", "forma_pagamento_id", methodId);
    payments.push({
      data_vencimento: date(payment, "data_vencimento"),
      valor: money(toDecimal(payment.valor)),
      forma_pagamento_id: methodId,
      nome_forma_pagamento: method?.nome ?? "",
      ...(await readAccountPlan(session, payment)),
      observacao: text(payment, "observacao"),
    });
  }
  return payments;
}

/** `plano_contas_id` with its name, both blank when left out. */
async function readAccountPlan(session: Session, fields: Fields) {
  const planId = text(fields, "plano_contas_id");
  const plan = await resolveReference(session, "planos_contas", "plano_contas_id", planId);
  return { plano_contas_id: planId, nome_plano_conta: plan?.nome ?? "" };
}

/**
 * The plan of a request that names a payment method instead of listing payments; what it leaves out comes from the
 * method. `baseDate` (`YYYY-MM-DD`) is the day that the method's first interval counts from.
 */
export async function readPlan(session: Session, fields: Fields, baseDate: string): Promise<InstalmentPlan> {
  const methodId = text(fields, "forma_pagamento_id");
  const method = await resolveReference(session, "formas_pagamentos", "forma_pagamento_id", methodId);
  const instalments = Number.parseInt(text(fields, "numero_parcelas") || "1", 10);
  const most = Number(method?.maximo_parcelas || MAX_INSTALMENTS);
  if (!(instalments >= 1 && instalments <= most)) throw new Refusal(MESSAGES.invalid("numero_parcelas"));
  const firstInterval = Number(method?.intervalo_primeira_parcela || 0);
  return {
    method,
    methodId,
    instalments,
    intervalDays:
      Number.parseInt(text(fields, "intervalo_dias") || method?.intervalo_parcelas || "30", 10) || 0,
    firstDueDate: date(fields, "data_primeira_parcela") || addDays(baseDate, firstInterval),
  };
}

/** Splits a sum into a plan's instalments; the remainder goes onto the last (100 in 3: 33.33, 33.33, 33.34). */
export function splitIntoInstalments(total: Decimal, plan: InstalmentPlan): Instalment[] {
  const part = cutToCents(total.div(plan.instalments));
  return Array.from({ length: plan.instalments }, (_, index) => ({
    dueDate: dueDate(plan, index),
    amount: index < plan.instalments - 1 ? part : total.minus(part.times(plan.instalments - 1)),
  }));
}

/** The payments of a sale whose request named a plan. */
export async function paymentsOfPlan(
  session: Session,
  fields: Fields,
  plan: InstalmentPlan,
  total: Decimal,
): Promise<Payment[]> {
  const accountPlan = await readAccountPlan(session, fields);
  return splitIntoInstalments(total, plan).map((instalment) => ({
    data_vencimento: instalment.dueDate,
    valor: money(instalment.amount),
    forma_pagamento_id: plan.methodId,
    nome_forma_pagamento: plan.method?.nome ?? "",
    ...accountPlan,
    observacao: "",
  }));
}

/** Thirty days mean a month: the vendor doc's example stays on the same day of the month. */
function dueDate(plan: InstalmentPlan, index: number): string {
  if (plan.intervalDays % 30 !== 0) return addDays(plan.firstDueDate, plan.intervalDays * index);
  return addMonths(plan.firstDueDate, (plan.intervalDays / 30) * index);
}

function addDays(day: string, days: number): string {
  const result = new Date(`${day}T00:00:00Z`);
  result.setUTCDate(result.getUTCDate() + days);
  return result.toISOString().slice(0, 10);
}

/** The same day of a later month, or that month's last day. */
function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, dayOfMonth = 1] = day.split("-").map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const result = new Date(Date.UTC(year, month - 1 + months, Math.min(dayOfMonth, lastDay)));
  return result.toISOString().slice(0, 10);
}
