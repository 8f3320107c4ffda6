import { afterEach, describe, expect, it, vi } from "vitest";
import { DEFAULT_COMPANY } from "../../sandbox/gestaoclick/seed.ts";
import { control, TestCompany } from "./company.ts";
import { send } from "./worker.ts";

const RATE_LIMITED = {
  code: 429,
  status: "error",
  data: { erro: "Too Many Requests", mensagem: "O limite de requisicoes foi atingido" },
};

describe("addresses and credentials", () => {
  it("opens the default company by itself, once, on simultaneous first calls", async () => {
    const company = TestCompany.default();
    const answers = await Promise.all([company.get("/lojas"), company.get("/lojas")]);
    expect(answers.map((answer) => answer.rows.length)).toEqual([2, 2]);
    const companies: unknown = await control("GET", "/companies");
    expect(companies).toContainEqual(expect.objectContaining({ id: "1", name: DEFAULT_COMPANY.name }));
  });

  it("serves both base forms, with and without a trailing slash", async () => {
    const company = await TestCompany.open();
    for (const path of ["/vendas", "/vendas/", "/api/vendas", "/api/vendas/"]) {
      expect((await company.get(path)).httpStatus, path).toBe(200);
    }
    const id = await company.idOf("clientes", "nome", "Carla Mendes");
    expect((await company.get(`/api/clientes/${id}/`)).row.nome).toBe("Carla Mendes");
  });

  it("takes both spellings of the headers in any case", async () => {
    const { headers } = await TestCompany.open();
    const [access = "", secret = ""] = Object.values(headers);
    const spellings = [
      { "Access-Token": access, "Secret-Access-Token": secret },
      { access_token: access, secret_access_token: secret },
      { ACCESS_TOKEN: access, "secret-access-token": secret },
    ];
    for (const spelling of spellings) {
      expect((await send("/gestaoclick/lojas", { headers: spelling })).status).toBe(200);
    }
  });

  it("answers 401 without, with wrong and with revoked tokens, and again 200 when restored", async () => {
    const company = await TestCompany.open();
    expect((await send("/gestaoclick/lojas")).status).toBe(401);
    const wrong = { "secret-access-token": "0".repeat(40) };
    expect(await company.call("GET", "/lojas", undefined, wrong)).toMatchObject({
      httpStatus: 401,
      body: { code: 401, status: "error", data: { erro: "Unauthorized" } },
    });
    await control("POST", `/companies/${company.id}/tokens/revoke`, {});
    expect((await company.get("/lojas")).httpStatus).toBe(401);
    await control("POST", `/companies/${company.id}/tokens/restore`, {});
    expect((await company.get("/lojas")).httpStatus).toBe(200);
  });

  it("gives a company several token pairs that are revoked one by one and share data", async () => {
    const company = await TestCompany.open();
    const pair = await control("POST", `/companies/${company.id}/tokens`);
    const second = new TestCompany(company.id, String(pair.accessToken), String(pair.secretAccessToken));
    expect(pair.accessToken).toMatch(/^[0-9a-f]{40}$/);
    await company.post("/servicos", { codigo: "X1", nome: "Comum" });
    expect((await second.get("/servicos?nome=comum")).rows).toHaveLength(1);
    await control("POST", `/companies/${company.id}/tokens/revoke`, { accessToken: pair.accessToken });
    expect((await second.get("/lojas")).httpStatus).toBe(401);
    expect((await company.get("/lojas")).httpStatus).toBe(200);
  });

  it("keeps companies apart: ids of one are unknown to the other", async () => {
    const [one, other] = await Promise.all([TestCompany.open(), TestCompany.open()]);
    const id = await one.idOf("clientes", "nome", "Carla Mendes");
    expect((await other.get(`/clientes/${id}`)).httpStatus).toBe(404);
    expect(await other.idOf("clientes", "nome", "Carla Mendes")).not.toBe(id);
  });

  it("API_ADDON_MISSING answers 403", async () => {
    const company = await TestCompany.open({ API_ADDON_MISSING: true });
    expect(await company.get("/lojas")).toMatchObject({
      httpStatus: 403,
      body: { code: 403, status: "error" },
    });
  });
});

