import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { deleteConnection } from "../../../src/services/connections/delete-connection.ts";
import { listDeliveries } from "../../../src/services/deliveries/list-deliveries.ts";
import { prune } from "../../../src/services/operations/prune.ts";
import { changeProblem } from "../../../src/services/problems/change-problem.ts";
import { getProblem } from "../../../src/services/problems/get-problem.ts";
import { listProblems } from "../../../src/services/problems/list-problems.ts";
import { problemStatements } from "../../../src/services/problems/problem-statements.ts";
import { replayProblem } from "../../../src/services/problems/replay-problem.ts";
import { settleProblems } from "../../../src/services/problems/settle-problems.ts";
import { getSharedProblem, listSharedProblems } from "../../../src/services/problems/shared-problems.ts";
import { abortReplay } from "../../../src/services/replays/abort-replay.ts";
import { createReplay } from "../../../src/services/replays/create-replay.ts";
import { getReplay } from "../../../src/services/replays/get-replay.ts";
import { plainSale } from "../common/sales.ts";
import { only, Shop } from "../common/shop.ts";

let shop: Shop;
beforeEach(async () => {
  shop = await Shop.open();
});

const page = { limit: 50 };
const open = async (of = shop) => (await listProblems(of.context, {}, page, "pt")).items;
const noDocument = (name: string) => plainSale({ customer: { name } });

/** The ERP refuses these sales, each with its own words. */
async function refuse(words: Record<string, string>): Promise<void> {
  for (const [subject, message] of Object.entries(words)) {
    await refuseOne(shop, subject, message);
  }
}

async function refuseOne(of: Shop, subject: string, message: string): Promise<void> {
  await of.erp.inject({ kind: "refuse", method: "POST", path: "/vendas", message, times: null });
  await of.deliver(subject, plainSale());
  await of.erp.clearFaults();
}

/** So many dead deliveries of one cause, as one batch stops them. */
async function stopMany(of: Shop, count: number): Promise<void> {
  const { tenantId, db } = of.context;
  const now = of.context.now();
  await db.batch([
    sql`INSERT INTO deliveries (tenant_id, id, connection_id, flow, subject, subject_version, reason, state, code,
        created_at, updated_at)
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})
      SELECT ${tenantId}, printf('dlv_%026d', i), ${of.connectionId}, 'sales', 'many-' || i, 1, 'accepted', 'dead',
        'erp_refused', ${now}, ${now} FROM n`,
    ...problemStatements(
      { tenantId, now, code: "erp_refused", params: { erpMessage: "Caixa fechado" } },
      sql`d.subject LIKE 'many-%'`,
    ),
  ]);
}

describe("what has stopped is grouped", () => {
  test("by the ERP's words, whatever numbers are in them, with when, how often and which", async () => {
    await refuse({ "v-1": "Cliente 17 inativo", "v-2": "Cliente 4711 inativo", "v-3": "Caixa fechado" });
    const [cash, inactive] = await open();
    expect(cash).toMatchObject({ code: "erp_refused", cause: "caixa fechado", open: 1, occurrences: 1 });
    expect(inactive).toMatchObject({
      cause: "cliente # inativo",
      open: 2,
      occurrences: 2,
      connectionId: shop.connectionId,
      connectionName: "GestãoClick",
      tenantName: "Padaria Sol",
      subjects: [
        { flow: "sales", subject: "v-2" },
        { flow: "sales", subject: "v-1" },
      ],
      message: expect.stringContaining("Cliente 4711 inativo"),
      who: expect.stringMatching(/administrator|erp/),
    });
    const [first, last] = [await shop.delivery("v-1"), await shop.delivery("v-2")];
    expect(Date.parse(inactive?.firstSeenAt ?? "")).toBe(first.updatedAt);
    expect(Date.parse(inactive?.lastSeenAt ?? "")).toBe(last.updatedAt);
  });

  test("also what is known to be wrong when the CRM sends it", async () => {
    for (const subject of ["1", "2"]) await shop.put(subject, noDocument(`Cliente ${subject}`));
    expect(await open()).toMatchObject([
      { code: "customer_document_missing", cause: "", open: 2, who: "crm" },
    ]);
  });

  test("ten thousand of one cause are one group, counted up to a thousand", async () => {
    await stopMany(shop, 10_000);
    const group = only(await open());
    expect(group).toMatchObject({ open: 1_000, occurrences: 10_000 });
    expect(group.subjects).toHaveLength(3);
  });

  test("and listed page by page, last seen first, each once", async () => {
    await refuse(
      Object.fromEntries(["um", "dois", "três", "quatro", "cinco"].map((word) => [word, `Erro ${word}`])),
    );
    const seen: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const { items, nextCursor } = await listProblems(shop.context, {}, { limit: 2, cursor }, "pt");
      seen.push(...items.map(({ cause }) => cause));
      if (nextCursor === null) break;
      cursor = nextCursor;
    }
    expect(seen).toEqual(["erro cinco", "erro quatro", "erro tres", "erro dois", "erro um"]);
    await expect(listProblems(shop.context, {}, { limit: 2, cursor: btoa("x") }, "pt")).rejects.toMatchObject(
      { code: "invalid_cursor" },
    );
  });
});

