import { beforeAll, describe, expect, it } from "vitest";
import { ISP_CAST } from "../../../../sandbox/shared/isp-people.ts";
import { CODES } from "../../../../sandbox/voalle/seed.ts";
import { createConnection } from "../../../../src/services/connections/create-connection.ts";
import { call, expectProblem } from "../../common/api.ts";
import type { Row } from "../../common/erp.ts";
import { API_URL, AUTH_URL, Isp, PROXY_URL, SETTINGS } from "./isp.ts";

const ana = ISP_CAST.twoOpen.document;
type Check = { name: string; ok: boolean; code?: string; message: string };

async function test(isp: Isp): Promise<{ ok: boolean; checks: Check[] }> {
  const answer = await call("POST", `/v1/connections/${isp.connectionId}/test`, { token: isp.key });
  expect(answer.status, answer.text).toBe(200);
  // Guarantee: the route's own schema states the shape.
  return answer.body as { ok: boolean; checks: Check[] };
}

async function checkNamed(isp: Isp, name: string): Promise<Check | undefined> {
  return (await test(isp)).checks.find((check) => check.name === name);
}

describe("saving a Voalle connection", () => {
  let isp: Isp;
  beforeAll(async () => {
    isp = await Isp.open();
  });
  let saved = 0;
  const save = (changes: Row) => {
    saved += 1;
    const integrationUser = `integracao.outro${saved}.datacake`;
    const settings = { ...SETTINGS, integrationUser, ticketIncidentTypeId: "1", ...changes };
    const body = { provider: "voalle", name: "Outra", settings };
    return call("POST", "/v1/connections", { token: isp.key, body });
  };

  it.each([
    "datacake",
    "integracao.datacake",
    "Integracao.provedor.datacake",
    "INTEGRACAO.PROVEDOR.DATACAKE",
    "integração.provedor.datacake",
    "integracao.meu.provedor.datacake",
    "integracao..datacake",
    "integracao.meu provedor.datacake",
    "integracao.provedor.datacake.",
    "integracao-provedor-datacake",
  ])("refuses the user %j with the pattern that it must follow", async (integrationUser) => {
    const { errors } = expectProblem(await save({ integrationUser }), 400, "validation_failed");
    expect(errors).toEqual([
      {
        path: "settings.integrationUser",
        code: "integration_user_format",
        message: expect.stringContaining("integracao.NOMEPROVEDOR.datacake"),
      },
    ]);
  });

  it.each(["integracao.provedor.datacake", "integracao.Fibra_Net-2.datacake"])(
    "takes the user %j",
    async (integrationUser) => {
      expect((await save({ integrationUser })).status).toBe(201);
    },
  );

  it("names each setting that is wrong, and takes codes that were sent as numbers", async () => {
    const wrong = await save({
      apiUrl: "erp.provedor.com.br",
      requestsPerMinute: 0,
      unlockBy: "name",
      outro: "x",
    });
    const { errors } = expectProblem(wrong, 400, "validation_failed");
    expect(errors.map(({ path }) => path).sort()).toEqual([
      "settings.apiUrl",
      "settings.outro",
      "settings.requestsPerMinute",
      "settings.unlockBy",
    ]);
    expect((await save({ defaultCompanyId: 1, defaultAccountId: 25 })).body).toMatchObject({
      settings: { defaultCompanyId: "1", defaultAccountId: "25" },
    });
  });

  it("refuses a user that another connection has already, in any case, when it is saved and when it is changed", async () => {
    const taken = await save({ integrationUser: "integracao.DEMONSTRACAO.datacake" });
    const { errors } = expectProblem(taken, 400, "validation_failed");
    expect(errors).toMatchObject([{ path: "settings.integrationUser", code: "value_taken" }]);
    const other = await save({});
    // Guarantee: a connection was made.
    const { id } = other.body as { id: string };
    const change = (settings: Row) =>
      call("PATCH", `/v1/connections/${id}`, { token: isp.key, body: { settings } });
    expectProblem(await change({ integrationUser: SETTINGS.integrationUser }), 400, "validation_failed");
    expect((await change({ unlockBy: "contractId" })).status).toBe(200);
  });

  it("never shows the credentials", async () => {
    const answer = await call("GET", `/v1/connections/${isp.connectionId}`, { token: isp.key });
    expect(answer.text).not.toContain("sandbox-syndata");
    const state = JSON.stringify(await isp.entries());
    expect(state).not.toContain(isp.credentials.clientSecret);
    expect(state).not.toContain(isp.credentials.syndata);
  });

  it("refuses the same account twice, as one that is connected already", async () => {
    const again = createConnection(isp.context, {
      provider: "voalle",
      name: "De novo",
      settings: { ...SETTINGS, integrationUser: "integracao.denovo.datacake", ticketIncidentTypeId: "1" },
      credentials: isp.credentials,
    });
    await expect(again).rejects.toMatchObject({ code: "account_already_connected" });
  });
});