describe("bodies and errors", () => {
  it("parses JSON whatever the content type says", async () => {
    const company = await TestCompany.open();
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "application/json"]) {
      const body = { codigo: type, nome: type };
      const answer = await company.call("POST", "/servicos", body, { "content-type": type });
      expect(answer).toMatchObject({ httpStatus: 200, row: { nome: type } });
    }
  });

  it.each(["{not json", "[1,2]", '"text"', ""])(
    "answers %j with a validation error, not a crash",
    async (body) => {
      const company = await TestCompany.open({}, "minimal");
      const answer = await company.call("POST", "/clientes", body);
      expect(answer).toMatchObject({ httpStatus: 404, body: { code: 404, status: "error" } });
      expect(answer.message).toEqual(expect.any(String));
    },
  );

  it("VALIDATION_STATUS makes validation errors 400, in status and body", async () => {
    const company = await TestCompany.open({ VALIDATION_STATUS: "400" });
    expect(await company.post("/clientes", {})).toMatchObject({ httpStatus: 400, body: { code: 400 } });
  });

  it("DELETED_ID_STATUS chooses among 404, 400 and 410 for an id that is gone", async () => {
    const company = await TestCompany.open();
    for (const status of ["404", "400", "410"]) {
      await company.setSwitches({ DELETED_ID_STATUS: status });
      expect((await company.get("/vendas/1")).httpStatus).toBe(Number(status));
    }
  });

  it("answers an unknown route with a 404 whose message differs from a validation error's", async () => {
    const company = await TestCompany.open();
    const unknown = await company.get("/grupos_produto");
    expect(unknown).toMatchObject({ httpStatus: 404, body: { code: 404, status: "error" } });
    expect(unknown.message).not.toBe((await company.get("/clientes/1")).message);
  });
});

describe("rate limit", () => {
  afterEach(() => vi.useRealTimers());

  it("admits three calls in any 1000 ms, wherever they begin", async () => {
    const company = await TestCompany.open({ CALLS_PER_SECOND: 3 });
    vi.useFakeTimers({ toFake: ["Date"] });
    const start = Date.UTC(2026, 10, 25, 12);
    const statuses: number[] = [];
    for (const afterMs of [0, 600, 990, 999, 1000, 1599, 1600, 1989, 1990]) {
      vi.setSystemTime(start + afterMs);
      statuses.push((await company.get("/lojas")).httpStatus);
    }
    expect(statuses).toEqual([200, 200, 200, 429, 200, 429, 200, 429, 200]);
    expect(await company.stats()).toMatchObject({ callsOverLimit: 3, byStatus: { 200: 6, 429: 3 } });
  });

  it("never admits a fourth of simultaneous calls, and words the refusal as the vendor does", async () => {
    const company = await TestCompany.open({ CALLS_PER_SECOND: 3 });
    const answers = await Promise.all(Array.from({ length: 8 }, () => company.get("/lojas")));
    const refused = answers.filter((answer) => answer.httpStatus === 429);
    expect(refused).toHaveLength(5);
    expect(refused[0]?.body).toEqual(RATE_LIMITED);
    expect(await company.stats()).toMatchObject({ calls: 8, callsOverLimit: 5, maxCallsInAnySecond: 8 });
  });

  it("is shared by the token pairs of a company and not by companies", async () => {
    const company = await TestCompany.open({ CALLS_PER_SECOND: 1 });
    const pair = await control("POST", `/companies/${company.id}/tokens`);
    const second = new TestCompany(company.id, String(pair.accessToken), String(pair.secretAccessToken));
    const stranger = await TestCompany.open({ CALLS_PER_SECOND: 1 });
    const answers = await Promise.all([company.get("/lojas"), second.get("/lojas"), stranger.get("/lojas")]);
    expect(answers.map((answer) => answer.httpStatus).sort()).toEqual([200, 200, 429]);
    expect(answers[2]?.httpStatus).toBe(200);
  });

  it("REJECTED_CALLS_COUNT lets a hammering caller lock itself out", async () => {
    const company = await TestCompany.open({ CALLS_PER_SECOND: 1, REJECTED_CALLS_COUNT: true });
    vi.useFakeTimers({ toFake: ["Date"] });
    const start = Date.UTC(2026, 10, 25, 12);
    const statuses: number[] = [];
    for (const afterMs of [0, 500, 1000, 1500, 2600]) {
      vi.setSystemTime(start + afterMs);
      statuses.push((await company.get("/lojas")).httpStatus);
    }
    expect(statuses).toEqual([200, 429, 429, 429, 200]);
  });

  it("CALLS_PER_DAY ends with the day in São Paulo", async () => {
    const company = await TestCompany.open({ CALLS_PER_DAY: 2 });
    vi.useFakeTimers({ toFake: ["Date"] });
    const lateEvening = Date.UTC(2026, 10, 26, 2, 59, 50);
    const statuses: number[] = [];
    for (const afterMs of [0, 2000, 4000, 10_000]) {
      vi.setSystemTime(lateEvening + afterMs);
      statuses.push((await company.get("/lojas")).httpStatus);
    }
    expect(statuses).toEqual([200, 200, 429, 200]);
  });
});

