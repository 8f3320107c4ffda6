import { afterEach, describe, expect, it, vi } from "vitest";
import { ISP_CAST, ISP_UNKNOWN_DOCUMENT } from "../../../sandbox/shared/isp-people.ts";
import { DEFAULT_COMPANY, LEGACY_CLIENT } from "../../../sandbox/voalle/seed.ts";
import { TestCompany } from "../company.ts";
import { control } from "../provider.ts";
import { send } from "../worker.ts";
import { postForm, refusal, Voalle } from "./voalle.ts";

const DOCUMENT = ISP_CAST.twoOpen.document;
const PERSON_PATH = `/people/txid/${DOCUMENT}`;

describe("two addresses", () => {
  it("the identity server knows the token call only, the API everything else; each answers 404 for the other's", async () => {
    const voalle = await Voalle.open();
    const form = {
      grant_type: "client_credentials",
      scope: "syngw",
      client_id: String(voalle.provider.key.clientId),
      client_secret: String(voalle.provider.key.clientSecret),
      syndata: String(voalle.provider.key.syndata),
    };
    const person = `/external/integrations/thirdparty${PERSON_PATH}`;
    expect((await postForm(form)).httpStatus).toBe(200);
    expect(await postForm(form, "/voalle/api/connect/token")).toMatchObject({ httpStatus: 404, text: "" });
    expect((await voalle.get(PERSON_PATH)).httpStatus).toBe(200);
    expect((await voalle.get(`/voalle/auth${person}`)).httpStatus).toBe(404);
    expect((await postForm(form, "/voalle/proxy/connect/token")).httpStatus).toBe(200);
    expect((await voalle.get(`/voalle/proxy${person}`)).httpStatus).toBe(200);
  });

  it("opens the default company by its constants, and leaves GestãoClick's its own id", async () => {
    const { clientId, clientSecret, syndata } = DEFAULT_COMPANY;
    const answer = await postForm({
      grant_type: "client_credentials",
      scope: "syngw",
      client_id: clientId,
      client_secret: clientSecret,
      syndata,
    });
    expect(answer.body).toMatchObject({ token_type: "Bearer", expires_in: 3600 });
    expect((await TestCompany.default().get("/lojas")).httpStatus).toBe(200);
  });
});

