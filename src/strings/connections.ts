import type { Bilingual } from "./language.ts";

/** What the test of a connection checks before the ERP's own checks. */
export const testTexts = {
  stored_credentials: { pt: "Credenciais guardadas", en: "Stored credentials" },
} as const satisfies Record<string, Bilingual>;

/** The fields that every connection has, whichever ERP it is with. */
export const connectionFieldTexts = {
  name: { pt: "nome", en: "name" },
} as const satisfies Record<string, Bilingual>;
