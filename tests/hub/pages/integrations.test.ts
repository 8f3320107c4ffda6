import { beforeAll, describe, expect, test } from "vitest";
import { createApiKey } from "../../../src/services/api-keys/create-api-key.ts";
import { deleteConnection } from "../../../src/services/connections/delete-connection.ts";
import { pauseConnection } from "../../../src/services/connections/pause-connection.ts";
import { updateConnection } from "../../../src/services/connections/update-connection.ts";
import { needApproval } from "../common/approval.ts";
import { OPERATOR_TOKEN } from "../common/constants.ts";
import { Erp } from "../common/erp.ts";
import { dumpThings } from "../common/page-world.ts";
import { saleInput } from "../common/sales.ts";
import { Shop } from "../common/shop.ts";
import { type Shown, Visitor } from "../common/visitor.ts";

const PAGE = "/integrations/gestaoclick";

/** A browser that was opened with a key of the shop's company. */
async function visit({ context }: Shop, scopes?: ["read"]): Promise<Visitor> {
  const { key } = await createApiKey(context, context.tenantId, { name: "chave", ...(scopes && { scopes }) });
  return await signedIn(key);
}

async function signedIn(token: string): Promise<Visitor> {
  const visitor = new Visitor();
  await visitor.post("/sign-in", { token });
  return visitor;
}

/** The support team, looking at the shop's company. */
async function visitBySupport({ context }: Shop): Promise<Visitor> {
  const visitor = await signedIn(OPERATOR_TOKEN);
  await visitor.post("/tenants/choose", { tenant: context.tenantId });
  return visitor;
}

/** What a page says, without its marks. */
const said = ({ text }: Shown) =>
  text
    .replace(/<[^>]*>/g, " ")
    .replaceAll("&quot;", '"')
    .replace(/\s+/g, " ");

/** The title of the step that is marked as the current one. */
const currentStep = ({ text }: Shown) =>
  /<li[^>]* aria-current="step"[^>]*><div><strong>(?:<a[^>]*>)?([^<]*)/.exec(text)?.[1];

/** Sends a form of the page, and shows the page that follows. */
async function act(visitor: Visitor, path: string, fields: Record<string, string>): Promise<Shown> {
  const answer = await visitor.post(path, fields);
  if (answer.status !== 303 || answer.location === null) return answer;
  return await visitor.get(answer.location);
}

const tokens = ({ credentials }: Erp) => ({
  "credentials.accessToken": credentials.accessToken,
  "credentials.secretAccessToken": credentials.secretAccessToken,
});

const idOf = ({ text }: Shown) => /name="connection" value="(con_[0-9A-Z]+)"/.exec(text)?.[1] ?? "";

