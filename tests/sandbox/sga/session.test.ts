import { describe, expect, it } from "vitest";
import { SGA } from "../../../sandbox/sga/account.ts";
import { Provider, rowsOf } from "../provider.ts";
import { send } from "../worker.ts";
import { listOf, reasonOf, Sga } from "./sga.ts";

const UNAUTHORIZED = {
  mensagem: "Acesso não autorizado. Verifique seu token de acesso",
  error: ["Login ou senha inválido"],
};
const NEVER = { days: [], from: "00:00", to: "23:59" };

describe("a login", () => {
  it("opens the default company and answers OK with a token", async () => {
    const sga = new Sga(new Provider("sga", "", SGA.showKey(SGA.defaultCompany.key)));
    expect((await sga.signIn()).body).toEqual({ mensagem: "OK", token_usuario: expect.any(String) });
    expect((await sga.get("/listar/situacao/todos")).httpStatus).toBe(200);
    expect((await sga.sync("/buscar/produtos-fornecedor-sincronismo")).httpStatus).toBe(200);
  });

  it("is taken below the real API's own path too", async () => {
    const sga = await Sga.signedIn({}, "minimal");
    const headers = { authorization: `Bearer ${sga.token}` };
    expect((await send("/sga/api/sga/v2/listar/situacao/todos/", { headers })).status).toBe(200);
  });

  it.each([
    ["a wrong password", { senha: "x" }, undefined],
    ["an unknown user", { usuario: "x" }, undefined],
    ["a key that is none", {}, "abc"],
  ])("is refused with 401 for %s", async (_what, change, apiKey) => {
    const sga = await Sga.open({}, "minimal");
    const answer = await (apiKey ? sga.signIn(change, apiKey) : sga.signIn(change));
    expect(answer).toMatchObject({ httpStatus: 401, json: UNAUTHORIZED });
  });

  it("is refused with 406 that names what is missing, and when the body is not called JSON", async () => {
    const sga = await Sga.open({}, "minimal");
    expect(await sga.signIn({ senha: "" })).toMatchObject({ httpStatus: 406 });
    expect(reasonOf(await sga.signIn({ senha: "" }))).toBe("Parâmetros Inválidos: SENHA");
    const headers = { authorization: `Bearer ${sga.provider.key.apiKey}`, "content-type": "text/plain" };
    const { user: usuario, password: senha } = sga.provider.key;
    const body = JSON.stringify({ usuario, senha });
    expect((await send("/sga/usuario/autenticar", { method: "POST", headers, body })).status).toBe(406);
  });

  it("is refused for a user who is not active, whose token is worth nothing either", async () => {
    const sga = await Sga.signedIn({}, "minimal");
    await sga.provider.change("users", 1, { active: false });
    expect((await sga.signIn()).httpStatus).toBe(401);
    expect((await sga.get("/listar/situacao/todos")).httpStatus).toBe(401);
  });

  it.each([
    ["401", 401],
    ["406", 406],
    ["200", 200],
  ])("BAD_LOGIN %s refuses with that status and gives no token", async (BAD_LOGIN, status) => {
    const sga = await Sga.open({ BAD_LOGIN }, "minimal");
    const answer = await sga.signIn({ senha: "x" });
    expect(answer.httpStatus).toBe(status);
    expect(answer.body).not.toHaveProperty("token_usuario");
    expect(answer.text).toContain("inv\\u00e1lido");
  });
});

