import { describe, expect, test } from "vitest";
import { automation } from "../../../../src/erp/automation/index.ts";
import type { Row } from "../../common/erp.ts";
import { BASE_URL, checked, json, problemsOf, ScriptedErp } from "./scripted-erp.ts";

const CREDENTIALS = {
  user: "maria",
  password: 's3nh@"çã',
  token: "12:abcdef0123456789",
  app: "loja-virtual",
};

const get: Row = { steps: [{ type: "http", id: "call", method: "GET", path: "/x" }], output: [] };
const post: Row = {
  steps: [{ type: "http", id: "call", method: "POST", path: "/x", effect: "read", json: { a: 1 } }],
  output: [],
};

async function sentWith(auth: Row, content: Row = get, ...replies: Response[]) {
  const erp = new ScriptedErp(...replies, json([]));
  const run = await erp.run("list_products", content, { settings: { auth }, credentials: CREDENTIALS });
  return { erp, run, last: erp.sent.at(-1) };
}

describe("a call says who makes it", () => {
  test("none", async () => {
    const { last } = await sentWith({ type: "none" });
    expect([...(last?.headers ?? [])].map(([name]) => name)).not.toContain("authorization");
  });

  test("basic, of user and password or of a token that is both", async () => {
    const pair = await sentWith({
      type: "basic",
      username: "{{ secrets.user }}",
      password: "{{ secrets.app }}",
    });
    expect(pair.last?.headers.get("authorization")).toBe(`Basic ${btoa("maria:loja-virtual")}`);
    const whole = await sentWith({ type: "basic", token: "{{ secrets.token }}" });
    expect(whole.last?.headers.get("authorization")).toBe(`Basic ${btoa(CREDENTIALS.token)}`);
  });

  test("bearer, another header, the query", async () => {
    const bearer = await sentWith({ type: "bearer", token: "{{ secrets.token }}" });
    expect(bearer.last?.headers.get("authorization")).toBe(`Bearer ${CREDENTIALS.token}`);
    const header = await sentWith({
      type: "header",
      name: "x-key",
      prefix: "Key ",
      token: "{{ secrets.app }}",
    });
    expect(header.last?.headers.get("x-key")).toBe("Key loja-virtual");
    const query = await sentWith({ type: "query", name: "token", token: "{{ secrets.token }}" });
    expect(query.last?.url.searchParams.get("token")).toBe(CREDENTIALS.token);
  });

  test.each<[string, Row, (text: string) => unknown]>([
    ["json", { json: { a: 1 } }, JSON.parse],
    ["form", { form: { a: 1 } }, (text) => Object.fromEntries(new URLSearchParams(text))],
    ["no body", {}, (text) => Object.fromEntries(new URLSearchParams(text))],
  ])("fields of the body, in %s", async (_, body, read) => {
    const auth = { type: "body_fields", fields: { token: "{{ secrets.token }}", app: "{{ secrets.app }}" } };
    const { last } = await sentWith(auth, {
      steps: [{ type: "http", id: "call", method: "POST", path: "/x", effect: "read", ...body }],
      output: [],
    });
    expect(read(last?.text ?? "")).toMatchObject({ token: CREDENTIALS.token, app: "loja-virtual" });
  });

  test("fields of a multipart body, and of a call that has none", async () => {
    const auth = { type: "body_fields", fields: { app: "{{ secrets.app }}" } };
    const multipart = await sentWith(auth, {
      steps: [{ type: "http", id: "call", method: "POST", path: "/x", effect: "read", multipart: { a: 1 } }],
      output: [],
    });
    expect(multipart.last?.form?.get("app")).toBe("loja-virtual");
    expect((await sentWith(auth)).last?.url.searchParams.get("app")).toBe("loja-virtual");
  });

  test("an automation's own way goes before the connection's", async () => {
    const own = { ...get, auth: { type: "header", name: "x-own", token: "{{ secrets.app }}" } };
    const { last } = await sentWith({ type: "bearer", token: "{{ secrets.token }}" }, own);
    expect([last?.headers.get("x-own"), last?.headers.get("authorization")]).toEqual(["loja-virtual", null]);
  });

  test("a step may send a secret, whole, and in a JSON inside of a text as JSON writes it", async () => {
    const { last, run } = await sentWith(
      { type: "none" },
      {
        steps: [
          {
            type: "http",
            id: "call",
            method: "POST",
            path: "/x",
            effect: "read",
            query: { key: "k={{ secrets.app }}" },
            json: { pass: "{{ secrets.password }}", inner: { $json: { p: "{{ secrets.password }}" } } },
          },
        ],
        output: [],
      },
    );
    expect(last?.url.searchParams.get("key")).toBe("k=loja-virtual");
    const body = JSON.parse(last?.text ?? "{}");
    expect(body.pass).toBe(CREDENTIALS.password);
    expect(JSON.parse(body.inner)).toEqual({ p: CREDENTIALS.password });
    const shown = JSON.stringify(run.trace);
    for (const secret of Object.values(CREDENTIALS)) expect(shown).not.toContain(secret);
    expect(shown).toContain("•••");
  });
});

