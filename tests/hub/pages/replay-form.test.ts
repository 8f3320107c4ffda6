import { beforeAll, describe, expect, test } from "vitest";
import { createApiKey } from "../../../src/services/api-keys/create-api-key.ts";
import { createConnection } from "../../../src/services/connections/create-connection.ts";
import { listReplays } from "../../../src/services/replays/get-replay.ts";
import { createTenant } from "../../../src/services/tenants/create-tenant.ts";
import { forTenant, type TestTenantContext } from "../common/context.ts";
import { readPageForm } from "../common/page-form.ts";
import { plainSale } from "../common/sales.ts";
import { Shop } from "../common/shop.ts";
import { Visitor } from "../common/visitor.ts";
import { SETTINGS } from "../erp/auvo-omie/field.ts";

/** Reenviar por filtro: what cannot be read is told at its field, and never matches more. */

let shop: Shop;
let visitor: Visitor;

beforeAll(async () => {
  shop = await Shop.open();
  await shop.put("ok-1", plainSale());
  for (const subject of ["dead-1", "dead-2"])
    await shop.put(subject, plainSale({ customer: { name: "Sem documento" } }));
  await shop.settle();
  visitor = await signedIn(shop.context);
});

async function signedIn(context: TestTenantContext, scopes?: ("sales:write" | "read")[]): Promise<Visitor> {
  const { key } = await createApiKey(context, context.tenantId, {
    name: "página",
    ...(scopes && { scopes }),
  });
  const person = new Visitor();
  await person.post("/sign-in", { token: key });
  return person;
}

const count = async (query: string) => await visitor.get(`/replays/new?${query}&count=1`);
const started = async () => (await listReplays(shop.context, { limit: 50 })).items.length;

describe("the form", () => {
  test.each([
    ["from=amanh%C3%A3", "from", "amanhã"],
    ["from=2026-13-01T00:00", "from", "2026-13-01T00:00"],
    ["to=2026-02-30T10:00", "to", "2026-02-30T10:00"],
    ["to=2026-11-20", "to", "2026-11-20"],
    [`from=${"9".repeat(300)}`, "from", "999"],
    ["state=lost", "state", "lost"],
    ["state=running", "state", "running"],
    ["flow=sails", "flow", "sails"],
    ["code=timeout", "code", "timeout"],
    ["provider=sap", "provider", "sap"],
    ["connectionId=con_none", "connectionId", "con_none"],
    [`q=${"x".repeat(201)}`, "q", "xxx"],
    ["period=ended", "period", "ended"],
    ["content=old", "content", "old"],
  ])(
    "asked for %s, tells it at its field, keeps what was typed, and matches nothing",
    async (query, field, typed) => {
      const before = await started();
      const shown = await count(`${query}&q=dead`);
      expect(shown.text).toContain("Nada foi contado nem enviado");
      if (field !== "content") {
        expect(shown.text).toMatch(
          new RegExp(`id="${field}"[^>]*aria-invalid="true"|aria-invalid="true"[^>]*id="${field}"`),
        );
        expect(shown.text).toContain(`id="${field}-error"`);
        expect(shown.text).toContain(typed);
      }
      expect(shown.text).not.toContain('action="/replays"');
      const sent = await visitor.post("/replays", Object.fromEntries(new URLSearchParams(query)));
      expect(sent.status).toBe(400);
      expect(sent.text).toContain(typed);
      expect(await started()).toBe(before);
    },
  );

  test("tells a range that ends before it begins, and matches nothing", async () => {
    const range = "from=2026-03-02T00:00&to=2026-03-01T00:00";
    const shown = await count(range);
    expect(shown.text).toContain("O fim vem antes do início");
    expect(shown.text).not.toContain("corresponde");
    const sent = await visitor.post("/replays", Object.fromEntries(new URLSearchParams(range)));
    expect(sent.status).toBe(400);
    expect(sent.text).toContain("O fim vem antes do início");
    expect(sent.text).toContain('value="2026-03-02T00:00"');
  });

  test("takes seconds, as browsers add them", async () => {
    const { text } = await count("from=2000-01-01T00:00:01&to=2100-01-01T00:00:02.5&state=dead");
    expect(text).toContain("2 entregas correspondem a este filtro.");
  });

  test("offers the reasons that occur, in words, and the company's connections and flows", async () => {
    const { text } = await visitor.get("/replays/new");
    expect(text).toContain("Cliente sem CPF ou CNPJ (customer_document_missing)");
    expect(text).not.toContain("(erp_blocked)");
    expect(text).toContain(`<option value="${shop.connectionId}">`);
    expect(text).toContain('<option value="sales">Vendas');
    expect(text).not.toContain('<option value="tasks">');
    // Nothing is read by Ponte itself here, so there is nothing to read again.
    expect(text).not.toContain('name="content"');
  });

  test("offers to read again what Ponte reads by itself", async () => {
    const { id } = await createTenant(shop.context, { name: "Clima Sul" });
    const context = forTenant(shop.context, id);
    await createConnection(context, { provider: "auvo-omie", name: "Auvo", settings: SETTINGS });
    const { text } = await (await signedIn(context)).get("/replays/new");
    expect(text).toContain('name="content"');
    expect(text).toContain('<option value="tasks">Tarefas');
  });

  test("counts by connection, flow, reason and text, and sends what it counted", async () => {
    const query = `connectionId=${shop.connectionId}&flow=sales&code=customer_document_missing&q=dead-1`;
    const { text } = await count(query);
    expect(text).toContain("1 entrega corresponde a este filtro.");
    const form = await readPageForm(text, "matched");
    const sent = await visitor.post("/replays", Object.fromEntries(form));
    expect(sent.status).toBe(303);
    const [replay] = (await listReplays(shop.context, { limit: 1 })).items;
    expect(sent.location).toBe(`/replays/${replay?.id}`);
    expect(replay).toMatchObject({
      matched: 1,
      filter: {
        connectionId: shop.connectionId,
        flow: "sales",
        code: "customer_document_missing",
        q: "dead-1",
      },
    });
  });

  test("is there for a key that may only send", async () => {
    const sender = await signedIn(shop.context, ["sales:write"]);
    const { status, text } = await sender.get("/replays/new?state=dead&count=1");
    expect(status).toBe(200);
    expect(text).not.toContain(shop.connectionId);
  });
});