describe("the test of a Voalle connection", () => {
  it("passes where all is well", async () => {
    const result = await test(await Isp.open({ settings: { defaultPaymentFormCode: CODES.paymentForm } }));
    expect(result.checks.map(({ name, ok, code }) => ({ name, ok, code }))).toEqual(
      ["credentials", "api_address", "campaigns", "sales", "leads", "settlements", "tickets"].map((name) => ({
        name,
        ok: true,
        code: undefined,
      })),
    );
    expect(result.ok).toBe(true);
  });

  it.each([
    ["the ports are swapped", { authUrl: API_URL, apiUrl: AUTH_URL }, "credentials", "45700"],
    ["the API address is the other one", { apiUrl: AUTH_URL }, "api_address", "45715"],
  ])("says so when %s", async (_, settings, name, port) => {
    const result = await test(await Isp.open({ settings }));
    const last = result.checks.at(-1);
    expect(last).toMatchObject({ name, ok: false, message: expect.stringContaining("404") });
    expect(last?.message).toContain(port);
  });

  it("works behind one address for both", async () => {
    const isp = await Isp.open({ settings: { authUrl: `${PROXY_URL}/`, apiUrl: `${PROXY_URL}/` } });
    expect((await test(isp)).ok).toBe(true);
    expect(await isp.result("get_customer", { document: ana })).toMatchObject({ document: ana });
  });

  it.each(["400", "401"])("says that the credentials are not accepted, with HTTP %s", async (status) => {
    const isp = await Isp.open({ switches: { TOKEN_FAILURE_STATUS: status } });
    await isp.revokeKey();
    expect(await checkNamed(isp, "credentials")).toMatchObject({
      ok: false,
      code: "invalid_credentials",
      message: expect.stringContaining("Syndata"),
    });
  });

  it("says so of a wrong syndata, which gets a bare 401", async () => {
    const isp = await Isp.open();
    await isp.change({}, { syndata: "d3JvbmctZmllbGQ=" });
    expect(await checkNamed(isp, "credentials")).toMatchObject({ ok: false, code: "invalid_credentials" });
  });

  it("warns of what cannot work yet, by name", async () => {
    const isp = await Isp.open({
      switches: { NO_INTEGRATION_TYPES: true },
      settings: { leadIntegratorAlias: undefined, paymentMethods: {}, ticketIncidentTypeId: undefined },
    });
    const { ok, checks } = await test(isp);
    expect(ok).toBe(true);
    expect(Object.fromEntries(checks.map(({ name, code }) => [name, code]))).toMatchObject({
      sales: "no_contract_types",
      leads: "setting_missing",
      settlements: "setting_missing",
      tickets: "setting_missing",
    });
  });

  it.each([
    ["campaigns", { defaultCampaign: "NATAL2024" }, "campaign_missing"],
    ["sales", { saleContractType: "ANTIGO" }, "contract_type_missing"],
    ["tickets", { ticketIncidentTypeId: "99" }, "incident_type_missing"],
    [
      "tickets",
      { ticketIncidentTypeId: undefined, existingCustomerProcedure: "create_ticket" },
      "setting_missing",
    ],
  ])("fails in %s for %o", async (name, settings, code) => {
    expect(await checkNamed(await Isp.open({ settings }), name)).toMatchObject({ ok: false, code });
  });
});

describe("the lists that settings are picked from", () => {
  let isp: Isp;
  beforeAll(async () => {
    isp = await Isp.open({ settings: { defaultCampaign: "VERAO" } });
  });
  const options = async (source: string) => {
    const answer = await call("GET", `/v1/connections/${isp.connectionId}/options/${source}`, {
      token: isp.key,
    });
    expect(answer.status, answer.text).toBe(200);
    // Guarantee: the route's own schema states the shape.
    return (answer.body as { items: { value: string; label: string }[] }).items;
  };

  it.each([
    ["campaigns", { value: "VERAO", label: "Campanha de Verão" }],
    ["priceLists", { value: "FIDELIDADE", label: "Fidelidade 12 meses" }],
    ["products", { value: "VERAO/VAREJO/1.2", label: "Fibra 500 Mega (Campanha de Verão, Varejo)" }],
    ["contractTypes", { value: "RURAL", label: "Internet Rural" }],
    ["dueDays", { value: "15", label: "15" }],
    ["companyPlaces", { value: CODES.branch, label: "Provedor Demo Telecom Ltda - Filial" }],
    ["incidentTypes", expect.objectContaining({ label: "Financeiro" })],
    ["catalogServices", expect.objectContaining({ label: "Internet" })],
    ["catalogServiceItems", expect.objectContaining({ label: "Lentidão" })],
    ["serviceLevelAgreements", expect.objectContaining({ label: "24 horas" })],
    ["companyPlaceIds", expect.objectContaining({ label: "Provedor Demo Telecom Ltda" })],
  ])("offers %s", async (source, option) => {
    expect(await options(source)).toContainEqual(option);
  });

  it("offers only running campaigns, and only the lists of the chosen one", async () => {
    expect((await options("campaigns")).map(({ value }) => value)).toEqual(["VERAO", "EMPRESAS"]);
    expect((await options("priceLists")).map(({ value }) => value)).toEqual(["VAREJO", "FIDELIDADE"]);
  });
});
