// São Paulo has had no daylight saving time since 2019.
const SAO_PAULO_OFFSET_MS = -3 * 60 * 60 * 1000;

/** `YYYY-MM-DD HH:MM:SS` in São Paulo for an instant in milliseconds: how Brazilian ERPs write timestamps. */
export function timestampInSaoPaulo(atMs: number): string {
  return new Date(atMs + SAO_PAULO_OFFSET_MS).toISOString().slice(0, 19).replace("T", " ");
}

/** `YYYY-MM-DD` in São Paulo for an instant in milliseconds. */
export function dateInSaoPaulo(atMs: number): string {
  return timestampInSaoPaulo(atMs).slice(0, 10);
}
