import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { optionLists } from "../../../src/db/schema.ts";
import { createApiKey } from "../../../src/services/api-keys/create-api-key.ts";
import { readKeptOptions, readOptions } from "../../../src/services/connections/read-options.ts";
import { updateConnection } from "../../../src/services/connections/update-connection.ts";
import { prune } from "../../../src/services/operations/prune.ts";
import { lists } from "../../common/every-field.ts";
import { call, expectDocumented, expectProblem } from "../common/api.ts";
import { FORM_PATH, FormPage } from "../common/form-page.ts";
import { fill, readPageForm } from "../common/page-form.ts";

let page: FormPage;
let token: string;
beforeEach(async () => {
  page = await FormPage.open();
  token = (await createApiKey(page.context, page.context.tenantId, { name: "CRM", scopes: ["read"] })).key;
  lists.reads.length = 0;
  lists.down = false;
});

const MINUTE_MS = 60_000;

function ask(source: string, query = "") {
  return call("get", `/v1/connections/${page.connectionId}/options/${source}${query}`, { token });
}

/** A list's part of the page, as the browser asks for it. */
function part(name: string, query: Record<string, string> = {}) {
  const search = new URLSearchParams({ connection: page.connectionId, ...query });
  return page.visitor.get(`${FORM_PATH}/options/${name}?${search}`, { "hx-request": "true" });
}

