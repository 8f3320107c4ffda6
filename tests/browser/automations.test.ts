import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { ISP_CAST } from "../../sandbox/shared/isp-people.ts";
import { openTenant, type Tenant } from "../common/hub.ts";
import {
  accessibilityProblems,
  expectHeading,
  hubUrl,
  openBrowser,
  openPage,
  sandboxUrl,
  shoot,
  signIn,
} from "./common/browser.ts";

/** An ERP that no template knows is set up by the pages alone: MK Solutions, with its session login and its two calls. */

const ana = ISP_CAST.twoOpen;
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1440, height: 900 };

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
});

const accessSchema = z.object({ token: z.string(), password: z.string() });

async function openMk() {
  const response = await fetch(`${sandboxUrl()}/_sandbox/mk/companies`, {
    method: "POST",
    body: JSON.stringify({ seed: "demo" }),
  });
  return accessSchema.parse(await response.json());
}

async function open(options: BrowserContextOptions) {
  const tenant = await openTenant(hubUrl());
  const page = await openPage(browser, options);
  page.setDefaultTimeout(10_000);
  await signIn(page, tenant.key);
  return { page, tenant };
}

const button = (within: Page | Locator, name: string | RegExp) =>
  within.getByRole("button", { name, exact: true });

/** The connection: address, credentials with names of one's own, a login that hands out a token. */
async function setUpConnection(page: Page): Promise<void> {
  const access = await openMk();
  await page.goto("/integrations/automation");
  await page.getByLabel("Nome 1", { exact: true }).fill("outra_chave");
  await page.getByLabel("Endereço da API do ERP").fill(`${sandboxUrl()}/mksolutions/mk`);
  await page.getByLabel("Tipo", { exact: true }).selectOption("session");
  const fields = {
    sys: "MK0",
    token: "{{ secrets.token }}",
    password: "{{ secrets.password }}",
    cd_servico: "9999",
  };
  for (const [row, [name, value]] of Object.entries(fields).entries()) {
    await button(page, "Adicionar em Campos").click();
    await page.locator(`[name="settings.auth.fields.${row}.key"]`).fill(name);
    await page.locator(`[name="settings.auth.fields.${row}.value"]`).fill(value);
  }
  await page.locator('[name="settings.auth.path"]').fill("/WSAutenticacao.rule");
  await page.locator('[name="settings.auth.method"]').selectOption("GET");
  await page.locator('[name="settings.auth.tokenExpression"]').fill("answer.Token");
  await page.locator('[name="settings.auth.place"]').selectOption("query");
  await page.locator('[name="settings.auth.name"]').fill("token");
  // What was typed as a secret does not come back to a page that was shown anew.
  for (const [name, value] of Object.entries(access)) {
    await page.locator(`[name="credentials.${name}"]`).fill(value);
  }
  await page.getByLabel("Valor secreto 1", { exact: true }).fill("valor");
  await button(page, "Salvar Campos").click();
  await page.getByText("Campos salvos.").waitFor();
}

const field = (page: Page, name: string) => page.locator(`[name="automation.${name}"]`);

async function addStep(page: Page, kind: string, index: number): Promise<void> {
  await page.getByLabel("Novo passo em Passos").selectOption({ label: kind });
  await button(page, "Adicionar passo em Passos").click();
  await field(page, `steps.${index}.id`).waitFor();
}

/** Adds the parameters of a call, one row each. */
async function query(page: Page, step: number, rows: Record<string, string>): Promise<void> {
  const card = page.locator(`#automation-steps-${step}-query-box`);
  for (const [row, [name, value]] of Object.entries(rows).entries()) {
    await button(card, "Adicionar em Parâmetros da URL").click();
    await field(page, `steps.${step}.query.${row}.key`).fill(name);
    await field(page, `steps.${step}.query.${row}.value`).fill(value);
  }
}

async function refusal(page: Page, step: number, outcome: string): Promise<void> {
  const card = page.locator(`#automation-steps-${step}-outcomes-box`);
  await button(card, "Adicionar em Regras de resultado").click();
  await field(page, `steps.${step}.outcomes.0.when.predicate`).fill("answer.status == 'ERRO'");
  await field(page, `steps.${step}.outcomes.0.outcome`).selectOption(outcome);
  await field(page, `steps.${step}.outcomes.0.message`).fill("{{ answer.mensagem }}");
}

