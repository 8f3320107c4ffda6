import { describe, expect, it } from "vitest";
import { AUVO } from "../../../sandbox/auvo/account.ts";
import { Provider, rowOf, rowsOf } from "../provider.ts";
import { send } from "../worker.ts";
import { ALWAYS, Auvo, resultOf } from "./auvo.ts";

describe("login", () => {
  it("is a GET with the keys in the address or a POST, and gives a token of thirty minutes", async () => {
    const auvo = await Auvo.open({}, "minimal");
    const { apiKey, apiToken } = auvo.provider.key;
    for (const answer of [
      await auvo.get(`/login/?apiKey=${apiKey}&apiToken=${apiToken}`),
      await auvo.get(`/LOGIN?apikey=${apiKey}&APITOKEN=${apiToken}`),
      await auvo.logIn(),
    ]) {
      const { created, expiration, ...rest } = resultOf(answer);
      expect(rest).toEqual({ authenticated: true, accessToken: expect.any(String), message: "OK" });
      expect(created).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
      const lifeMs = Date.parse(`${expiration}Z`) - Date.parse(`${created}Z`);
      expect(lifeMs).toBe(30 * 60 * 1000);
    }
    expect((await auvo.list("/customers")).httpStatus).toBe(200);
  });

  it("opens the default company", async () => {
    const auvo = new Auvo(new Provider("auvo", "", AUVO.showKey(AUVO.defaultCompany.key)));
    expect((await auvo.logIn()).httpStatus).toBe(200);
    expect(await auvo.tasks()).toHaveLength(40);
  });

  it("refuses what is missing by its field, an unknown key with 404, and a wrong token as the switch says", async () => {
    const auvo = await Auvo.open({}, "minimal");
    const missing = { apiKey: [`The value '""' is not valid.`] };
    expect(await auvo.logIn({ apiKey: "" })).toMatchObject({ httpStatus: 400, json: missing });
    expect(await auvo.get("/login")).toMatchObject({ httpStatus: 400, json: missing });
    expect(await auvo.logIn({ apiKey: "nobody" })).toMatchObject({ httpStatus: 404, text: "" });
    const wrong = await auvo.logIn({ apiToken: "x" });
    expect(wrong).toMatchObject({ httpStatus: 200, json: { result: { authenticated: false } } });
    expect(resultOf(wrong).accessToken).toBeNull();
    for (const status of ["404", "401"]) {
      await auvo.provider.setSwitches({ WRONG_API_TOKEN: status });
      expect((await auvo.logIn({ apiToken: "x" })).httpStatus).toBe(Number(status));
    }
    const form = { "content-type": "text/plain" };
    expect((await auvo.fetch("POST", "/login", "apiKey=x", form)).status).toBe(415);
    await auvo.provider.setSwitches({ LOGIN_DATES: "iso" });
    expect(resultOf(await auvo.logIn()).expiration).toMatch(/Z$/);
  });

  it("answers 401 without body to no token, a dead one, one that was ended and one of nobody", async () => {
    const auvo = await Auvo.open({ TOKEN_LIFE_SECONDS: 1 }, "minimal");
    expect((await auvo.list("/customers")).httpStatus).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(await auvo.list("/customers")).toMatchObject({ httpStatus: 401, text: "" });
    await auvo.provider.setSwitches({ TOKEN_LIFE_SECONDS: null });
    await auvo.logIn();
    expect((await auvo.list("/customers")).httpStatus).toBe(200);
    await auvo.control("POST", "/sessions/revoke", {});
    expect((await auvo.list("/customers")).httpStatus).toBe(401);
    auvo.token = "e.y.J";
    expect((await auvo.list("/customers")).httpStatus).toBe(401);
    expect((await send(`${AUVO.apiPath}/customers`)).status).toBe(401);
    await auvo.control("POST", "/keys/revoke", {});
    expect((await auvo.logIn()).httpStatus).toBe(404);
  });
});