describe("a login gives the token", () => {
  const oauth = {
    type: "oauth_client_credentials",
    clientId: "{{ secrets.user }}",
    clientSecret: "{{ secrets.password }}",
    scope: "all",
    fields: { syndata: "{{ secrets.app }}" },
  };

  test("OAuth with client credentials, once for many calls", async () => {
    const erp = new ScriptedErp(json({ access_token: "T1", expires_in: 3600 }), json([]));
    const options = { settings: { auth: oauth }, credentials: CREDENTIALS };
    await erp.run("list_products", get, options);
    await erp.run("list_products", get, options);
    expect(
      erp.sent.map(({ method, url, headers }) => [method, url.pathname, headers.get("authorization")]),
    ).toEqual([
      ["POST", "/api/oauth/token", null],
      ["GET", "/api/x", "Bearer T1"],
      ["GET", "/api/x", "Bearer T1"],
    ]);
    expect(Object.fromEntries(new URLSearchParams(erp.sent[0]?.text))).toEqual({
      grant_type: "client_credentials",
      client_id: "maria",
      client_secret: CREDENTIALS.password,
      scope: "all",
      syndata: "loja-virtual",
    });
  });

  test("OAuth with user and password, as JSON, at an address of its own", async () => {
    const erp = new ScriptedErp(json({ access_token: "T2" }), json([]));
    await erp.run("list_products", get, {
      settings: {
        loginUrl: "https://login.example.com.br/",
        auth: {
          type: "oauth_password",
          username: "{{ secrets.user }}",
          password: "{{ secrets.password }}",
          path: "/token",
          encoding: "json",
        },
      },
      credentials: CREDENTIALS,
    });
    expect(erp.sent[0]?.url.href).toBe("https://login.example.com.br/token");
    expect(JSON.parse(erp.sent[0]?.text ?? "")).toMatchObject({ grant_type: "password", username: "maria" });
    expect(erp.sent[1]?.headers.get("authorization")).toBe("Bearer T2");
  });

  test("a session whose token goes into the query, with an expiry written for people", async () => {
    const erp = new ScriptedErp(json({ Token: "T3", Expire: "25/11/2026 13:00:00" }), json([]));
    await erp.run("list_products", get, {
      settings: {
        auth: {
          type: "session",
          method: "GET",
          path: "/login.rule",
          fields: { sys: "MK0", token: "{{ secrets.token }}" },
          tokenExpression: "answer.Token",
          expiresAtExpression: "answer.Expire",
          place: "query",
          name: "token",
        },
      },
      credentials: CREDENTIALS,
    });
    expect(erp.sent[0]?.url.search).toBe("?sys=MK0&token=12%3Aabcdef0123456789");
    expect(erp.sent[1]?.url.searchParams.get("token")).toBe("T3");
  });

  test.each([
    [{ access_token: "T", expires_in: 3_600 }, {}, 3_540_000],
    [{ access_token: "T" }, {}, 1_740_000],
    [{ access_token: "T", ttl: 120 }, { expiresInExpression: "answer.ttl" }, 60_000],
    [{ access_token: "T", at: "2026-11-25T15:10:00Z" }, { expiresAtExpression: "answer.at" }, 540_000],
    [{ access_token: "T", at: "25/11/2026 12:10:00" }, { expiresAtExpression: "answer.at" }, 540_000],
    [{ access_token: "T", at: "nonsense" }, { expiresAtExpression: "answer.at" }, 1_740_000],
  ])("%j is a token for as long as %j says", (body, more, expiresInMs) => {
    const settings = automation.settings.parse({ baseUrl: BASE_URL, auth: { ...oauth, ...more } });
    const login = automation.accounts(CREDENTIALS, {}, settings).get("")?.session;
    const realNow = Date.now;
    Date.now = () => Date.parse("2026-11-25T15:00:00Z");
    try {
      const read = login?.read({ status: 200, text: JSON.stringify(body), json: body, isJson: true });
      expect(read).toEqual({ kind: "ok", value: { token: "T", expiresInMs } });
    } finally {
      Date.now = realNow;
    }
  });

  test.each<[string, Response, string]>([
    ["401", json({ error_description: "chave errada" }, 401), "invalid_credentials"],
    ["200 without a token", json({ status: "ERRO", mensagem: "senha" }), "invalid_credentials"],
    ["404", json({}, 404), "unreadable"],
    ["429", json({}, 429), "rate_limited"],
    ["503", new Response("", { status: 503 }), "unavailable"],
  ])("a login that is answered %s", async (_, answer, kind) => {
    const { run, erp } = await sentWith(oauth, get, answer);
    expect(run.outcome).toMatchObject({ kind });
    expect(erp.sent.every(({ url }) => url.pathname === "/api/oauth/token")).toBe(true);
  });

  test("a token that ends early is replaced once, and the call made again", async () => {
    const erp = new ScriptedErp(
      json({ access_token: "OLD" }),
      json([]),
      json({ message: "expired" }, 401),
      json({ access_token: "NEW" }),
      json([]),
    );
    const options = { settings: { auth: oauth }, credentials: CREDENTIALS };
    await erp.run("list_products", get, options);
    const { outcome } = await erp.run("list_products", post, options);
    expect(outcome.kind).toBe("ok");
    expect(erp.sent.map(({ headers }) => headers.get("authorization"))).toEqual([
      null,
      "Bearer OLD",
      "Bearer OLD",
      null,
      "Bearer NEW",
    ]);
  });
});

