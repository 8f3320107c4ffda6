const MASK = "•••";

/** Words that mark a field as secret wherever it stands: header, query, JSON. */
const SECRET_NAME =
  /^(authorization|cookie|.*(access|secret|app)[-_]?(token|key|secret)|.*password|.*senha|token|client[-_]?secret)$/i;

/**
 * Makes a copy of a request or an answer that may be kept: every field with a secret's name and every occurrence of a
 * known secret value is masked, also inside texts.
 * @param secrets the values themselves, as the connection holds them
 */
export function maskSecrets(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === "string") return maskText(value, secrets);
  if (Array.isArray(value)) return value.map((item) => maskSecrets(item, secrets));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      maskText(key, secrets),
      SECRET_NAME.test(key) && item !== "" && item !== null ? MASK : maskSecrets(item, secrets),
    ]),
  );
}

/** Masks every occurrence of every secret in a text, also URL-encoded and as JSON escapes it. */
export function maskText(text: string, secrets: readonly string[]): string {
  return (
    secrets
      .filter((secret) => secret.length >= 4)
      .flatMap(spellings)
      // The longest first: of a secret that begins with another one, no tail may be left.
      .sort((left, right) => right.length - left.length)
      .reduce((masked, secret) => masked.replaceAll(secret, MASK), text)
  );
}

function spellings(secret: string): string[] {
  const inQuery = new URLSearchParams([["", secret]]).toString().slice(1);
  return [secret, encodeURIComponent(secret), inQuery, JSON.stringify(secret).slice(1, -1)];
}