describe("tokens", () => {
  it("client credentials give a bearer token with its life in seconds", async () => {
    const voalle = await Voalle.open({ SCOPE_IN_TOKEN: false });
    const { httpStatus, body } = await voalle.clientToken();
    expect(httpStatus).toBe(200);
    expect(Object.keys(body).sort()).toEqual(["access_token", "expires_in", "token_type"]);
  });

  it("REFRESH_FOR_CLIENT_CREDENTIALS and SCOPE_IN_TOKEN add to the answer", async () => {
    const voalle = await Voalle.open({ REFRESH_FOR_CLIENT_CREDENTIALS: true });
    expect((await voalle.clientToken()).body).toMatchObject({
      refresh_token: expect.any(String),
      scope: "syngw",
    });
  });

  it.each([
    [{ client_secret: "wrong" }, 400, { error: "invalid_client" }],
    [{ client_id: "nobody" }, 400, { error: "invalid_client" }],
    [{ scope: "other" }, 400, { error: "invalid_scope" }],
    [{ grant_type: "magic" }, 400, { error: "unsupported_grant_type" }],
    [{ syndata: "wrong" }, 401, {}],
    [{ syndata: undefined }, 401, {}],
  ])("client credentials with %j answer %i", async (fields, status, body) => {
    const voalle = await Voalle.open({}, "minimal");
    expect(await voalle.clientToken(fields)).toMatchObject({ httpStatus: status, body });
  });

  it("TOKEN_FAILURE_STATUS makes a wrong secret 401", async () => {
    const voalle = await Voalle.open({ TOKEN_FAILURE_STATUS: "401" }, "minimal");
    expect((await voalle.clientToken({ client_secret: "wrong" })).httpStatus).toBe(401);
  });

  it("a user who is no integrator gets 401, and a second integrator of the company shares its syndata", async () => {
    const voalle = await Voalle.open({}, "minimal");
    const { id, key } = voalle.provider;
    const clerk = await voalle.provider.control("POST", `/companies/${id}/keys`, { integrator: "false" });
    const second = await voalle.provider.control("POST", `/companies/${id}/keys`, {});
    expect(second.syndata).toBe(key.syndata);
    const grant = (user: typeof key) =>
      voalle.clientToken({ client_id: String(user.clientId), client_secret: String(user.clientSecret) });
    expect((await grant(clerk)).httpStatus).toBe(401);
    expect((await grant(second)).httpStatus).toBe(200);
  });

  it("the password grant gives a refresh token that is good once and for a new pair", async () => {
    const voalle = await Voalle.open();
    const { body } = await voalle.passwordToken();
    expect(body).toMatchObject({ token_type: "Bearer", refresh_token: expect.any(String) });
    const form = {
      grant_type: "refresh_token",
      client_id: LEGACY_CLIENT.id,
      client_secret: LEGACY_CLIENT.secret,
      refresh_token: String(body.refresh_token),
    };
    const renewed = await postForm(form);
    expect(renewed.httpStatus).toBe(200);
    expect(renewed.body.refresh_token).not.toBe(body.refresh_token);
    expect(await postForm(form)).toMatchObject({ httpStatus: 400, body: { error: "invalid_grant" } });
    voalle.token = String(renewed.body.access_token);
    expect((await voalle.get(PERSON_PATH)).httpStatus).toBe(200);
  });

  it.each([
    [{ password: "wrong" }, 400, { error: "invalid_grant" }],
    [{ client_secret: "wrong" }, 400, { error: "invalid_client" }],
    [{ username: "nobody" }, 400, { error: "invalid_client" }],
    [{ syndata: "wrong" }, 401, {}],
  ])("the password grant with %j answers %i", async (fields, status, body) => {
    const voalle = await Voalle.open({}, "minimal");
    expect(await voalle.passwordToken(fields)).toMatchObject({ httpStatus: status, body });
  });

  it("asks for a form, not for JSON", async () => {
    const body = JSON.stringify({ grant_type: "client_credentials" });
    const headers = { "content-type": "application/json" };
    const answer = await send("/voalle/auth/connect/token", { method: "POST", body, headers });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ error: "invalid_request" });
  });

  it("a missing, unknown, expired or revoked bearer gets 401 without a body", async () => {
    const voalle = await Voalle.open({ TOKEN_SECONDS: 1 });
    const unauthorized = { httpStatus: 401, text: "" };
    expect(await voalle.call("GET", PERSON_PATH, undefined, { authorization: "Bearer x" })).toMatchObject(
      unauthorized,
    );
    expect(await voalle.call("GET", PERSON_PATH, undefined, { authorization: "" })).toMatchObject(
      unauthorized,
    );
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(await voalle.get(PERSON_PATH)).toMatchObject(unauthorized);
    await voalle.provider.setSwitches({ TOKEN_SECONDS: null });
    await voalle.signIn();
    expect((await voalle.get(PERSON_PATH)).httpStatus).toBe(200);
    const { id } = voalle.provider;
    await voalle.provider.control("POST", `/companies/${id}/sessions/revoke`);
    expect(await voalle.get(PERSON_PATH)).toMatchObject(unauthorized);
    await voalle.signIn();
    await voalle.provider.control("POST", `/companies/${id}/keys/revoke`, {});
    expect(await voalle.get(PERSON_PATH)).toMatchObject(unauthorized);
    expect((await voalle.clientToken()).body).toEqual({ error: "invalid_client" });
  });
});

describe("paths and bodies", () => {
  it("paths have no case, and a trailing slash does not matter", async () => {
    const voalle = await Voalle.open();
    const path = `/voalle/api/External/Integrations/ThirdParty/People/TxId/${DOCUMENT}/`;
    expect((await voalle.get(path)).response.txId).toBe(DOCUMENT);
  });

  it.each([
    "/contracts?txId=52998224725",
    "/getcontracts",
    "/getcontractsbytxid/52998224725",
    "/crm/campaigns",
    "/people/search",
    "/financial/invoices",
    "/crm/contract-types",
    "/crm/leads",
    "/sales-orders",
    "/servicedesk/protocol",
  ])("%s, which is in circulation, is a 404 without a body", async (path) => {
    const voalle = await Voalle.open({}, "minimal");
    expect(await voalle.get(path)).toMatchObject({ httpStatus: 404, text: "" });
  });

  it("a lead below the usual prefix is a 404", async () => {
    const voalle = await Voalle.open({}, "minimal");
    expect((await voalle.post("/crm/leads/create")).httpStatus).toBe(404);
  });

  it.each([
    ["{not json", "application/json", 400],
    ["[]", "application/json", 400],
    ["", "application/json", 400],
    ["{}", "text/plain", 415],
    ["a=b", "application/x-www-form-urlencoded", 415],
  ])("the body %j of type %s gets %i", async (body, type, status) => {
    const voalle = await Voalle.open({}, "minimal");
    const answer = await voalle.call("POST", "/contract/getpaged", body, { "content-type": type });
    expect(answer.httpStatus).toBe(status);
  });

  it("a value of the wrong type is a 400 that names the field", async () => {
    const voalle = await Voalle.open({}, "minimal");
    const answer = await voalle.post("/contract/getpaged", { page: "one" });
    expect(answer).toMatchObject({
      httpStatus: 400,
      body: { status: 400, errors: { page: [expect.any(String)] } },
    });
  });

  it("NOT_FOUND_SUCCESS and NOT_FOUND_RESPONSE choose how an unknown document is answered", async () => {
    const voalle = await Voalle.open();
    const path = `/people/txid/${ISP_UNKNOWN_DOCUMENT}`;
    expect(await voalle.get(path)).toMatchObject(refusal("Registro não encontrado."));
    await voalle.provider.setSwitches({ NOT_FOUND_SUCCESS: true, NOT_FOUND_RESPONSE: "{}" });
    expect((await voalle.get(path)).body).toMatchObject({ success: true, response: {} });
  });
});

