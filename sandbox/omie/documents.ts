import Big from "big.js";
import { addDays } from "../shared/isp-charges.ts";
import type { Fields } from "./complex-types.ts";
import { requireCustomer } from "./customers/find.ts";
import { OmieFault } from "./envelope.ts";
import { blocks, brazilianDay, isoDay, requireTags, text } from "./fields.ts";
import { MESSAGES } from "./messages.ts";
import { findByBody, type Session, today } from "./session.ts";

/** The stage that only billing leads to. */
export const BILLED_STAGE = "60";

const CUSTOM_PLAN = "999";
const DAYS_BETWEEN_INSTALMENTS = 30;

/** Money as the ERP rounds it: to cents, half away from zero. */
export function cents(amount: Big): Big {
  return amount.round(2, Big.roundHalfUp);
}

/** The customer of an order, who must have a state and be active. */
export async function requireBillableCustomer(
  session: Session,
  header: Fields,
  tags: { id: string; code: string },
): Promise<number> {
  const customer = await requireCustomer(session, header, tags);
  const id = Number(customer.id);
  if (customer.body.inativo === "S") throw new OmieFault("101", MESSAGES.inactiveCustomer(id));
  if (text(customer.body, "estado") === "") throw new OmieFault("101", MESSAGES.customerWithoutState(id));
  return id;
}

/** The day on which a document is to be billed. */
export function readForecast(session: Session, header: Fields, tag: string): string {
  requireTags(header, [tag]);
  const day = isoDay(header, tag);
  if (session.switches.PAST_FORECAST_REFUSED && day < today(session)) {
    throw new OmieFault("101", MESSAGES.pastForecast(tag));
  }
  return day;
}

/** Refuses a stage that the operation (`01` work orders, `11` sales orders) does not have, or that billing leads to. */
export async function requireStage(
  { store }: Session,
  operation: string,
  stage: string,
  tag: string,
): Promise<void> {
  if (stage === "") throw new OmieFault("1000", MESSAGES.required(tag));
  const record = await findByBody(store, "etapas", "cCodOperacao", operation);
  const codes = blocks(record?.body ?? {}, "etapas")
    .filter((known) => known.cInativo === "N")
    .map((known) => text(known, "cCodigo"));
  if (!codes.includes(stage) || stage === BILLED_STAGE) {
    const options = codes.filter((code) => code !== BILLED_STAGE);
    throw new OmieFault("105", MESSAGES.notAnOption(tag, stage, options));
  }
}

/** An instalment before it takes the names of its service. */
export interface Instalment {
  number: number;
  day: string;
  amount: Big;
  percent: Big;
}

/** The instalments of a document: those that were sent with plan 999, or those of the plan's code. */
export async function instalmentsOf(
  { store }: Session,
  plan: { code: string; tag: string; listTag: string },
  sent: Instalment[],
  total: Big,
  forecast: string,
): Promise<Instalment[]> {
  if (plan.code === "") throw new OmieFault("1000", MESSAGES.required(plan.tag));
  if (plan.code === CUSTOM_PLAN) {
    if (sent.length === 0) throw new OmieFault("1000", MESSAGES.required(plan.listTag));
    checkSums(sent, total);
    return sent;
  }
  const known = await findByBody(store, "parcelas", "nCodigo", plan.code);
  if (!known) {
    throw new OmieFault(
      "105",
      `${MESSAGES.unknownId("Parcela não cadastrada", plan.code)} - tag: [${plan.tag}]`,
    );
  }
  return equalInstalments(Number(known.body.nParcelas), total, forecast);
}

/** Cents that do not divide fall to the last one. */
function equalInstalments(amountOfThem: number, total: Big, forecast: string): Instalment[] {
  if (amountOfThem === 0) return [{ number: 1, day: forecast, amount: total, percent: Big(100) }];
  const share = (whole: Big) => whole.div(amountOfThem).round(2, Big.roundDown);
  const rest = (whole: Big) => whole.minus(share(whole).times(amountOfThem - 1));
  return Array.from({ length: amountOfThem }, (_, index) => {
    const isLast = index === amountOfThem - 1;
    return {
      number: index + 1,
      day: addDays(forecast, DAYS_BETWEEN_INSTALMENTS * (index + 1)),
      amount: isLast ? rest(total) : share(total),
      percent: isLast ? rest(Big(100)) : share(Big(100)),
    };
  });
}

function checkSums(instalments: Instalment[], total: Big): void {
  const sum = (values: Big[]) => values.reduce((added, value) => added.plus(value), Big(0));
  if (!sum(instalments.map(({ amount }) => amount)).eq(total)) {
    throw new OmieFault("101", MESSAGES.instalmentsSum);
  }
  if (!sum(instalments.map(({ percent }) => percent)).eq(100))
    throw new OmieFault("101", MESSAGES.percentSum);
}

/** An instalment's day as the API writes it. */
export function dueDay({ day }: Instalment): string {
  return brazilianDay(day);
}

/** A number of an order as write answers and lists show it: fifteen digits. */
export function padded(number: string): string {
  return number.padStart(15, "0");
}

/** A block without blank texts, zeroes and empty blocks: how single documents leave out what is not there. */
export function withoutZeroTags(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutZeroTags);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value)
    .map(([tag, content]) => [tag, withoutZeroTags(content)] as const)
    .filter(([, content]) => !isNothing(content));
  return Object.fromEntries(kept);
}

function isNothing(value: unknown): boolean {
  if (value === "" || value === 0) return true;
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}
