import { describe, expect, it } from "vitest";
import { CONTROL, control, type Row, TestCompany } from "./company.ts";
import { send } from "./worker.ts";

const CUSTOMER = { tipo_pessoa: "PF", nome: "Falha" };

async function customersNamed(company: TestCompany): Promise<number> {
  const controlHeader = { "Sandbox-Control": "1" };
  return (await company.call("GET", "/clientes?nome=falha", undefined, controlHeader)).rows.length;
}

/** Orders a fault, posts a customer, and says what came back and whether it was stored. */
async function postUnder(fault: Row) {
  const company = await TestCompany.open({}, "minimal");
  await company.inject(fault);
  const answer = await company.post("/clientes", CUSTOMER);
  return { company, answer, stored: await customersNamed(company) };
}

describe("kinds", () => {
  it.each([
    [{ kind: "commit_then_error" }, 400],
    [{ kind: "commit_then_error", status: 404, message: "Algo deu errado" }, 404],
    [{ kind: "commit_then_error", status: 500 }, 500],
  ])("%j stores the record and answers an error envelope", async (fault, status) => {
    const { answer, stored } = await postUnder(fault);
    expect(answer).toMatchObject({ httpStatus: status, body: { code: status, status: "error" } });
    if ("message" in fault) expect(answer.message).toBe(fault.message);
    expect(stored).toBe(1);
  });

  it("commit_then_error lets the ERP's own refusal through", async () => {
    const company = await TestCompany.open({}, "minimal");
    await company.inject({ kind: "commit_then_error", status: 500 });
    expect(await company.post("/clientes", { nome: "Sem tipo" })).toMatchObject({ httpStatus: 404 });
  });

  it("lost_answer stores the record and breaks the connection in the middle of the answer", async () => {
    const company = await TestCompany.open({}, "minimal");
    await company.inject({ kind: "lost_answer" });
    expect((await company.get("/clientes")).httpStatus).toBe(200);
    const response = await company.fetch("POST", "/clientes", CUSTOMER);
    await expect(response.text()).rejects.toThrow();
    expect(await customersNamed(company)).toBe(1);
  });

  it.each([
    [true, 200, 1],
    [false, 504, 0],
  ])("hang with commit %s answers %i after the delay", async (commit, status, expected) => {
    const startedMs = Date.now();
    const { answer, stored } = await postUnder({ kind: "hang", delayMs: 300, commit });
    expect(Date.now() - startedMs).toBeGreaterThanOrEqual(300);
    expect([answer.httpStatus, stored]).toEqual([status, expected]);
  });

  it("hang is in the journal while the caller still waits", async () => {
    const company = await TestCompany.open({}, "minimal");
    await company.inject({ kind: "hang", delayMs: 1500 });
    const waiting = company.post("/clientes", CUSTOMER);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await company.stats()).toMatchObject({ calls: 1, byFault: { hang: 1 } });
    expect(await customersNamed(company)).toBe(1);
    await waiting;
  });

  it("slow gives the true answer late", async () => {
    const startedMs = Date.now();
    const { answer, stored } = await postUnder({ kind: "slow", delayMs: 200 });
    expect(Date.now() - startedMs).toBeGreaterThanOrEqual(200);
    expect(answer).toMatchObject({ httpStatus: 200, row: { nome: "Falha" } });
    expect(stored).toBe(1);
  });

  it.each([
    ["html_502", 502, undefined, 0],
    ["html_502", 502, true, 1],
    ["html_503", 503, undefined, 0],
    ["html_503", 503, true, 1],
  ])("%s answers %i with HTML; commit %s stores %i", async (kind, status, commit, expected) => {
    const { answer, stored } = await postUnder(commit === undefined ? { kind } : { kind, commit });
    expect(answer.httpStatus).toBe(status);
    expect(answer.text).toMatch(/^<!DOCTYPE html>/);
    expect(stored).toBe(expected);
  });

  it.each([
    ["rate_limited", 429, "O limite de requisicoes foi atingido"],
    ["unauthorized", 401, expect.any(String)],
    ["refuse", 404, "Cliente bloqueado"],
  ])("%s answers %i and stores nothing", async (kind, status, message) => {
    const { answer, stored } = await postUnder(
      kind === "refuse" ? { kind, message: "Cliente bloqueado" } : { kind },
    );
    expect(answer).toMatchObject({ httpStatus: status, body: { code: status, status: "error" }, message });
    expect(stored).toBe(0);
  });

  it("rate_limited as a fault is no call over the limit", async () => {
    const { company } = await postUnder({ kind: "rate_limited" });
    expect(await company.stats()).toMatchObject({
      callsOverLimit: 0,
      byFault: { rate_limited: 1 },
      byStatus: { 429: 1 },
    });
  });

  it("truncated_json stores the record and answers half of it", async () => {
    const { answer, stored } = await postUnder({ kind: "truncated_json" });
    expect(answer.httpStatus).toBe(200);
    expect(answer.text).toMatch(/^\{"code":200/);
    expect(answer.body).toEqual({});
    expect(stored).toBe(1);
  });

  it("200_status_error says error in the body of a 200", async () => {
    const { answer, stored } = await postUnder({ kind: "200_status_error" });
    expect(answer).toMatchObject({ httpStatus: 200, body: { code: 400, status: "error" } });
    expect(stored).toBe(0);
  });

  it("huge_body streams as many bytes as ordered", async () => {
    const { answer } = await postUnder({ kind: "huge_body", bytes: 3_000_000 });
    expect(answer.httpStatus).toBe(200);
    expect(answer.text.length).toBeGreaterThan(3_000_000);
  });
});

