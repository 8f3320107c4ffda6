import { describeFields } from "../../erp/connector.ts";
import { connectors } from "../../erp/registry.ts";
import { inLanguage, type Language } from "../../strings/language.ts";

/** The ERPs that Ponte speaks to, with their fields as JSON Schema: forms and clients are made from this. */
export function listProviders(language: Language) {
  return connectors.map((connector) => ({
    id: connector.id,
    title: connector.title,
    summary: inLanguage(connector.summary, language),
    settings: describeFields(connector.settings, language),
    credentials: describeFields(connector.credentials, language),
    flows: Object.entries(connector.flows).map(([id, title]) => ({ id, title: inLanguage(title, language) })),
    approval: connector.approval ?? null,
    optionFields: [...connector.optionFields],
    optionParents: { ...connector.optionParents },
  }));
}
