import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect, delivered, type Erp, openErp, openTenant, sale, type Tenant, tick } from "../common/hub.ts";
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

/** What keeps sales from going wrong before and after: the diagnosis and the comparison with the ERP. */

const PATIENT = { timeout: 45_000, interval: 500 };

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

describe.each([
  { name: "with script", options: { viewport: { width: 1440, height: 900 }, bypassCSP: true } },
  { name: "on a phone", options: { viewport: { width: 390, height: 844 }, bypassCSP: true } },
  {
    name: "without script",
    options: { viewport: { width: 1440, height: 900 }, bypassCSP: true, javaScriptEnabled: false },
  },
])("a shop, $name", ({ name, options }) => {
  let tenant: Tenant;
  let erp: Erp;
  let page: Page;
  beforeAll(async () => {
    tenant = await openTenant(hubUrl());
    erp = await openErp(sandboxUrl());
    page = await openPage(browser, options);
    await signIn(page, tenant.key);
  });

  async function expectGood(shot: string): Promise<void> {
    if (options.javaScriptEnabled !== false) expect(await accessibilityProblems(page)).toEqual([]);
    const overflow = await page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
    expect(overflow, `${shot} scrolls sideways`).toBeLessThanOrEqual(0);
    await shoot(page, `${shot}-${name.replaceAll(" ", "-")}`);
  }

  test("is diagnosed before it is activated: what would stop is told with its cure and a suggestion", async () => {
    await connect(tenant, erp, { storeId: "999998" }, false);
    const [item] = sale().items as { code?: string }[];
    await tenant.api("PUT", "/v1/sales/V-1", sale({ seller: { name: "Ana Paulla" } }));
    await tenant.api("PUT", "/v1/sales/V-2", sale({ customer: { name: "Sem Documento Ltda" } }));
    await tenant.api("PUT", "/v1/sales/V-3", sale({ items: [{ ...item, code: null }] }));
    await page.goto("/integrations/gestaoclick");
    await page.getByText("Antes de ativar, faça o diagnóstico").waitFor();
    await page.getByRole("button", { name: "Fazer diagnóstico" }).click();
    const panel = page.getByRole("region", { name: "Diagnóstico" });
    await panel.getByText("3 pontos impedem envios.").waitFor();
    await panel.getByText("Sem Documento Ltda").waitFor();
    await panel.getByText('Está salvo "999998", que não está na lista do ERP.').waitFor();
    await panel.getByText("Ana Paula", { exact: true }).waitFor();
    await expectGood("diagnosis");
    await panel.getByRole("link", { name: "V-2" }).click();
    await expectHeading(page, "Venda 1042");
  });

  test("sees what somebody deleted in the ERP, and has it entered again by one button", async () => {
    const [{ id }] = (await tenant.api("GET", "/v1/connections")).body.items;
    await tenant.api("PATCH", `/v1/connections/${id}`, { settings: { storeId: null } });
    await tenant.api("POST", `/v1/connections/${id}/activate`);
    await tenant.api("PUT", "/v1/sales/V-4", sale({ number: "1043" }));
    await tenant.api("PUT", "/v1/sales/V-5", sale({ number: "1044" }));
    const gone = await delivered(hubUrl(), tenant, "V-4");
    await delivered(hubUrl(), tenant, "V-5");
    await erp.api("DELETE", `/vendas/${gone.deliveries[0].remoteId}`);
    await page.goto("/reconciliations");
    await page.getByText("Nenhuma conferência ainda").waitFor();
    await page.getByRole("button", { name: "Conferir agora: GestãoClick" }).click();
    await page.getByText("Conferência iniciada.").waitFor();
    await tick(hubUrl());
    await expect
      .poll(async () => {
        if (options.javaScriptEnabled === false) await page.reload();
        return await page.getByText("Não está mais no ERP", { exact: true }).count();
      }, PATIENT)
      .toBe(1);
    await page.getByText("1 diferença").waitFor();
    await expectGood("reconciliation");
    await page.getByRole("button", { name: "Reenviar a que não está mais no ERP" }).click();
    await expectHeading(page, "Reenvio em lote");
    await tick(hubUrl());
    await expect.poll(async () => (await erp.state()).vendas.length, PATIENT).toBe(2);
    await page.goto("/reconciliations");
    await expectGood("reconciliations");
    await page.getByRole("link", { name: /^Abrir a conferência de/ }).click();
    await page.getByText("Enviada de novo depois").waitFor();
  });
});
