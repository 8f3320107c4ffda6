import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  connect,
  delivered,
  type Erp,
  eventually,
  openErp,
  openTenant,
  sale,
  type Tenant,
  tick,
} from "../common/hub.ts";
import { expectHeading, hubUrl, openBrowser, openPage, sandboxUrl, signIn } from "./common/browser.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

async function fillTokens(page: Page, accessToken: string, secretAccessToken: string) {
  await page.getByLabel(/^Access Token/).fill(accessToken);
  await page.getByLabel(/^Secret Access Token/).fill(secretAccessToken);
  await page.getByRole("button", { name: "Salvar Campos" }).click();
}

/** The sales that Ponte wrote into the ERP. */
async function salesOf(erp: Erp): Promise<{ id: string }[]> {
  const { vendas } = await erp.state();
  return vendas.filter((venda: { observacoes_interna: string }) =>
    venda.observacoes_interna.includes("[Ponte "),
  );
}

describe.each([
  { javaScriptEnabled: true, name: "with script" },
  { javaScriptEnabled: false, name: "without script" },
])("from an empty tenant to a sale in the ERP, $name", ({ javaScriptEnabled }) => {
  let page: Page;
  let erp: Erp;
  let tenant: Tenant;

  beforeAll(async () => {
    erp = await openErp(sandboxUrl());
    tenant = await openTenant(hubUrl());
    page = await openPage(browser, { javaScriptEnabled });
    await signIn(page, tenant.key);
  });

  test("empty tokens are refused beside their fields", async () => {
    await page.goto("/integrations");
    await page.getByText("Não configurada").first().waitFor();
    await page.getByRole("link", { name: "Configurar GestãoClick" }).click();
    await page.getByLabel("Não enviar até corrigir").check();
    await page.getByRole("button", { name: "Salvar Campos" }).click();
    await page.getByText("Secret Access Token é obrigatório").waitFor();
    expect(await page.getByLabel("Não enviar até corrigir").isChecked()).toBe(true);
    await page.getByLabel("Enviar a venda sem vendedor").check();
  });

  test("wrong tokens are saved and the test says why they do not work", async () => {
    await fillTokens(page, "wrong-access-token-0001", "wrong-secret-token-0001");
    await page.getByText("Campos salvos.").waitFor();
    await page.getByText("o teste encontrou algo a corrigir").waitFor();
    await page.getByText("O GestãoClick não aceitou os tokens").waitFor();
    expect(await page.content()).not.toContain("wrong-access-token-0001");
  });

  test("right tokens pass each check, and the options come from the ERP", async () => {
    await fillTokens(page, erp.credentials.accessToken, erp.credentials.secretAccessToken);
    await page.getByText("Tudo certo. Agora ative a integração.").waitFor();
    await page.getByText("Tokens aceitos").waitFor();
    expect(await page.content()).not.toContain(erp.credentials.secretAccessToken);
    if (!javaScriptEnabled)
      await page.getByRole("button", { name: "Carregar opções do GestãoClick" }).click();
    const option = page
      .getByRole("combobox", { name: "Situação das vendas novas" })
      .locator("option", { hasText: "Faturada sem estoque" });
    await option.waitFor({ state: "attached" });
  });

  test("a chosen option is kept", async () => {
    await page
      .getByRole("combobox", { name: "Situação das vendas novas" })
      .selectOption({ label: "Faturada sem estoque" });
    await page.getByRole("button", { name: "Salvar Campos" }).click();
    await page.getByText('As vendas entram com a situação "Faturada sem estoque".').waitFor();
  });

  test("activated, a sale goes with the tick and the log tells of it", async () => {
    await page.getByRole("button", { name: "Ativar integração" }).click();
    await page.getByText("Integração ativada.").waitFor();
    await page.goto("/logs/gestaoclick");
    await page.getByText("Integração ativada. As vendas novas").waitFor();
    const put = await tenant.api("PUT", "/v1/sales/V-1", sale());
    expect(put.status).toBe(202);
    await tick(hubUrl());
    if (!javaScriptEnabled) {
      await delivered(hubUrl(), tenant, "V-1");
      await page.getByRole("link", { name: "Atualizar" }).click();
    }
    // With script nobody touches the page: the entry comes by itself.
    await page.getByRole("cell", { name: /Venda criada no ERP/ }).waitFor({ timeout: 45_000 });
  });

  test("an entry shows the requests and answers, without the secrets", async () => {
    await page
      .getByRole("row", { name: /Venda criada no ERP/ })
      .getByRole("link", { name: /Detalhes/ })
      .click();
    await expectHeading(page, "Evento do log");
    await page.getByText("/vendas", { exact: true }).first().waitFor();
    expect(await page.content()).not.toContain(erp.credentials.accessToken);
  });

  test("the three dots resend it, and the ERP still has one sale", async () => {
    await page.goto("/sales");
    await page.getByLabel("Mais opções da venda 1042").click();
    await page.getByRole("button", { name: "Reenviar para Fila do GestãoClick" }).click();
    await page.getByText("Venda recolocada na fila.").waitFor();
    await eventually(
      () => tenant.api("GET", "/v1/sales/V-1"),
      ({ body }) => body.deliveries.length === 2 && body.deliveries[0].state === "delivered",
    );
    expect(await salesOf(erp)).toHaveLength(1);
  });

  test("several are resent at once, and by filter after a count", async () => {
    await tenant.api("PUT", "/v1/sales/V-2", sale({ number: "1043" }));
    await delivered(hubUrl(), tenant, "V-2");
    await page.goto("/sales");
    await page.getByLabel("Selecionar a venda 1042").check();
    await page.getByLabel("Selecionar a venda 1043").check();
    await page.getByRole("button", { name: "Reenviar selecionadas" }).click();
    await page.getByText("2 vendas recolocadas na fila.").waitFor();
    await delivered(hubUrl(), tenant, "V-2");

    await tenant.api("PUT", "/v1/sales/V-3", sale({ number: "1044", customer: { name: "Sem documento" } }));
    await page.goto("/sales?state=dead");
    await page.getByRole("link", { name: "Reenviar por filtro" }).click();
    await page.getByRole("button", { name: "Contar" }).click();
    await page.getByText("1 entrega corresponde a este filtro.").waitFor();
    await page.getByRole("button", { name: "Reenviar 1 entrega" }).click();
    await expectHeading(page, "Reenvio em lote");
    expect(await salesOf(erp)).toHaveLength(2);
  });

  test("a flow is switched off and on, and the integration deactivated", async () => {
    await page.goto("/integrations/gestaoclick");
    await page.getByRole("button", { name: "Desligar Vendas" }).click();
    await page.getByText("Envio desligado.").waitFor();
    await page.getByRole("button", { name: "Ligar Vendas", exact: true }).click();
    await page.getByText("Envio ligado.").waitFor();
    await page.getByRole("button", { name: "Desativar" }).click();
    await page.getByText("Integração desativada.").waitFor();
  });
});

