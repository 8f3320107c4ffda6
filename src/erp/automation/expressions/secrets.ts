/**
 * A step names a secret and never holds it: what it renders is a placeholder, which the connection's account replaces in
 * the request as it leaves for its own address. So no output, trace or log can show one.
 */
export class SecretNames {}

const OPEN = "\uE000";
const CLOSE = "\uE001";

export const MASK = "•••";

let nonce: string | undefined;

/** Not to be guessed, so that nobody outside can write a placeholder into an order's notes. */
function mark(): string {
  // Made when first needed: Workers have no randomness while a module loads.
  nonce ??= crypto.randomUUID();
  return nonce;
}

export function placeholderOf(name: string): string {
  return `${OPEN}${mark()}:${name}${CLOSE}`;
}

export function hasPlaceholder(text: string): boolean {
  return text.includes(OPEN + mark());
}

/** Does a placeholder stand in any text of a value? */
export function holdsPlaceholder(value: unknown): boolean {
  if (typeof value === "string") return hasPlaceholder(value);
  return value !== null && typeof value === "object" && Object.values(value).some(holdsPlaceholder);
}

/** A text for people, in which a secret is a mask. */
export function withoutPlaceholders(text: string): string {
  return resolvePlaceholders(text, () => MASK);
}

/** Inside of a JSON text a secret must be written as JSON writes it. */
export function inJsonText(json: string): string {
  return json.replaceAll(`${OPEN}${mark()}:`, `${OPEN}${mark()}:json:`);
}

/** Replaces each placeholder in a text. */
export function resolvePlaceholders(text: string, secretOf: (name: string) => string): string {
  if (!hasPlaceholder(text)) return text;
  const pattern = new RegExp(`${OPEN}${mark()}:(json:)?(.*?)${CLOSE}`, "g");
  return text.replaceAll(pattern, (_, inJson: string | undefined, name: string) => {
    const value = secretOf(name);
    return inJson === undefined ? value : JSON.stringify(value).slice(1, -1);
  });
}

/** The same in every text of a value. */
export function resolveIn<Value>(value: Value, secretOf: (name: string) => string): Value {
  return resolve(value, secretOf) as Value;
}

function resolve(value: unknown, secretOf: (name: string) => string): unknown {
  if (typeof value === "string") return resolvePlaceholders(value, secretOf);
  if (Array.isArray(value)) return value.map((item) => resolve(item, secretOf));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolve(item, secretOf)]));
}