describe("the three steps", () => {
  test("mark the one to take, from an empty company to an active integration, where they end", async () => {
    const shop = await Shop.open({ activate: false });
    await deleteConnection(shop.context, shop.connectionId);
    const erp = await Erp.open();
    const visitor = await visit(shop);
    // An ERP that needs no credentials is not connected either while nothing is saved.
    for (const path of ["/", PAGE, "/integrations/automation"]) {
      expect(currentStep(await visitor.get(path)), path).toBe("Conectar");
    }
    const wrong = await act(visitor, PAGE, {
      connection: "new",
      "credentials.accessToken": "token-errado-0001",
      "credentials.secretAccessToken": "segredo-errado-0001",
    });
    expect(currentStep(wrong)).toBe("Testar");
    expect(said(wrong)).toContain("O teste encontrou algo a corrigir.");
    expect(currentStep(await visitor.get("/"))).toBe("Testar");
    const right = await act(visitor, PAGE, { connection: idOf(wrong), ...tokens(erp) });
    expect(currentStep(right)).toBe("Ativar");
    expect(said(right)).toContain("Tudo certo. Agora ative a integração.");
    expect(currentStep(await visitor.get(PAGE))).toBe("Ativar");
    const active = await act(visitor, `${PAGE}/activate`, { connection: idOf(right) });
    expect(said(active)).toContain("Integração ativada.");
    expect(currentStep(active)).toBeUndefined();
    expect(said(await visitor.get("/"))).toContain("Falta a primeira entrega");
  });

  test.each([
    ["gestaoclick", "o que for novo vai sozinho, a cada 3 minutos"],
    ["sga", "importados todo dia, na hora configurada"],
    ["voalle", "as consultas são respondidas na hora"],
    ["automation", "as consultas são respondidas na hora"],
    ["auvo-omie", "o pedido vai à equipe de suporte do Ponte"],
  ])("tell of %s what it does once it is active", async (provider, words) => {
    const shop = await Shop.open({ activate: false });
    await deleteConnection(shop.context, shop.connectionId);
    const shown = said(await (await visit(shop)).get(`/integrations/${provider}`));
    expect(shown).toContain(words);
    expect(shown.includes("Antes de ativar, faça o diagnóstico")).toBe(provider !== "sga");
  });

  test("begin at the test again once what was tested is changed, and not once it is only renamed", async () => {
    const shop = await Shop.open({ activate: false });
    const visitor = await visit(shop);
    const connection = shop.connectionId;
    expect(currentStep(await act(visitor, `${PAGE}/test`, { connection }))).toBe("Ativar");
    await act(visitor, `${PAGE}/rename`, { connection, name: "Matriz" });
    expect(currentStep(await visitor.get(PAGE))).toBe("Ativar");
    await updateConnection(shop.context, connection, { settings: { storeId: "999" } });
    expect(currentStep(await visitor.get(PAGE))).toBe("Testar");
    expect(said(await visitor.get(PAGE))).toContain("O que está salvo ainda não foi testado.");
  });
});

describe("the tiles", () => {
  test("show each connection with its state, what waits, what has stopped, and its last delivery", async () => {
    const shop = await Shop.open();
    const visitor = await visit(shop);
    expect(said(await visitor.get("/integrations"))).toContain("Nenhuma entrega ainda");
    await shop.deliver("s-1", saleInput());
    await shop.put("s-2", saleInput({ customer: { name: "Sem documento" } }));
    const second = await Shop.connect(shop.context, await Erp.open());
    await second.activate();
    await updateConnection(second.context, second.connectionId, { name: "Filial" });
    await pauseConnection(second.context, second.connectionId);
    await shop.put("s-3", saleInput({ number: "3" }));
    for (const path of ["/", "/integrations"]) {
      const shown = await visitor.get(path);
      const items = shown.text.split('<ul class="connections">')[1]?.split('<div class="tile-head">') ?? [];
      const [, first = "", other = ""] = items.map((text) => said({ ...shown, text }));
      expect(first).toMatch(/GestãoClick Ativa .*1 aguardando 1 parada Última entrega: \d\d\/\d\d\/\d{4}/);
      expect(other).toMatch(
        /Filial Pausada Alguém da equipe pausou .*1 aguardando Nada parado Nenhuma entrega/,
      );
    }
    const dead = /href="(\/deliveries\?state=dead[^"]*)"/.exec(
      (await visitor.get("/integrations")).text,
    )?.[1];
    const listed = await visitor.get((dead ?? "").replaceAll("&amp;", "&"));
    expect(said(listed)).toContain("s-2");
    expect(said(listed)).not.toContain("s-1");
  });

  test("lead to another integration with the same ERP, which gets a name of its own", async () => {
    const shop = await Shop.open();
    const visitor = await visit(shop);
    const tiles = await visitor.get("/integrations");
    expect(tiles.text).toContain(`href="${PAGE}?connection=new"`);
    const empty = await visitor.get(`${PAGE}?connection=new`);
    expect(empty.text).toContain('name="connection" value="new"');
    expect(said(empty)).toContain("Integrações desta empresa com este ERP");
    const other = await Erp.open();
    const saved = await act(visitor, PAGE, { connection: "new", ...tokens(other) });
    expect(saved.text).toContain("<h1>GestãoClick: GestãoClick 2</h1>");
    expect((await shop.connectionRow()).name).toBe("GestãoClick");
    const again = await act(visitor, PAGE, { connection: "new", ...tokens(other) });
    expect(again.status).toBe(400);
    expect(said(again)).toContain("já tem uma integração com a mesma conta");
  });
});

