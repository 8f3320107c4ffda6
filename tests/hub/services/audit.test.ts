import { beforeEach, describe, expect, test } from "vitest";
import { listActors } from "../../../src/services/audit/list-actors.ts";
import { type AuditFilter, listAudit, listPlatformAudit } from "../../../src/services/audit/list-audit.ts";
import type { TenantContext } from "../../../src/services/context.ts";
import { createTenant } from "../../../src/services/tenants/create-tenant.ts";
import { openContext } from "../common/context.ts";
import { watchDatabase } from "../common/watched-d1.ts";
import { bindings } from "../common/worker.ts";

const ALL = { limit: 200 };
const entry = `INSERT INTO audit (id, tenant_id, at, actor_kind, actor_id, actor_name, action, params)`;

let context: TenantContext;
let prefix: string;
let number = 0;

beforeEach(async () => {
  const operator = openContext();
  const { id: tenantId } = await createTenant(operator, { name: "Loja" });
  context = { ...operator, tenantId };
  prefix = `${++number}`;
});

/** An entry of the trail; its id tells nothing of its instant, as with a clock that was set back. */
async function note(
  at: number,
  actor: readonly [string, string | null, string | null],
  action: string,
  turn = 0,
) {
  const id = `aud_${`${prefix}${turn}${at}`.padStart(26, "0")}`;
  await bindings.DB.prepare(`${entry} VALUES (?, ?, ?, ?, ?, ?, ?, '{}')`)
    .bind(id, context.tenantId, at, ...actor, action)
    .run();
}

const ANA = ["member", "usr_ana", "ana@example.com"] as const;
const KEY = ["api_key", "key_crm", "CRM"] as const;
const TOKEN = ["operator", null, null] as const;

async function instants(filter: AuditFilter): Promise<number[]> {
  const { items } = await listAudit(context, filter, ALL, "en");
  return items.filter(({ action }) => action !== "tenant.created").map(({ at }) => Date.parse(at));
}

describe("a trail", () => {
  beforeEach(async () => {
    await note(1, ANA, "member.invited");
    await note(2, KEY, "sale.resent");
    await note(3, TOKEN, "member.invited");
    await note(4, ANA, "sale.resent");
  });

  test("is read by person, by key, by token, and by what they did", async () => {
    expect(await instants({ actor: "usr_ana" })).toEqual([4, 1]);
    expect(await instants({ actor: "key_crm" })).toEqual([2]);
    expect(await instants({ actor: "operator_token" })).toEqual([3]);
    expect(await instants({ action: "sale.resent" })).toEqual([4, 2]);
    expect(await instants({ action: "sale.resent", actor: "usr_ana" })).toEqual([4]);
    expect(await instants({ actor: "usr_nobody" })).toEqual([]);
  });

  test("is read between two instants, the second not included", async () => {
    expect(await instants({ from: 2 })).toEqual([4, 3, 2]);
    expect(await instants({ from: 2, to: 4 })).toEqual([3, 2]);
    expect(await instants({ from: 2, to: 4, action: "member.invited" })).toEqual([3]);
    expect(await instants({ from: 4, to: 2 })).toEqual([]);
  });

  test("is read by a person's address, however it is written", async () => {
    await bindings.DB.prepare(
      "INSERT INTO users (id, name, email, email_verified, created_at, updated_at) VALUES (?, '', ?, 1, 1, 1)",
    )
      .bind(`usr_eva${prefix}`, `eva${prefix}@example.com`)
      .run();
    await note(5, ["member", `usr_eva${prefix}`, `eva${prefix}@example.com`], "member.invited");
    expect(await instants({ actor: ` EVA${prefix}@example.com` })).toEqual([5]);
    expect(await instants({ actor: "ninguem@example.com" })).toEqual([]);
  });

  test("names everybody who stands in it once, under their newest name", async () => {
    await note(6, ["member", "usr_ana", "ana.nova@example.com"], "member.invited");
    const actors = await listActors(context);
    expect(actors).toHaveLength(3);
    expect(actors).toEqual(
      expect.arrayContaining([
        { id: "usr_ana", kind: "member", name: "ana.nova@example.com" },
        { id: "key_crm", kind: "api_key", name: "CRM" },
        { id: "operator_token", kind: "operator", name: null },
      ]),
    );
    const viewer = { kind: "member", role: "viewer", tenantId: context.tenantId } as const;
    const person = { userId: "usr_v", name: "", email: "" };
    await expect(listActors({ ...context, principal: { ...viewer, person } })).rejects.toMatchObject({
      code: "admin_only",
    });
  });

  test("is paged through under any filter, each entry once, those of one instant too", async () => {
    await note(7, ANA, "member.removed");
    for (const turn of [1, 2]) await note(4, ANA, "member.removed", turn);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listAudit(context, { actor: "usr_ana", from: 2 }, { limit: 1, cursor }, "en");
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    const whole = await listAudit(context, { actor: "usr_ana", from: 2 }, ALL, "en");
    expect(seen).toEqual(whole.items.map(({ id }) => id));
    expect(new Set(seen).size).toBe(4);
  });

  test("goes on nowhere from another company's entry", async () => {
    const own = await listAudit(context, {}, { limit: 1 }, "en");
    const { id: tenantId } = await createTenant(context, { name: "Outra" });
    const foreign = await listAudit(
      { ...context, tenantId },
      {},
      { limit: 50, cursor: own.nextCursor ?? "" },
      "en",
    );
    expect(foreign.items).toEqual([]);
  });
});

