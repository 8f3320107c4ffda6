/// <reference types="@cloudflare/vitest-plugin/types" />
import { applyD1Migrations } from "cloudflare:test";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { Bindings } from "../../../src/env.ts";
import { app } from "../../../src/routes/app.ts";
import { credentialOwner } from "../../../src/services/connections/credentials.ts";
import { createContext, type TenantContext } from "../../../src/services/context.ts";
import { drainConnection } from "../../../src/services/deliveries/drain-connection.ts";
import { ringDueConnections } from "../../../src/services/deliveries/ring-due-connections.ts";
import { listTenants } from "../../../src/services/tenants/list-tenants.ts";
import { openContext } from "../common/context.ts";
import { Erp } from "../common/erp.ts";
import { BEFORE, sealDirectly } from "../common/key-rings.ts";
import { bindings } from "../common/worker.ts";
import { OLD, OLD_SALE, oldRows } from "./old-tenant.ts";

/** A hub of years ago goes on with today's code: its rows went through every migration since. */

/** What the old hub had made in the ERP, and the credentials sealed as it did. */
async function oldRemote(erp: Erp) {
  const idOf = (answer: Record<string, unknown>) => {
    const made = z.object({ data: z.object({ id: z.coerce.string() }) }).safeParse(answer);
    if (!made.success) throw new Error(`the ERP refused: ${JSON.stringify(answer)}`);
    return made.data.data.id;
  };
  const customer = idOf(
    await erp.api("POST", "/clientes", { tipo_pessoa: "PJ", nome: "Bar do Zé", cnpj: "11.444.777/0001-61" }),
  );
  const product = idOf(
    await erp.api("POST", "/produtos", {
      nome: "Café 500 g",
      codigo_interno: "0077",
      valor_custo: "10.00",
      valor_venda: "20.00",
    }),
  );
  const sale = idOf(
    await erp.api("POST", "/vendas", {
      tipo: "produto",
      cliente_id: customer,
      data: "2024-03-01",
      situacao_id: await erp.idOf("/situacoes_vendas", "padrao", "1"),
      observacoes_interna: `Venda 7 do CRM [Ponte ${OLD.saleId}]`,
      produtos: [{ produto: { produto_id: product, quantidade: "2", valor_venda: "20.00" } }],
    }),
  );
  const seal = async (field: "accessToken" | "secretAccessToken") =>
    [field, await sealDirectly(BEFORE, credentialOwner(OLD, field), erp.credentials[field])] as const;
  const credentials = JSON.stringify(
    Object.fromEntries(await Promise.all([seal("accessToken"), seal("secretAccessToken")])),
  );
  return { customer, product, sale, credentials };
}

/** A database that stopped at a migration, with a company that lived there, and then got the others. */
async function upgrade(db: D1Database, stoppedAt: number, erp: Erp): Promise<Bindings> {
  await applyD1Migrations(db, bindings.TEST_MIGRATIONS.slice(0, stoppedAt));
  const rows = oldRows(await oldRemote(erp), stoppedAt < 3 ? "text" : "words");
  await db.batch(rows.map(([statement, ...values]) => db.prepare(statement).bind(...values)));
  await applyD1Migrations(db, bindings.TEST_MIGRATIONS);
  return { ...bindings, DB: db };
}

