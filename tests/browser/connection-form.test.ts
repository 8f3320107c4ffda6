import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { everyField } from "../common/every-field.ts";
import {
  OPERATOR_TOKEN,
  openTenant,
  type Running,
  startHub,
  type Tenant,
  temporaryFolder,
} from "../common/hub.ts";
import { accessibilityProblems, openBrowser, openPage, sandboxUrl, signIn } from "./common/browser.ts";

const PATH = `/integrations/${everyField.id}`;

let browser: Browser;
let hub: Running;

beforeAll(async () => {
  browser = await openBrowser();
  hub = await startHub(sandboxUrl(), temporaryFolder(), "tests/common/every-field-worker.ts");
});
afterAll(async () => {
  await browser?.close();
  hub?.stop();
});

type Settings = Record<string, unknown>;

/** The form of a connection with these settings, before somebody who may change it. */
async function openForm(settings: Settings, options: BrowserContextOptions = {}) {
  const tenant = await openTenant(hub.url);
  const { body } = await tenant.api("POST", "/v1/connections", {
    provider: everyField.id,
    name: everyField.title,
    settings,
    credentials: { token: `token-of-${tenant.id}` },
  });
  const page = await openPage(browser, { baseURL: hub.url, ...options });
  await signIn(page, tenant.key);
  await page.goto(PATH);
  return { page, tenant, path: `/v1/connections/${body.id}` };
}

async function settingsOf(tenant: Tenant, path: string): Promise<Settings> {
  return (await tenant.api("GET", path)).body.settings;
}

async function save(page: Page) {
  await page.getByRole("button", { name: "Salvar Campos" }).click();
  await page.getByText("Campos salvos.").waitFor();
}

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const product = (page: Page) => page.getByRole("combobox", { name: "Produto padrão" });

describe.each([
  { javaScriptEnabled: true, name: "with script" },
  { javaScriptEnabled: false, name: "without script" },
])("$name", ({ javaScriptEnabled }) => {
  test("rows are added and filled, values searched and ticked, and all of it is saved", async () => {
    const { page, tenant, path } = await openForm({}, { javaScriptEnabled });
    await page.getByLabel("Margem").fill("12,5");
    if (!javaScriptEnabled) await button(page, "Carregar opções do Todos os campos").click();

    await page.getByText("Mostrando 50 de 3.000, busque pelo nome.").first().waitFor();
    await page.getByRole("searchbox", { name: "Buscar em Produto padrão" }).fill("pao especial");
    if (!javaScriptEnabled) await button(page, "Buscar em Produto padrão").click();
    await page.getByText("3 encontrados.").waitFor();
    await product(page).selectOption({ label: "Pão especial número 2000" });

    await page.getByRole("searchbox", { name: "Buscar em Produtos aceitos" }).fill("produto 2345");
    if (!javaScriptEnabled) await button(page, "Buscar em Produtos aceitos").click();
    await page.getByRole("checkbox", { name: "Produto 2345" }).check();
    await page.getByRole("searchbox", { name: "Buscar em Produtos aceitos" }).fill("produto 777");
    if (!javaScriptEnabled) await button(page, "Buscar em Produtos aceitos").click();
    await page.getByRole("checkbox", { name: "Produto 777" }).check();

    await button(page, "Adicionar em Revendedores").click();
    await page.getByLabel("Revendedores, linha 1").fill("Ana");
    await button(page, "Adicionar em Revendedores").click();
    await page.getByLabel("Revendedores, linha 2").fill("Bia");
    await button(page, "Remover a linha 1 de Revendedores").click();
    await page.getByLabel("Revendedores, linha 2").waitFor({ state: "detached" });
    expect(await page.getByLabel("Revendedores, linha 1").inputValue()).toBe("Bia");

    await button(page, "Adicionar em Formas de pagamento").click();
    await page.getByLabel("Forma de pagamento", { exact: true }).fill("pix");
    await page.getByLabel("Empresa", { exact: true }).selectOption({ label: "Loja Sul" });

    await save(page);
    expect(await settingsOf(tenant, path)).toMatchObject({
      margin: 12.5,
      productId: "P2000",
      products: ["P2345", "P0777"],
      resellers: ["Bia"],
      paymentMethods: { pix: { companyId: "2" } },
    });
  });

  test("Enter saves in a text field and searches in a search field", async () => {
    const { page, tenant, path } = await openForm({ resellers: ["Ana"] }, { javaScriptEnabled });
    if (!javaScriptEnabled) await button(page, "Carregar opções do Todos os campos").click();
    const search = page.getByRole("searchbox", { name: "Buscar em Produto padrão" });
    await search.fill("pão");
    await search.press("Enter");
    await page.getByText("3 encontrados.").waitFor();
    await page.getByLabel("Margem").fill("7");
    await page.getByLabel("Margem").press("Enter");
    await page.getByText("Campos salvos.").waitFor();
    expect(await settingsOf(tenant, path)).toMatchObject({ margin: 7, resellers: ["Ana"] });
  });
});

