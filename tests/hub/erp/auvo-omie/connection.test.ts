import { describe, expect, it } from "vitest";
import { createApiKey } from "../../../../src/services/api-keys/create-api-key.ts";
import { testConnection } from "../../../../src/services/connections/test-connection.ts";
import { call } from "../../common/api.ts";
import type { Row } from "../../common/erp.ts";
import { CODES, Field, SETTINGS, type System } from "./field.ts";

type Problem = { errors: { path: string; code: string; message: string }[] };

async function keyOf(field: Field): Promise<string> {
  return (await createApiKey(field.context, field.context.tenantId, { name: "test" })).key;
}

async function refusal(settings: Row): Promise<Problem["errors"]> {
  const field = await Field.open({ seed: "minimal", activate: false });
  const answer = await call("POST", "/v1/connections", {
    token: await keyOf(field),
    body: { provider: "auvo-omie", name: "Outra", settings: { ...SETTINGS, ...settings }, credentials: {} },
  });
  expect(answer.status, answer.text).toBe(400);
  // Guarantee: problems are one shape, which has tests of its own.
  return (answer.body as Problem).errors;
}

describe("settings (O3 to O5)", () => {
  it.each([
    ["taskStatus", "7", "one_task_status", "para todas use 4"],
    ["taskStatus", "1,2", "one_task_status", "Mais de um não é possível"],
    ["taskStatus", ["1", "2"], "one_task_status", "Mais de um não é possível"],
    ["taskStatus", "", "required", "obrigatório"],
    ["taskStatus", undefined, "required", "obrigatório"],
    ["taskTypeCode", "10,11", "one_code", "um só código"],
    ["taskTypeCode", ["10", "11"], "one_code", "um só código"],
    ["customerGroupCode", "grupo A", "one_code", "um só código"],
    ["quotationStatus", "todos", "quotation_status_all", "filtro da tela"],
    ["quotationStatus", "Todos", "quotation_status_all", "filtro da tela"],
    ["quotationStatus", " TODOS  os status", "quotation_status_all", "filtro da tela"],
    ["quotationStatus", "*", "quotation_status_all", "filtro da tela"],
    ["quotationStatus", 3, "invalid_type", "texto"],
    ["taskStatus", 3, "one_task_status", "entre aspas"],
    ["taskStatus", "todos", "one_task_status", "para todas use 4"],
    ["taskStatus", ["3"], "one_task_status", "exatamente um"],
    ["customerGroupCode", "todos", "one_code", "deixe vazio"],
    ["quotationStatus", ["Aprovado", "Faturado"], "one_quotation_status", "um só nome"],
    ["quotationStatus", "  ", "empty", "não pode ficar vazio"],
    ["omieAccountId", "Banco Inter", "remote_id_format", "lista"],
    ["omieCategoryCode", "Vendas", "omie_category_format", "1.01.01"],
    ["omieLc116Code", "1401", "lc116_format", "14.01"],
    ["omiePaymentTerm", "999", "payment_term_format", "lista de parcelas"],
  ])("%s %o is refused by that name, with the reason", async (name, value, code, words) => {
    const [error, another] = await refusal({ [name]: value });
    expect(another).toBeUndefined();
    expect(error).toMatchObject({ path: `settings.${name}`, code });
    expect(error?.message).toContain(words);
  });

  it("take X, one code as a text or a number, and nothing where all are meant", async () => {
    const field = await Field.open({
      seed: "minimal",
      settings: { taskStatus: "X", quotationStatus: "X", taskTypeCode: 130_001, omieServiceId: undefined },
      activate: false,
    });
    const answer = await call("GET", `/v1/connections/${field.connectionId}`, { token: await keyOf(field) });
    expect(answer.body).toMatchObject({
      settings: { taskStatus: "X", quotationStatus: "X", taskTypeCode: "130001" },
    });
  });
});

it("activation asks the support team, and nothing is read before their yes (O7)", async () => {
  const field = await Field.open({ seed: "minimal", activate: false });
  const token = await keyOf(field);
  await field.finishedTask();
  const asked = await call("POST", `/v1/connections/${field.connectionId}/activate`, { token });
  expect(asked.body).toMatchObject({ status: "pending_approval" });
  await field.drain();
  expect(await field.auvo.calls()).toEqual([]);
});

