import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withLanguage } from "../../src/strings/texts.ts";
import {
  caller,
  connect,
  delivered,
  OPERATOR_TOKEN,
  openErp,
  openTenant,
  sale,
  type Tenant,
} from "../common/hub.ts";
import { pageTexts } from "../common/page-texts.ts";
import {
  accessibilityProblems,
  hubUrl,
  openBrowser,
  openPage,
  sandboxUrl,
  shoot,
  signIn,
} from "./common/browser.ts";

let browser: Browser;
let tenant: Tenant;
let empty: Tenant;
let deliveryId: string;
let entryId: string;
let replayId: string;
let problemId: string;
let reconciliationId: string;
let operatorId: string;
let keyId: string;

const LONG_NAME = "Comércio de Alimentos e Bebidas Restaurante Maré Alta do Litoral Norte Paulista Ltda";

beforeAll(async () => {
  browser = await openBrowser();
  empty = await openTenant(hubUrl());
  tenant = await openTenant(hubUrl());
  await connect(tenant, await openErp(sandboxUrl()));
  await tenant.api("PUT", "/v1/sales/V-1", sale());
  await tenant.api("PUT", "/v1/sales/V-2", sale({ number: "1043", customer: { name: LONG_NAME } }));
  await tenant.api("PUT", "/v1/sales/V-3", sale({ number: "1044", kind: "quote" }));
  const sent = await delivered(hubUrl(), tenant, "V-1");
  deliveryId = sent.deliveries[0].id;
  const log = await tenant.api("GET", "/v1/logs?event=sale.created");
  entryId = log.body.items[0].id;
  const [{ id: connectionId }] = (await tenant.api("GET", "/v1/connections")).body.items;
  await tenant.api("POST", `/v1/connections/${connectionId}/diagnosis`);
  const compared = await tenant.api("POST", `/v1/connections/${connectionId}/reconciliations`);
  reconciliationId = compared.body.id;
  replayId = (await tenant.api("POST", "/v1/replays", { filter: { state: "dead" } })).body.id;
  await tenant.api("PUT", "/v1/sales/V-4", sale({ number: "1045", customer: { name: LONG_NAME } }));
  problemId = (await tenant.api("GET", "/v1/problems")).body.items[0].id;
  await openSupport();
});
afterAll(() => browser?.close());

async function openSupport(): Promise<void> {
  const api = caller(hubUrl(), OPERATOR_TOKEN);
  const email = `um.nome.bem.comprido.de.pessoa.${Date.now()}@suporte-integracoes.example.com`;
  operatorId = (await api("POST", "/v1/operators", { email })).body.userId;
  keyId = (await api("GET", `/v1/tenants/${tenant.id}/api-keys`)).body.items[0].id;
}

const widths = [1440, 390];
const schemes = ["light", "dark"] as const;
const looks = widths.flatMap((width) => schemes.map((colorScheme) => ({ width, colorScheme })));

/** Every page of a tenant. */
function tenantPaths(): string[] {
  return [
    "/",
    "/integrations",
    "/integrations/gestaoclick",
    "/integrations/gestaoclick?test=1",
    "/logs/gestaoclick",
    "/log-archives",
    `/logs/entries/${entryId}`,
    "/sales",
    "/sales/V-1",
    "/sales/V-2",
    "/sales/V-1/preview",
    "/deliveries",
    `/deliveries/${deliveryId}`,
    "/replays/new?count=1&state=dead",
    `/replays/${replayId}`,
    "/problems",
    `/problems/${problemId}`,
    `/deliveries?problemId=${problemId}`,
    "/status",
    "/reconciliations",
    `/reconciliations/${reconciliationId}`,
    "/docs",
    "/nowhere",
  ];
}

/** The support team's pages, which need no company. */
function operatorPaths(): string[] {
  return [
    "/tenants",
    "/tenants?q=nada+disso",
    "/approvals",
    "/operators",
    "/operators/problems",
    `/operators/remove?user=${operatorId}`,
    `/tenants/${tenant.id}/keys`,
    `/tenants/${tenant.id}/keys/${keyId}/revoke`,
  ];
}