describe("the limit", () => {
  it("counts by source address: companies behind one share it, and calls that are turned away use it up", async () => {
    const first = await Auvo.open({ CALLS_PER_MINUTE: 5 }, "minimal");
    const second = await Auvo.open({ CALLS_PER_MINUTE: 5 }, "minimal");
    second.address = first.address;
    for (const auvo of [first, second]) expect((await auvo.list("/customers")).httpStatus).toBe(200);
    first.token = "dead";
    for (let call = 0; call < 2; call++) expect((await first.list("/customers")).httpStatus).toBe(401);
    const refusal = { httpStatus: 403, json: { error: "Rate limit temporarily exceeded" } };
    expect(await second.list("/customers")).toMatchObject(refusal);
    expect(await second.logIn()).toMatchObject(refusal);
    expect((await second.fetch("GET", "/customers")).headers.get("retry-after")).toBeNull();
    second.address = "10.9.9.9";
    expect((await second.list("/customers")).httpStatus).toBe(200);
    const callers = await first.provider.control("GET", "/callers");
    expect(callers).toContainEqual({
      caller: first.address,
      calls: 8,
      callsOverLimit: 3,
      maxCallsInAnyMinute: 8,
    });
    expect(await second.provider.stats()).toMatchObject({ callsOverLimit: 3, byStatus: { 403: 3 } });
  });
});

describe("addresses and bodies", () => {
  it("have no case in paths, names of the query and keys of the filter", async () => {
    const auvo = await Auvo.open();
    const expected = resultOf(await auvo.list("/tasks", ALWAYS)).entityList;
    const filter = encodeURIComponent(
      JSON.stringify({ StartDate: ALWAYS.startDate, ENDDATE: ALWAYS.endDate }),
    );
    for (const path of ["/Tasks", "/TASKS/"]) {
      expect(resultOf(await auvo.get(`${path}?ParamFilter=${filter}&PAGE=1`)).entityList).toEqual(expected);
    }
    const loose = encodeURIComponent("{'startDate':'2020-01-01','endDate':'2099-12-31'}");
    expect(resultOf(await auvo.get(`/tasks?paramFilter=${loose}`)).entityList).toEqual(expected);
    expect(await auvo.get("/tasks?paramFilter=abc")).toMatchObject({
      httpStatus: 400,
      json: { paramFilter: ["The value 'abc' is not valid."] },
    });
  });

  it("refuses unknown paths, methods and content types without a body", async () => {
    const auvo = await Auvo.open({}, "minimal");
    expect(await auvo.get("/budgets")).toMatchObject({ httpStatus: 404, text: "" });
    expect(await auvo.call("DELETE", "/customers")).toMatchObject({ httpStatus: 405, text: "" });
    expect((await auvo.get("/customergroups/41001")).httpStatus).toBe(405);
    const text = { "content-type": "text/plain" };
    for (const [method, path] of [
      ["POST", "/customers"],
      ["PUT", "/products"],
      ["PATCH", "/customers/19600001"],
    ] as const) {
      const answer = await auvo.fetch(method, path, '{"name":"x"}', text);
      expect([answer.status, await answer.text()]).toEqual([415, ""]);
    }
    const bad = await auvo.fetch("POST", "/customers", "{", { "content-type": "application/json" });
    expect(bad.status).toBe(400);
  });

  it("shows modules that fail or are not used as they are", async () => {
    const auvo = await Auvo.open({}, "minimal");
    for (const path of ["/gps", "/expenses", "/satisfactionsurveys"]) {
      expect((await auvo.get(path)).httpStatus).toBe(500);
    }
    expect(resultOf(await auvo.get("/serviceOrders/"))).toMatchObject({
      entityList: [],
      pagedSearchReturnData: { totalItems: 0 },
    });
    expect((await auvo.get("/users")).httpStatus).toBe(400);
    expect(await auvo.rows("/users", {})).toHaveLength(4);
    await auvo.provider.setSwitches({ USERS_WANT_FILTER: false });
    expect(await auvo.rows("/users")).toHaveLength(4);
    const user = { name: "a", login: "b", email: "c@d.example" };
    expect(await auvo.post("/users", user)).toMatchObject({ httpStatus: 400, body: { errorCode: 56 } });
  });
});