describe("limit", () => {
  afterEach(() => vi.useRealTimers());

  it("there is none unless CALLS_PER_MINUTE sets one", async () => {
    const voalle = await Voalle.open();
    const answers = await Promise.all(Array.from({ length: 40 }, () => voalle.get(PERSON_PATH)));
    expect(new Set(answers.map((answer) => answer.httpStatus))).toEqual(new Set([200]));
    expect(await voalle.provider.stats()).toMatchObject({ callsOverLimit: 0 });
  });

  it("CALLS_PER_MINUTE admits so many of an integrator's calls in any minute, and answers 429 to more", async () => {
    const voalle = await Voalle.open({ CALLS_PER_MINUTE: 2 });
    vi.useFakeTimers({ toFake: ["Date"] });
    const start = Date.now();
    const statuses: number[] = [];
    for (const afterSeconds of [0, 30, 59, 60, 61, 90]) {
      vi.setSystemTime(start + afterSeconds * 1000);
      statuses.push((await voalle.get(PERSON_PATH)).httpStatus);
    }
    expect(statuses).toEqual([200, 200, 429, 200, 429, 200]);
    vi.useRealTimers();
    expect(await voalle.provider.stats()).toMatchObject({ callsOverLimit: 2, maxCallsInAnyMinute: 4 });
  });

  it("each integrator has a limit of its own, and tokens are outside it", async () => {
    const voalle = await Voalle.open({ CALLS_PER_MINUTE: 1 });
    const { id } = voalle.provider;
    const key = await voalle.provider.control("POST", `/companies/${id}/keys`, {});
    expect((await voalle.get(PERSON_PATH)).httpStatus).toBe(200);
    expect((await voalle.get(PERSON_PATH)).httpStatus).toBe(429);
    const { body } = await voalle.clientToken({
      client_id: String(key.clientId),
      client_secret: String(key.clientSecret),
    });
    const authorization = `Bearer ${body.access_token}`;
    const answer = await voalle.call("GET", PERSON_PATH, undefined, { authorization });
    expect(answer.httpStatus).toBe(200);
  });

  it("RETRY_AFTER tells how long to wait", async () => {
    const voalle = await Voalle.open({ CALLS_PER_MINUTE: 1, RETRY_AFTER: true });
    await voalle.fetch("GET", PERSON_PATH);
    const refused = await voalle.fetch("GET", PERSON_PATH);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    await voalle.provider.setSwitches({ RETRY_AFTER: false });
    expect((await voalle.fetch("GET", PERSON_PATH)).headers.get("retry-after")).toBeNull();
  });
});

describe("journal and faults", () => {
  it("names calls without the prefix, whatever their case, and knows a refusal that answers 200", async () => {
    const voalle = await Voalle.open();
    await voalle.get("/GetBillet/1");
    const lines: unknown = await control("voalle", "GET", `/journal?company=${voalle.provider.id}`);
    expect(lines).toEqual([
      expect.objectContaining({ method: "POST", path: "/connect/token", status: 200, outcome: "ok" }),
      expect.objectContaining({
        method: "GET",
        path: "/getbillet/1",
        resource: "getbillet",
        status: 200,
        outcome: "refused",
      }),
    ]);
  });

  it("orders the bad days of every ERP in this one's words", async () => {
    const voalle = await Voalle.open();
    await voalle.provider.inject({ kind: "html_502", path: "/people/txid" });
    expect(await voalle.get(PERSON_PATH)).toMatchObject({
      httpStatus: 502,
      text: expect.stringMatching(/^<!DOC/),
    });
    await voalle.provider.inject({ kind: "refuse", message: "Base em manutenção." });
    expect(await voalle.get(PERSON_PATH)).toMatchObject(refusal("Base em manutenção."));
    await voalle.provider.inject({ kind: "unauthorized" });
    expect(await voalle.get(PERSON_PATH)).toMatchObject({ httpStatus: 401, text: "" });
    await voalle.provider.inject({ kind: "rate_limited" });
    expect((await voalle.get(PERSON_PATH)).httpStatus).toBe(429);
    await voalle.provider.inject({ kind: "html_503", path: "/connect/token" });
    expect((await voalle.clientToken()).httpStatus).toBe(503);
  });
});