/** Nothing for axe to find, nothing that makes the page scroll sideways, and not too heavy. */
async function expectGood(page: Page, path: string) {
  const answer = await page.goto(path);
  // As Cloudflare sends it.
  const size = gzipSync((await answer?.body()) ?? "").byteLength;
  expect(size, `${path}: bytes`).toBeLessThan(100_000);
  expect(await accessibilityProblems(page), path).toEqual([]);
  const overflow = await page.evaluate<number>(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
  expect(overflow, `${path}: sideways`).toBe(0);
  const width = page.viewportSize()?.width;
  await shoot(
    page,
    `${path.replaceAll(/\W+/g, "-")}-${await page.locator("html").getAttribute("lang")}-${width}`,
  );
}

describe.each(looks)("at $width px, $colorScheme", ({ width, colorScheme }) => {
  // axe is put into the page by the test, which the pages' own policy forbids.
  const options = { viewport: { width, height: 900 }, colorScheme, bypassCSP: true };

  test("every page of a tenant is accessible and fits", async () => {
    const page = await openPage(browser, options);
    await expectGood(page, "/");
    await signIn(page, tenant.key);
    for (const path of tenantPaths()) await expectGood(page, path);
    await page.goto("/sales");
    await page.getByLabel("Mais opções da venda 1042").click();
    expect(await accessibilityProblems(page), "the open menu").toEqual([]);
  });

  test("the first pages of an empty tenant, and the operator's", async () => {
    const page = await openPage(browser, options);
    await signIn(page, empty.key);
    for (const path of ["/", "/integrations/gestaoclick", "/sales"]) await expectGood(page, path);
    await page.goto("/integrations/gestaoclick");
    await page.getByRole("button", { name: "Salvar Campos" }).click();
    await page.getByText("Access Token é obrigatório").first().waitFor();
    expect(await accessibilityProblems(page), "the refused form").toEqual([]);

    const operator = await openPage(browser, options);
    await signIn(operator, OPERATOR_TOKEN);
    for (const path of operatorPaths()) await expectGood(operator, path);
  });
});

describe.each(widths)("in English at %i px", (width) => {
  const english = new Set(pageTexts.map(({ read }) => withLanguage("en", read)));
  const portuguese = pageTexts
    .map(({ read }) => withLanguage("pt", read))
    // "Dinheiro" is also how the demo's ERP calls a way to pay.
    .filter((text) => !english.has(text) && text !== "Português" && text !== "Dinheiro");

  async function chooseEnglish(page: Page) {
    await page.goto("/");
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("button", { name: "Português" }).waitFor();
  }

  /** Good, and without a line that is a Portuguese text of ours. What people and the ERP wrote stays as it is. */
  async function expectEnglish(page: Page, path: string) {
    await expectGood(page, path);
    const shown = await page.evaluate<string>("document.body.innerText");
    const lines = shown.split("\n").map((line) => line.trim());
    expect(
      portuguese.filter((text) => lines.includes(text)),
      path,
    ).toEqual([]);
  }

  const options = { viewport: { width, height: 900 }, bypassCSP: true };

  test("every page of a tenant is accessible, fits and is English", async () => {
    const page = await openPage(browser, options);
    await signIn(page, tenant.key);
    await chooseEnglish(page);
    for (const path of tenantPaths()) await expectEnglish(page, path);
  });

  test("so are the pages for whoever is not signed in, an empty tenant's, and the operator's", async () => {
    const page = await openPage(browser, options);
    await chooseEnglish(page);
    for (const path of ["/", "/register", "/forgotten", "/check-mail", "/sales"]) {
      await expectEnglish(page, path);
    }
    for (const [key, paths] of [
      [empty.key, ["/", "/integrations/gestaoclick", "/sales"]],
      [OPERATOR_TOKEN, operatorPaths()],
    ] as const) {
      const signedIn = await openPage(browser, options);
      await signIn(signedIn, key);
      await chooseEnglish(signedIn);
      for (const path of paths) await expectEnglish(signedIn, path);
    }
  });
});
