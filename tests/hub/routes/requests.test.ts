import { beforeAll, describe, expect, test } from "vitest";
import { routes } from "../../../src/routes/routes.ts";
import { type CallOptions, call, expectProblem, routeOf } from "../common/api.ts";
import { OPERATOR_TOKEN } from "../common/constants.ts";
import { dumpDatabase } from "../common/dump.ts";
import { BODIES, fill, openWorld, type World } from "../common/world.ts";

/** What every route guarantees about requests that it cannot take: each is named as what it is, and changes nothing. */

let world: World;
beforeAll(async () => {
  world = await openWorld();
});

const all = routes.map((route) => {
  const [method, path] = route;
  const { access, request: schemas } = routeOf(route);
  return { name: `${method.toUpperCase()} ${path}`, method, path, access, schemas };
});
type Route = (typeof all)[number];
const table = (rows: Route[]) => rows.map((row) => [row.name, row] as const);
const withBody = all.filter(({ schemas }) => schemas.body !== undefined);
const withQuery = all.filter(({ schemas }) => schemas.query !== undefined);
const withPages = withQuery.filter(({ schemas }) => "cursor" in (schemas.query?.shape ?? {}));

function send({ method, path, access }: Route, options: CallOptions = {}, search = "") {
  const token = access === "operator" ? OPERATOR_TOKEN : world.key;
  return call(method, `${fill(path, world.ids)}${search}`, { token, ...options });
}

const bodyOf = ({ method, path }: Route) => BODIES[`${method} ${path}`] ?? {};

test("each route with a body has one here that the suites send", () => {
  expect(withBody.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(Object.keys(BODIES).sort());
});

test("nothing of what follows changes a row", async () => {
  const before = await dumpDatabase();
  for (const route of withBody) {
    for (const options of [
      { raw: "{" },
      { raw: '{"a":1,"a":2}' },
      { body: { ...bodyOf(route), nope: 1 } },
      { raw: "x", headers: { "content-type": "text/plain" } },
    ]) {
      expect((await send(route, options)).status).toBeGreaterThanOrEqual(400);
    }
  }
  const { api_keys: _, ...after } = await dumpDatabase();
  const { api_keys: __, ...known } = before;
  expect(after).toEqual(known);
});

describe("a body that is no JSON", () => {
  test.each(table(withBody))("%s", async (_, route) => {
    for (const raw of ["{", "", "{'a': 1}", "undefined", "\u0000", '{"name": "x",}', "<xml/>"]) {
      const { detail } = expectProblem(await send(route, { raw }), 400, "malformed_json");
      expect(detail).toMatch(/\d/);
    }
  });
});

describe("a key that is there twice", () => {
  test.each(table(withBody))("%s", async (_, route) => {
    const [key = ""] = Object.keys(bodyOf(route));
    const raw = `{"${key}": 1, ${JSON.stringify(bodyOf(route)).slice(1)}`;
    const { detail } = expectProblem(await send(route, { raw }), 400, "duplicate_key");
    expect(detail).toContain(`"${key}"`);
  });
});

describe("another content type", () => {
  test.each(table(withBody))("%s", async (_, route) => {
    for (const type of [
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
      "application/jsonx",
      "",
    ]) {
      const answer = await send(route, {
        raw: JSON.stringify(bodyOf(route)),
        headers: { "content-type": type },
      });
      expectProblem(answer, 415, "unsupported_content_type");
    }
  });

  test("JSON with a charset or a suffix is JSON", async () => {
    for (const type of ["application/json; charset=utf-8", "APPLICATION/JSON", "application/vnd.crm+json"]) {
      const answer = await call("post", "/v1/replays", {
        token: world.key,
        raw: '{"filter":{},"dryRun":true}',
        headers: { "content-type": type },
      });
      expect(answer.status).toBe(200);
    }
  });
});

describe("a body of two megabytes", () => {
  const large = () => JSON.stringify({ notes: "x".repeat(2 * 1024 * 1024) });

  test.each(table(withBody))("%s", async (_, route) => {
    const { detail } = expectProblem(await send(route, { raw: large() }), 413, "body_too_large");
    expect(detail).toContain("1024");
  });

  test("is refused also when it comes without a length", async () => {
    const [route] = withBody;
    if (route === undefined) throw new Error("no route takes a body");
    const chunk = new TextEncoder().encode("x".repeat(65_536));
    let sent = 0;
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += chunk.length;
        if (sent > 3 * 1024 * 1024) controller.close();
        else controller.enqueue(chunk);
      },
    });
    expectProblem(await send(route, { raw: stream }), 413, "body_too_large");
  });
});

describe("a field that is not known", () => {
  test.each(table(withBody))("%s", async (_, route) => {
    const problem = expectProblem(
      await send(route, { body: { ...bodyOf(route), nope: true } }),
      400,
      "validation_failed",
    );
    expect(problem.errors).toEqual([
      {
        path: "nope",
        code: expect.stringMatching(/^unknown_(field|flow)$/),
        message: expect.stringMatching(/\S/),
      },
    ]);
  });

  test("is named where it stands, also deep in a sale", async () => {
    const sale = {
      ...BODIES["put /v1/sales/:externalId"],
      customer: { name: "x", cpf: "1" },
      items: [{ type: "product", name: "x", price: "1", quantity: "1", desconto: "1" }],
    };
    const { errors } = expectProblem(
      await call("put", "/v1/sales/x", { token: world.key, body: sale }),
      400,
      "validation_failed",
    );
    expect(errors.map(({ path, code }) => `${path} ${code}`).sort()).toEqual([
      "customer.cpf unknown_field",
      "items.0.desconto unknown_field",
    ]);
  });
});

