import { describe, expect, it } from "vitest";
import { IXC } from "../../sandbox/ixc/account.ts";
import { Ixc } from "./ixc/ixc.ts";
import { send } from "./worker.ts";

const FORMS = `${IXC.controlPath}/forms`;

const post = (path: string, form: Record<string, string>, origin = "http://sandbox.test") =>
  send(`${FORMS}${path}`, { method: "POST", headers: { origin }, body: new URLSearchParams(form) });

const list = (ixc: Ixc) => ixc.list("filial", { qtype: "filial.id", query: "1" });

describe("page of an ERP whose companies are opened by keys", () => {
  it("is listed on the home page and runs nothing", async () => {
    expect(await (await send("/")).text()).toContain(`href="${IXC.controlPath}"`);
    const page = await send(IXC.controlPath);
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    const html = await page.text();
    expect(html).toContain(IXC.defaultCompany.name);
    expect(html).not.toMatch(/<script|style=|onclick/);
  });

  it("opens companies, adds, revokes and restores keys, orders faults and saves switches without script", async () => {
    const ixc = await Ixc.open();
    const { id, key } = ixc.provider;
    const name = String(key.token).split(":")[0] ?? "";
    expect((await post("/keys/revoke", { company: id, name })).headers.get("location")).toBe(
      `${IXC.controlPath}?company=${id}#keys`,
    );
    expect((await list(ixc)).httpStatus).toBe(401);
    await post("/keys/restore", { company: id, name });
    expect((await list(ixc)).httpStatus).toBe(200);
    expect((await post("/keys", { company: id })).status).toBe(303);
    expect(await ixc.provider.control("GET", `/companies/${id}`)).toMatchObject({
      keys: [{ revoked: false }, { revoked: false }],
    });
    await post("/faults", { company: id, kind: "html_503", path: "/filial", times: "", commit: "" });
    expect((await list(ixc)).httpStatus).toBe(503);
    await post("/switches", { company: id, TOTAL_AS_NUMBER: "true", CALLS_PER_SECOND: "50" });
    expect(await ixc.provider.control("GET", `/companies/${id}/switches`)).toMatchObject({
      TOTAL_AS_NUMBER: true,
      CALLS_PER_SECOND: 50,
      EMPTY_REGISTROS: "missing",
    });
    await post("/companies", { name: "Nova & <b>", seed: "minimal" });
    expect(await (await send(IXC.controlPath)).text()).toContain("Nova &amp; &lt;b&gt;");
  });

  it("refuses a form from another site and a company of nobody", async () => {
    const ixc = await Ixc.open({}, "minimal");
    expect((await post("/keys", { company: ixc.provider.id }, "http://evil.test")).status).toBe(403);
    expect((await send(`${IXC.controlPath}?company=999999`)).status).toBe(404);
    expect(
      await ixc.provider.control("POST", `/companies/${ixc.provider.id}/keys/revoke`, { name: "x" }),
    ).toEqual({
      error: "no such key",
    });
  });
});

describe("limit and faults", () => {
  it("counts calls over the limit, and shows faults in the ERP's own words", async () => {
    const ixc = await Ixc.open({ CALLS_PER_SECOND: 2 });
    const answers = await Promise.all([1, 2, 3].map(() => list(ixc)));
    expect(answers.map((answer) => answer.httpStatus).sort()).toEqual([200, 200, 429]);
    expect(await ixc.provider.stats()).toMatchObject({ calls: 3, callsOverLimit: 1 });
    await ixc.provider.setSwitches({ CALLS_PER_SECOND: 1000 });
    for (const [kind, status] of [
      ["unauthorized", 401],
      ["rate_limited", 429],
      ["refuse", 200],
      ["200_status_error", 200],
    ] as const) {
      await ixc.provider.inject({ kind, message: "Algo deu errado" });
      expect(await list(ixc), kind).toMatchObject({
        httpStatus: status,
        body: { type: "error", message: "Algo deu errado" },
      });
    }
  });

  it("commit_then_error lets a refusal through that the ERP answers with 200", async () => {
    const ixc = await Ixc.open();
    await ixc.provider.inject({ kind: "commit_then_error", status: 500 });
    expect(await ixc.post("/contato", { nome: "Sem contato" })).toMatchObject({ httpStatus: 200 });
    await ixc.provider.inject({ kind: "commit_then_error", status: 500 });
    const lead = { nome: "Davi", data_cadastro: "25/11/2026", email: "d@cliente.example" };
    expect(await ixc.post("/contato", lead)).toMatchObject({ httpStatus: 500, body: { type: "error" } });
    expect(await ixc.provider.stored("contato")).toHaveLength(1);
  });
});
