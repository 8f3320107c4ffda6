import type { Language, Params } from "./language.ts";

/** "A tarefa 70900001" or "O orçamento 1042", by the flow and the id that a text's params hold. */
export function auvoRecord({ flow, id }: Params, language: Language): string {
  if (flow === "quotations") return language === "pt" ? `O orçamento ${id}` : `Quotation ${id}`;
  return language === "pt" ? `A tarefa ${id}` : `Task ${id}`;
}