/** The labels to pick from, but for the empty one. */
function optionsIn(html: string): string[] {
  return [...html.matchAll(/<option value="[^"]+"[^>]*>([^<]*)/g)].map(([, label = ""]) => label);
}

describe("the API", () => {
  test("answers all values, those that a search finds, or the first of them", async () => {
    const all = await ask("productId");
    expectDocumented(all, "get", "/v1/connections/:connectionId/options/:field");
    expect(all.body).toMatchObject({ matching: 3_000 });
    expect((all.body as { items: unknown[] }).items).toHaveLength(3_000);
    expect((await ask("productId", "?q=PAO+numero&limit=2")).body).toEqual({
      items: [
        { value: "P1000", label: "Pão especial número 1000" },
        { value: "P2000", label: "Pão especial número 2000" },
      ],
      matching: 3,
    });
    expect((await ask("productId", "?q=p299&limit=1")).body).toMatchObject({ matching: 10 });
    expect((await ask("productId", "?q=nada+disso")).body).toEqual({ items: [], matching: 0 });
    expect(lists.reads).toEqual(["productId"]);
  });

  test("refuses a wrong limit, an unknown parameter, a source that is none", async () => {
    for (const query of [
      "?limit=0",
      "?limit=201",
      "?limit=x",
      "?limit=1&limit=2",
      `?q=${"x".repeat(201)}`,
      "?p=1",
    ]) {
      expectProblem(await ask("productId", query), 400, "validation_failed");
    }
    for (const source of ["products", "color", "constructor"]) {
      expectProblem(await ask(source), 404, "not_found");
    }
    expect(lists.reads).toEqual([]);
  });

  test("reads a list that depends on another field with the saved value, or with the one that is given", async () => {
    const missing = expectProblem(await ask("priceListId"), 400, "validation_failed");
    expect(missing.errors).toEqual([{ path: "chosen", code: "required", message: "é obrigatório" }]);
    expect((await ask("priceListId", "?chosen=c2")).text).toContain("Tabela cheia de c2");
    await updateConnection(page.context, page.connectionId, { settings: { campaignId: "c1" } });
    expect((await ask("priceListId")).text).toContain("Tabela cheia de c1");
    expect(lists.reads).toEqual(["priceListId of c2", "priceListId of c1"]);
  });

  test("says why when the ERP does not give the list, and asks again the next time", async () => {
    lists.down = true;
    const { detail } = expectProblem(await ask("companies"), 502, "options_unavailable");
    expect(detail).toContain("manutenção");
    lists.down = false;
    expect((await ask("companies")).body).toMatchObject({ matching: 3 });
  });
});

describe("a list that was read", () => {
  test("is kept for ten minutes", async () => {
    const { context, connectionId } = page;
    const at = (minutes: number) => ({ ...context, now: () => Date.now() + minutes * MINUTE_MS });
    await readOptions(context, connectionId, { source: "companies" });
    await readOptions(at(9), connectionId, { source: "companies" });
    expect(lists.reads).toHaveLength(1);
    await readOptions(at(11), connectionId, { source: "companies" });
    expect(lists.reads).toHaveLength(2);
    await readOptions(at(11), connectionId, { source: "companies", anew: true });
    expect(lists.reads).toHaveLength(3);
  });

  test("is not believed after a change of the connection, whose ERP may be another now", async () => {
    const { context, connectionId } = page;
    await readOptions(context, connectionId, { source: "companies" });
    await updateConnection(context, connectionId, { credentials: { token: "another-company" } });
    expect(await readKeptOptions(context, connectionId)).toEqual([]);
    await readOptions(context, connectionId, { source: "companies" });
    expect(lists.reads).toHaveLength(2);
  });

  test("is another tenant's nowhere", async () => {
    await readOptions(page.context, page.connectionId, { source: "companies" });
    const other = await FormPage.open();
    expect(await readKeptOptions(other.context, other.connectionId)).toEqual([]);
    await expect(
      readOptions(other.context, page.connectionId, { source: "companies" }),
    ).rejects.toMatchObject({
      code: "connection_not_found",
    });
  });

  test("is deleted when it is a day old", async () => {
    const { context, connectionId } = page;
    const count = async () =>
      await context.db.orm.$count(optionLists, eq(optionLists.connectionId, connectionId));
    await readOptions(context, connectionId, { source: "companies" });
    await prune(context);
    expect(await count()).toBe(1);
    await prune({ ...context, now: () => Date.now() + 25 * 60 * MINUTE_MS });
    expect(await count()).toBe(0);
  });
});

describe("the page", () => {
  test("does not wait for the ERP: it is shown first, and each list asks for itself after it", async () => {
    const { text } = await page.show();
    expect(lists.reads).toEqual([]);
    expect(text).toContain(
      `hx-get="${FORM_PATH}/options/settings.productId?connection=${page.connectionId}"`,
    );
    expect((await part("settings.productId")).status).toBe(200);
    expect(lists.reads).toEqual(["productId"]);
    expect((await page.show()).text).toContain("Mostrando 50 de 3.000, busque pelo nome.");
    expect(lists.reads).toEqual(["productId"]);
  });

  test("is sent fifty values of a long list, and those that a search finds, at no call for each key", async () => {
    const { text } = await part("settings.productId");
    expect(optionsIn(text)).toHaveLength(50);
    expect(text).toContain("Mostrando 50 de 3.000, busque pelo nome.");
    for (const q of ["p", "pa", "pao", "pao esp"]) {
      const found = await part("settings.productId", { "q.settings.productId": q });
      expect(optionsIn(found.text).length).toBeLessThanOrEqual(50);
    }
    const found = await part("settings.productId", { "q.settings.productId": "PÃO" });
    expect(optionsIn(found.text)).toHaveLength(3);
    expect(found.text).toContain("3 encontrados.");
    expect((await part("settings.productId", { "q.settings.productId": "xyz" })).text).toContain(
      "Nada encontrado com essas palavras.",
    );
    expect(lists.reads).toEqual(["productId"]);
  });

  test("keeps what is chosen selected under its name, though the search does not find it", async () => {
    const { text } = await part("settings.productId", {
      "settings.productId": "P2500",
      "q.settings.productId": "pão",
    });
    expect(text).toContain('<option value="P2500" selected="">Produto 2500</option>');
    expect(optionsIn(text)).toHaveLength(4);
  });

  test("shows a stored value that the ERP has no longer, and says so", async () => {
    await updateConnection(page.context, page.connectionId, {
      settings: { productId: "P9999", products: ["P9998", "P0001"] },
    });
    const one = await part("settings.productId");
    expect(one.text).toContain('<option value="P9999" selected="">P9999 (não está mais no ERP)</option>');
    expect(one.text).toContain("O valor salvo, P9999, não está mais na lista do ERP.");
    const several = await part("settings.products");
    expect(several.text).toContain("Não estão mais na lista do ERP: P9998.");
    expect(several.text).toMatch(/value="P0001" checked=""[^>]*>Produto 1</);
  });

  test("takes a typed code where the list cannot be read, and says why", async () => {
    const { text } = await part("settings.branchId", { "settings.branchId": "77" });
    expect(text).toContain("manutenção");
    expect(text).toContain("Enquanto isso, digite o código como está no ERP.");
    expect(text).toMatch(/<input id="settings-branchId" name="settings.branchId" type="text" value="77"/);
    lists.down = true;
    const ticks = await page.pressed(fill(await page.form(), { "settings.products": ["P0001"] }), "load");
    expect(ticks).toContainEqual(["settings.products.0", "P0001"]);
    const answer = await page.press(fill(ticks, { "settings.products.1": "P0002" }), "save");
    expect(answer.status).toBe(303);
    expect((await page.settings()).products).toEqual(["P0001", "P0002"]);
  });

  test("does not ask an ERP for a second list that has not given the first", async () => {
    lists.down = true;
    await page.press(await page.form(), "load");
    expect(lists.reads).toEqual(["productId"]);
  });

  test("without scripts: a search shows the form anew with all that was typed, Enter too", async () => {
    const typed = fill(await page.form(), {
      "settings.margin": "12,5",
      "settings.notes": "a\r\nb",
      "settings.products": ["P0001"],
    });
    const loaded = await page.pressed(typed, "load");
    for (const button of ["search:settings.products", "enter"]) {
      const answer = await page.press(fill(loaded, { "q.settings.products": "pão" }), button);
      expect(answer.status).toBe(200);
      const form = await readPageForm(answer.text, "fields");
      for (const [name, value] of typed.filter(([name]) => !name.startsWith("shown."))) {
        expect(form).toContainEqual([name, value]);
      }
      expect(form).toContainEqual(["q.settings.products", "pão"]);
      expect(answer.text).toContain("Pão especial número 3000");
      // Enter once more, with the search done, saves.
      const saved = await page.press(form, "enter");
      expect(saved.status).toBe(303);
    }
    expect(await page.settings()).toMatchObject({ margin: 12.5, notes: "a\nb", products: ["P0001"] });
  });

  test("reads a list that depends on a field with what is chosen there, saved or not", async () => {
    expect((await page.show()).text).toContain("Escolha antes: Campanha.");
    const { text } = await part("settings.priceListId", { "settings.campaignId": "c2" });
    expect(optionsIn(text)).toEqual(["Tabela cheia de c2", "Tabela promocional de c2"]);
    const form = await page.pressed(fill(await page.form(), { "settings.campaignId": "c1" }), "load");
    expect(lists.reads).toContain("priceListId of c1");
    expect(form).toContainEqual(["settings.campaignId", "c1"]);
  });

  test("reads a list anew when somebody asks for it", async () => {
    await part("settings.accountId");
    await part("settings.accountId", { anew: "1" });
    await page.press(await page.form(), "reload:settings.accountId");
    expect(lists.reads).toEqual(["companies", "companies", "companies"]);
  });

  test("has the same list read once for all fields that pick from it, in rows too", async () => {
    await updateConnection(page.context, page.connectionId, {
      settings: { accountId: 2, paymentMethods: { pix: { companyId: "1" }, boleto: { companyId: "3" } } },
    });
    await page.press(await page.form(), "load");
    expect(lists.reads.filter((source) => source === "companies")).toHaveLength(1);
    const { text } = await part("settings.paymentMethods.1.value.companyId");
    expect(text).toContain('<option value="3" selected="">Loja Norte</option>');
    expect((await part("settings.accountId")).text).toContain(
      '<option value="2" selected="">Loja Sul</option>',
    );
  });

  test.each([
    "settings.color",
    "settings.nowhere",
    "settings",
    "productId",
    "credentials.token",
    "settings.paymentMethods.0.key",
    "settings.paymentMethods.x.value.companyId",
  ])("has no list for %s", async (name) => {
    expect((await part(name)).status).toBe(404);
    expect(lists.reads).toEqual([]);
  });
});
