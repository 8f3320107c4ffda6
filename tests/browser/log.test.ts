import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect, openErp, openTenant, sale, type Tenant } from "../common/hub.ts";
import {
  accessibilityProblems,
  hubUrl,
  openBrowser,
  openPage,
  sandboxUrl,
  signIn,
} from "./common/browser.ts";

/** Integração (Log) as a support team works with it: a period, words, a file. */

let browser: Browser;
let tenant: Tenant;
beforeAll(async () => {
  browser = await openBrowser();
  tenant = await openTenant(hubUrl());
  await connect(tenant, await openErp(sandboxUrl()));
  await tenant.api("PUT", "/v1/sales/V-1", sale());
  await tenant.api("PUT", "/v1/sales/V-2", sale({ number: "1043", customer: { name: "=Sem documento" } }));
});
afterAll(() => browser?.close());

const rows = (page: Page) => page.locator("#entries tbody tr");

describe.each([
  { width: 1440, javaScriptEnabled: true },
  { width: 390, javaScriptEnabled: false },
])("at $width px, with scripts: $javaScriptEnabled", ({ width, javaScriptEnabled }) => {
  test("is narrowed by period and words, and taken along as a file", async () => {
    const page = await openPage(browser, { viewport: { width, height: 900 }, javaScriptEnabled });
    await signIn(page, tenant.key);
    await page.goto("/logs/gestaoclick");
    await page.getByRole("link", { name: "Hoje", exact: true }).click();
    await page.getByLabel("Texto").fill("documento CPF");
    await page.getByRole("button", { name: "Filtrar" }).click();
    await page.getByRole("cell", { name: /está sem CPF ou CNPJ/ }).waitFor();
    expect(await rows(page).count()).toBe(1);
    expect(await page.getByLabel("De", { exact: true }).inputValue()).toMatch(/T00:00$/);

    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "Exportar CSV" }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^ponte-log-gestaoclick-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv$/);
    const text = await readFile(await file.path(), "utf8");
    const lines = text.trimEnd().split("\r\n");
    expect(lines[0]).toBe(
      "\uFEFFQuando (horário de Brasília);Nível;Evento;O que aconteceu;Venda ou registro (código na origem);Entrega",
    );
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/^\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d;Erro;/);

    await page.getByRole("link", { name: "Ontem" }).click();
    await page.getByText("Nenhum evento encontrado").waitFor();
    expect(await page.getByLabel("Texto").inputValue()).toBe("documento CPF");
  });
});

test("a period that ends before it begins is told so at its field", async () => {
  const page = await openPage(browser, { bypassCSP: true });
  await signIn(page, tenant.key);
  await page.goto("/logs/gestaoclick");
  await page.getByLabel("De", { exact: true }).fill("2026-11-20T10:00");
  await page.getByLabel("Até", { exact: true }).fill("2026-11-20T09:59");
  await page.getByRole("button", { name: "Filtrar" }).click();
  const field = page.getByLabel("Até", { exact: true });
  expect(await field.getAttribute("aria-invalid")).toBe("true");
  await page.getByText("O fim vem antes do início").waitFor();
  expect(await rows(page).count()).toBe(0);
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByRole("link", { name: "Exportar CSV" }).click();
  await page.getByText("O fim vem antes do início").waitFor();
});

test("in English the file is in English, parted by commas", async () => {
  const page = await openPage(browser);
  await signIn(page, tenant.key);
  await page.goto("/logs/gestaoclick");
  await page.getByRole("button", { name: /English/ }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export CSV" }).click();
  const text = await readFile(await (await download).path(), "utf8");
  expect(text.split("\r\n")[0]).toBe(
    "\uFEFFWhen (Brasília time),Level,Event,What happened,Sale or record (code at its origin),Delivery",
  );
  expect(text).toMatch(/"\d\d? \w+ \d{4}, \d\d:\d\d:\d\d",Error,Delivery stopped,/);
});

test("fits and looks right", async () => {
  for (const width of [1440, 390]) {
    const page = await openPage(browser, { viewport: { width, height: 900 }, bypassCSP: true });
    await signIn(page, tenant.key);
    await page.goto("/logs/gestaoclick?to=2026-11-20T09:59&from=2026-11-21T09:59");
    if (process.env.LOOK) await page.screenshot({ path: `/tmp/log-bad-${width}.png` });
    await page.goto("/logs/gestaoclick");
    expect(await accessibilityProblems(page)).toEqual([]);
    if (process.env.LOOK) await page.screenshot({ path: `/tmp/log-${width}.png` });
  }
});