describe("the user's hours", () => {
  it.each([
    ["error_object", 200, { error: { mensagem: "Usuário com restrição de horário" } }],
    ["message", 200, { mensagem: "Usuário com restrição de horário" }],
    [
      "401",
      401,
      { mensagem: "Usuário com restrição de horário", error: ["Usuário com restrição de horário"] },
    ],
  ])("refuse a login as %s: HTTP %d without token", async (HOURS_REFUSAL, status, body) => {
    const sga = await Sga.open({ HOURS_REFUSAL }, "minimal");
    await sga.order("/hours", { hours: NEVER }, "PUT");
    expect(await sga.signIn()).toMatchObject({ httpStatus: status, json: body });
    await sga.order("/hours", { hours: { days: [0, 1, 2, 3, 4, 5, 6], from: "00:00", to: "24:00" } }, "PUT");
    expect((await sga.signIn()).body).toHaveProperty("token_usuario");
  });

  it("leave a token that was given before alone, unless HOURS_ON_CALLS", async () => {
    const sga = await Sga.signedIn({}, "minimal");
    await sga.order("/hours", { hours: NEVER }, "PUT");
    expect(listOf(await sga.get("/listar/situacao/todos"))).not.toEqual([]);
    await sga.provider.setSwitches({ HOURS_ON_CALLS: true });
    expect(await sga.get("/listar/situacao/todos")).toMatchObject({
      httpStatus: 200,
      json: { error: { mensagem: "Usuário com restrição de horário" } },
    });
  });
});

describe("a session", () => {
  it("ends with the next login of the same user, and the counters tell of it", async () => {
    const sga = await Sga.signedIn({}, "minimal");
    const old = sga.token;
    await sga.signIn();
    expect((await sga.get("/listar/situacao/todos")).httpStatus).toBe(200);
    expect(await sga.call("GET", "/listar/situacao/todos", old)).toMatchObject({
      httpStatus: 401,
      json: UNAUTHORIZED,
    });
    expect(await sga.counters()).toEqual({
      requests: 4,
      unauthorized: 1,
      logins: { tried: 2, opened: 2, refused: 0 },
      sessions: { opened: 2, killedByLogin: 1, alive: 1 },
    });
  });

  it("is ended by somebody else who signs in with the same user", async () => {
    const sga = await Sga.signedIn({}, "minimal");
    await sga.order("/sessions/displace");
    expect((await sga.get("/listar/situacao/todos")).httpStatus).toBe(401);
    expect(await sga.counters()).toMatchObject({ sessions: { killedByLogin: 1 } });
  });

  it("lives beside later ones without TOKEN_SINGLE_SESSION, and ends after TOKEN_TTL_SECONDS", async () => {
    const sga = await Sga.signedIn({ TOKEN_SINGLE_SESSION: false, TOKEN_TTL_SECONDS: 1 }, "minimal");
    const old = sga.token;
    await sga.signIn();
    expect((await sga.call("GET", "/listar/situacao/todos", old)).httpStatus).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect((await sga.get("/listar/situacao/todos")).httpStatus).toBe(401);
  });

  it("is opened by no other credential: the chave API and the sincronismo key open their own routes", async () => {
    const sga = await Sga.signedIn({}, "minimal");
    const { apiKey, syncKey } = sga.provider.key;
    const [data, products] = ["/listar/situacao/todos", "/buscar/produtos-fornecedor-sincronismo"];
    expect((await sga.call("GET", data, apiKey)).httpStatus).toBe(401);
    expect((await sga.call("GET", data, syncKey)).httpStatus).toBe(401);
    expect((await sga.get(products)).httpStatus).toBe(401);
    await sga.provider.setSwitches({ API_KEY_OPENS_ROUTES: true, TOKEN_OPENS_SYNC: true });
    expect((await sga.call("GET", data, apiKey)).httpStatus).toBe(200);
    expect((await sga.get(products)).httpStatus).toBe(200);
  });

  it("ends with its chave API; a sincronismo key is revoked by itself", async () => {
    const sga = await Sga.signedIn({}, "minimal");
    const products = "/buscar/produtos-fornecedor-sincronismo";
    await sga.order("/keys/revoke");
    expect((await sga.get("/listar/situacao/todos")).httpStatus).toBe(401);
    expect((await sga.signIn()).httpStatus).toBe(401);
    expect((await sga.sync(products)).httpStatus).toBe(200);
    await sga.order("/sync-keys/revoke");
    expect((await sga.sync(products)).httpStatus).toBe(401);
    await sga.order("/sync-keys/restore");
    expect((await sga.sync(products)).httpStatus).toBe(200);
  });
});

