import { beforeAll, describe, expect, test } from "vitest";
import { routes } from "../../../src/routes/routes.ts";
import { call, routeOf } from "../common/api.ts";

type Operation = {
  summary?: string;
  tags?: string[];
  security?: unknown[];
  "x-access"?: string;
  parameters?: { name: string; in: string; required?: boolean; schema?: unknown }[];
  requestBody?: unknown;
  responses: Record<string, { description?: string; content?: Record<string, { schema?: unknown }> }>;
};
type Document = {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: Record<string, Record<string, unknown>>;
};

let document: Document;
beforeAll(async () => {
  const answer = await call("get", "/openapi.json");
  expect(answer.status).toBe(200);
  // Guarantee: what this file tests.
  document = answer.body as Document;
});

const inDocument = (path: string) => path.replace(/:(\w+)/g, "{$1}");
const table = routes.map((route) => [`${route[0].toUpperCase()} ${route[1]}`, route] as const);

function operationOf([method, path]: (typeof routes)[number]): Operation {
  const operation = document.paths[inDocument(path)]?.[method];
  if (operation === undefined) throw new Error(`the document lacks ${method} ${path}`);
  return operation;
}

test("the document is OpenAPI 3.1 and describes exactly the routes that the suites cover", () => {
  expect(document.openapi).toMatch(/^3\.1\./);
  const documented = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method} ${path}`),
  );
  expect(documented.sort()).toEqual(routes.map(([method, path]) => `${method} ${inDocument(path)}`).sort());
});

test("every reference in the document resolves", () => {
  const references: string[] = [];
  JSON.stringify(document, (key, value: unknown) => {
    if (key === "$ref" && typeof value === "string") references.push(value);
    return value;
  });
  expect(references.length).toBeGreaterThan(20);
  for (const reference of references) {
    const parts = reference.split("/");
    expect(parts[0]).toBe("#");
    const found = parts
      .slice(1)
      .reduce<unknown>(
        (at, part) => (at as Record<string, unknown> | undefined)?.[part.replaceAll("~1", "/")],
        document,
      );
    expect(found, reference).toBeDefined();
  }
});

test("no operation has the name of another", () => {
  const names = Object.values(document.paths).flatMap((operations) =>
    Object.values(operations).map((operation) => (operation as { operationId?: string }).operationId),
  );
  const named = names.filter((name) => name !== undefined);
  expect(new Set(named).size).toBe(named.length);
});

describe("each operation says", () => {
  test.each(table)("%s: what it does, who may call it, what it answers", (_, route) => {
    const operation = operationOf(route);
    const declared = routeOf(route);
    expect(operation.summary).toMatch(/\S/);
    expect(operation.tags).toHaveLength(1);
    expect(operation["x-access"]).toBe(declared.access);
    expect(operation.security ?? []).toEqual(declared.access === "public" ? [] : [{ bearer: [] }]);
    const success = operation.responses[String(declared.operation.success.status)];
    expect(success?.description).toMatch(/\S/);
    const hasAnswer = declared.operation.success.schema !== undefined;
    expect(success?.content?.["application/json"]?.schema === undefined).toBe(!hasAnswer);
    expect(operation.requestBody !== undefined).toBe("body" in declared.request);
  });

  test.each(table)("%s: each parameter of its path and query", (_, route) => {
    const operation = operationOf(route);
    const { request } = routeOf(route);
    const inPath = [...route[1].matchAll(/:(\w+)/g)].map(([, name]) => name);
    const namesIn = (place: string) =>
      (operation.parameters ?? []).filter((parameter) => parameter.in === place).map(({ name }) => name);
    expect(namesIn("path").sort()).toEqual(inPath.sort());
    expect(namesIn("query").sort()).toEqual(Object.keys(request.query?.shape ?? {}).sort());
    for (const parameter of operation.parameters ?? []) {
      if (parameter.in === "path") expect(parameter.required).toBe(true);
      expect(parameter.schema).toBeDefined();
    }
  });

  test.each(table)("%s: that a key is needed", (_, route) => {
    if (routeOf(route).access === "public") return;
    expect(Object.keys(operationOf(route).responses)).toEqual(expect.arrayContaining(["401", "403"]));
  });
});

test("problems are documented as the media type that they have", () => {
  const types = routes.flatMap((route) =>
    Object.entries(operationOf(route).responses)
      .filter(([status]) => Number(status) >= 400)
      .flatMap(([, { content }]) => Object.keys(content ?? {})),
  );
  expect([...new Set(types)]).toEqual(["application/problem+json"]);
});

test("a sale's schema is the one that the API checks: named fields, none more, amounts as text", () => {
  const schema = document.components.schemas?.SaleInput as
    | { additionalProperties?: unknown; required?: string[]; properties?: Record<string, unknown> }
    | undefined;
  expect(schema).toMatchObject({
    additionalProperties: false,
    required: ["kind", "date", "customer", "items"],
  });
  expect(JSON.stringify(schema?.properties?.shipping)).toContain('"string"');
});
