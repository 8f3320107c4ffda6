/**
 * Keeps what was made of a text lately, for an isolate's requests: reading the same text again gives the same. Only for what
 * follows from the text alone and is never changed.
 */
export class Recent<Value> {
  readonly #most: number;
  readonly #values = new Map<string, Value>();

  /** @param most how many are kept; what was asked for longest ago goes first */
  constructor(most: number) {
    this.#most = most;
  }

  /** What is kept for a text, or what `make` makes of it. What it throws is not kept. */
  of(text: string, make: (text: string) => Value): Value {
    const known = this.#values.get(text);
    const value = known === undefined ? make(text) : known;
    this.#values.delete(text);
    this.#values.set(text, value);
    const [oldest] = this.#values.keys();
    if (this.#values.size > this.#most && oldest !== undefined) this.#values.delete(oldest);
    return value;
  }
}
