import { beforeAll, describe, expect, it } from "vitest";
import { TEMPLATE_IDS, templates } from "../../../../src/erp/automation/library/index.ts";
import { FUNCTION_NAMES } from "../../../../src/erp/functions/catalogue.ts";
import { createConnection } from "../../../../src/services/connections/create-connection.ts";
import { call, expectProblem } from "../../common/api.ts";
import { OPERATOR_TOKEN } from "../../common/constants.ts";
import type { Row } from "../../common/erp.ts";
import { ixc, type TemplateProvider } from "./provider.ts";

const OWN = { steps: [], output: ["um texto meu"] };

describe("the templates over the API", () => {
  let provider: TemplateProvider;
  beforeAll(async () => {
    provider = await ixc.open();
  });
  const get = async (path: string, headers: Record<string, string> = {}) =>
    (await call("GET", path, { token: provider.key, headers })).body as Row;
  const path = (rest: string) => `/v1/connections/${provider.connectionId}/automations${rest}`;
  const versions = async (name: string) =>
    ((await get(path(`/${name}/versions`))).items as Row[]).map(({ version }) => version);
  const outcomes = async (order: Row) => {
    const answer = await provider.apply(order);
    expect(answer.status, answer.text).toBe(200);
    const { items, missing } = answer.body as { items: Row[]; missing: Row };
    return { items: Object.fromEntries(items.map((item) => [item.function, item.outcome])), missing };
  };

  it("lists each with what its connection needs, in the caller's language", async () => {
    const { items } = await get("/v1/automation-templates");
    expect((items as Row[]).map(({ id }) => id)).toEqual([...TEMPLATE_IDS]);
    for (const { id, automations, notServed } of items as {
      id: string;
      automations: Row[];
      notServed: Row[];
    }[]) {
      expect([id, automations.length + notServed.length]).toEqual([id, FUNCTION_NAMES.length]);
    }
    const english = await get("/v1/automation-templates?template=sgp", { "accept-language": "en" });
    expect(english.items).toMatchObject([
      {
        id: "sgp",
        connection: { credentials: [{ name: "token" }, { name: "app", title: "Name of the app" }] },
      },
    ]);
    expectProblem(
      await call("GET", "/v1/automation-templates?template=outro", { token: provider.key }),
      400,
      "validation_failed",
    );
  });

  it("gives editors the grammar, each function's variables, and what expressions can do", async () => {
    const editor = await get("/v1/automation-templates?template=ixc");
    expect(editor.grammar).toMatchObject({
      $defs: {
        Automation: { required: expect.arrayContaining(["steps", "output"]) },
        Step: expect.anything(),
      },
    });
    const named = (editor.functions as { name: string; variables: Row[] }[]).find(
      ({ name }) => name === "settle_invoice",
    );
    expect(named?.variables.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["input.invoiceId", "input.transactionId", "settings.NAME", "effect.key"]),
    );
    expect((editor.helpers as Row[]).map(({ usage }) => usage)).toContain("merge(x, y)");
    expect(editor.macros).toContain("list.filter(x, …)");
  });

  it("saves one version for each function, and none when it is applied again", async () => {
    const again = await outcomes({});
    expect(new Set(Object.values(again.items))).toEqual(new Set(["unchanged"]));
    expect(await versions("list_plans")).toEqual([1]);
    const trail = (
      await call("GET", `/v1/tenants/${provider.context.tenantId}/audit?limit=100`, { token: OPERATOR_TOKEN })
    ).body as Row;
    const saved = (trail.items as Row[]).filter(({ action }) => action === "automation.saved");
    expect(saved).toHaveLength(FUNCTION_NAMES.length);
  });

  it("keeps what somebody has written, unless it is asked to replace it", async () => {
    const name = "list_pending_texts";
    await call("PUT", path(`/${name}`), { token: provider.key, body: OWN });
    expect((await outcomes({})).items[name]).toBe("kept");
    expect(await get(path(`/${name}`))).toMatchObject({ version: 2, automation: { output: OWN.output } });
    expect((await outcomes({ functions: [name], replace: true })).items).toEqual({ [name]: "saved" });
    expect(await versions(name)).toEqual([3, 2, 1]);
  });

  it("fills in what was taken away", async () => {
    await call("DELETE", path("/list_products"), { token: provider.key });
    const { items } = await outcomes({ functions: ["list_products", "list_plans"] });
    expect(items).toEqual({ list_products: "saved", list_plans: "unchanged" });
    expect(await versions("list_products")).toEqual([3, 2, 1]);
  });

  it("says what the connection lacks, and what the template has nothing for", async () => {
    const bare = await createConnection(provider.context, {
      provider: "automation",
      name: "Sem nada",
      settings: { baseUrl: "https://erp.example" },
    });
    const apply = (body: Row) =>
      call("POST", `/v1/connections/${bare.id}/automations/apply-template`, { token: provider.key, body });
    expect((await apply({ template: "ixc", functions: ["settle_invoice"] })).body).toMatchObject({
      items: [{ function: "settle_invoice", outcome: "saved", version: 1 }],
      missing: { settings: ["bankAccountId", "chartAccountId"], credentials: ["token"] },
    });
    expect((await apply({ template: "sgp", functions: ["update_customer"] })).body).toMatchObject({
      items: [{ function: "update_customer", outcome: "not_served", version: null }],
    });
    const wrong = await apply({ template: "ixc", functions: ["bake_bread"] });
    expect(expectProblem(wrong, 400, "validation_failed")).toMatchObject({
      errors: [{ path: "functions.0" }],
    });
  });

  it("takes no connection whose functions are its own", async () => {
    const own = await createConnection(provider.context, { provider: "gestaoclick", name: "GestãoClick" });
    const answer = await call("POST", `/v1/connections/${own.id}/automations/apply-template`, {
      token: provider.key,
      body: { template: "ixc" },
    });
    expectProblem(answer, 409, "automations_not_taken");
  });

  it("names every value and credential with where to find it, in both languages", () => {
    for (const { values, credentials } of Object.values(templates)) {
      for (const { title, help } of [...values, ...credentials]) {
        for (const text of [title.pt, title.en, help.pt, help.en])
          expect(String(text).length).toBeGreaterThan(4);
      }
    }
  });
});
