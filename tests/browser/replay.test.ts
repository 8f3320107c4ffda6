import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect, delivered, openErp, openTenant, sale, type Tenant } from "../common/hub.ts";
import { hubUrl, openBrowser, openPage, sandboxUrl, shoot, signIn } from "./common/browser.ts";

/** Reenviar por filtro, while somebody watches. */

const SALES = 9;

let browser: Browser;
let tenant: Tenant;
beforeAll(async () => {
  browser = await openBrowser();
  tenant = await openTenant(hubUrl());
  await connect(tenant, await openErp(sandboxUrl()));
  const names = Array.from({ length: SALES }, (_, index) => `V-${index}`);
  for (const [index, name] of names.entries())
    await tenant.api("PUT", `/v1/sales/${name}`, sale({ number: String(2_000 + index) }));
  for (const name of names) await delivered(hubUrl(), tenant, name);
});
afterAll(() => browser?.close());

test.each([1440, 390])("at %i px: counts, sends, and tells how it ended without a reload", async (width) => {
  const page = await openPage(browser, { viewport: { width, height: 900 } });
  await signIn(page, tenant.key);
  await page.goto("/replays/new");
  await page.getByLabel("Estado").selectOption({ label: "Entregue" });
  await page.getByLabel("O período conta").selectOption({ label: "Quando pararam (ou chegaram)" });
  const cut: string[] = await page.evaluate(
    "[...document.querySelectorAll('select')].filter((one) => one.getBoundingClientRect().right > innerWidth).map((one) => one.id)",
  );
  expect(cut).toEqual([]);
  await page.getByRole("button", { name: "Contar" }).click();
  await page.getByRole("button", { name: `Reenviar ${SALES} entregas` }).click();
  const stop = page.getByRole("button", { name: "Cancelar o que ainda não foi" });
  await stop.waitFor();
  await shoot(page, `replay-running-${width}`);
  await page.evaluate("window.isTheSame = true");
  const end = page.getByRole("status").filter({ hasText: "Terminado" });
  await end.waitFor({ timeout: 60_000 });
  expect(await end.textContent()).toBe(`Terminado: ${SALES} de ${SALES} chegaram ao ERP.`);
  expect(await stop.count()).toBe(0);
  expect(await page.evaluate("window.isTheSame")).toBe(true);
  await shoot(page, `replay-ended-${width}`);
});