describe("the page of a connection", () => {
  let shop: Shop;
  let visitor: Visitor;
  let connection: string;
  beforeAll(async () => {
    shop = await Shop.open();
    visitor = await visit(shop);
    connection = shop.connectionId;
  });

  test("pauses it, says whose turn it is, and resumes it", async () => {
    const paused = await act(visitor, `${PAGE}/pause`, { connection });
    expect(said(paused)).toContain("Integração pausada.");
    expect(said(paused)).toContain('Próximo passo: quem administra a empresa clica em "Retomar".');
    expect(await shop.connectionRow()).toMatchObject({ status: "paused", pausedReason: "by_user" });
    const twice = await act(visitor, `${PAGE}/pause`, { connection });
    expect(twice.status).toBe(409);
    expect(said(twice)).toContain("Só dá para pausar uma integração ativa");
    const resumed = await act(visitor, `${PAGE}/resume`, { connection });
    expect(said(resumed)).toContain("Integração retomada.");
    expect(await shop.connectionRow()).toMatchObject({ status: "active", pausedReason: null });
  });

  test("says on itself why a resumption is refused", async () => {
    const rejected = await Shop.open();
    await rejected.erp.revoke();
    await rejected.put("s-1", saleInput());
    await rejected.drain();
    const browser = await visit(rejected);
    expect(said(await browser.get(PAGE))).toContain("gera novas credenciais no ERP");
    const refused = await act(browser, `${PAGE}/resume`, { connection: rejected.connectionId });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('role="alert"');
    expect(said(refused)).toContain("O ERP ainda não aceita as credenciais guardadas");
  });

  test("keeps the last test for whoever looks later, in their own language", async () => {
    await act(visitor, `${PAGE}/test`, { connection });
    const reader = await visit(shop, ["read"]);
    expect(said(await reader.get(PAGE))).toContain("Último teste: tudo certo");
    expect(said(await reader.get(`${PAGE}?test=1`))).toContain("Tokens aceitos");
    await reader.post("/language", { language: "en", next: PAGE });
    expect(said(await reader.get(`${PAGE}?test=1`))).toContain("Tokens accepted");
    const before = await dumpThings();
    await visitor.get(`${PAGE}?connection=${connection}&test=1`);
    expect(await dumpThings()).toEqual(before);
  });

  test("gives it another name, and refuses one that is none beside its field", async () => {
    const renamed = await act(visitor, `${PAGE}/rename`, { connection, name: "  Matriz  " });
    expect(renamed.text).toContain("<h1>GestãoClick: Matriz</h1>");
    for (const name of ["   ", "x".repeat(121)]) {
      const refused = await act(visitor, `${PAGE}/rename`, { connection, name });
      expect(refused.status).toBe(400);
      expect(refused.text).toMatch(/name="name"[^>]*aria-invalid="true"/);
      expect(said(refused)).toContain("Dê um nome de 1 a 120 letras.");
    }
    const before = await dumpThings();
    await act(visitor, `${PAGE}/rename`, { connection, name: "Matriz" });
    expect(await dumpThings()).toEqual(before);
    expect(said(await visitor.get("/logs/gestaoclick"))).toContain(
      "Configuração da integração alterada: nome.",
    );
  });

  test("offers whoever may only look no change, and says who can make one", async () => {
    const reader = await visit(shop, ["read"]);
    for (const path of ["/integrations", PAGE, `${PAGE}?connection=${connection}`]) {
      const shown = await reader.get(path);
      const [, main = ""] = shown.text.split("<main");
      expect(main, path).not.toMatch(
        /<form method="post" action="\/integrations\/gestaoclick\/|connection=new/,
      );
      expect(main, path).not.toMatch(/\/delete\?/);
    }
    expect(said(await reader.get(PAGE))).toContain('é preciso a permissão "connections:write"');
    expect((await reader.get(`${PAGE}/delete?connection=${connection}`)).status).toBe(403);
    const empty = await Shop.open({ activate: false });
    expect(said(await (await visit(empty, ["read"])).get(PAGE))).toContain(
      "Estes passos são de quem administra a empresa.",
    );
  });
});

