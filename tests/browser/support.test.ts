import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { caller, OPERATOR_TOKEN } from "../common/hub.ts";
import {
  accessibilityProblems,
  expectHeading,
  hubUrl,
  openBrowser,
  openPage,
  signIn,
} from "./common/browser.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const api = () => caller(hubUrl(), OPERATOR_TOKEN);

async function mailsTo(email: string): Promise<number> {
  const { body } = await api()("GET", "/v1/dev/outbox");
  return body.items.filter(({ to }: { to: string }) => to === email).length;
}

async function expectGood(page: Page): Promise<void> {
  expect(await accessibilityProblems(page), page.url()).toEqual([]);
  const overflow = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
  expect(overflow, page.url()).toBeLessThanOrEqual(0);
}

/** A company whose admin was invited and has lost the mail. */
async function openCompany(email: string): Promise<void> {
  const { id } = (await api()("POST", "/v1/tenants", { name: "Confeitaria Três Irmãs" })).body;
  await api()("POST", `/v1/tenants/${id}/members`, { email, role: "admin" });
}

const looks = [390, 1440].flatMap((width) => [
  { width, scripts: "with scripts", javaScriptEnabled: true },
  { width, scripts: "without scripts", javaScriptEnabled: false },
]);

describe.each(looks)("the support team at $width px, $scripts", ({ width, javaScriptEnabled }) => {
  const options = { viewport: { width, height: 900 }, javaScriptEnabled, bypassCSP: true };
  /** axe is a script itself. */
  const check = (page: Page) => (javaScriptEnabled ? expectGood(page) : Promise.resolve());
  const unique = () => `${width}.${Date.now()}@example.com`;

  test("finds a company by a part of an address and sends its first access again", async () => {
    const email = `dona.${unique()}`;
    await openCompany(email);
    const page = await openPage(browser, options);
    await signIn(page, OPERATOR_TOKEN);
    await page.goto("/tenants");
    await page.getByLabel("Nome da empresa ou e-mail").fill(email.slice(0, -4));
    await page.getByRole("button", { name: "Buscar" }).click();
    const row = page.getByRole("row").filter({ hasText: email });
    await row.getByText("Aguardando", { exact: true }).waitFor();
    await check(page);
    await row.getByRole("button", { name: `Reenviar primeiro acesso a ${email}` }).click();
    await page.getByText("E-mail de acesso reenviado.").waitFor();
    expect(new URL(page.url()).searchParams.get("q")).toBe(email.slice(0, -4));
    expect(await mailsTo(email)).toBe(2);
  });

  test("adds somebody, and removes them after a question", async () => {
    const email = `apoio.${unique()}`;
    const page = await openPage(browser, options);
    await signIn(page, OPERATOR_TOKEN);
    await page.goto("/operators");
    await page.getByLabel("E-mail").fill(email);
    await page.getByRole("button", { name: "Adicionar à equipe" }).click();
    await page.getByText("Pessoa adicionada à equipe de suporte.").waitFor();
    await check(page);
    await page.getByRole("link", { name: `Remover: ${email}` }).click();
    await expectHeading(page, "Remover da equipe de suporte");
    await check(page);
    await page.getByRole("button", { name: `Remover: ${email}` }).click();
    await page.getByText("Pessoa removida da equipe de suporte.").waitFor();
    expect(await page.getByText(email).count()).toBe(0);
  });

  test("revokes a key only after a question, and reads who did it in the audit trail", async () => {
    const { id } = (await api()("POST", "/v1/tenants", { name: `Loja ${unique()}` })).body;
    await api()("POST", `/v1/tenants/${id}/api-keys`, { name: "CRM" });
    const page = await openPage(browser, options);
    await signIn(page, OPERATOR_TOKEN);
    await page.goto(`/tenants/${id}/keys`);
    await page.getByRole("link", { name: "Revogar a chave CRM" }).click();
    await expectHeading(page, "Revogar a chave");
    await page.getByRole("link", { name: "Manter a chave" }).click();
    await page.getByText("Válida", { exact: true }).waitFor();
    await check(page);
    await page.getByRole("link", { name: "Revogar a chave CRM" }).click();
    await page.getByRole("button", { name: "Revogar a chave CRM" }).click();
    await page.getByText("Revogada", { exact: true }).waitFor();

    await page.goto("/tenants");
    await page
      .getByRole("row", { name: /Loja/ })
      .getByRole("button", { name: /^Escolher Loja/ })
      .first()
      .click();
    await page.goto("/audit");
    await page.getByLabel("Ação").selectOption({ label: "Chave de API revogada" });
    await page.getByLabel("Pessoa ou chave").selectOption({ label: "Token de operador" });
    await page.getByRole("button", { name: "Filtrar" }).click();
    await page.getByText('Revogou a chave de API "CRM".').waitFor();
    expect(await page.getByText("Criou a empresa").count()).toBe(0);
    await check(page);
    await page.goto("/audit?from=2026-03-02&to=2026-03-01");
    await page.getByText("O fim vem antes do início").waitFor();
    await check(page);
  });

  test("reads that nothing waits for its approval", async () => {
    const page = await openPage(browser, options);
    await signIn(page, OPERATOR_TOKEN);
    await page.getByRole("link", { name: "Aprovações" }).click();
    await expectHeading(page, "Aprovações");
    await page.getByText("Nada espera aprovação.").waitFor();
    await check(page);
  });
});
