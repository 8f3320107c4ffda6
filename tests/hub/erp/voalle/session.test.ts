import { describe, expect, it } from "vitest";
import { ISP_CAST } from "../../../../sandbox/shared/isp-people.ts";
import { ERP_ORIGIN } from "../../common/constants.ts";
import { Isp } from "./isp.ts";

const ana = ISP_CAST.twoOpen.document;
const logins = async (isp: Isp) =>
  (await isp.journal()).filter(({ path }) => path === "/connect/token").length;

describe("Voalle's session", () => {
  it("is one login for many calls at once", async () => {
    const isp = await Isp.open();
    await Promise.all(Array.from({ length: 8 }, () => isp.result("get_customer", { document: ana })));
    expect(await logins(isp)).toBe(1);
  });

  it("logs in once more when the token was ended early, and nobody notices", async () => {
    const isp = await Isp.open();
    await isp.result("get_customer", { document: ana });
    await isp.endSessions();
    await isp.result("get_customer", { document: ana });
    expect(await logins(isp)).toBe(2);
  });

  it("ends midway through a function that makes several calls, which goes on", async () => {
    const isp = await Isp.open();
    await isp.result("get_customer", { document: ana });
    await isp.inject({ kind: "unauthorized", path: "/getclient" });
    const input = { document: ana, changes: { email: "novo@cliente.example" } };
    expect(await isp.result("update_customer", input)).toMatchObject({ email: "novo@cliente.example" });
  });

  it("is opened once more when the ERP turns away a token that it gave a moment ago", async () => {
    const isp = await Isp.open();
    await isp.inject({ kind: "unauthorized", path: "/getclient" });
    const input = { document: ana, changes: { email: "novo@cliente.example" } };
    expect(await isp.result("update_customer", input)).toMatchObject({ email: "novo@cliente.example" });
    expect(await logins(isp)).toBe(2);
  });

  it("works with tokens that live for seconds", async () => {
    const isp = await Isp.open({ switches: { TOKEN_SECONDS: 2 } });
    for (let call = 0; call < 3; call++) await isp.result("get_customer", { document: ana });
  });

  it("does not mind a refresh token, nor an answer without a scope", async () => {
    const isp = await Isp.open({ switches: { REFRESH_FOR_CLIENT_CREDENTIALS: true, SCOPE_IN_TOKEN: false } });
    await isp.result("get_customer", { document: ana });
  });

  it("that is refused is told as such, once, and a login that fails is no call that was made", async () => {
    const isp = await Isp.open();
    await isp.revokeKey();
    await isp.problem("get_customer", { document: ana }, 502, "erp_credentials_rejected");
    expect((await isp.journal()).filter(({ path }) => path !== "/connect/token")).toEqual([]);
  });

  it("is of the secret that opened it: a wrong one that is saved later is refused, and the right one goes on", async () => {
    const isp = await Isp.open();
    await isp.result("get_customer", { document: ana });
    await isp.change({}, { clientSecret: "nobodys-secret" });
    await isp.problem("get_customer", { document: ana }, 502, "erp_credentials_rejected");
    await isp.change({}, { clientSecret: isp.credentials.clientSecret });
    const before = await logins(isp);
    await isp.result("get_customer", { document: ana });
    expect(await logins(isp)).toBe(before);
  });

  it("pauses the connection when an order is what was refused, and the order waits", async () => {
    const isp = await Isp.open();
    await isp.revokeKey();
    await isp.ask("create_lead", { externalId: "lead-1", customer: { name: "Ana", email: "a@b.example" } });
    expect(await isp.delivery("lead-1")).toMatchObject({ state: "retrying", code: "credentials_rejected" });
    expect(await isp.stored("leads")).toEqual([]);
  });

  it("stays with its address: a swapped one is told, and no function succeeds", async () => {
    const isp = await Isp.open({ settings: { apiUrl: `${ERP_ORIGIN}/voalle/auth` } });
    const { detail } = await isp.problem("get_customer", { document: ana }, 422, "erp_refused");
    expect(detail).toContain("404");
  });

  it("leaves no token, secret or syndata in the log", async () => {
    const isp = await Isp.open();
    await isp.result("list_invoices", { document: ana });
    await isp.inject({
      kind: "refuse",
      path: "/people/txid/*",
      message: `Falhou ${isp.credentials.clientSecret}`,
    });
    await isp.ask("get_customer", { document: ana });
    // A read's entry is written after its answer has gone.
    await expect.poll(async () => (await isp.entries()).at(-1)?.event).toBe("function.failed");
    const log = await isp.logText();
    // The login is in it, and what made it is not: the sandbox's tokens begin like this.
    expect(log).toContain("/connect/token");
    for (const secret of [
      isp.credentials.clientSecret,
      isp.credentials.syndata,
      btoa('{"alg":"RS256"').slice(0, 16),
    ]) {
      expect(log).not.toContain(secret);
    }
  });
});

describe("Voalle's bad days", () => {
  it.each([
    [{ kind: "html_502" }, 502, "erp_unavailable"],
    [{ kind: "html_503" }, 502, "erp_unavailable"],
    [{ kind: "truncated_json" }, 502, "erp_answer_unreadable"],
    [{ kind: "200_status_error" }, 422, "erp_refused"],
    [{ kind: "refuse", message: "Parâmetro inválido." }, 422, "erp_refused"],
  ])("answers %o of a read as what it is", async (fault, status, code) => {
    const isp = await Isp.open();
    await isp.inject({ ...fault, path: "/people/txid/*", times: null });
    await isp.problem("get_customer", { document: ana }, status, code);
  });

  it("waits out a limit of the ERP's that is over in a moment", async () => {
    const isp = await Isp.open();
    await isp.inject({ kind: "rate_limited", path: "/people/txid/*" });
    expect(await isp.result("get_customer", { document: ana })).toMatchObject({ document: ana });
  });
});