describe("the test of a connection (O2, O6)", () => {
  async function checks(field: Field): Promise<Map<string, { ok: boolean; code?: string; message: string }>> {
    const test = await testConnection(field.context, field.connectionId, "pt");
    return new Map(test.checks.map((check) => [check.name, check]));
  }

  it("passes with all that is needed, says what it found, and may be repeated at once", async () => {
    const field = await Field.open({ activate: false, omie: { REDUNDANCY_SECONDS: 60 } });
    const first = await checks(field);
    expect([...first.values()].filter(({ ok }) => !ok)).toEqual([]);
    expect(first.get("omie")?.message).toContain("Banco Inter");
    expect(first.get("quotations")?.message).toContain("Aprovado");
    for (const _ of ["again", "and again"]) {
      expect([...(await checks(field)).values()].filter(({ ok }) => !ok)).toEqual([]);
    }
  });

  it.each<[string, "auvo" | "omie"]>([
    ["auvo", "auvo"],
    ["omie", "omie"],
  ])("says which keys are wrong: %s", async (name, system) => {
    const field = await Field.open({ seed: "minimal", activate: false });
    await field[system].act("POST", "/keys/revoke");
    const check = (await checks(field)).get(name);
    expect(check).toMatchObject({ ok: false, code: "invalid_credentials" });
    expect(check?.message).toContain(name === "auvo" ? "App Token" : "App Secret");
  });

  it.each([
    ["omie", { omieAccountId: undefined }, false, "setting_missing"],
    ["omie", { omieAccountId: String(CODES.blockedAccount) }, false, "option_missing"],
    ["omie", { omieAccountId: String(CODES.inactiveAccount) }, false, "option_missing"],
    ["category", { omieCategoryCode: CODES.totalCategory }, false, "option_missing"],
    ["stock_location", { omieStockLocationId: String(CODES.inactivePlace) }, false, "option_missing"],
    ["stock_location", { omieStockLocationId: undefined }, true, "setting_missing"],
    ["services", { omieServiceId: "1" }, false, "option_missing"],
    ["services", { omieServiceId: undefined }, true, "setting_missing"],
    ["services", { omieLc116Code: "14.01" }, false, "setting_missing"],
    ["tasks", { taskTypeCode: "1" }, false, "option_missing"],
    ["quotations", { quotationStatus: "Aprovados" }, true, "quotation_status_unseen"],
  ])("%s with %o: ok %s, %s", async (name, settings, ok, code) => {
    const field = await Field.open({ settings, activate: false });
    expect((await checks(field)).get(name)).toMatchObject({ ok, code });
  });
});

describe("the lists that settings are picked from (O6)", () => {
  it.each([
    ["omieAccountId", CODES.account, [CODES.blockedAccount, CODES.inactiveAccount], "Banco Inter"],
    [
      "omieCategoryCode",
      CODES.serviceCategory,
      [CODES.inactiveCategory, CODES.hiddenCategory, CODES.totalCategory, "2.01.01", "0.01.01"],
      "Clientes - Serviços Prestados (1.01.02)",
    ],
    ["omieStockLocationId", CODES.place, [CODES.inactivePlace], "Local de Estoque Padrão (PADRAO)"],
    ["omieServiceId", CODES.service, [], undefined],
    ["omiePaymentTerm", "000", ["999"], undefined],
    ["taskTypeCode", "130001", [], "Instalação (130001)"],
    ["customerGroupCode", "41001", [], "Contrato PMOC (41001)"],
  ])("%s: those that a new order may use, and no other", async (source, value, never, label) => {
    const field = await Field.open({ activate: false });
    const path = `/v1/connections/${field.connectionId}/options/${source}`;
    const answer = await call("GET", path, { token: await keyOf(field) });
    expect(answer.status, answer.text).toBe(200);
    // Guarantee: the route's own schema states the shape.
    const { items } = answer.body as { items: { value: string; label: string }[] };
    const found = items.find((item) => item.value === String(value));
    expect(found, JSON.stringify(items)).toBeDefined();
    if (label !== undefined) expect(found?.label).toBe(label);
    for (const other of never) expect(items.map((item) => item.value)).not.toContain(String(other));
  });
});

it("keys that end to be accepted pause the connection, whichever system's they are", async () => {
  for (const name of ["auvo", "omie"] as const) {
    const field = await Field.open({ seed: "minimal" });
    await field.finishedTask();
    const system: System = field[name];
    await system.act("POST", "/keys/revoke");
    if (name === "auvo") await system.act("POST", "/sessions/revoke").catch(() => undefined);
    for (let round = 0; round < 4; round++) await field.round();
    const answer = await call("GET", `/v1/connections/${field.connectionId}`, { token: await keyOf(field) });
    expect(answer.body).toMatchObject({ status: "paused", pausedReason: "credentials_rejected" });
  }
});