test("any filter costs the same rows in a trail of a hundred entries and of twenty thousand", async () => {
  const fill = (from: number, to: number) =>
    bindings.DB.prepare(
      `${entry} WITH RECURSIVE n (i) AS (SELECT ?1 UNION ALL SELECT i + 1 FROM n WHERE i < ?2)
       SELECT printf('aud_%s%025d', ?3, i), ?4, i, 'member', 'usr_' || (i % 7), 'p' || (i % 7), 'user.signed_in', '{}' FROM n`,
    )
      .bind(from, to, prefix, context.tenantId)
      .run();
  const rowsRead = async (work: (watched: TenantContext) => Promise<unknown>) => {
    const { db, trips } = watchDatabase();
    await work({ ...context, db });
    return trips.reduce((sum, trip) => sum + trip.rowsRead, 0);
  };
  const page = { limit: 10 };
  const works: [string, (watched: TenantContext) => Promise<unknown>][] = [
    ["all", (watched) => listAudit(watched, {}, page, "pt")],
    ["a rare action", (watched) => listAudit(watched, { action: "member.removed" }, page, "pt")],
    ["a rare person", (watched) => listAudit(watched, { actor: "usr_none" }, page, "pt")],
    ["long ago", (watched) => listAudit(watched, { from: 10, to: 20 }, page, "pt")],
    ["a person, long ago", (watched) => listAudit(watched, { actor: "usr_3", to: 40 }, page, "pt")],
    [
      "an action, long ago",
      (watched) => listAudit(watched, { action: "user.signed_in", to: 40 }, page, "pt"),
    ],
    ["the people", listActors],
  ];
  await note(1_000_000, ANA, "member.removed");
  await fill(1, 100);
  const before = await Promise.all(works.map(([, work]) => rowsRead(work)));
  await fill(101, 20_000);
  for (const [index, [name, work]] of works.entries()) {
    expect(await rowsRead(work), name).toBeLessThanOrEqual((before[index] ?? 0) + 2);
    expect(before[index], name).toBeLessThan(120);
  }
});

test("the platform's own trail is the support team's and is filtered alike", async () => {
  await bindings.DB.prepare(`${entry} VALUES (?, NULL, 1, 'operator', 'usr_x', 'x', 'secrets.rotated', '{}')`)
    .bind(`aud_${"9".padStart(26, "0")}`)
    .run();
  const { items } = await listPlatformAudit(context, { action: "secrets.rotated", to: 2 }, ALL, "en");
  expect(items).toMatchObject([{ action: "secrets.rotated", actor: { id: "usr_x" } }]);
  expect((await listPlatformAudit(context, { actor: "usr_y" }, ALL, "en")).items).toEqual([]);
});
