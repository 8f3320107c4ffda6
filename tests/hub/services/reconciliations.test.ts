import { beforeEach, describe, expect, test } from "vitest";
import { daily } from "../../../src/cron/daily.ts";
import { tick } from "../../../src/cron/tick.ts";
import { members, users } from "../../../src/db/schema.ts";
import { tellAlerts } from "../../../src/services/alerts/tell-alerts.ts";
import { deleteConnection } from "../../../src/services/connections/delete-connection.ts";
import { drainConnection } from "../../../src/services/deliveries/drain-connection.ts";
import type { Mail } from "../../../src/services/mail/mailer.ts";
import { prune } from "../../../src/services/operations/prune.ts";
import { getReconciliation } from "../../../src/services/reconciliations/get-reconciliation.ts";
import { listReconciliations } from "../../../src/services/reconciliations/list-reconciliations.ts";
import type { ReconciliationView } from "../../../src/services/reconciliations/reconciliation-view.ts";
import { startReconciliation } from "../../../src/services/reconciliations/start-reconciliation.ts";
import { createReplay } from "../../../src/services/replays/create-replay.ts";
import { SERVICE, saleInput } from "../common/sales.ts";
import { only, Shop } from "../common/shop.ts";

/** What was delivered is compared with what the ERP has, once a day: it tells what a person did there, and changes nothing. */

const DAY_MS = 86_400_000;
const MORE_THAN_A_PAGE = 103;
/** Delivering so many takes a while on a busy machine. */
const LONG = 90_000;

/** A shop whose sales have arrived: s-1, s-2 … */
async function shopWith(count: number, settings = {}): Promise<Shop> {
  const shop = await Shop.open({ settings });
  for (let number = 1; number <= count; number++) {
    await shop.put(`s-${number}`, saleInput({ number: String(number) }));
  }
  await shop.settle();
  shop.context.sent.length = 0;
  return shop;
}

/** Starts a comparison and lets it go to its end, however many drains that takes. */
async function reconcile(shop: Shop): Promise<ReconciliationView> {
  const { id } = await startReconciliation(shop.context, shop.connectionId);
  return await goOn(shop, id);
}

async function goOn(shop: Shop, id: string): Promise<ReconciliationView> {
  for (let round = 0; round < 40; round++) {
    await shop.drain();
    const view = await getReconciliation(shop.context, id, "pt");
    if (view.finishedAt !== null) return view;
    if (view.nextAttemptAt !== null) shop.context.clock.moveTo(Date.parse(view.nextAttemptAt));
  }
  throw new Error("the comparison does not end");
}

/** The id in the ERP of a sale. */
async function remoteIdOf(shop: Shop, externalId: string): Promise<string> {
  return (await shop.delivery(externalId)).remoteId ?? "";
}

/** What a person changes of a sale in the ERP, whose own pages know nothing of the traps of its API. */
async function change(shop: Shop, externalId: string, fields: Record<string, unknown>): Promise<void> {
  await shop.erp.setSwitches({ PUT_EMPTY_DISCOUNT_ZEROES: false });
  const id = await remoteIdOf(shop, externalId);
  const sale = only((await shop.erp.sales()).filter((one) => one.id === id));
  await shop.erp.api("PUT", `/vendas/${id}`, { ...sale, ...fields });
}

const told = ({ differences }: ReconciliationView) =>
  differences.map(({ externalId, code }) => `${externalId} ${code}`);
const reads = (shop: Shop) => shop.context.sent.map(({ method, path }) => `${method} ${path}`);

