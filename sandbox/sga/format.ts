import { maskDocument } from "../shared/documents.ts";
import type { SgaSwitches } from "./switches.ts";

/** Where a value stands: SGA writes the same field differently by route. */
export type Place = "list" | "nested" | "log";

const BRAZILIAN = new Intl.NumberFormat("pt-BR", { minimumFractionDigits: 2, useGrouping: true });

/** How one company's SGA writes codes, dates, amounts and documents at one place. */
export class Format {
  readonly #switches: SgaSwitches;
  readonly #place: Place;

  constructor(switches: SgaSwitches, place: Place) {
    this.#switches = switches;
    this.#place = place;
  }

  /** A code, as text or as a number; a blank one is null. */
  code(id: string | number): string | number | null {
    if (id === "") return null;
    const isNumber = {
      by_route: this.#place === "nested",
      text: false,
      number: true,
      mixed: Number(id) % 2 === 1,
    }[this.#switches.ID_TYPES];
    return isNumber ? Number(id) : String(id);
  }

  /** A date from `YYYY-MM-DD`, or from the beginning of a timestamp. */
  date(isoDate: string): string | null {
    const day = isoDate.slice(0, 10);
    if (day === "") return this.#switches.NO_DATE === "zeros" ? "0000-00-00" : null;
    if (this.#switches.DATES === "brazilian") return day.split("-").reverse().join("/");
    const isPlain = this.#switches.DATES === "plain" || this.#place === "log";
    return isPlain ? day : `${day}T00:00:00-0300`;
  }

  /** An amount from its exact text with two decimals. */
  money(amount: string): string | number {
    switch (this.#switches.MONEY) {
      case "text":
        return amount;
      case "number":
        return Number(amount);
      case "brazilian":
        return BRAZILIAN.format(Number(amount));
    }
  }

  /** A CPF or CNPJ. */
  document(bare: string): string {
    return this.#switches.DOCUMENTS_MASKED ? maskDocument(bare) : bare;
  }

  /** A total of a list. */
  total(amount: number): string | number {
    return this.#switches.TOTALS_AS_TEXT ? String(amount) : amount;
  }
}