describe("which calls a fault meets", () => {
  it("its company's only, once, unless told otherwise", async () => {
    const [company, stranger] = await Promise.all([TestCompany.open(), TestCompany.open()]);
    await company.inject({ kind: "html_502" });
    expect((await stranger.get("/lojas")).httpStatus).toBe(200);
    expect((await company.get("/lojas")).httpStatus).toBe(502);
    expect((await company.get("/lojas")).httpStatus).toBe(200);
    await company.inject({ kind: "html_502", times: 2 });
    const statuses = await Promise.all([1, 2, 3, 4].map(() => company.get("/lojas")));
    expect(statuses.filter((answer) => answer.httpStatus === 502)).toHaveLength(2);
  });

  it("every company's when it names none", async () => {
    const company = await TestCompany.open();
    const fault = await control("POST", "/faults", { kind: "html_503", path: "/lojas" });
    expect((await company.get("/lojas")).httpStatus).toBe(503);
    expect(await control("DELETE", `/faults/${fault.id}`)).toEqual({ removed: 1 });
  });

  it("by method and by path: a prefix of whole parts, or a pattern", async () => {
    const company = await TestCompany.open();
    const id = await company.idOf("clientes", "nome", "Carla Mendes");
    const statusOf = async (path: string) => (await company.get(path)).httpStatus;
    await company.inject({ kind: "html_502", path: "/clientes", times: null });
    expect([await statusOf("/clientes"), await statusOf(`/api/clientes/${id}/`)]).toEqual([502, 502]);
    expect(await statusOf("/lojas")).toBe(200);
    await control("DELETE", `/faults?company=${company.id}`);
    await company.inject({ kind: "html_502", path: "/clientes/*", times: null });
    expect([await statusOf("/clientes"), await statusOf(`/clientes/${id}`)]).toEqual([200, 502]);
    await control("DELETE", `/faults?company=${company.id}`);
    await company.inject({ kind: "html_502", path: "/cli", times: null });
    expect(await statusOf("/clientes")).toBe(200);
    await company.inject({ kind: "html_502", method: "POST", times: null });
    expect(await statusOf("/clientes")).toBe(200);
    expect((await company.post("/clientes", CUSTOMER)).httpStatus).toBe(502);
  });

  it("by chance: the same seed and calls give the same faults, another seed others, about as often as ordered", async () => {
    const run = async (seed: number) => {
      const company = await TestCompany.open({}, "minimal");
      await company.inject({ kind: "html_502", probability: 0.3, seed });
      const statuses: number[] = [];
      for (let call = 0; call < 60; call++) statuses.push((await company.get("/lojas")).httpStatus);
      return statuses;
    };
    const [first, again, other] = await Promise.all([run(7), run(7), run(8)]);
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
    const hits = first.filter((status) => status === 502).length;
    expect(hits).toBeGreaterThan(8);
    expect(hits).toBeLessThan(30);
  });
});