describe("a comparison", () => {
  test("of sales that are as they were delivered is one call, and finds nothing", async () => {
    const shop = await shopWith(5);
    const before = await shop.erp.sales();
    expect(await reconcile(shop)).toMatchObject({
      state: "finished",
      trigger: "person",
      checked: 5,
      missing: 0,
      differences: [],
    });
    expect(reads(shop)).toEqual(["GET /vendas"]);
    expect(await shop.erp.sales()).toEqual(before);
    expect((await shop.events()).at(-1)).toBe("reconciliation.finished");
  });

  test("tells what was deleted, changed, cancelled and copied in the ERP", async () => {
    const shop = await shopWith(5);
    await shop.erp.api("DELETE", `/vendas/${await remoteIdOf(shop, "s-1")}`);
    await change(shop, "s-2", { valor_frete: "16.00", pagamentos: [] });
    const situations = await shop.erp.list("/situacoes_vendas");
    const cancelled = situations.filter(({ nome }) => nome === "Cancelado");
    await change(shop, "s-3", { situacao_id: cancelled[1]?.id });
    const copied = only(
      (await shop.erp.sales()).filter(({ observacoes_interna: notes }) => notes.includes("Venda 4 ")),
    );
    await shop.erp.api("POST", "/vendas", { ...copied, codigo: "" });
    const writes = (await shop.erp.stats()).calls;
    const view = await reconcile(shop);
    expect(view).toMatchObject({ checked: 5, missing: 1, totals: 1, cancelled: 1, doubled: 1 });
    expect(told(view)).toEqual([
      "s-1 sale_missing",
      "s-2 total_differs",
      "s-3 sale_cancelled",
      "s-4 sale_doubled",
    ]);
    const [missing, total, status, doubled] = view.differences;
    expect(missing?.hint).toContain("reenvie");
    expect(total?.message).toBe("O CRM diz R$ 50,00, e no ERP está R$ 51,00.");
    expect(status?.message).toContain('"Cancelado"');
    expect(doubled).toMatchObject({
      message: expect.stringContaining("Há 2 vendas"),
      remoteIds: [expect.any(String), copied.id],
    });
    // One list, and the one that it does not show is asked for.
    expect(reads(shop)).toEqual(["GET /vendas", `GET /vendas/${await remoteIdOf(shop, "s-1")}`]);
    expect((await shop.erp.stats()).calls - writes).toBe(2);
    expect((await shop.events()).at(-1)).toBe("reconciliation.differences");
  });

  test("asks by its id for a sale that has another day or store by now, before it says that it is gone", async () => {
    const shop = await shopWith(2);
    await change(shop, "s-1", { data: "2026-01-02" });
    expect(await reconcile(shop)).toMatchObject({ checked: 2, missing: 0, differences: [] });
    expect(reads(shop)).toEqual(["GET /vendas", `GET /vendas/${await remoteIdOf(shop, "s-1")}`]);
  });

  test("reads services and far days by themselves, and near days together", async () => {
    const shop = await Shop.open();
    const dates = ["2026-11-20", "2026-11-24", "2026-06-01"];
    for (const [index, date] of dates.entries()) await shop.put(`s-${index + 1}`, saleInput({ date }));
    await shop.put("s-4", saleInput({ items: [SERVICE], payments: null }));
    await shop.settle();
    shop.context.sent.length = 0;
    expect(await reconcile(shop)).toMatchObject({ checked: 4, differences: [] });
    expect(reads(shop)).toEqual(["GET /vendas", "GET /vendas", "GET /vendas"]);
    const asked = (await shop.erp.journal()).slice(-3).map((line) => JSON.stringify(line));
    expect(asked.join()).toContain("2026-11-24");
  });

  test("leaves out what is on its way again, and what arrived before the days that are set", async () => {
    const shop = await shopWith(2, { reconcileDays: 3 });
    shop.context.clock.advance(4 * DAY_MS);
    await shop.deliver("s-3", saleInput({ number: "3" }));
    await shop.deliver("s-4", saleInput({ number: "4" }));
    await shop.put("s-4", saleInput({ number: "4", customer: { name: "Sem documento" } }));
    expect(await reconcile(shop)).toMatchObject({ checked: 1 });
  });

  test(
    "of more sales than are read at once goes on from where it stands, page by page",
    async () => {
      const shop = await shopWith(MORE_THAN_A_PAGE);
      await shop.erp.api("DELETE", `/vendas/${await remoteIdOf(shop, "s-7")}`);
      const view = await reconcile(shop);
      expect(view).toMatchObject({ checked: MORE_THAN_A_PAGE, missing: 1 });
      expect(reads(shop)).toEqual([
        "GET /vendas",
        "GET /vendas",
        expect.stringMatching(/^GET \/vendas\/\d+$/),
      ]);
    },
    LONG,
  );
});

