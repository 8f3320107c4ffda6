import { expressionFunctions } from "../../erp/automation/expressions/functions.ts";
import { MACROS } from "../../erp/automation/expressions/macros.ts";
import { automationJsonSchema } from "../../erp/automation/grammar/automation.ts";
import { TEMPLATE_IDS, type TemplateId, templates } from "../../erp/automation/library/index.ts";
import type { NamedValue, Template } from "../../erp/automation/library/template.ts";
import { variablesOf } from "../../erp/automation/variables.ts";
import { FUNCTION_NAMES, functions, isFunctionName } from "../../erp/functions/catalogue.ts";
import { functionTitles } from "../../strings/functions.ts";
import { inLanguage, type Language } from "../../strings/language.ts";

/** The templates of known ERPs. @param only one of them */
export function listTemplates(language: Language, only?: TemplateId) {
  const chosen = only === undefined ? TEMPLATE_IDS : [only];
  return chosen.map((id) => describeTemplate(templates[id], language));
}

/** What an editor of automations needs to know: the grammar, and what expressions may name. */
export function describeEditor(language: Language) {
  return {
    grammar: automationJsonSchema(),
    functions: FUNCTION_NAMES.map((name) => ({
      name,
      title: inLanguage(functionTitles[name], language),
      effect: functions[name].effect,
      variables: variablesOf(name).map((variable) => ({
        ...variable,
        description: inLanguage(variable.description, language),
      })),
    })),
    helpers: [...expressionFunctions.values()].map(({ usage, description }) => ({
      usage,
      description: inLanguage(description, language),
    })),
    macros: Object.values(MACROS).map(({ usage }) => usage),
  };
}

function describeTemplate(template: Template, language: Language) {
  const { id, title, summary, connection, credentials, values, automations, notServed } = template;
  const named = (value: NamedValue) => ({
    name: value.name,
    title: inLanguage(value.title, language),
    help: inLanguage(value.help, language),
  });
  return {
    id,
    title,
    summary: inLanguage(summary, language),
    connection: {
      baseUrl: {
        example: connection.baseUrl.example,
        help: inLanguage(connection.baseUrl.help, language),
      },
      checkPath: connection.checkPath,
      auth: connection.auth,
      credentials: credentials.map(named),
      values: values.map((value) => ({ ...named(value), neededFor: [...(value.neededFor ?? [])] })),
    },
    automations: FUNCTION_NAMES.flatMap((name) => {
      const automation = automations[name];
      if (automation === undefined) return [];
      return [{ function: name, title: inLanguage(functionTitles[name], language), automation }];
    }),
    notServed: Object.entries(notServed).flatMap(([name, why]) =>
      isFunctionName(name) ? [{ function: name, reason: inLanguage(why, language) }] : [],
    ),
  };
}