describe("a deletion", () => {
  test("is asked about first, with what is lost by it, and done by a second button", async () => {
    const shop = await Shop.open();
    const visitor = await visit(shop);
    await shop.put("s-1", saleInput());
    await shop.put("s-2", saleInput({ number: "2" }));
    await shop.put("s-3", saleInput({ customer: { name: "Sem documento" } }));
    const { connectionId: connection } = shop;
    const shown = await visitor.get(`${PAGE}?connection=${connection}`);
    const link = /href="([^"]*\/delete\?[^"]*)"/.exec(shown.text)?.[1] ?? "";
    const before = await dumpThings();
    const asked = await visitor.get(link.replaceAll("&amp;", "&"));
    expect(await dumpThings()).toEqual(before);
    expect(said(asked)).toContain("2 envios que esperam deixam de ser feitos.");
    expect(said(asked)).toContain("1 envio retido ou parado não poderá mais ser feito por ela.");
    expect(said(asked)).toContain("Se é só por um tempo, pause");
    const deleted = await act(visitor, `${PAGE}/delete`, { connection });
    expect(said(deleted)).toContain("Integração excluída.");
    expect(said(deleted)).toContain("Não configurada");
    expect((await visitor.get(`${PAGE}?connection=${connection}`)).status).toBe(404);
    expect(said(await visitor.get("/logs/gestaoclick"))).toContain("As credenciais foram apagadas");
    expect((await visitor.post(`${PAGE}/delete`, { connection })).status).toBe(404);
  });

  test("of another company's connection is not even asked about", async () => {
    const [mine, other] = [await Shop.open(), await Shop.open()];
    const visitor = await visit(mine);
    const { connectionId: connection } = other;
    expect((await visitor.get(`${PAGE}/delete?connection=${connection}`)).status).toBe(404);
    for (const action of ["pause", "resume", "test", "rename", "delete"]) {
      const answer = await visitor.post(`${PAGE}/${action}`, { connection, name: "minha" });
      expect([action, answer.status]).toEqual([action, 404]);
    }
    expect(await other.connectionRow()).toMatchObject({ status: "active", name: "GestãoClick" });
  });
});

describe("an ERP that asks for the support team's approval", () => {
  beforeAll(needApproval);

  test("shows who has to act, from the request to the yes", async () => {
    const shop = await Shop.open({ activate: false });
    const visitor = await visit(shop);
    const { connectionId: connection } = shop;
    expect(said(await visitor.get(PAGE))).toContain("e a equipe de suporte do Ponte aprova");
    await act(visitor, `${PAGE}/test`, { connection });
    const pending = await act(visitor, `${PAGE}/activate`, { connection });
    expect(said(pending)).toContain("Pedido enviado à equipe de suporte.");
    expect(said(pending)).toContain("Próximo passo: a equipe de suporte do Ponte aprova.");
    expect(said(pending)).toMatch(/Aprovação pedida em .* por chave/);
    expect(currentStep(pending)).toBe("Ativar");
    expect(pending.text).not.toContain('href="/approvals"');
    expect(said(await visitor.get("/integrations"))).toContain("Aguarda a aprovação");
    const withdrawn = await act(visitor, `${PAGE}/deactivate`, { connection });
    expect(said(withdrawn)).toContain("Pedido de ativação retirado.");
    await act(visitor, `${PAGE}/activate`, { connection });
    const support = await visitBySupport(shop);
    expect((await support.get(PAGE)).text).toContain('href="/approvals"');
  });
});
