import { beforeAll, describe, expect, test } from "vitest";
import { connectors } from "../../../src/erp/registry.ts";
import { describeGroup } from "../../../src/routes/pages/connection-fields.ts";
import { updateConnection } from "../../../src/services/connections/update-connection.ts";
import { listLogs } from "../../../src/services/logs/list-logs.ts";
import { settingsSchema } from "../../common/every-field.ts";
import { fc } from "../../common/properties.ts";
import { FORM_PATH, FormPage } from "../common/form-page.ts";
import { fill, type PageForm, readPageForm } from "../common/page-form.ts";

const defaults = {
  retries: 3,
  ignoreUserCheck: false,
  sendMail: true,
  procedure: "create_order",
  resellers: [],
  contacts: [],
  paymentMethods: {},
};

/** Something in every field. */
const everything = {
  ...defaults,
  apiUrl: "https://erp.example.com/api?a=1&b=<2>",
  contactEmail: "ana@example.com",
  requestsPerMinute: 30,
  margin: 12.5,
  retries: 0,
  ignoreUserCheck: true,
  sendMail: false,
  vip: false,
  procedure: "create_ticket",
  color: "green",
  priority: 2,
  startOn: "2026-11-20",
  notes: '\nprimeira "linha"\n\n  terceira & última',
  productId: "P0007",
  products: ["P2999", "P0001"],
  campaignId: "c1",
  priceListId: "c1-2",
  accountId: 2,
  branchId: "7",
  resellers: ["João & Filhos", "<b>"],
  quotas: [3, 1],
  contacts: [
    { name: "Ana", main: true },
    { name: "Bia", phone: "11 98888-7777", main: false },
  ],
  paymentMethods: {
    pix: { companyId: "1", accountId: "9" },
    "boleto.à vista": {},
    0: { paymentFormCode: "x" },
  },
  situationMap: { Normal: "active", constructor: "blocked" },
  weights: { heavy: 0.125 },
  address: { street: "Rua A", number: 10, kind: "home" },
  tags: { vazio: [], dois: ["a", "b"] },
};

let page: FormPage;
beforeAll(async () => {
  page = await FormPage.open();
});

/** Stores these settings and no others, past the form. */
async function storeOnly(settings: Record<string, unknown>): Promise<Record<string, unknown>> {
  const gone = Object.fromEntries(Object.keys(await page.settings()).map((key) => [key, null]));
  const emptied = { ...gone, retries: 3, resellers: [], contacts: [] };
  await updateConnection(page.context, page.connectionId, { settings: emptied });
  await updateConnection(page.context, page.connectionId, { settings });
  return await page.settings();
}

async function save(form: PageForm): Promise<Record<string, unknown>> {
  const answer = await page.press(form, "save");
  expect(answer.status, answer.text.match(/class="error"[^>]*>[^<]*/g)?.join("\n")).toBe(303);
  return await page.settings();
}

test.each(connectors.map((connector) => [connector.id, connector] as const))(
  "every field of %s has a control",
  (_, connector) => {
    for (const group of ["credentials", "settings"] as const) {
      expect(Object.keys(describeGroup(connector, group).fields)).toEqual(
        Object.keys(connector[group].shape),
      );
    }
  },
);

