import type { Scope } from "../lib/scopes.ts";
import { type Bilingual, inLanguage, type Language } from "./language.ts";

/** What an API key may do, in words. */
export const scopeNames = {
  read: {
    pt: "Consultar vendas, entregas, log e integrações",
    en: "Look at sales, deliveries, log and integrations",
  },
  "sales:write": { pt: "Enviar e reenviar vendas", en: "Send and resend sales" },
  "connections:write": { pt: "Configurar e ativar integrações", en: "Set up and activate integrations" },
  "functions:call": { pt: "Chamar funções do ERP", en: "Call functions of the ERP" },
  "imports:write": { pt: "Iniciar importações", en: "Start imports" },
} as const satisfies Record<Scope, Bilingual>;

/** "enviar e reenviar vendas (sales:write)", within a sentence; the id itself, for a scope of another version of Ponte. */
export function scopeInSentence(scope: string, language: Language): string {
  if (!Object.hasOwn(scopeNames, scope)) return scope;
  const name = inLanguage(scopeNames[scope as Scope], language);
  return `${name.charAt(0).toLowerCase()}${name.slice(1)} (${scope})`;
}
