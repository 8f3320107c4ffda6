import { beforeAll, describe, expect, test } from "vitest";
import { call, expectDocumented, expectProblem } from "../common/api.ts";
import { OPERATOR_TOKEN } from "../common/constants.ts";
import { Erp, type Row } from "../common/erp.ts";
import { openWorld, type World } from "../common/world.ts";

const operator = { token: OPERATOR_TOKEN };
let world: World;
let key: { token: string };
beforeAll(async () => {
  world = await openWorld();
  key = { token: world.key };
});

describe("connections", () => {
  test("the providers describe their fields in the caller's language, and mark what is secret", async () => {
    const [pt, en] = await Promise.all([
      call("get", "/v1/providers", key),
      call("get", "/v1/providers", { ...key, headers: { "accept-language": "en" } }),
    ]);
    expectDocumented(pt, "get", "/v1/providers");
    const { items } = pt.body as { items: Row[] };
    expect(items.find(({ id }) => id === "gestaoclick")).toMatchObject({
      id: "gestaoclick",
      credentials: {
        properties: { accessToken: { title: "Access Token", writeOnly: true, "x-secret": true } },
        required: ["accessToken", "secretAccessToken"],
      },
      settings: {
        properties: {
          saleStatusId: { title: "Situação das vendas novas", "x-options": true },
          unknownSeller: { default: "send_without" },
        },
      },
      flows: [{ id: "sales", title: "Vendas" }],
    });
    expect(en.text).toContain("Situation of new sales");
  });

  test("go from draft to active to inactive to deleted, and never tell their credentials", async () => {
    const erp = await Erp.open();
    const answers: string[] = [];
    const ask = async (method: string, pattern: string, path: string, body?: unknown, status?: number) => {
      const answer = await call(method, path, { ...key, ...(body === undefined ? {} : { body }) });
      expectDocumented(answer, method, pattern, status);
      answers.push(answer.text);
      return answer.body as Row;
    };
    const one = "/v1/connections/:connectionId";
    const draft = await ask("post", "/v1/connections", "/v1/connections", {
      provider: "gestaoclick",
      name: "Loja",
      credentials: erp.credentials,
      settings: { salesFrom: "2026-01-01" },
    });
    expect(draft).toMatchObject({
      status: "draft",
      pausedReason: null,
      flows: { sales: true },
      credentialsSet: ["accessToken", "secretAccessToken"],
      settings: { salesFrom: "2026-01-01", unknownSeller: "send_without" },
    });
    const path = `/v1/connections/${draft.id}`;
    expect(await ask("get", one, path)).toEqual(draft);
    expect((await ask("get", "/v1/connections", "/v1/connections")).items).toContainEqual(draft);
    expect(await ask("patch", one, path, { name: "Outra", settings: { salesFrom: null } })).toMatchObject({
      name: "Outra",
      settings: { unknownSeller: "send_without" },
    });
    expect(await ask("post", `${one}/test`, `${path}/test`)).toMatchObject({ ok: true });
    expect((await ask("get", `${one}/options/:field`, `${path}/options/storeId`)).items).toEqual(
      expect.arrayContaining([{ value: expect.any(String), label: "Filial Centro" }]),
    );
    expect(await ask("post", `${one}/activate`, `${path}/activate`)).toMatchObject({
      status: "active",
      activatedAt: expect.any(String),
    });
    expect(await ask("post", `${one}/activate`, `${path}/activate`)).toMatchObject({ status: "active" });
    expect(await ask("patch", `${one}/flows`, `${path}/flows`, { sales: false })).toMatchObject({
      flows: { sales: false },
    });
    expect(await ask("post", `${one}/deactivate`, `${path}/deactivate`)).toMatchObject({
      status: "inactive",
    });
    expectProblem(
      await call("post", `${path}/approve`, { ...operator, tenant: world.tenantId }),
      409,
      "approval_not_needed",
    );
    await ask("delete", one, path);
    expectProblem(await call("get", path, key), 404, "connection_not_found");
    for (const secret of Object.values(erp.credentials)) expect(answers.join()).not.toContain(secret);
  });

  test.each([
    ["an unknown provider", { provider: "omie" }, "provider"],
    ["a setting that is none", { settings: { nope: 1 } }, "settings.nope"],
    ["a setting of the wrong kind", { settings: { storeId: "x" } }, "settings.storeId"],
    ["a credential that is none", { credentials: { password: "12345678" } }, "credentials.password"],
    ["a token that is too short", { credentials: { accessToken: "123" } }, "credentials.accessToken"],
    ["a name of blanks", { name: "   " }, "name"],
  ])("%s is named where it stands, and never repeated", async (_, change, path) => {
    const body = { provider: "gestaoclick", name: "x", ...change };
    const answer = await call("post", "/v1/connections", { ...key, body });
    const { errors } = expectProblem(answer, 400, "validation_failed");
    expect(errors.map((error) => error.path)).toEqual([path]);
    expect(answer.text).not.toContain("12345678");
  });

  test("a second one to the same account is refused", async () => {
    const body = { provider: "gestaoclick", name: "de novo", credentials: world.shop.erp.credentials };
    expectProblem(await call("post", "/v1/connections", { ...key, body }), 409, "account_already_connected");
  });
});