describe("what stands with a group is counted right", () => {
  test("after a sale was corrected, and nothing left closes it", async () => {
    for (const subject of ["1", "2"]) await shop.put(subject, noDocument("Cliente"));
    await shop.deliver("1", plainSale());
    expect(await open()).toMatchObject([{ open: 1, occurrences: 2, subjects: [{ subject: "2" }] }]);
    await settleProblems(shop.context);
    expect(await open()).toHaveLength(1);
    await shop.deliver("2", plainSale());
    expect(await open()).toMatchObject([{ open: 0, subjects: [] }]);
    await settleProblems(shop.context);
    expect(await open()).toEqual([]);
  });

  test("after a replay of the group, of which what fails again comes back", async () => {
    await refuse({ "v-1": "Caixa 1 fechado", "v-2": "Caixa 2 fechado", "v-3": "Outra coisa" });
    const group = (await open()).find(({ cause }) => cause === "caixa # fechado");
    const { id = "", matched } = await replayProblem(shop.context, group?.id ?? "", "pt");
    expect(matched).toBe(2);
    expect(await getProblem(shop.context, group?.id ?? "", "pt")).toMatchObject({ open: 0 });
    await settleProblems(shop.context);
    await shop.erp.inject({
      kind: "refuse",
      method: "POST",
      path: "/vendas",
      message: "Caixa 3 fechado",
      times: null,
    });
    await shop.settle();
    await shop.erp.clearFaults();
    expect(await getReplay(shop.context, id)).toMatchObject({ delivered: 0, dead: 2 });
    const again = { state: "open", open: 2, occurrences: 4 };
    expect(await getProblem(shop.context, group?.id ?? "", "pt")).toMatchObject(again);
    await replayProblem(shop.context, group?.id ?? "", "pt");
    await shop.settle();
    expect(await getProblem(shop.context, group?.id ?? "", "pt")).toMatchObject({ open: 0, occurrences: 4 });
    expect((await shop.delivery("v-3")).state).toBe("dead");
  });

  test("by a replay's filter and by the list of deliveries alike", async () => {
    await refuse({ "v-1": "Caixa fechado", "v-2": "Outra coisa" });
    const [other] = await open();
    const filter = { problemId: other?.id };
    expect(await createReplay(shop.context, filter, { dryRun: true })).toEqual({ matched: 1 });
    const { items } = await listDeliveries(shop.context, filter, page, "pt");
    expect(items.map(({ subject }) => subject)).toEqual(["v-2"]);
  });

  test("after a replay that somebody stopped: it is a group of its own", async () => {
    await refuse({ "v-1": "Caixa fechado" });
    const { id = "" } = await createReplay(shop.context, { state: "dead" });
    await abortReplay(shop.context, id);
    const groups = await open();
    expect(Object.fromEntries(groups.map(({ code, open: count }) => [code, count]))).toEqual({
      replay_aborted: 1,
      erp_refused: 0,
    });
  });

  test("after the connection was deleted: nothing of it is open any more", async () => {
    await refuse({ "v-1": "Caixa fechado" });
    const { id } = only(await open());
    await deleteConnection(shop.context, shop.connectionId);
    expect(await open()).toEqual([]);
    expect(await getProblem(shop.context, id, "pt")).toMatchObject({
      state: "resolved",
      open: 0,
      subjects: [],
    });
  });
});

