import Big from "big.js";
import type { Title } from "../resources.ts";

const DAY_MS = 86_400_000;
/** Two per cent once, and one per cent a month counted by days: what the law allows a provider. */
const FINE_RATE = new Big("0.02");
const INTEREST_RATE_PER_DAY = new Big("0.01").div(30);

/** What a title costs on a day, as JSON numbers of whole cents. */
export function amountsOf(title: Title, today: string) {
  const value = new Big(title.value);
  const days = title.state === "open" ? daysOverdue(title, today) : 0;
  const fine = days > 0 ? cents(value.times(FINE_RATE)) : new Big(0);
  const interest = cents(value.times(INTEREST_RATE_PER_DAY).times(days));
  const discount = new Big(title.discount);
  const finalValue = value.plus(fine).plus(interest).minus(discount);
  return {
    value: number(value),
    finalValue: number(finalValue),
    discount: number(discount),
    fine: number(fine),
    interest: number(interest),
  };
}

/** Whether a title is open and overdue, or due by the end of next month: what the list of open titles shows. */
export function isDueSoon(title: Title, today: string): boolean {
  return title.state === "open" && title.expirationDate <= endOfNextMonth(today);
}

/** The word for a title's state in the list of all titles. */
export function statusOf(title: Title, today: string): string {
  if (title.state === "paid") return "Paga";
  if (title.state === "cancelled") return "Cancelada";
  return title.expirationDate < today ? "Vencida" : "Em aberto";
}

/** A day as the finance calls show it. */
export function shownDay(day: string): string {
  return `${day}T00:00:00`;
}

/** Money text as a JSON number of whole cents. */
export function number(amount: Big | string): number {
  return Number(new Big(amount).toFixed(2));
}

function daysOverdue(title: Title, today: string): number {
  const days = (Date.parse(today) - Date.parse(title.expirationDate)) / DAY_MS;
  return Math.max(0, Math.round(days));
}

function endOfNextMonth(today: string): string {
  const [year = 0, month = 0] = today.split("-").map(Number);
  return new Date(Date.UTC(year, month + 1, 0)).toISOString().slice(0, 10);
}

function cents(amount: Big): Big {
  return amount.round(2, Big.roundHalfUp);
}