async function call(hub: Bindings, method: string, path: string, body?: unknown) {
  const response = await app.request(
    `https://hub.test${path}`,
    {
      method,
      headers: { authorization: `Bearer ${OLD.key}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    },
    hub,
  );
  // Guarantee: the API answers JSON.
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe.each([
  ["before the log's index and the envelope of secrets", 2, bindings.OLD_2],
  ["before the envelope of secrets", 3, bindings.OLD_3],
  ["before webhooks, imports and the archive", 8, bindings.OLD_8],
])("a hub that stopped %s", (_, stoppedAt, db) => {
  test("delivers, resends, tells its log and lets its people in", async () => {
    const erp = await Erp.open();
    const hub = await upgrade(db, stoppedAt, erp);
    const context: TenantContext = {
      ...openContext({ db: createContext(hub).directory }),
      now: () => Date.now(),
      tenantId: OLD.tenantId,
    };
    const drain = () => drainConnection(context, OLD.connectionId);

    // What waited on the day of the upgrade goes, once, with the customer and the product of then.
    const rung: string[] = [];
    await ringDueConnections({ ...context, ringAll: async (ids) => void rung.push(...ids) });
    expect(rung).toEqual([OLD.connectionId]);
    await drain();
    expect((await erp.sales()).map(({ observacoes_interna }) => observacoes_interna)).toEqual([
      expect.stringContaining(OLD.saleId),
      expect.stringContaining(OLD.waitingSaleId),
    ]);

    // The CRM says the same again: nothing is sent. Something new goes.
    expect(await call(hub, "PUT", "/v1/sales/velha-7", OLD_SALE)).toMatchObject({ status: 200 });
    const fresh = { ...OLD_SALE, number: "9", notes: "depois da atualização" };
    expect(await call(hub, "PUT", "/v1/sales/nova-9", fresh)).toMatchObject({ status: 202 });
    await drain();
    expect(await call(hub, "GET", "/v1/sales/nova-9")).toMatchObject({
      body: { deliveries: [{ state: "delivered" }] },
    });

    // A resend of the old sale finds the old record and makes no second one.
    expect(await call(hub, "POST", "/v1/sales/velha-7/resend")).toMatchObject({ status: 202 });
    await drain();
    const { items } = (await call(hub, "GET", "/v1/deliveries?subject=velha-7")).body as {
      items: { state: string; remoteId: string }[];
    };
    expect(items[0]?.state).toBe("delivered");
    expect(new Set(items.map(({ remoteId }) => remoteId)).size).toBe(1);
    const { vendas, clientes, produtos } = await erp.state();
    expect(vendas).toHaveLength(3);
    expect(clientes.filter(({ nome }) => nome === "Bar do Zé")).toHaveLength(1);
    expect(produtos.filter(({ codigo_interno }) => codigo_interno === "0077")).toHaveLength(1);

    // The old log is read and searched, in punctuation's place too, and by what migrations have added.
    for (const query of [
      "subject=velha-7&event=sale.created",
      "q=criada%20velha",
      "q=7",
      "level=info&q=n%C2%BA",
      "provider=gestaoclick",
      `connectionId=${OLD.connectionId}&q=criada`,
    ]) {
      const found = await call(hub, "GET", `/v1/logs?to=2024-12-31T00:00:00Z&${query}`);
      expect(found.body.items, query).toMatchObject([{ id: "log_01HR0000000000000000000001" }]);
    }
    expect(await call(hub, "GET", "/v1/logs/log_01HR0000000000000000000001")).toMatchObject({
      body: { detail: { exchanges: [] } },
    });

    // Its admin comes in with the password of then, and the support team finds the company by it.
    const entered = await app.request(
      "https://hub.test/sign-in",
      {
        method: "POST",
        headers: { origin: "https://hub.test", "sec-fetch-site": "same-origin" },
        body: new URLSearchParams({ email: OLD.email, password: OLD.password }),
      },
      hub,
    );
    expect(entered.status).toBe(303);
    const cookie = entered.headers.getSetCookie().map((line) => line.split(";")[0]);
    const home = await app.request("https://hub.test/sales", { headers: { cookie: cookie.join("; ") } }, hub);
    expect(home.status).toBe(200);
    expect(await home.text()).toContain("velha-7");
    const listed = await listTenants(context, { q: "bardoze" }, { limit: 5 });
    expect(listed.items).toMatchObject([
      { id: OLD.tenantId, selfRegistered: true, admin: { email: OLD.email } },
    ]);

    // Nothing but the new rows has come, and what refers to nothing does not exist.
    expect(await context.db.all(sql`PRAGMA foreign_key_check`)).toEqual([]);
  });
});