describe("control", () => {
  it("lists faults with what they met and hit, removes one and all", async () => {
    const company = await TestCompany.open();
    const { id } = await company.inject({ kind: "slow", path: "/vendas", delayMs: 1, times: 3 });
    await company.get("/vendas");
    const listed: unknown = await control("GET", `/faults?company=${company.id}`);
    expect(listed).toEqual([
      { id, company: company.id, kind: "slow", path: "/vendas", delayMs: 1, times: 3, matched: 1, fired: 1 },
    ]);
    await company.inject({ kind: "hang" });
    expect(await control("DELETE", `/faults?company=${company.id}`)).toEqual({ removed: 2 });
    expect(await control("DELETE", `/faults/${id}`)).toEqual({ error: "no such fault" });
  });

  it.each([
    { kind: "nope" },
    { kind: "slow", delay: 3 },
    { kind: "slow", probability: 2 },
    { kind: "slow", path: "vendas" },
  ])("refuses the order %j", async (order) => {
    expect(await control("POST", "/faults", order)).toHaveProperty("error");
  });
});

describe("page", () => {
  const post = (path: string, form: Record<string, string>, origin = "http://sandbox.test") =>
    send(`${CONTROL}/forms${path}`, {
      method: "POST",
      headers: { origin },
      body: new URLSearchParams(form),
    });

  it("shows a company under a policy that lets nothing run", async () => {
    for (const path of ["/", CONTROL, `${CONTROL}/?company=1`]) {
      const response = await send(path);
      const html = await response.text();
      expect(response.status, path).toBe(200);
      expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(html).toMatch(/^<!DOCTYPE html>/i);
      expect(html).not.toMatch(/<script|style=|onclick/);
    }
    expect((await send("/_sandbox/style.css")).headers.get("content-type")).toContain("text/css");
  });

  it("injects and removes faults, saves switches, revokes tokens, opens companies, without script", async () => {
    const company = await TestCompany.open();
    const { id } = company;
    const injected = await post("/faults", {
      company: id,
      kind: "html_502",
      path: "/lojas",
      times: "",
      commit: "",
    });
    expect(injected.status).toBe(303);
    expect(injected.headers.get("location")).toBe(`${CONTROL}?company=${id}#faults`);
    expect((await company.get("/lojas")).httpStatus).toBe(502);
    await post("/faults/clear", { company: id });
    await post("/switches", {
      company: id,
      FORMAS_WRAPPED: "true",
      IGNORED_FILTERS: "nome, email",
      CALLS_PER_SECOND: "50",
    });
    expect(await control("GET", `/companies/${id}/switches`)).toMatchObject({
      FORMAS_WRAPPED: true,
      IGNORED_FILTERS: ["nome", "email"],
      CALLS_PER_SECOND: 50,
      EMPTY_AS_STRING: true,
    });
    await post("/tokens/revoke", { company: id, accessToken: company.headers["access-token"] ?? "" });
    expect((await company.get("/lojas")).httpStatus).toBe(401);
    await post("/tokens/restore", { company: id, accessToken: company.headers["access-token"] ?? "" });
    expect((await company.get("/lojas")).httpStatus).toBe(200);
    expect((await post("/companies", { name: "Nova & <b>", seed: "minimal" })).status).toBe(303);
    expect(await (await send(CONTROL)).text()).toContain("Nova &amp; &lt;b&gt;");
    expect((await post("/journal/clear", { company: id })).status).toBe(303);
    expect(await company.stats()).toMatchObject({ calls: 0 });
  });

  it("refuses a form from another site", async () => {
    const company = await TestCompany.open();
    const refused = await post("/faults", { company: company.id, kind: "slow" }, "http://evil.test");
    expect(refused.status).toBe(403);
  });
});
