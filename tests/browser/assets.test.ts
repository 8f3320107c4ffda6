import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { caller, OPERATOR_TOKEN, openTenant, type Tenant } from "../common/hub.ts";
import { type Association, clientOf, importAll, openAssociation } from "./common/association.ts";
import {
  accessibilityProblems,
  expectHeading,
  hubUrl,
  openBrowser,
  openPage,
  signIn,
} from "./common/browser.ts";

/** SGA as a tracking company works with it: an import that is watched, a client's vehicles, contracts and orders. */

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

async function openContracts(tenant: Tenant, clientId: string): Promise<unknown[]> {
  const lists = await Promise.all(
    ["contracts", "service-orders"].map((list) =>
      tenant.api("GET", `/v1/${list}?clientId=${clientId}&state=open`),
    ),
  );
  const [contracts, orders] = lists.map(({ body }) => body.items);
  expect(orders).toHaveLength(contracts.length);
  return contracts;
}

describe.each([
  { name: "with script", javaScriptEnabled: true, width: 1440 },
  { name: "without script", javaScriptEnabled: false, width: 390 },
])("from the button to contract and service order, $name at $width px", ({ javaScriptEnabled, width }) => {
  let page: Page;
  let tenant: Tenant;

  beforeAll(async () => {
    tenant = await openTenant(hubUrl());
    page = await openPage(browser, { viewport: { width, height: 900 }, javaScriptEnabled });
    await signIn(page, tenant.key);
  });

  test("the menu speaks of clients only once there is an SGA", async () => {
    const entry = page.getByRole("navigation", { name: "Menu principal" }).getByText("Clientes e veículos");
    expect(await entry.count()).toBe(0);
    await openAssociation(tenant);
    await page.goto("/");
    await entry.waitFor();
  });

  test("Sincronizar Ativos SGA starts an import, which is watched to its end", async () => {
    await page.goto("/integrations/sga");
    await page.getByRole("button", { name: "Sincronizar Ativos SGA" }).click();
    await expectHeading(page, "Andamento de importação SGA");
    await page.getByText("Importação iniciada.").waitFor();
    const over = page.getByText("Concluída", { exact: true });
    if (javaScriptEnabled) {
      // Nobody touches the page.
      await over.waitFor({ timeout: 45_000 });
      await page.getByRole("button", { name: "Cancelar importação" }).waitFor({ state: "detached" });
    } else {
      await expect
        .poll(
          async () => {
            await page.getByRole("link", { name: "Atualizar" }).click();
            return await over.count();
          },
          { timeout: 45_000, interval: 500 },
        )
        .toBe(1);
    }
    const vehicles = page.getByRole("row").filter({ hasText: "Veículos" });
    expect(Number(await vehicles.getByRole("cell").nth(1).textContent())).toBeGreaterThan(50);
  });

  test("its rows with errors are told, and taken along as a file", async () => {
    await page.getByRole("heading", { name: /^Linhas com erro \([1-9]/ }).waitFor();
    await page
      .getByText(/Ninguém disse o que a situação/)
      .first()
      .waitFor();
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "Baixar erros (CSV)" }).click();
    const text = await readFile(await (await download).path(), "utf8");
    expect(text).toContain("unknown_situation");
    expect(text.startsWith("\uFEFFItem;")).toBe(true);
  });

  test("the tile, the integration's page and the history show it", async () => {
    await page.goto("/integrations");
    await page.getByText(/^Última importação: \d\d\/\d\d\/\d{4}/).waitFor();
    await page.goto("/integrations/sga");
    await page.getByRole("heading", { name: "Andamento de importação SGA" }).waitFor();
    await page.getByRole("link", { name: "Ver todas as importações" }).click();
    await expectHeading(page, "Importações");
    await page.getByRole("row").filter({ hasText: "Sob demanda" }).getByText("Concluída").waitFor();
  });

  test("a client is found by the plate, and ticked vehicles get contract and service order", async () => {
    await page.goto("/clients");
    await page.getByLabel("Buscar").fill("pua1020");
    await page.getByRole("button", { name: "Buscar" }).click();
    await page.getByRole("link", { name: "MARIA APARECIDA LOPES", exact: true }).click();
    await expectHeading(page, "MARIA APARECIDA LOPES");
    await page.getByRole("link", { name: "Importação de Veículos SGA" }).click();
    await page.getByLabel("Selecionar o veículo PUA1020").check();
    await page.getByLabel("Selecionar o veículo PUB2C31").check();
    await page.getByRole("button", { name: "Importar" }).click();
    await page.getByText("2 veículos importados").waitFor();
    // What has a contract cannot be ticked again.
    expect(await page.getByLabel("Selecionar o veículo PUA1020").count()).toBe(0);
    expect(
      await page
        .getByRole("row")
        .filter({ hasText: "PUA1020" })
        .getByText(/^Abert[oa]$/)
        .count(),
    ).toBe(2);
    expect(await openContracts(tenant, await clientOf(tenant, "PUA1020"))).toHaveLength(2);
  });

  test("a double click on Importar makes one of each", async () => {
    await page.goto(`/clients/${await clientOf(tenant, "BRA2E19")}/vehicles`);
    await page.getByLabel("Selecionar o veículo BRA2E19").check();
    await page.getByRole("button", { name: "Importar" }).dblclick();
    await page
      .getByText(/contrato e ordem de serviço/i)
      .first()
      .waitFor();
    await page.getByRole("row").filter({ hasText: "BRA2E19" }).getByText("Aberto", { exact: true }).waitFor();
    expect(await openContracts(tenant, await clientOf(tenant, "BRA2E19"))).toHaveLength(1);
  });

  test("nothing ticked is told, and a refresh looks in SGA", async () => {
    await page.goto(`/clients/${await clientOf(tenant, "PUC3D42")}/vehicles`);
    await page.getByRole("button", { name: "Importar" }).click();
    await page.getByText("Nenhum veículo selecionado.").waitFor();
    await page.getByRole("button", { name: "Sincronizar Ativos SGA" }).click();
    await page.getByText(/Veículos lidos no SGA: [1-9]/).waitFor();
  });

  test("contracts and service orders are listed with the client", async () => {
    await page.goto("/contracts");
    await page.getByRole("row").filter({ hasText: "PUA1020" }).getByText("Aberto").waitFor();
    await page.getByRole("link", { name: "Ordens de serviço" }).click();
    await page.getByRole("row").filter({ hasText: "PUA1020" }).getByText("Instalação").waitFor();
  });
});