describe("with script", () => {
  test("a new row gets the focus, and what was typed elsewhere stays, secrets too", async () => {
    const { page } = await openForm({});
    await page.getByLabel(/^Token/).fill("segredo");
    await button(page, "Adicionar em Contatos").click();
    await page.getByLabel("Nome do contato").waitFor();
    expect(await page.evaluate("document.activeElement.id")).toBe("settings-contacts-0-name");
    expect(await page.getByLabel(/^Token/).inputValue()).toBe("segredo");
    await page.getByLabel("Nome do contato").fill("Ana");
    await button(page, "Adicionar em Contatos").click();
    await page.getByLabel("Nome do contato").nth(1).waitFor();
    expect(await page.getByLabel("Nome do contato").first().inputValue()).toBe("Ana");
  });

  test("a new row that comes late takes the focus from nobody who types elsewhere by now", async () => {
    const { page } = await openForm({});
    const held = Promise.withResolvers<void>();
    await page.route(/./, async (route) => {
      await held.promise;
      await route.continue();
    });
    await button(page, "Adicionar em Contatos").click();
    const token = page.getByLabel(/^Token/);
    await token.pressSequentially("meu ");
    held.resolve();
    await page.getByLabel("Nome do contato").waitFor();
    await page.keyboard.type("segredo");
    expect(await token.inputValue()).toBe("meu segredo");
    expect(await page.getByLabel("Nome do contato").inputValue()).toBe("");
  });

  test("a list that depends on another field follows it", async () => {
    const { page } = await openForm({});
    const prices = page.getByLabel("Tabela de preço", { exact: true });
    await page.getByText("Escolha antes: Campanha.").waitFor();
    for (const [campaign, label] of [
      ["Verão", "Tabela cheia de c1"],
      ["Inverno", "Tabela cheia de c2"],
    ] as const) {
      await page.getByLabel("Campanha", { exact: true }).selectOption({ label: campaign });
      await prices.locator("option", { hasText: label }).waitFor({ state: "attached" });
    }
    await prices.selectOption({ label: "Tabela promocional de c2" });
  });

  test("a value typed into the search keeps what is chosen", async () => {
    const { page } = await openForm({ productId: "P2500" });
    await page.getByText("Mostrando 50 de 3.000, busque pelo nome.").first().waitFor();
    await page.getByRole("searchbox", { name: "Buscar em Produto padrão" }).fill("pão");
    await page.getByText("3 encontrados.").waitFor();
    expect(await product(page).inputValue()).toBe("P2500");
    expect(await product(page).locator("option", { hasText: "Produto 2500" }).count()).toBe(1);
  });
});

test("who may only look sees what is stored under its name, and can press nothing", async () => {
  const { page, tenant } = await openForm({ productId: "P2500", products: ["P2600"] });
  const viewer = await openPage(browser, { baseURL: hub.url });
  await page.close();
  const reader = await openReader(tenant);
  await signIn(viewer, reader);
  await viewer.goto(PATH);
  await viewer.getByText("Produto 2600").waitFor();
  await product(viewer).locator("option", { hasText: "Produto 2500" }).waitFor({ state: "attached" });
  expect(await viewer.getByRole("button", { name: "Salvar Campos" }).count()).toBe(0);
  expect(await button(viewer, "Adicionar em Revendedores").isDisabled()).toBe(true);
});

async function openReader(tenant: Tenant): Promise<string> {
  const response = await fetch(`${hub.url}/v1/tenants/${tenant.id}/api-keys`, {
    method: "POST",
    headers: { authorization: `Bearer ${OPERATOR_TOKEN}`, "content-type": "application/json" },
    body: JSON.stringify({ name: "leitura", scopes: ["read"] }),
  });
  return String(((await response.json()) as { key: string }).key);
}

const everything: Settings = {
  requestsPerMinute: 30,
  notes: "uma\nduas",
  productId: "P2500",
  products: ["P2500", "P0001"],
  campaignId: "c1",
  priceListId: "c1-2",
  branchId: "7",
  resellers: ["Ana", "Bia"],
  contacts: [{ name: "Ana", phone: "11 98888-7777", main: true }],
  paymentMethods: { pix: { companyId: "1" }, boleto: { accountId: "9" } },
  situationMap: { Normal: "active", Suspenso: "blocked" },
  address: { street: "Rua A", kind: "home" },
  tags: { vip: ["a", "b"] },
};

describe.each([1440, 390])("at %i px", (width) => {
  test.each(["light", "dark"] as const)(
    "every kind of field is accessible and fits, %s",
    async (colorScheme) => {
      const options = { viewport: { width, height: 900 }, colorScheme, bypassCSP: true };
      const { page } = await openForm(everything, options);
      await page.getByText("Enquanto isso, digite o código como está no ERP.").waitFor();
      await expectGood(page);
      await page.getByLabel("Chamadas por minuto").fill("muitas");
      await page.getByLabel("Revendedores, linha 2").fill("x".repeat(61));
      await page.getByRole("button", { name: "Salvar Campos" }).click();
      await page.getByText("Nada foi salvo.").waitFor();
      await expectGood(page);
    },
  );
});

async function expectGood(page: Page) {
  expect(await accessibilityProblems(page)).toEqual([]);
  const overflow = await page.evaluate<number>(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
  expect(overflow).toBe(0);
}