describe("settings are refused where something is missing", () => {
  test.each<[Row, string]>([
    [{ type: "bearer" }, "auth.token"],
    [{ type: "header", token: "x" }, "auth.name"],
    [{ type: "basic" }, "auth.username"],
    [{ type: "body_fields" }, "auth.fields"],
    [{ type: "session", path: "/x", fields: {} }, "auth.tokenExpression"],
    [{ type: "bearer", token: "{{ secret.token }}" }, "auth.token"],
    [{ type: "session", path: "/x", fields: {}, tokenExpression: "answr.x" }, "auth.tokenExpression"],
    [{ type: "magic" }, "auth.type"],
  ])("%j", (auth, path) => {
    const parsed = automation.settings.safeParse({ baseUrl: BASE_URL, auth });
    expect(parsed.error?.issues.map((issue) => issue.path.join("."))).toContain(path);
  });

  test("an automation's own authentication is checked too", () => {
    expect(problemsOf("list_products", { ...get, auth: { type: "basic" } })[0]).toContain(
      "username e password",
    );
    expect(problemsOf("list_products", { ...get, auth: { type: "bearer", token: "{{ x }}" } })[0]).toContain(
      'auth.token: "x"',
    );
    expect(checked("list_products", { ...get, auth: { type: "none" } }).auth).toEqual({ type: "none" });
  });
});