describe("what needs a person", () => {
  let tenant: Tenant;
  let association: Association;
  beforeAll(async () => {
    tenant = await openTenant(hubUrl());
    association = await openAssociation(tenant);
    await importAll(tenant, association.connectionId);
  });

  test("a new owner takes the vehicle once somebody accepts, and a vehicle that ended ends its contract", async () => {
    const seller = await clientOf(tenant, "HNM9L32");
    const leaving = await clientOf(tenant, "QUV8N41");
    const { body } = await tenant.api("GET", `/v1/clients/${leaving}/vehicles`);
    await tenant.api("POST", `/v1/clients/${leaving}/vehicles/import`, { vehicleIds: [body.items[0].id] });
    // One vehicle is sold, another one leaves.
    await association.office("/pass-day", {});
    await importAll(tenant, association.connectionId);
    const page = await openPage(browser);
    await signIn(page, tenant.key);
    await page.goto(`/clients/${seller}/vehicles`);
    await page.getByText("No SGA o dono agora é EDUARDO MATOS RIBEIRO").waitFor();
    await page.getByRole("button", { name: /^Aceitar troca de dono/ }).click();
    await page.getByText("Troca de dono aceita.").waitFor();
    await page.goto(`/clients/${await clientOf(tenant, "Eduardo Matos Ribeiro")}/vehicles`);
    await page.getByText("HNM9L32").waitFor();
    await page.goto(`/clients/${leaving}`);
    await page.getByText(/^O veículo foi encerrado no SGA, em/).waitFor();
    await page.getByText("Cancelada", { exact: true }).waitFor();
  });

  test("an SGA that refuses is told on the tab, and the vehicles stay", async () => {
    const client = await clientOf(tenant, "PUA1020");
    await tenant.api("PATCH", `/v1/connections/${association.connectionId}`, {
      credentials: { password: "errada", syncKey: "0000000000000000" },
    });
    const page = await openPage(browser);
    await signIn(page, tenant.key);
    await page.goto(`/clients/${client}/vehicles`);
    await page.getByRole("button", { name: "Sincronizar Ativos SGA" }).click();
    await page.getByRole("alert").waitFor();
    await page.getByText("PUA1020", { exact: true }).waitFor();
  });

  test("whoever only reads sees all of it, and no button", async () => {
    const readersKey = await openReader(tenant);
    const page = await openPage(browser);
    await signIn(page, readersKey);
    const client = await clientOf(tenant, "PUA1020");
    for (const path of [
      "/imports",
      "/integrations/sga",
      `/clients/${client}`,
      `/clients/${client}/vehicles`,
    ]) {
      await page.goto(path);
      await page.getByRole("heading", { level: 1 }).waitFor();
      for (const name of ["Sincronizar Ativos SGA", "Importar", "Cancelar importação"]) {
        expect(await page.getByRole("button", { name }).count(), `${path}: ${name}`).toBe(0);
      }
      expect(await page.locator('input[name="vehicle"]').count(), path).toBe(0);
    }
  });
});

