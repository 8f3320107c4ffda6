import { ExpressionError } from "./expression-error.ts";
import { expressionTexts } from "./strings.ts";

/** How much one run may work: each node that is evaluated and each value that is looked at costs one. */
const MOST_WORK = 5_000_000;
/** A text that an expression makes is no longer than this. (One that only passes through may be a file.) */
export const MAX_MADE_TEXT = 1_000_000;
export const MAX_LIST = 10_000;
/** So many characters cost as much as one value. */
const CHARACTERS_PER_WORK = 64;
const DEEPEST = 64;

/**
 * Counts the work of one run, so that no automation, by mistake or on purpose, takes the machine from the others. It counts
 * and does not time: on Workers the clock stands still while code runs.
 */
export class Meter {
  #left: number;

  constructor(work = MOST_WORK) {
    this.#left = work;
  }

  /** @throws ExpressionError when the run's work is used up */
  spend(work: number): void {
    this.#left -= work;
    if (this.#left < 0) throw new ExpressionError(expressionTexts.tooMuchWork);
  }

  /** To be asked before a text of this length is made. @throws ExpressionError */
  allowText(length: number): void {
    if (length > MAX_MADE_TEXT) throw new ExpressionError(expressionTexts.textTooLong(MAX_MADE_TEXT));
    this.spend(Math.ceil(length / CHARACTERS_PER_WORK));
  }

  allowList(length: number): void {
    if (length > MAX_LIST) throw new ExpressionError(expressionTexts.listTooLong(MAX_LIST));
    this.spend(length);
  }

  /**
   * How many characters a value has, about as JSON. It is asked before a value is written, compared or copied whole: what
   * holds one thing many times is small in memory and huge when it is written.
   * @throws ExpressionError beyond `limit`
   */
  measure(value: unknown, limit: number): number {
    const room = { left: limit };
    this.#measure(value, room, 0);
    if (room.left < 0) throw new ExpressionError(expressionTexts.valueTooLarge(limit));
    return limit - room.left;
  }

  /** Stops where the room is used up. */
  #measure(value: unknown, room: { left: number }, depth: number): void {
    this.spend(1);
    if (depth > DEEPEST) throw new ExpressionError(expressionTexts.tooDeep);
    if (typeof value === "string") room.left -= value.length + 2;
    else if (value === null || typeof value !== "object") room.left -= 8;
    else {
      room.left -= 2;
      for (const [key, item] of Object.entries(value)) {
        room.left -= Array.isArray(value) ? 1 : key.length + 4;
        if (room.left < 0) return;
        this.#measure(item, room, depth + 1);
      }
    }
  }
}
