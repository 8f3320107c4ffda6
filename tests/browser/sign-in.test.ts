import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { OPERATOR_TOKEN, openTenant } from "../common/hub.ts";
import { expectHeading, hubUrl, openBrowser, openPage, signIn } from "./common/browser.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

describe("sign-in", () => {
  test("a wrong key is told what to do, and is not echoed", async () => {
    const page = await openPage(browser);
    await page.goto("/");
    expect(await page.locator("html").getAttribute("lang")).toBe("pt-BR");
    await page.getByText("Entrar com chave de API ou token de operador").click();
    await page.getByLabel("Chave de API").fill("ponte_wrong");
    await page.getByRole("button", { name: "Entrar com a chave" }).click();
    await page.getByRole("alert").getByText("Essa chave não foi aceita").waitFor();
    expect(await page.getByLabel("Chave de API").inputValue()).toBe("");
    expect(await page.content()).not.toContain("ponte_wrong");
  });

  test("an API key opens its tenant's overview, with the first step to take", async () => {
    const tenant = await openTenant(hubUrl());
    const page = await openPage(browser);
    await signIn(page, tenant.key);
    await expectHeading(page, "Visão geral");
    await page.getByText("Três passos até enviar").waitFor();
    await page.getByText("Passo atual").waitFor();
    const [cookie] = await page.context().cookies();
    expect(cookie).toMatchObject({ name: "ponte_session", httpOnly: true, sameSite: "Lax", path: "/" });
  });

  test("a page asked for before the sign-in is shown after it", async () => {
    const tenant = await openTenant(hubUrl());
    const page = await openPage(browser);
    const answer = await page.goto("/sales?q=padaria");
    expect(answer?.status()).toBe(401);
    await page.getByText("Entrar com chave de API ou token de operador").click();
    await page.getByLabel("Chave de API").fill(tenant.key);
    await page.getByRole("button", { name: "Entrar com a chave" }).click();
    await expectHeading(page, "Vendas");
    expect(page.url()).toBe(`${hubUrl()}/sales?q=padaria`);
  });

  test.each(["//evil.example/", "/\\evil.example/", "https://evil.example/"])(
    "never leads to another site (%s)",
    async (next) => {
      const tenant = await openTenant(hubUrl());
      const answer = await fetch(`${hubUrl()}/sign-in`, {
        method: "POST",
        redirect: "manual",
        headers: { origin: hubUrl() },
        body: new URLSearchParams({ token: tenant.key, next }),
      });
      expect(answer.status).toBe(303);
      expect(answer.headers.get("location")).toBe("/");
    },
  );

  test("signing in again makes a new session and ends the old one; signing out ends it", async () => {
    const tenant = await openTenant(hubUrl());
    const page = await openPage(browser);
    await signIn(page, tenant.key);
    const [first] = await page.context().cookies();
    await page.evaluate(
      ([token]) => fetch("/sign-in", { method: "POST", body: new URLSearchParams({ token: token ?? "" }) }),
      [tenant.key],
    );
    const [second] = await page.context().cookies();
    expect(second?.value).not.toBe(first?.value);
    const old = await fetch(`${hubUrl()}/sales`, {
      headers: { accept: "text/html", cookie: `ponte_session=${first?.value}` },
    });
    expect(old.status).toBe(401);
    await page.goto("/");
    await page.getByRole("button", { name: "Sair" }).click();
    await page.getByText("Você saiu.").waitFor();
    await page.goto("/sales");
    await expectHeading(page, "Entrar");
  });

  test("a session ends with the key that opened it", async () => {
    const tenant = await openTenant(hubUrl());
    const page = await openPage(browser);
    await signIn(page, tenant.key);
    const operator = await openPage(browser);
    await signIn(operator, OPERATOR_TOKEN);
    await operator.goto(`/tenants/${tenant.id}/keys`);
    await operator.getByRole("link", { name: "Revogar a chave CRM" }).click();
    await operator.getByRole("button", { name: "Revogar a chave CRM" }).click();
    await operator.getByText("Chave revogada.").waitFor();
    await page.goto("/sales");
    await expectHeading(page, "Entrar");
  });
});

describe("the operator", () => {
  test("creates a tenant, makes a key that is shown once, and a person enters with it", async () => {
    const page = await openPage(browser);
    await signIn(page, OPERATOR_TOKEN);
    await expectHeading(page, "Empresas");
    await page.getByLabel("Nome da empresa", { exact: true }).fill("Mercado & Filhos");
    await page.getByRole("button", { name: "Criar empresa" }).click();
    await expectHeading(page, "Visão geral");
    await page.getByText("Mercado & Filhos").waitFor();

    await page.goto("/tenants");
    await page.getByRole("link", { name: "Chaves de API de Mercado & Filhos" }).click();
    await page.getByLabel("Nome da chave").fill("CRM de produção");
    await page.getByLabel("Iniciar importações").uncheck();
    await page.getByRole("button", { name: "Criar chave" }).click();
    const key = await page.getByLabel("Chave de API", { exact: true }).inputValue();
    expect(key).toMatch(/^ponte_/);
    await page.getByRole("link", { name: "Já copiei" }).click();
    expect(await page.content()).not.toContain(key);

    const person = await openPage(browser);
    await signIn(person, key);
    await expectHeading(person, "Visão geral");
    await person.getByText("Mercado & Filhos").waitFor();
    const refused = await person.goto("/tenants");
    expect(refused?.status()).toBe(403);
    await expectHeading(person, "Somente para o operador");
  });

  test("without a chosen tenant is asked to choose, and then sees that tenant's pages", async () => {
    const tenant = await openTenant(hubUrl());
    const page = await openPage(browser);
    await signIn(page, OPERATOR_TOKEN);
    await page.goto("/sales");
    await page.getByText("Escolha antes a empresa").waitFor();
    await page.locator(`form:has(input[value="${tenant.id}"]) button`).click();
    await page.getByText("Empresa escolhida.").waitFor();
    await page.goto("/sales");
    await expectHeading(page, "Vendas");
  });
});