async function openReader(tenant: Tenant): Promise<string> {
  const operator = caller(hubUrl(), OPERATOR_TOKEN);
  const made = await operator("POST", `/v1/tenants/${tenant.id}/api-keys`, {
    name: "Leitura",
    scopes: ["read"],
  });
  return made.body.key;
}

test("an import is seen moving by whoever only looks: the page, its bar and the counts, to the end", async () => {
  const tenant = await openTenant(hubUrl());
  await openAssociation(tenant, "sync", { SYNC_PAGE_SIZE: 4, LATENCY_MS: 600 });
  const page = await openPage(browser);
  await signIn(page, tenant.key);
  await page.goto("/imports");
  await page.getByRole("button", { name: "Sincronizar Ativos SGA" }).click();
  await page.getByText("Importação iniciada.").waitFor();
  const bar = page.getByRole("progressbar", { name: "Andamento de importação SGA" });
  const vehicles = page.getByRole("row").filter({ hasText: "Veículos" }).getByRole("cell").nth(1);
  const seen: { bar: number; vehicles: number }[] = [];
  while ((await bar.count()) > 0) {
    const value = await bar.getAttribute("value", { timeout: 1_000 }).catch(() => null);
    const found = Number(await vehicles.textContent());
    if (value !== null && Number(value) !== seen.at(-1)?.bar)
      seen.push({ bar: Number(value), vehicles: found });
    await page.waitForTimeout(200);
  }
  await page.getByText("Concluída", { exact: true }).waitFor();
  // Nobody touched the page.
  expect(seen.length).toBeGreaterThanOrEqual(3);
  expect(seen.map(({ bar: at }) => at)).toEqual(seen.map(({ bar: at }) => at).toSorted((a, b) => a - b));
  expect(seen.at(-1)?.vehicles).toBeGreaterThan(seen[0]?.vehicles ?? Number.POSITIVE_INFINITY);
});

test("an import that SGA keeps waiting says why and until when, and is cancelled", async () => {
  const tenant = await openTenant(hubUrl());
  const { connectionId, closeHours } = await openAssociation(tenant, "manual");
  await closeHours();
  const page = await openPage(browser, { bypassCSP: true });
  await signIn(page, tenant.key);
  await page.goto("/imports");
  await page.getByRole("button", { name: "Sincronizar Ativos SGA" }).click();
  await page.getByText(/Usuário com restrição de horário.*Nova tentativa em/).waitFor();
  await page.getByRole("progressbar", { name: "Andamento de importação SGA" }).waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  // A second start leads to the first.
  const { status, body } = await tenant.api("POST", `/v1/connections/${connectionId}/imports`);
  expect([status, body.code]).toEqual([409, "import_running"]);
  await page.getByRole("button", { name: "Cancelar importação" }).click();
  await page.getByText("Importação cancelada.").waitFor();
  await page.getByText("Cancelada", { exact: true }).waitFor();
  expect(await page.getByRole("button", { name: "Cancelar importação" }).count()).toBe(0);
});

describe.each([
  { width: 1440, colorScheme: "light" as const },
  { width: 390, colorScheme: "dark" as const },
])("at $width px, $colorScheme", ({ width, colorScheme }) => {
  test("every page of assets is accessible and fits, before and after the first import", async () => {
    const tenant = await openTenant(hubUrl());
    const { connectionId } = await openAssociation(tenant);
    const page = await openPage(browser, { viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
    await signIn(page, tenant.key);
    const expectGood = async (path: string) => {
      await page.goto(path);
      expect(await accessibilityProblems(page), path).toEqual([]);
      const overflow = await page.evaluate<number>(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth",
      );
      expect(overflow, `${path}: sideways`).toBe(0);
    };
    const lists = ["/imports", "/clients", "/contracts", "/service-orders", "/integrations/sga"];
    for (const path of lists) await expectGood(path);
    const run = await importAll(tenant, connectionId);
    const fleet = await clientOf(tenant, "Serra Azul");
    const five = await clientOf(tenant, "PUA1020");
    const { body } = await tenant.api("GET", `/v1/clients/${five}/vehicles`);
    const vehicleIds = body.items
      .filter((row: { importable: boolean }) => row.importable)
      .map(({ id }: { id: string }) => id);
    await tenant.api("POST", `/v1/clients/${five}/vehicles/import`, { vehicleIds: vehicleIds.slice(0, 1) });
    for (const path of [
      ...lists,
      `/imports/${run.id}`,
      "/clients?q=nada+disso",
      `/clients/${five}`,
      `/clients/${five}/vehicles`,
      `/clients/${fleet}/vehicles`,
    ]) {
      await expectGood(path);
    }
  });
});