describe("a form that is shown and sent unchanged", () => {
  test("changes nothing of settings that have something in every field", async () => {
    const stored = await storeOnly(everything);
    expect(stored).toEqual(everything);
    expect(await save(await page.form())).toEqual(everything);
  });

  test("changes nothing of settings that have nothing in any", async () => {
    expect(await storeOnly({})).toEqual(defaults);
    expect(await save(await page.form())).toEqual(defaults);
  });

  test("writes no entry into the log, for nothing was changed", async () => {
    await storeOnly(everything);
    const changes = async () =>
      (await listLogs(page.context, { event: "connection.changed" }, { limit: 200 }, "pt")).items.length;
    const before = await changes();
    await save(await page.form());
    expect(await changes()).toBe(before);
  });

  test("changes nothing of any valid settings, their lists of the ERP at hand or not", async () => {
    await fc.assert(
      fc.asyncProperty(anySettings, fc.boolean(), async (settings, loaded) => {
        const stored = await storeOnly(settings);
        const form = await page.form();
        expect(await save(loaded ? await page.pressed(form, "load") : form)).toEqual(stored);
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});

// What the form cannot tell from nothing is left out: blanks alone.
const code = fc
  .oneof(
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }),
    fc.constantFrom("a.b", "0", "00", "#", "constructor", "toString", "hasOwnProperty", "&amp;", '"', "'"),
  )
  .map((text) => text.replace(/[\p{C}]/gu, "").trim())
  .filter((text) => text !== "" && text !== "__proto__");
const notes = fc
  .array(fc.string({ unit: "grapheme", maxLength: 20 }), { minLength: 1, maxLength: 4 })
  .map((lines) => lines.join("\n").replace(/[^\P{C}\n]/gu, ""))
  .filter((text) => text.trim() !== "");
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0));
const some = <Value>(value: fc.Arbitrary<Value>) => fc.array(value, { maxLength: 4 });

const anySettings = fc
  .record(
    {
      apiUrl: fc.webUrl({ withQueryParameters: true }),
      contactEmail: fc.constantFrom("ana@example.com", "a.b+c@example.com.br"),
      requestsPerMinute: fc.integer({ min: 1, max: 600 }),
      margin: number,
      retries: fc.nat(),
      ignoreUserCheck: fc.boolean(),
      sendMail: fc.boolean(),
      vip: fc.boolean(),
      procedure: fc.constantFrom("create_order", "create_ticket"),
      color: fc.constantFrom("red", "green", "blue"),
      priority: fc.constantFrom(1, 2, 3),
      startOn: fc.constantFrom("2026-11-20", "2024-02-29"),
      notes,
      productId: fc.oneof(code, fc.constantFrom("P0001", "P2999")),
      products: some(fc.oneof(code, fc.constantFrom("P0001", "P2999"))),
      campaignId: fc.constantFrom("c1", "c2", "c3"),
      priceListId: fc.constantFrom("c1-1", "c2-1"),
      accountId: fc.integer(),
      branchId: code,
      resellers: some(code),
      quotas: fc.array(fc.integer({ min: 1 }), { minLength: 1, maxLength: 4 }),
      contacts: some(fc.record({ name: code, phone: code, main: fc.boolean() }, { requiredKeys: ["name"] })),
      paymentMethods: fc.dictionary(
        code,
        fc.record({ companyId: code, accountId: code, paymentFormCode: code }, { requiredKeys: [] }),
        { maxKeys: 3 },
      ),
      situationMap: fc.dictionary(code, fc.constantFrom("active", "blocked", "cancelled"), { maxKeys: 3 }),
      weights: fc.record({ light: number, heavy: number }, { requiredKeys: [] }),
      address: fc.record(
        { street: code, number: fc.integer(), kind: fc.constantFrom("home", "work") },
        { requiredKeys: ["street"] },
      ),
      tags: fc.dictionary(code, some(code), { maxKeys: 3 }),
    },
    { requiredKeys: [] },
  )
  .map((settings) => settingsSchema.parse(settings));

describe("what is typed", () => {
  test("becomes values of each field's type", async () => {
    await storeOnly({});
    let form = await page.form();
    for (const rows of ["resellers", "resellers", "quotas", "contacts", "paymentMethods", "situationMap"]) {
      form = await page.pressed(form, `add:settings.${rows}`);
    }
    const saved = await save(
      fill(form, {
        "settings.requestsPerMinute": " 60 ",
        "settings.margin": "0,5",
        "settings.sendMail": [],
        "settings.vip": "false",
        "settings.priority": "3",
        "settings.notes": "uma\r\nduas",
        "settings.products": ["P0003", "P0002"],
        "settings.accountId": "3",
        "settings.resellers.0": "",
        "settings.resellers.1": " Ana ",
        "settings.quotas.0": "5",
        "settings.contacts.0.name": "Bia",
        "settings.contacts.0.main": "true",
        "settings.paymentMethods.0.key": "pix",
        "settings.paymentMethods.0.value.companyId": "1",
        "settings.situationMap.0.key": "Normal",
        "settings.situationMap.0.value": "active",
        "settings.address.street": "Rua A",
      }),
    );
    expect(saved).toEqual({
      ...defaults,
      requestsPerMinute: 60,
      margin: 0.5,
      sendMail: false,
      vip: false,
      priority: 3,
      notes: "uma\nduas",
      products: ["P0003", "P0002"],
      accountId: 3,
      resellers: ["Ana"],
      quotas: [5],
      contacts: [{ name: "Bia", main: true }],
      paymentMethods: { pix: { companyId: "1" } },
      situationMap: { Normal: "active" },
      address: { street: "Rua A", kind: "work" },
    });
  });

  test("is gone when its field is emptied, its row removed or its last tick taken away", async () => {
    await storeOnly(everything);
    let form = await page.form();
    for (const row of [
      "quotas.1",
      "quotas.0",
      "resellers.0",
      "paymentMethods.0",
      "situationMap.0",
      "situationMap.0",
    ]) {
      form = await page.pressed(form, `remove:settings.${row}`);
    }
    const cleared = Object.fromEntries(
      form
        .map(([name]) => name)
        .filter((name) =>
          /^settings\.(apiUrl|margin|vip|color|notes|startOn|address\.(street|number))$/.test(name),
        )
        .map((name) => [name, ""]),
    );
    const saved = await save(
      fill(form, { ...cleared, "settings.products": [], "settings.address.kind": [] }),
    );
    const {
      apiUrl,
      margin,
      vip,
      color,
      notes: gone,
      startOn,
      address,
      quotas,
      situationMap,
      ...kept
    } = everything;
    expect([apiUrl, margin, vip, color, gone, startOn, address, quotas, situationMap]).not.toContain(
      undefined,
    );
    const { pix: _, ...methods } = kept.paymentMethods as Record<string, unknown>;
    // A map that was there is there still, with nothing in it; a list that must not be empty goes.
    expect(saved).toEqual({
      ...kept,
      products: [],
      situationMap: {},
      resellers: ["<b>"],
      paymentMethods: Object.fromEntries(
        Object.entries(methods)
          .filter(([key]) => key !== "0")
          .concat([["pix", { companyId: "1", accountId: "9" }]]),
      ),
    });
  });
});

describe("what is wrong", () => {
  test.each([
    ["apiUrl", { "settings.apiUrl": "erp" }, "Endereço da API deve ser um endereço completo"],
    ["contactEmail", { "settings.contactEmail": "ana" }, "E-mail de contato deve ser um e-mail completo"],
    ["an integer", { "settings.requestsPerMinute": "trinta" }, "Chamadas por minuto deve ser um número"],
    ["a fraction", { "settings.requestsPerMinute": "1,5" }, "Chamadas por minuto deve ser um número inteiro"],
    [
      "a thousand",
      { "settings.margin": "1.000" },
      "Margem deve ser um número, só com dígitos e sem separador",
    ],
    ["too small", { "settings.requestsPerMinute": "0" }, "Chamadas por minuto deve ser no mínimo 1."],
    ["too big", { "settings.requestsPerMinute": "601" }, "Chamadas por minuto deve ser no máximo 600."],
    ["a choice", { "settings.procedure": "guess" }, "Cliente existente deve ser um destes: create_order"],
    ["an optional choice", { "settings.color": "pink" }, "Cor deve ser um destes: red, green, blue."],
    ["yes or no", { "settings.vip": "talvez" }, "Cliente especial deve ser true ou false."],
    ["a date", { "settings.startOn": "2026-02-30" }, "Começar em deve ser uma data que exista"],
    [
      "a long text",
      { "settings.notes": "x".repeat(4_001) },
      "Observações deve ter no máximo 4.000 caracteres.",
    ],
    ["a number of a list", { "settings.accountId": "matriz" }, "Conta corrente deve ser um número"],
    ["an item", { "settings.resellers.0": "x".repeat(61) }, "Revendedores, linha 1 deve ter no máximo 60"],
    ["an item's type", { "settings.quotas.0": "muitas" }, "Cotas, linha 1 deve ser um número"],
    ["a group in a list", { "settings.contacts.0.phone": "1" }, "Nome do contato é obrigatório."],
    ["a group", { "settings.address.number": "7" }, "Rua é obrigatório."],
    [
      "a record without a name",
      { "settings.paymentMethods.0.value.accountId": "9" },
      "Forma de pagamento é obrigatório.",
    ],
    [
      "a name that is there twice",
      {
        "settings.situationMap.0.key": "Normal",
        "settings.situationMap.0.value": "active",
        "settings.situationMap.1.key": "Normal ",
        "settings.situationMap.1.value": "blocked",
      },
      "Situação no ERP repete o nome de outra linha",
    ],
    [
      "a name that does not do",
      { "settings.situationMap.0.key": "x".repeat(61), "settings.situationMap.0.value": "active" },
      "Situação no ERP tem um nome que não serve: ele deve ter no máximo 60 caracteres.",
    ],
    [
      "a name that no record can have",
      { "settings.situationMap.0.key": "__proto__", "settings.situationMap.0.value": "active" },
      "Situação no ERP é um nome que não pode ser usado aqui",
    ],
    ["a name without value", { "settings.situationMap.0.key": "Normal" }, "Vale como é obrigatório."],
    [
      "a name out of the list",
      { "settings.weights.0.key": "huge", "settings.weights.0.value": "1" },
      "Faixa",
    ],
  ])("in %s is said at its control, and what was typed stays", async (_, typed, sentence) => {
    const before = await storeOnly({});
    const form = fill(await page.form(), { "settings.tags.0.key": "fica", ...typed });
    const answer = await page.press(form, "save");
    expect(answer.status).toBe(400);
    expect(answer.text).toContain(sentence);
    expect(answer.text.match(/<p class="error"/g)).toHaveLength(1);
    expect(answer.text).toContain('aria-invalid="true"');
    expect(answer.text).not.toContain("Outros problemas");
    const shown = await readPageForm(answer.text, "fields");
    for (const [name, value] of Object.entries({ "settings.tags.0.key": "fica", ...typed })) {
      expect(shown).toContainEqual([name, value]);
    }
    expect(await page.settings()).toEqual(before);
  });

  test("a stored row of a record that loses its name is not dropped in silence", async () => {
    await storeOnly({ paymentMethods: { pix: { companyId: "1" } } });
    const answer = await page.press(fill(await page.form(), { "settings.paymentMethods.0.key": "" }), "save");
    expect(answer.text).toContain("Forma de pagamento é obrigatório.");
    expect((await page.settings()).paymentMethods).toEqual({ pix: { companyId: "1" } });
  });
});

describe("secrets", () => {
  test("never come back: not stored ones, nor those that were just typed", async () => {
    const form = fill(await page.form(), {
      "credentials.token": "segredo-digitado",
      "settings.margin": "muita",
    });
    for (const button of ["save", "add:settings.resellers", "search:settings.productId"]) {
      const { text } = await page.press(form, button);
      expect(text).not.toContain("segredo-digitado");
      expect(text).not.toContain("token-of-");
      expect(text).toContain("Digite de novo: o que é segredo não volta para a tela.");
      expect(text).toContain('value="muita"');
    }
  });

  test("that are not needed can be deleted; one that is needed cannot", async () => {
    const form = await page.form();
    await save(fill(form, { "credentials.syncKey": "chave" }));
    expect((await page.show()).text).toContain('name="forget.credentials.syncKey"');
    await save(fill(await page.form(), { "forget.credentials.syncKey": "true" }));
    expect((await page.show()).text).not.toContain("forget.credentials.syncKey");
    const answer = await page.press(fill(form, { "forget.credentials.token": "true" }), "save");
    expect(answer.status).toBe(400);
    expect(answer.text).toContain("Token é obrigatório.");
  });
});

test("the form says where in the ERP a value is found", async () => {
  expect((await page.visitor.get(FORM_PATH)).text).toContain(
    "<strong>Onde encontrar:</strong> No ERP, em Segurança → Tokens.",
  );
});