describe("what a person has to mend", () => {
  test("is told with the cure, and a stored script is shown as text", async () => {
    const erp = await openErp(sandboxUrl());
    const tenant = await openTenant(hubUrl());
    await connect(tenant, erp);
    const name = "<script>alert(1)</script><img src=x onerror=alert(2)>";
    await tenant.api("PUT", "/v1/sales/V-9", sale({ customer: { name } }));
    const page = await openPage(browser);
    page.on("dialog", () => expect.unreachable("a stored script ran"));
    await signIn(page, tenant.key);
    await page.getByRole("link", { name: "1 Precisam de atenção" }).click();
    await page.getByRole("link", { name: /^Abrir a entrega de .*V-9/ }).click();
    await page.getByText("está sem CPF ou CNPJ").waitFor();
    await page.getByText("Preencha o CPF ou CNPJ do cliente no CRM").waitFor();
    await page.getByText("Quem usa o CRM").waitFor();
    for (const path of ["/sales", "/sales/V-9", "/logs/gestaoclick", "/"]) {
      await page.goto(path);
      await page.getByText(name).first().waitFor();
    }
  });

  test("the menu of a row closes on Escape and gives the focus back", async () => {
    const tenant = await openTenant(hubUrl());
    await tenant.api("PUT", "/v1/sales/V-1", sale());
    const page = await openPage(browser);
    await signIn(page, tenant.key);
    await page.goto("/sales");
    const dots = page.getByLabel("Mais opções da venda 1042");
    await dots.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: "Ver detalhes" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: "Ver detalhes" }).waitFor({ state: "hidden" });
    expect(await dots.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
  });

  test("the preview lists what would be sent, and sends nothing", async () => {
    const erp = await openErp(sandboxUrl());
    const tenant = await openTenant(hubUrl());
    await connect(tenant, erp, {}, false);
    await tenant.api("PUT", "/v1/sales/V-1", sale({ seller: { name: "ana paula" } }));
    const page = await openPage(browser);
    await signIn(page, tenant.key);
    await page.goto("/sales");
    await page.getByLabel("Mais opções da venda 1042").click();
    await page.getByRole("link", { name: "Pré-visualizar envio" }).click();
    await expectHeading(page, "Pré-visualizar envio da venda 1042");
    await page.getByText("Lançar a venda").waitFor();
    await page.getByText("Seria gravado").first().waitFor();
    await page.getByText('Parecidos: "Ana Paula"').waitFor();
    expect(await salesOf(erp)).toEqual([]);
  });

  test("an ERP that is down is named, and the form stays usable with what was stored", async () => {
    const erp = await openErp(sandboxUrl());
    const tenant = await openTenant(hubUrl());
    await connect(tenant, erp, { storeId: "7" });
    await erp.control("POST", "/faults", { company: Number(erp.id), kind: "html_502", times: null });
    const page = await openPage(browser);
    await signIn(page, tenant.key);
    await page.goto("/integrations/gestaoclick");
    await page.getByRole("button", { name: "Testar conexão" }).click();
    await page.getByText("O GestãoClick está fora do ar").first().waitFor();
    await page.getByText("digite o código como está no ERP").first().waitFor();
    expect(await page.getByRole("textbox", { name: "Loja" }).inputValue()).toBe("7");
  });

  test("a resend that cannot go says why", async () => {
    const tenant = await openTenant(hubUrl());
    await tenant.api("PUT", "/v1/sales/V-1", sale());
    const page = await openPage(browser);
    await signIn(page, tenant.key);
    await page.goto("/sales/V-1");
    await page.getByRole("button", { name: "Reenviar para Fila do GestãoClick" }).click();
    await expectHeading(page, "Nenhuma integração para vendas");
  });
});
