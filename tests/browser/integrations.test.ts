import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect, openErp, openTenant, sale, type Tenant } from "../common/hub.ts";
import {
  accessibilityProblems,
  expectHeading,
  hubUrl,
  openBrowser,
  openPage,
  sandboxUrl,
  signIn,
} from "./common/browser.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

/** A company with an integration and something that waits for it. */
async function openShop(): Promise<Tenant> {
  const tenant = await openTenant(hubUrl());
  await connect(tenant, await openErp(sandboxUrl()));
  return tenant;
}

describe.each([
  { javaScriptEnabled: true, name: "with script" },
  { javaScriptEnabled: false, name: "without script" },
])("an integration, $name", ({ javaScriptEnabled }) => {
  let tenant: Tenant;
  let page: Page;
  beforeAll(async () => {
    tenant = await openShop();
    page = await openPage(browser, { javaScriptEnabled });
    await signIn(page, tenant.key);
  });

  test("is paused, keeps what arrives, and goes on when it is resumed", async () => {
    await page.goto("/integrations/gestaoclick");
    await page.getByRole("button", { name: "Pausar" }).click();
    await page.getByText("Integração pausada.").waitFor();
    await tenant.api("PUT", "/v1/sales/V-1", sale());
    await page.goto("/");
    await page.getByText("GestãoClick: pausada").waitFor();
    await page.getByText("1 aguardando").waitFor();
    await page.getByRole("main").getByRole("link", { name: "GestãoClick", exact: true }).last().click();
    await page.getByRole("button", { name: "Retomar" }).click();
    await page.getByText("Integração retomada.").waitFor();
  });

  test("is tested and renamed by its own buttons", async () => {
    await page.getByRole("button", { name: "Testar conexão" }).click();
    await page.getByText("Tokens aceitos").waitFor();
    await page.getByLabel("Nome da integração").fill("Matriz");
    await page.getByRole("button", { name: "Renomear" }).click();
    await expectHeading(page, "GestãoClick: Matriz");
  });

  test("is deleted after a question that can be answered with no", async () => {
    await page.getByRole("link", { name: "Excluir integração" }).click();
    await expectHeading(page, "Excluir integração");
    await page.getByRole("link", { name: "Não, manter" }).click();
    await expectHeading(page, "GestãoClick: Matriz");
    await page.getByRole("link", { name: "Excluir integração" }).click();
    await page.getByRole("button", { name: "Sim, excluir Matriz" }).click();
    await page.getByText("Integração excluída.").waitFor();
    await page.getByRole("link", { name: "Configurar GestãoClick" }).waitFor();
  });
});

describe.each([1440, 390])("at %i px", (width) => {
  test.each(["light", "dark"] as const)(
    "each state of an integration is accessible and fits, %s",
    async (colorScheme) => {
      const tenant = await openShop();
      const [{ id }] = (await tenant.api("GET", "/v1/connections")).body.items;
      await tenant.api("PUT", "/v1/sales/V-1", sale({ customer: { name: "Sem documento" } }));
      // axe is put into the page by the test, which the pages' own policy forbids.
      const page = await openPage(browser, {
        viewport: { width, height: 900 },
        colorScheme,
        bypassCSP: true,
      });
      await signIn(page, tenant.key);
      const expectGood = async (path: string) => {
        await page.goto(path);
        expect(await accessibilityProblems(page), path).toEqual([]);
        const overflow = await page.evaluate<number>(
          "document.documentElement.scrollWidth - document.documentElement.clientWidth",
        );
        expect(overflow, `${path}: sideways`).toBe(0);
      };
      await expectGood("/integrations/gestaoclick?connection=new");
      await expectGood(`/integrations/gestaoclick/delete?connection=${id}`);
      await tenant.api("POST", `/v1/connections/${id}/test`);
      for (const action of ["pause", "resume", "deactivate"]) {
        await tenant.api("POST", `/v1/connections/${id}/${action}`);
        for (const path of ["/", "/integrations", "/integrations/gestaoclick?test=1"]) await expectGood(path);
      }
    },
  );
});