async function callPerson(page: Page): Promise<void> {
  await addStep(page, "Chamar o ERP", 0);
  await field(page, "steps.0.id").fill("pessoa");
  await field(page, "steps.0.path").fill("/WSMKConsultaDoc.rule");
  await query(page, 0, { sys: "MK0", doc: "{{ input.document }}" });
  await refusal(page, 0, "not_found");
}

async function writeCustomer(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Automações" }).first().click();
  await page.getByRole("link", { name: "Configurar: Dados do cliente" }).click();
  await expectHeading(page, "Dados do cliente");
  await callPerson(page);
  await page.getByLabel("id: Valor", { exact: true }).fill("{{ text(steps.pessoa.CodigoPessoa) }}");
  await page.getByLabel("name: Valor", { exact: true }).fill("{{ steps.pessoa.Nome }}");
  await page.getByLabel("document: Valor", { exact: true }).fill("{{ input.document }}");
}

async function writeInvoices(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Automações", exact: true }).click();
  await page.getByRole("link", { name: "Configurar: Listar boletos" }).click();
  await callPerson(page);
  await addStep(page, "Chamar o ERP", 1);
  await field(page, "steps.1.id").fill("faturas");
  await field(page, "steps.1.path").fill("/WSMKFaturasPendentes.rule");
  await query(page, 1, { sys: "MK0", cd_cliente: "{{ steps.pessoa.CodigoPessoa }}" });
  await addStep(page, "Montar campos", 2);
  await field(page, "steps.2.from").fill("{{ steps.faturas.FaturasPendentes }}");
  for (const [name, value] of Object.entries({
    id: "{{ item.codfatura }}",
    amount: "{{ money(item.valor_total, ',') }}",
    dueDate: "{{ item.data_vencimento }}",
    status: "{{ date(item.data_vencimento) < today() ? 'overdue' : 'open' }}",
  })) {
    const row = page.getByRole("group", { name, exact: true });
    await row.locator('[name$=".value.value"]').fill(value);
  }
  await page.locator("#automation-output").fill("{{ steps.campos }}");
}

async function save(page: Page): Promise<void> {
  const answer = page.waitForEvent("load");
  await page.getByRole("button", { name: "Salvar automação" }).click();
  await answer;
  // What stands beside the fields says why, should it not be saved.
  const problems = await page.locator("#editor .error").allInnerTexts();
  const told = [
    ...(await page.locator(".notice").allInnerTexts()),
    ...problems.filter((text) => text !== ""),
  ];
  expect(told).toEqual([expect.stringContaining("Automação salva.")]);
}

async function activateAndCall(page: Page, tenant: Tenant): Promise<void> {
  await page.goto("/integrations/automation");
  await button(page, "Ativar integração").click();
  await page.getByText("Integração ativada.").waitFor();
  const customer = await tenant.api("POST", "/v1/functions/get_customer", {
    input: { document: ana.document },
  });
  expect(customer.body.result).toMatchObject({ document: ana.document, name: expect.stringMatching(/\S/) });
  const invoices = await tenant.api("POST", "/v1/functions/list_invoices", {
    input: { document: ana.document },
  });
  expect(invoices.body.result).toHaveLength(2);
  expect(invoices.body.result[0]).toMatchObject({ amount: expect.stringMatching(/^\d+\.\d\d$/) });
}