describe("a person may put a group away", () => {
  const again = () => shop.put(`again-${shop.context.now()}`, noDocument("Outro"));
  const group = async () => only((await listProblems(shop.context, {}, page, "pt")).items);
  beforeEach(() => again());

  test("as resolved: it comes back by itself when it happens again", async () => {
    const { id } = await group();
    await changeProblem(shop.context, id, "resolved", "pt");
    expect(await open()).toEqual([]);
    expect((await listProblems(shop.context, { state: "resolved" }, page, "pt")).items).toMatchObject([
      { id },
    ]);
    await again();
    expect(await group()).toMatchObject({ id, state: "open", occurrences: 2 });
  });

  test("as ignored: it neither comes back nor alarms, and can be reopened", async () => {
    const { id } = await group();
    const alerts = async () =>
      await shop.context.db.all(sql`
      SELECT sum(count) AS count FROM alerts WHERE tenant_id = ${shop.context.tenantId}`);
    const before = await alerts();
    await changeProblem(shop.context, id, "ignored", "pt");
    await again();
    expect(await open()).toEqual([]);
    expect(await alerts()).toEqual(before);
    expect(await getProblem(shop.context, id, "pt")).toMatchObject({ state: "ignored", occurrences: 2 });
    await changeProblem(shop.context, id, "open", "pt");
    expect(await group()).toMatchObject({ id, open: 2 });
  });

  test("which is in the trail, once", async () => {
    const { id } = await group();
    for (const _ of [1, 2]) await changeProblem(shop.context, id, "resolved", "pt");
    const trail = await shop.context.db.all(
      sql`SELECT action FROM audit WHERE tenant_id = ${shop.context.tenantId} AND target = ${id}`,
    );
    expect(trail).toEqual([{ action: "problem.resolved" }]);
  });

  test("and is forgotten when it is long over and nothing stands with it", async () => {
    const { id } = await group();
    await changeProblem(shop.context, id, "resolved", "pt");
    shop.context.clock.advance(91 * 86_400_000);
    await prune(shop.context);
    expect(await getProblem(shop.context, id, "pt")).toMatchObject({ open: 1 });
    await shop.context.db.run(sql`UPDATE deliveries SET state = 'superseded' WHERE problem_id = ${id}`);
    await prune(shop.context);
    await expect(getProblem(shop.context, id, "pt")).rejects.toMatchObject({ code: "problem_not_found" });
  });
});

describe("the support team", () => {
  test("sees each cause once, with the companies that have it, and what stands with all of them", async () => {
    const unique = `Falha ${crypto.randomUUID().replace(/[0-9-]/g, "")} no fiscal`;
    const [one, other] = [shop, await Shop.open()];
    for (const [of, subjects] of [
      [one, ["a", "b"]],
      [other, ["c"]],
    ] as const) {
      for (const subject of subjects) {
        await refuseOne(of, subject, unique);
      }
    }
    const { items } = await listSharedProblems(one.context, {}, { limit: 200 }, "pt");
    const shared = only(items.filter(({ cause }) => cause === unique.toLowerCase()));
    expect(shared).toMatchObject({ open: 3, tenantCount: 2, tenantId: other.context.tenantId });
    expect(shared.tenants.map(({ id }) => id)).toEqual([other.context.tenantId, one.context.tenantId]);
    const mine = shared.tenants.find(({ id }) => id === one.context.tenantId);
    expect(await getProblem(one.context, mine?.problemId ?? "", "pt")).toMatchObject({ open: 2 });
    expect(await getSharedProblem(one.context, mine?.problemId ?? "", "pt")).toMatchObject({ open: 3 });
  });

  test("alone sees them; a company sees and changes its own only", async () => {
    await refuse({ "v-1": "Caixa fechado" });
    const { id } = only(await open());
    const other = await Shop.open();
    expect(await open(other)).toEqual([]);
    await expect(getProblem(other.context, id, "pt")).rejects.toMatchObject({ code: "problem_not_found" });
    await expect(changeProblem(other.context, id, "ignored", "pt")).rejects.toMatchObject({
      code: "problem_not_found",
    });
    await expect(replayProblem(other.context, id, "pt")).rejects.toMatchObject({ code: "problem_not_found" });
    await expect(createReplay(other.context, { problemId: id }, { dryRun: true })).rejects.toMatchObject({
      code: "problem_not_found",
    });
    const member = {
      kind: "api_key",
      keyId: "k",
      name: "k",
      tenantId: shop.context.tenantId,
      scopes: ["read"],
    } as const;
    const asMember = { ...shop.context, principal: member };
    await expect(listSharedProblems(asMember, {}, page, "pt")).rejects.toMatchObject({
      code: "operator_only",
    });
    await expect(changeProblem(asMember, id, "resolved", "pt")).rejects.toMatchObject({
      code: "insufficient_scope",
    });
  });
});