describe("what stands in its way", () => {
  test(
    "a Worker that is killed in the middle: the next one goes on, and counts nothing twice",
    async () => {
      const shop = await shopWith(MORE_THAN_A_PAGE);
      for (const sale of ["s-3", "s-101"]) {
        await shop.erp.api("DELETE", `/vendas/${await remoteIdOf(shop, sale)}`);
      }
      const { id } = await startReconciliation(shop.context, shop.connectionId);
      for (const callsBefore of [0, 1, 2]) {
        let calls = 0;
        let isDead: () => void = () => undefined;
        const dead = new Promise<void>((resolve) => {
          isDead = resolve;
        });
        const dying: typeof fetch = async (request, init) => {
          if (calls++ < callsBefore) return await shop.context.fetch(request, init);
          isDead();
          return await new Promise<never>(() => undefined);
        };
        void drainConnection({ ...shop.context, fetch: dying }, shop.connectionId);
        await dead;
        shop.context.clock.advance(90_000);
      }
      const view = await goOn(shop, id);
      expect(view).toMatchObject({ state: "finished", checked: MORE_THAN_A_PAGE, missing: 2 });
      expect(told(view)).toEqual(["s-101 sale_missing", "s-3 sale_missing"]);
      // Two pages and the two that they do not show: what was read before a kill is not read again.
      expect(shop.context.sent.length).toBeLessThanOrEqual(6);
    },
    LONG,
  );

  test("an ERP that is down is asked again later, and no sale counts as missing meanwhile", async () => {
    const shop = await shopWith(2);
    await shop.erp.inject({ kind: "html_502", method: "GET", path: "/vendas", times: 3 });
    const { id } = await startReconciliation(shop.context, shop.connectionId);
    await shop.drain();
    expect(await getReconciliation(shop.context, id, "pt")).toMatchObject({
      state: "queued",
      code: "erp_unavailable",
      missing: 0,
      nextAttemptAt: expect.any(String),
    });
    expect(await goOn(shop, id)).toMatchObject({ state: "finished", checked: 2, missing: 0, code: null });
  });

  test("an ERP that refuses ends it, with its words", async () => {
    const shop = await shopWith(1);
    await shop.erp.inject({
      kind: "failed",
      status: 400,
      method: "GET",
      path: "/vendas",
      message: "Plano sem acesso",
    });
    const view = await reconcile(shop);
    expect(view.state === "failed" ? view.message : view.state).toContain("Plano sem acesso");
  });

  test("rejected credentials pause the connection, and it goes on with new ones", async () => {
    const shop = await shopWith(1);
    await shop.erp.revoke();
    const { id } = await startReconciliation(shop.context, shop.connectionId);
    await shop.drain();
    expect(await shop.connectionRow()).toMatchObject({
      status: "paused",
      pausedReason: "credentials_rejected",
    });
    await shop.erp.restore();
    shop.context.clock.advance(3_600_000);
    // Nothing else is due: the tick asks the ERP again for the comparison's sake.
    shop.context.rung.length = 0;
    await tick(shop.context);
    expect(shop.context.rung.map(({ connectionId }) => connectionId)).toContain(shop.connectionId);
    await shop.drain();
    expect(await getReconciliation(shop.context, id, "pt")).toMatchObject({ state: "finished", missing: 0 });
  });

  test("two at once are one, and a deleted connection ends its own", async () => {
    const shop = await shopWith(1);
    const { id } = await startReconciliation(shop.context, shop.connectionId);
    await expect(startReconciliation(shop.context, shop.connectionId)).rejects.toMatchObject({
      code: "reconciliation_running",
    });
    await deleteConnection(shop.context, shop.connectionId);
    expect(await getReconciliation(shop.context, id, "pt")).toMatchObject({
      state: "failed",
      message: "A integração foi excluída.",
    });
  });
});