describe("a body that is no object", () => {
  test.each(table(withBody))("%s", async (_, route) => {
    for (const body of [[], null, "x", 1, true]) {
      expectProblem(await send(route, { raw: JSON.stringify(body) }), 400, "validation_failed");
    }
  });
});

describe("a query parameter that is not known, or is there twice", () => {
  test.each(table(withQuery))("%s", async (_, route) => {
    const { errors } = expectProblem(await send(route, {}, "?nope=1"), 400, "validation_failed");
    expect(errors).toMatchObject([{ path: "nope", code: "unknown_field" }]);
    for (const name of Object.keys(route.schemas.query?.shape ?? {})) {
      const twice = await send(route, {}, `?${name}=1&${name}=2`);
      expect(expectProblem(twice, 400, "validation_failed").errors[0]?.path).toBe(name);
    }
  });
});

describe("a limit or a cursor that is none", () => {
  test.each(table(withPages))("%s", async (_, route) => {
    for (const limit of ["0", "201", "-1", "1.5", "abc", "1e2", "", "%20"]) {
      const { errors } = expectProblem(await send(route, {}, `?limit=${limit}`), 400, "validation_failed");
      expect(errors[0]?.path).toBe("limit");
    }
    for (const cursor of [
      "x",
      "%00",
      btoa("sal_short"),
      btoa("' OR 1=1 --"),
      "ãé",
      btoa("dlv_01HKMJH72G03C8722E2F25216!"),
    ]) {
      expectProblem(await send(route, {}, `?cursor=${encodeURIComponent(cursor)}`), 400, "invalid_cursor");
    }
    for (const limit of ["1", "200"]) expect((await send(route, {}, `?limit=${limit}`)).status).toBe(200);
  });
});

describe("another method", () => {
  const paths = [...new Set(all.map(({ path }) => path))];
  /** A name in a path is a parameter's value too, where another path has a parameter in its place. */
  const meets = (pattern: string, path: string) =>
    new RegExp(`^${pattern.replaceAll(/:\w+/g, "[^/]+")}$`).test(path);

  test.each(paths)("%s", async (path) => {
    const rows = all.filter((route) => meets(route.path, path));
    const known = [...new Set(rows.map(({ method }) => method.toUpperCase()))];
    for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"].filter(
      (candidate) => !known.includes(candidate),
    )) {
      const answer = await call(method, fill(path, world.ids), { token: world.key });
      expectProblem(answer, 405, "method_not_allowed");
      expect(answer.headers.get("allow")?.split(", ").sort()).toEqual(known.sort());
    }
  });
});

describe("an address that is none", () => {
  test.each(["/v1", "/v1/nothing", "/v2/sales", "/v1/sales/x/y/z"])("%s", async (path) => {
    expectProblem(await call("get", path, { token: world.key }), 404, "not_found");
  });

  test("a known one with a slash at its end is not answered with its own method as the cure", async () => {
    const answer = await call("get", "/v1/sales/", { token: world.key });
    expect([200, 404]).toContain(answer.status);
  });
});

describe("problems speak Portuguese, and English to whoever asks for it", () => {
  test.each(table(all.filter(({ access }) => access !== "public")))("%s", async (_, { method, path }) => {
    const ask = async (language?: string) => {
      const headers: Record<string, string> = language === undefined ? {} : { "accept-language": language };
      return expectProblem(await call(method, fill(path, world.ids), { headers }), 401, "unauthenticated");
    };
    expect(await ask()).toMatchObject({ title: "Acesso não autorizado" });
    expect(await ask("pt-BR,pt;q=0.9,en;q=0.8")).toMatchObject({ title: "Acesso não autorizado" });
    expect(await ask("en-US,en;q=0.9")).toMatchObject({ title: "Not authenticated" });
  });

  test.each(table(withBody))("%s: also what is wrong with a field", async (_, route) => {
    const body = { ...bodyOf(route), nope: true };
    const messages = await Promise.all(
      [{}, { "accept-language": "en" }].map(
        async (headers) =>
          expectProblem(await send(route, { body, headers }), 400, "validation_failed").errors[0]?.message,
      ),
    );
    expect(new Set(messages).size).toBe(2);
  });

  test("a sale's wrong fields are told in Portuguese words", async () => {
    const wrong = {
      kind: "venda",
      date: "20/11/2026",
      customer: {},
      items: [{ type: "product", name: "x", price: 12.5, quantity: "0" }],
      payments: [{ dueDate: "2026-12-20", amount: "1,00" }],
    };
    const { errors } = expectProblem(
      await call("put", "/v1/sales/x", { token: world.key, body: wrong }),
      400,
      "validation_failed",
    );
    expect(errors.map(({ path }) => path).sort()).toEqual([
      "customer.name",
      "date",
      "items.0.price",
      "items.0.quantity",
      "kind",
      "payments.0.amount",
    ]);
    for (const { message } of errors)
      expect(message, message).not.toMatch(/\b(must|expected|invalid|received|is required)\b/i);
  });
});