async function look(page: Page, name: string): Promise<void> {
  const problems = await page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
  expect(problems, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
  await shoot(page, name);
}

describe.each([
  { name: "with script", options: { viewport: DESK, bypassCSP: true } },
  { name: "with script, on a phone", options: { viewport: PHONE, bypassCSP: true } },
  { name: "without script", options: { viewport: DESK, javaScriptEnabled: false } },
])("$name", ({ name, options }) => {
  test("an ERP that no template knows is set up, tested, activated and called", {
    timeout: 240_000,
  }, async () => {
    const { page, tenant } = await open(options);
    const shot = (what: string) => look(page, `${name.replaceAll(/\W+/g, "-")}-${what}`);
    const isScripted = options.javaScriptEnabled !== false;
    await setUpConnection(page);
    await shot("connection");
    await writeCustomer(page);
    if (isScripted) expect(await accessibilityProblems(page)).toEqual([]);
    await page.locator('[name="input.document"]').fill(ana.document);
    await button(page, "Testar agora").click();
    await page.getByText("Deu certo.").waitFor();
    expect(await page.locator("#run").textContent()).toContain("/WSMKConsultaDoc.rule");
    await shot("tested");
    if (isScripted) expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByLabel("Nome do caso").fill("Ana");
    await button(page, "Testar e guardar como caso").click();
    await page.getByText("Caso guardado.").waitFor();
    await button(page, "Rodar de novo: Ana").click();
    await page.getByText("Mesmo resultado").waitFor();
    await save(page);
    await writeInvoices(page);
    await shot("invoices");
    await save(page);
    await page.getByRole("link", { name: "Automações", exact: true }).click();
    await page.getByText("2 de 21 funções configuradas.").waitFor();
    await shot("list");
    if (isScripted) expect(await accessibilityProblems(page)).toEqual([]);
    await activateAndCall(page, tenant);
  });
});

describe("with script", () => {
  async function openEditor(options: BrowserContextOptions = {}) {
    const { page, tenant } = await open({ viewport: DESK, ...options });
    const { body } = await tenant.api("POST", "/v1/connections", {
      provider: "automation",
      name: "ERP próprio",
      settings: { baseUrl: `${sandboxUrl()}/mksolutions/mk` },
    });
    await page.goto(`/connections/${body.id}/automations/get_customer`);
    await addStep(page, "Chamar o ERP", 0);
    return page;
  }

  test("a new step gets the focus, and what was typed elsewhere stays", async () => {
    const page = await openEditor();
    expect(await page.evaluate("document.activeElement.name")).toBe("automation.steps.0.id");
    await page.getByLabel("id: Valor", { exact: true }).fill("1");
    await field(page, "steps.0.path").fill("/a");
    await addStep(page, "Filtrar", 1);
    expect(await page.getByLabel("id: Valor", { exact: true }).inputValue()).toBe("1");
    expect(await field(page, "steps.0.path").inputValue()).toBe("/a");
    await button(page, "Subir o passo 2. Filtrar").click();
    await page.getByRole("group", { name: "1. Filtrar", exact: true }).waitFor();
    expect(await field(page, "steps.1.path").inputValue()).toBe("/a");
  });

  test("what is wrong is told beside the field while somebody types, and goes when it is right", async () => {
    const page = await openEditor();
    const path = field(page, "steps.0.path");
    await path.fill("/x?doc={{ input.cpf }}");
    await page.getByText('"input.cpf" não existe; há document').waitFor();
    await page.getByText("1 ponto a corrigir").waitFor();
    expect(await path.inputValue()).toBe("/x?doc={{ input.cpf }}");
    await path.fill("/x?doc={{ input.document }}");
    await page.getByText("Nada a corrigir.").waitFor();
  });

  test("names are completed while somebody types, with the keyboard and with the mouse", async () => {
    // The accessibility check runs in the page, past its policy.
    const page = await openEditor({ bypassCSP: true });
    const path = field(page, "steps.0.path");
    await path.click();
    await path.pressSequentially("/x/{{ inp");
    await page.getByRole("option", { name: "input.document" }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await path.press("ArrowDown");
    await path.press("Enter");
    expect(await path.inputValue()).toBe("/x/{{ input.document");
    await path.pressSequentially(" }}/{{ dig");
    await page.getByRole("option", { name: "digits()" }).click();
    expect(await path.inputValue()).toBe("/x/{{ input.document }}/{{ digits()");
    await path.press("Escape");
    await path.fill("/y/");
    await button(page, "Inserir input.document").click();
    expect(await path.inputValue()).toBe("/y/{{ input.document }}");
  });

  test("the steps' results are offered as soon as they have a name", async () => {
    const page = await openEditor();
    await button(page, "Inserir steps.chamada").waitFor();
    await field(page, "steps.0.id").fill("cliente");
    await button(page, "Inserir steps.cliente").waitFor();
  });
});