describe("journal", () => {
  it("records each call with its company, path below the base, query, status and outcome", async () => {
    const company = await TestCompany.open();
    await company.get("/api/vendas/?pagina=1&x=%20y");
    await company.post("/clientes", {});
    const lines: unknown = await control("GET", `/journal?company=${company.id}`);
    expect(lines).toEqual([
      expect.objectContaining({
        method: "GET",
        path: "/vendas",
        query: "pagina=1&x=%20y",
        status: 200,
        outcome: "ok",
      }),
      expect.objectContaining({
        method: "POST",
        path: "/clientes",
        status: 404,
        outcome: "refused",
        fault: null,
      }),
    ]);
    expect(await company.stats()).toMatchObject({
      calls: 2,
      byMethodAndResource: [
        { method: "POST", resource: "clientes", calls: 1 },
        { method: "GET", resource: "vendas", calls: 1 },
      ],
      byStatus: { 200: 1, 404: 1 },
      maxCallsInAnySecond: 2,
    });
  });

  it("loses no line of many simultaneous calls", async () => {
    const company = await TestCompany.open();
    await Promise.all(Array.from({ length: 40 }, () => company.get("/lojas")));
    expect(await company.stats()).toMatchObject({ calls: 40 });
  });

  it("returns only what happened since an instant, and forgets on request", async () => {
    const company = await TestCompany.open();
    await company.get("/lojas");
    const { lastAt } = await company.stats();
    const since = Number(lastAt) + 1;
    const later: unknown = await control("GET", `/journal?company=${company.id}&since=${since}`);
    expect(later).toEqual([]);
    expect(await control("DELETE", `/journal?company=${company.id}`)).toEqual({ removed: 1 });
  });

  it("Sandbox-Control passes limit, faults and journal, but not the credentials", async () => {
    const company = await TestCompany.open({ CALLS_PER_SECOND: 0 });
    await company.inject({ kind: "html_502", times: null });
    const controlHeader = { "Sandbox-Control": "1" };
    expect((await company.call("GET", "/lojas", undefined, controlHeader)).httpStatus).toBe(200);
    expect((await send("/gestaoclick/lojas", { headers: controlHeader })).status).toBe(401);
    expect(await company.stats()).toMatchObject({ calls: 0 });
  });
});

describe("control API", () => {
  it("lists every switch with its default and a description", async () => {
    const switches = await control("GET", "/switches");
    expect(Object.keys(switches).length).toBeGreaterThan(30);
    for (const definition of Object.values(switches)) {
      expect(definition).toMatchObject({ description: expect.stringMatching(/.{10,}/) });
      expect(definition).toHaveProperty("fallback");
    }
  });

  it("stores switches per company, resets with null, refuses unknown names and values", async () => {
    const company = await TestCompany.open();
    expect(await company.setSwitches({ DOC_META: true })).toMatchObject({ DOC_META: true });
    expect(await company.setSwitches({ DOC_META: null })).toMatchObject({ DOC_META: false });
    expect(await company.setSwitches({ NOPE: true })).toEqual({ error: "unknown switch NOPE" });
    expect(await company.setSwitches({ DELETED_ID_STATUS: "418" })).toHaveProperty("error");
    const refused = await control("POST", "/companies", { switches: { NOPE: 1 } });
    expect(refused).toEqual({ error: "unknown switch NOPE" });
  });

  it("answers 404 for a company that is none", async () => {
    expect(await control("GET", "/stats?company=999999")).toEqual({ error: "no such company" });
    expect(await control("POST", "/faults", { company: "999999", kind: "slow" })).toHaveProperty("error");
  });

  it("a minimal company has no goods but the lists a sale needs", async () => {
    const company = await TestCompany.open({}, "minimal");
    expect((await company.get("/produtos")).body.data).toBe("Não há dados!");
    for (const list of ["lojas", "situacoes_vendas", "formas_pagamentos", "funcionarios", "estados"]) {
      expect((await company.get(`/${list}`)).rows.length, list).toBeGreaterThan(0);
    }
    expect((await company.get("/clientes")).rows).toMatchObject([{ nome: "Consumidor" }]);
  });

  it("dumps the state of a company", async () => {
    const company = await TestCompany.open();
    const state = await control("GET", `/state?company=${company.id}`);
    expect(Object.keys(state).sort()).toEqual(["clientes", "produtos", "recebimentos", "servicos", "vendas"]);
  });
});
