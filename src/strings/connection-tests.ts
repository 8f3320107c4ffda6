import type { Bilingual } from "./language.ts";

/** What the test of a connection checks before the ERP's own checks. */
export const testTexts = {
  stored_credentials: { pt: "Credenciais guardadas", en: "Stored credentials" },
} as const satisfies Record<string, Bilingual>;