describe("refusals", () => {
  it.each([
    ["406", 406, "Permissão negada"],
    ["404", 404, "Página não encontrada"],
    ["401", 401, "Login ou senha inválido"],
    ["403", 403, "Permissão negada"],
  ])("DENIAL %s answers a route that is not on the key", async (DENIAL, status, reason) => {
    const sga = await Sga.signedIn({ DENIAL, DENIED_ROUTES: ["/listar/situacao"] }, "minimal");
    const answer = await sga.get("/listar/situacao/todos");
    expect([answer.httpStatus, reasonOf(answer)]).toEqual([status, reason]);
    expect((await sga.get("/listar/produto-por-situacao/todos")).httpStatus).toBe(200);
  });

  it.each([
    ["list", { mensagem: "Não aceitável", error: ["Parâmetros Inválidos: CODIGO_SITUACAO"] }],
    ["text", { mensagem: "Não aceitável", error: "Parâmetros Inválidos: CODIGO_SITUACAO" }],
    ["object", { error: { mensagem: "Parâmetros Inválidos: CODIGO_SITUACAO" } }],
    ["retorno", { retorno: "Não aceitável", error: ["Parâmetros Inválidos: CODIGO_SITUACAO"] }],
    ["message", { message: "Não aceitável", error: ["Parâmetros Inválidos: CODIGO_SITUACAO"] }],
  ])("have the shape that ERROR_SHAPE %s says", async (ERROR_SHAPE, json) => {
    const sga = await Sga.signedIn({ ERROR_SHAPE }, "minimal");
    expect(await sga.post("/listar/veiculo", {})).toMatchObject({ httpStatus: 406, json });
  });

  it("of unknown paths and verbs are 404, with escaped letters unless ESCAPED_JSON is off", async () => {
    const sga = await Sga.signedIn({}, "minimal");
    expect((await sga.get("/nada")).text).toBe('{"mensagem":"P\\u00e1gina n\\u00e3o encontrada"}');
    expect((await sga.get("/listar/veiculo")).httpStatus).toBe(404);
    await sga.provider.setSwitches({ ESCAPED_JSON: false });
    expect((await sga.get("/nada")).text).toBe('{"mensagem":"Página não encontrada"}');
  });
});

describe("an answer", () => {
  it("takes a part of LATENCY_MS at least, and a fault is what it was ordered to be", async () => {
    const sga = await Sga.signedIn({ LATENCY_MS: 600 }, "minimal");
    const startedMs = Date.now();
    await sga.get("/listar/situacao/todos");
    expect(Date.now() - startedMs).toBeGreaterThanOrEqual(100);
    await sga.provider.setSwitches({ LATENCY_MS: null });
    await sga.provider.inject({ kind: "rate_limited" });
    expect((await sga.get("/listar/situacao/todos")).httpStatus).toBe(429);
    await sga.provider.inject({ kind: "200_status_error" });
    expect(await sga.get("/listar/situacao/todos")).toMatchObject({
      httpStatus: 200,
      json: { mensagem: "Permissão negada" },
    });
  });

  it.each([
    ["by_route", ["string", "number"]],
    ["text", ["string", "string"]],
    ["number", ["number", "number"]],
    ["mixed", ["number", "number"]],
  ])("has codes as ID_TYPES %s says: in lists and among an associate's vehicles", async (ID_TYPES, types) => {
    const sga = await Sga.signedIn({ ID_TYPES });
    const [listed = {}] = listOf(await sga.get("/veiculo/buscar/BRA2E19/placa"));
    const { body } = await sga.get(`/associado/buscar/${listed.cpf}`);
    const [nested = {}] = rowsOf(body, "veiculos");
    // 90001 is odd, which is what makes it a number where codes are mixed.
    expect([typeof listed.codigo_veiculo, typeof nested.codigo_veiculo]).toEqual(types);
  });
});

describe("the control page", () => {
  it("is listed at home and shows an association with its credentials and switches", async () => {
    expect(await (await send("/")).text()).toContain(`href="${SGA.controlPath}"`);
    const sga = await Sga.open();
    const html = await (await send(`${SGA.controlPath}?company=${sga.provider.id}`)).text();
    expect(html).toContain(String(sga.provider.key.syncKey));
    expect(html).toContain("TOKEN_SINGLE_SESSION");
  });
});
