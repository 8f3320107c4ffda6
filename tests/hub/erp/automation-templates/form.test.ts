import { describe, expect, test } from "vitest";
import { templates } from "../../../../src/erp/automation/library/index.ts";
import { directAuthOf, settingsSchema } from "../../../../src/erp/automation/settings.ts";
import { FUNCTION_NAMES, isFunctionName } from "../../../../src/erp/functions/catalogue.ts";
import { problemsOf } from "../automation/scripted-erp.ts";

describe.each(Object.values(templates))("the template $id", (template) => {
  const automations = Object.entries(template.automations);

  test.each(automations)("%s passes the grammar's check", (name, automation) => {
    if (!isFunctionName(name)) throw new Error(name);
    expect(problemsOf(name, automation)).toEqual([]);
  });

  test("every function is there, or it is said why not", () => {
    const named = [...automations.map(([name]) => name), ...Object.keys(template.notServed)];
    expect(named.sort()).toEqual([...FUNCTION_NAMES].sort());
  });

  test("what automations and the login name is declared, and nothing else is", () => {
    const text = JSON.stringify([template.automations, template.connection.auth]);
    const used = (root: string) => [
      ...new Set([...text.matchAll(new RegExp(`${root}\\.(\\w+)`, "g"))].map(([, name]) => name)),
    ];
    expect(used("settings").sort()).toEqual(template.values.map(({ name }) => name).sort());
    expect(used("secrets").sort()).toEqual(template.credentials.map(({ name }) => name).sort());
  });

  test("its connection's settings can be saved", () => {
    const { connection } = template;
    const parsed = settingsSchema.parse({
      baseUrl: connection.baseUrl.example,
      checkPath: connection.checkPath,
      auth: connection.auth,
    });
    expect(directAuthOf(parsed.auth)).toBeDefined();
  });
});