describe("lists", () => {
  it("come in pages of ten with links, ordered by id, and end in a 404", async () => {
    const auvo = await Auvo.open();
    const first = resultOf(await auvo.list("/customers"));
    expect(rowsOf(first, "entityList")).toHaveLength(10);
    expect(first.pagedSearchReturnData).toEqual({ order: 0, pageSize: 10, page: 1, totalItems: 36 });
    const [self, next] = rowsOf(first, "links");
    expect(self).toEqual({
      href: "http://sandbox.test/auvo/v2/customers?paramFilter=&Page=1&PageSize=10&Order=Asc",
      rel: "self",
      method: "GET",
    });
    expect(next).toMatchObject({ rel: "nextPage" });
    const last = resultOf(await auvo.list("/customers", undefined, { page: "4" }));
    expect(rowsOf(last, "entityList")).toHaveLength(6);
    expect(rowsOf(last, "links")).toHaveLength(1);
    const beyond = await auvo.list("/customers", undefined, { page: "5" });
    expect(beyond).toMatchObject({ httpStatus: 404, text: "" });
    const descending = resultOf(await auvo.list("/customers", undefined, { order: "desc" }));
    expect(rowsOf(descending, "entityList")[0]?.id).toBe(19_600_036);
    for (const query of [{ page: "0" }, { pageSize: "x" }, { order: "up" }]) {
      expect((await auvo.list("/customers", undefined, { ...query })).httpStatus).toBe(400);
    }
  });

  it("are 404 when nothing is found, unless the switch says 200", async () => {
    const auvo = await Auvo.open({}, "minimal");
    const empty = ["/tasks", "/quotations", "/webhooks"];
    const filter = { ...ALWAYS, externalId: "none" };
    for (const path of empty) expect((await auvo.list(path, filter)).httpStatus, path).toBe(404);
    await auvo.provider.setSwitches({ EMPTY_LIST: "200" });
    for (const path of empty) {
      expect(resultOf(await auvo.list(path, filter)), path).toMatchObject({ entityList: [] });
    }
  });

  it("cut a page of tasks at a hundred rows, elsewhere not; the switches turn both round", async () => {
    const auvo = await Auvo.open();
    await auvo.control("POST", "/grow", { customers: 150, tasks: 150 });
    const size = async (path: string) =>
      rowsOf(resultOf(await auvo.list(path, ALWAYS, { pageSize: "500" })), "entityList").length;
    expect([await size("/tasks"), await size("/customers")]).toEqual([100, 186]);
    await auvo.provider.setSwitches({ CLAMP_EVERYWHERE: true });
    expect(await size("/customers")).toBe(100);
    await auvo.provider.setSwitches({ PAGE_OVER_100: "refuse" });
    expect((await auvo.list("/tasks", ALWAYS, { pageSize: "101" })).httpStatus).toBe(400);
  });

  it("tell only selected fields, and their size as the switch says", async () => {
    const auvo = await Auvo.open({ ENVELOPE: "pageInformation" });
    const answer = await auvo.list("/customers", undefined, { SelectFields: "id, EXTERNALID" });
    const [row] = rowsOf(resultOf(answer), "entityList");
    expect(Object.keys(row ?? {}).sort()).toEqual(["externalId", "id"]);
    expect(rowOf(resultOf(answer), "pageInformation")).toEqual({
      page: 1,
      pageSize: 10,
      totalPages: 4,
      totalItems: 36,
    });
  });
});

describe("faults", () => {
  it("are shown in Auvo's own words", async () => {
    const auvo = await Auvo.open({}, "minimal");
    for (const [kind, status, json] of [
      ["unauthorized", 401, { error: "x" }],
      ["rate_limited", 403, { error: "x" }],
      ["refuse", 400, { message: "Bad request", target: "", errorCode: 0, errors: ["x"] }],
      ["200_status_error", 200, { message: "x", target: "", errorCode: 0, errors: ["x"] }],
    ] as const) {
      await auvo.provider.inject({ kind, message: "x" });
      expect(await auvo.list("/customers"), kind).toMatchObject({ httpStatus: status, json });
    }
    await auvo.provider.inject({ kind: "html_502", method: "GET" });
    expect((await auvo.list("/customers")).contentType).toContain("text/html");
  });

  it("commit a PATCH and then lose or spoil its answer", async () => {
    const auvo = await Auvo.open({}, "minimal");
    await auvo.provider.inject({
      kind: "commit_then_error",
      method: "PATCH",
      path: "/products",
      status: 500,
    });
    expect((await auvo.patch("/products/451", { totalStock: 77 })).httpStatus).toBe(500);
    await auvo.provider.inject({ kind: "lost_answer" });
    await expect(auvo.post("/customers", { name: "Perdido" })).rejects.toThrow();
    expect(resultOf(await auvo.get("/products/451")).totalStock).toBe(77);
    expect(await auvo.provider.stored("customers")).toMatchObject([{}, { description: "Perdido" }]);
  });
});