describe("once a day", () => {
  test("each active connection that delivered something is compared, by the next doorbell or tick", async () => {
    const shop = await shopWith(2);
    const idle = await Shop.connect(shop.context, (await Shop.open()).erp);
    await idle.activate();
    shop.context.rung.length = 0;
    await daily(shop.context);
    expect(shop.context.rung.map(({ connectionId }) => connectionId)).toContain(shop.connectionId);
    expect(shop.context.rung.map(({ connectionId }) => connectionId)).not.toContain(idle.connectionId);
    await daily(shop.context);
    const list = () => listReconciliations(shop.context, shop.connectionId, { limit: 10 }, "pt");
    expect((await list()).items).toMatchObject([{ trigger: "daily", state: "queued" }]);
    shop.context.rung.length = 0;
    await tick(shop.context);
    expect(shop.context.rung.map(({ connectionId }) => connectionId)).toContain(shop.connectionId);
    await shop.drain();
    shop.context.clock.advance(DAY_MS);
    await daily(shop.context);
    await shop.drain();
    expect((await list()).items).toMatchObject([
      { trigger: "daily", state: "finished", checked: 2 },
      { trigger: "daily", state: "finished", checked: 2 },
    ]);
  });

  test("not where it is switched off, nor what nobody activated", async () => {
    const off = await shopWith(1, { reconcileDays: 0 });
    off.context.rung.length = 0;
    await daily(off.context);
    expect(off.context.rung.map(({ connectionId }) => connectionId)).not.toContain(off.connectionId);
    // By hand it works all the same.
    expect(await reconcile(off)).toMatchObject({ checked: 1 });
  });

  test("what is older than the log goes with it", async () => {
    const shop = await shopWith(1);
    await shop.erp.api("DELETE", `/vendas/${await remoteIdOf(shop, "s-1")}`);
    const { id } = await reconcile(shop);
    shop.context.clock.advance(91 * DAY_MS);
    await prune(shop.context);
    await expect(getReconciliation(shop.context, id, "pt")).rejects.toMatchObject({
      code: "reconciliation_not_found",
    });
  });
});

describe("what the ERP has lost", () => {
  let mails: Mail[];
  beforeEach(() => {
    mails = [];
  });

  async function withAdmin(shop: Shop): Promise<void> {
    const { db, tenantId } = shop.context;
    shop.context.settings = { ...shop.context.settings, publicUrl: "https://hub.test" };
    shop.context.mailer = { send: async (mail) => void mails.push(mail) };
    const at = new Date(0);
    const [userId, email] = [`usr_${tenantId}`, `ana.${tenantId}@example.com`];
    const person = { id: userId, name: "Ana", email, emailVerified: true, createdAt: at, updatedAt: at };
    await db.run(db.orm.insert(users).values(person));
    await db.run(
      db.orm.insert(members).values({ tenantId, userId, role: "admin", invitedAt: 0, acceptedAt: 1 }),
    );
  }

  async function alertsTold(shop: Shop): Promise<number> {
    shop.context.clock.advance(61_000);
    return await tellAlerts(shop.context);
  }

  test("is entered again by one replay, once each, and nothing else is", async () => {
    const shop = await shopWith(4);
    const gone = [await remoteIdOf(shop, "s-1"), await remoteIdOf(shop, "s-2")];
    for (const id of gone) await shop.erp.api("DELETE", `/vendas/${id}`);
    const { id: reconciliationId } = await reconcile(shop);
    expect(await createReplay(shop.context, { reconciliationId }, { dryRun: true })).toEqual({ matched: 2 });
    await createReplay(shop.context, { reconciliationId });
    await shop.settle();
    const sales = await shop.erp.sales();
    expect(sales).toHaveLength(4);
    expect(sales.map(({ id }) => id)).not.toEqual(expect.arrayContaining(gone));
    const view = await getReconciliation(shop.context, reconciliationId, "pt");
    expect(view.differences.map(({ delivery }) => delivery)).toMatchObject([
      { state: "delivered", again: true },
      { state: "delivered", again: true },
    ]);
    // What has been sent again since does not match any more.
    expect(await createReplay(shop.context, { reconciliationId }, { dryRun: true })).toEqual({ matched: 0 });
    expect(await reconcile(shop)).toMatchObject({ checked: 4, differences: [] });
  });

  test("is told to the admins once, until a comparison misses nothing", async () => {
    const shop = await shopWith(2);
    await withAdmin(shop);
    await shop.erp.api("DELETE", `/vendas/${await remoteIdOf(shop, "s-1")}`);
    await reconcile(shop);
    expect(await alertsTold(shop)).toBe(1);
    expect(mails[0]?.text).toContain("não encontrou mais no ERP uma venda");
    await reconcile(shop);
    expect(await alertsTold(shop)).toBe(0);
    await shop.resend("s-1");
    await shop.settle();
    await reconcile(shop);
    expect(await alertsTold(shop)).toBe(0);
    await shop.erp.api("DELETE", `/vendas/${await remoteIdOf(shop, "s-2")}`);
    await reconcile(shop);
    expect(await alertsTold(shop)).toBe(1);
  });
});
