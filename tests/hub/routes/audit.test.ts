import { describe, expect, test } from "vitest";
import { createApiKey } from "../../../src/services/api-keys/create-api-key.ts";
import { listAudit } from "../../../src/services/audit/list-audit.ts";
import { changeProblem } from "../../../src/services/problems/change-problem.ts";
import { listProblems } from "../../../src/services/problems/list-problems.ts";
import { createTenant } from "../../../src/services/tenants/create-tenant.ts";
import { call, expectDocumented, expectProblem } from "../common/api.ts";
import { OPERATOR_TOKEN } from "../common/constants.ts";
import { openContext } from "../common/context.ts";
import { plainSale } from "../common/sales.ts";
import { Shop } from "../common/shop.ts";
import { registerAdmin } from "../common/visitor.ts";
import { bindings } from "../common/worker.ts";

/** Who changed what, by filter; and ranges that end before they begin, wherever the API takes one. */

const operator = { token: OPERATOR_TOKEN };

describe("the audit page", () => {
  test("filters by action, by person and by days of São Paulo, and keeps the filters in its pages", async () => {
    const admin = await registerAdmin("Livraria");
    const email = `leitora.${Date.now()}@example.com`;
    await admin.post("/team", { email, name: "Leitora", role: "viewer" });
    const trail = async (query: string) => (await admin.get(`/audit?${query}`)).text;
    const invited = `Convidou ${email}`;
    expect(await trail("action=member.invited")).toContain(invited);
    expect(await trail("action=member.removed")).toContain("Nada encontrado com estes filtros.");
    const actor = /<option value="([^"]+)"[^>]*>ana\d/.exec(await trail(""))?.[1] ?? "";
    expect(await trail(`actor=${actor}`)).toContain(invited);
    expect(await trail("actor=usr_nobody")).not.toContain(invited);
    // Late in the evening of the 1st in São Paulo it is the 2nd in UTC.
    const entry = bindings.DB.prepare(
      "UPDATE audit SET at = ? WHERE action = 'member.invited' AND params LIKE ?",
    );
    await entry.bind(Date.parse("2026-03-02T02:30:00Z"), `%${email}%`).run();
    expect(await trail("from=2026-03-01&to=2026-03-01")).toContain(invited);
    expect(await trail("from=2026-03-02&to=2026-03-02")).not.toContain(invited);
    expect(await trail("from=2026-02-28&to=2026-02-28")).not.toContain(invited);
  });

  test("says that a range ends before it begins, and lists nothing", async () => {
    const admin = await registerAdmin();
    const { text } = await admin.get("/audit?from=2026-03-02&to=2026-03-01");
    expect(text).toContain("O fim vem antes do início");
    expect(text).toContain('aria-invalid="true"');
    expect(text).not.toContain("Cadastrou a empresa");
  });

  test.each(["from=2026-02-30", "to=ontem", "from=2026-3-1"])(
    "says that %s is no day, and lists nothing",
    async (query) => {
      const admin = await registerAdmin();
      const { text } = await admin.get(`/audit?${query}`);
      expect(text).toContain("Não é um dia que exista");
      expect(text).toContain(`value="${query.split("=")[1]}"`);
      expect(text).not.toContain("Cadastrou a empresa");
    },
  );

  test("tells scopes and codes in words, with their names beside them", async () => {
    const shop = await Shop.open();
    const { context } = shop;
    await createApiKey(context, context.tenantId, { name: "CRM", scopes: ["sales:write"] });
    await shop.put("s-1", plainSale({ customer: { name: "Sem documento" } }));
    const [problem] = (await listProblems(context, {}, { limit: 1 }, "pt")).items;
    await changeProblem(context, problem?.id ?? "", "ignored", "pt");
    const trail = async (language: "pt" | "en") =>
      (await listAudit(context, {}, { limit: 10 }, language)).items.map(({ message }) => message);
    expect(await trail("pt")).toEqual(
      expect.arrayContaining([
        'Criou a chave de API "CRM" com estas permissões: enviar e reenviar vendas (sales:write).',
        "Passou a ignorar um problema da integração GestãoClick: cliente sem CPF ou CNPJ (customer_document_missing).",
      ]),
    );
    expect((await trail("en")).join()).toContain("customer without CPF or CNPJ (customer_document_missing)");
  });

  test("offers only what can stand in a company's trail", async () => {
    const admin = await registerAdmin();
    const { text } = await admin.get("/audit");
    expect(text).toContain('value="api_key.revoked"');
    expect(text).not.toContain('value="operator.added"');
  });
});

describe("a range that ends before it begins is refused by the API, which names the fields", () => {
  const backwards = "from=2026-03-02T00:00:00Z&to=2026-03-01T23:00:00-03:00";
  const right = "from=2026-03-01T23:00:00-03:00&to=2026-03-02T02:00:00Z";

  test.each(["/v1/audit", "/v1/tenants/:id/audit", "/v1/logs", "/v1/logs/export"])("%s", async (path) => {
    const { id } = await createTenant(openContext(), { name: "Loja" });
    const ask = (query: string) =>
      call("get", `${path.replace(":id", id)}?${query}`, { ...operator, tenant: id });
    const { errors } = expectProblem(
      await ask(backwards.replace("T23:00:00-03:00", "T00:00:00Z")),
      400,
      "validation_failed",
    );
    expect(errors).toEqual([
      { path: "to", code: "range_backwards", message: expect.stringContaining('"from"') },
    ]);
    expect((await ask(right.replaceAll("+", "%2B"))).status).toBe(200);
  });

  test("also in the filter of a replay", async () => {
    const { id } = await createTenant(openContext(), { name: "Loja" });
    const filter = { from: "2026-03-02T00:00:00Z", to: "2026-03-01T00:00:00Z" };
    const answer = await call("post", "/v1/replays", {
      ...operator,
      tenant: id,
      body: { filter, dryRun: true },
    });
    const { errors } = expectProblem(answer, 400, "validation_failed");
    expect(errors).toMatchObject([{ path: "filter.to", code: "range_backwards" }]);
  });

  test("and does not keep the log's page asking for news", async () => {
    const admin = await registerAdmin();
    const page = await admin.get("/logs/gestaoclick?from=2026-03-02T00:00&to=2026-03-01T00:00");
    expect(page.text).toContain("O fim vem antes do início");
    expect(page.text).not.toContain("hx-trigger");
    expect(page.text).not.toContain('class="live');
    expect((await admin.get("/logs/gestaoclick?from=2026-03-01T00:00")).text).toContain("hx-trigger");
    const unreadable = await admin.get("/logs/gestaoclick?from=2026-03-32T00:00");
    expect(unreadable.text).toContain("Não é um dia e uma hora que existam");
    expect(unreadable.text).toContain('value="2026-03-32T00:00"');
    expect(unreadable.text).not.toContain("hx-trigger");
  });
});

test("an audit trail is asked for by whom, as documented", async () => {
  const { id } = await createTenant(openContext(), { name: "Loja" });
  const ask = (actor: string) => call("get", `/v1/tenants/${id}/audit?actor=${actor}`, operator);
  const byToken = await ask("operator_token");
  expectDocumented(byToken, "get", "/v1/tenants/:tenantId/audit");
  expect(byToken.body).toMatchObject({ items: [{ action: "tenant.created" }] });
  expect((await ask("usr_nobody")).body).toEqual({ items: [], nextCursor: null });
});
