import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { caller, OPERATOR_TOKEN } from "../common/hub.ts";
import { accessibilityProblems, expectHeading, hubUrl, openBrowser, openPage } from "./common/browser.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

async function linkFor(email: string): Promise<string> {
  const { body } = await caller(hubUrl(), OPERATOR_TOKEN)("GET", "/v1/dev/outbox");
  const mail = body.items.find(({ to }: { to: string }) => to === email);
  return /https?:\/\/\S+/.exec(mail.text)?.[0] ?? "";
}

async function expectAccessible(page: Page): Promise<void> {
  expect(await accessibilityProblems(page), page.url()).toEqual([]);
}

async function expectFits(page: Page): Promise<void> {
  const overflow = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
  expect(overflow, page.url()).toBeLessThanOrEqual(0);
}

describe.each([390, 1440])("a new administrator at %i px", (width) => {
  test("registers, follows the mailed link, comes in, invites somebody, and signs in again", async () => {
    const page = await openPage(browser);
    await page.setViewportSize({ width, height: 900 });
    const email = `ana.${width}.${Date.now()}@example.com`;
    await page.goto("/");
    await page.getByRole("link", { name: "Cadastrar minha empresa" }).click();
    await expectAccessible(page);
    await page.getByLabel("Nome da empresa").fill("Casa das Tintas");
    await page.getByLabel("E-mail").fill(email);
    await page.getByRole("button", { name: "Cadastrar" }).click();
    await expectHeading(page, "Confira o seu e-mail");
    await page.goto(await linkFor(email));
    await expectAccessible(page);
    await page.getByLabel("Seu nome").fill("Ana Paula");
    await page.getByLabel("Senha nova").fill("uma frase fácil");
    await page.getByRole("button", { name: "Salvar a senha e entrar" }).click();
    await expectHeading(page, "Visão geral");
    await page.getByText("Casa das Tintas").waitFor();
    for (const path of ["/", "/team", "/audit", "/account", "/invitations"]) {
      await page.goto(path);
      await expectFits(page);
      await expectAccessible(page);
    }
    await page.goto("/team");
    await page.getByLabel("E-mail").fill(`bia.${email}`);
    await page.getByLabel("Nome").fill("Bia");
    await page.getByRole("button", { name: "Enviar o convite" }).click();
    await page.getByText("Convite enviado.").waitFor();
    await page.getByRole("button", { name: "Sair", exact: true }).click();
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Senha").fill("uma frase fácil");
    await page.getByRole("button", { name: "Entrar", exact: true }).click();
    await expectHeading(page, "Visão geral");
  });
});
