import Big from "big.js";

/** A decimal as the sandbox computes with it; never a float. */
export type Decimal = Big;

export const ZERO = new Big(0);

/**
 * Reads a number the way PHP does: the longest numeric beginning counts and the rest is dropped, so the decimals of
 * `"1,550"` are lost and `""` is 0. (GestãoClick's own product example shows this happening.)
 */
export function toDecimal(value: unknown): Decimal {
  if (typeof value === "number") return Number.isFinite(value) ? new Big(value) : ZERO;
  if (typeof value !== "string") return ZERO;
  const beginning = /^\s*[+-]?(\d+(\.\d*)?|\.\d+)/.exec(value)?.[0].trim();
  return beginning === undefined ? ZERO : new Big(beginning.replace(/\.$/, ""));
}

/** A decimal with a fixed number of places, rounded half up. */
export function fixed(value: Decimal, places: number): string {
  return value.toFixed(places, Big.roundHalfUp);
}

/** Money as sales show it: two places. */
export function money(value: Decimal): string {
  return fixed(value, 2);
}

/** A line's price or quantity: two places, or as many as four when the caller sent more. */
export function precise(value: Decimal): string {
  const exact = value.round(4, Big.roundHalfUp);
  return exact.toFixed(Math.max(2, exact.toFixed().split(".")[1]?.length ?? 0));
}

/** Rounds to cents half up, or half down for the switch that repeats the ERP's float artefacts. */
export function toCents(value: Decimal, ties: "up" | "down" = "up"): Decimal {
  if (ties === "up") return value.round(2, Big.roundHalfUp);
  const down = value.round(2, Big.roundDown);
  return value.minus(down).lte("0.005") ? down : value.round(2, Big.roundHalfUp);
}

/** Cuts to cents. */
export function cutToCents(value: Decimal): Decimal {
  return value.round(2, Big.roundDown);
}

/** The sum of decimals. */
export function sum(values: Decimal[]): Decimal {
  return values.reduce((total, value) => total.plus(value), ZERO);
}
