import { type SQLWrapper, sql } from "drizzle-orm";
import { z } from "zod";
import { inList } from "../../db/database.ts";
import { findConnector } from "../../erp/registry.ts";
import { ApiError } from "../../errors.ts";
import { secretsEqual, sha256 } from "../../lib/hash.ts";
import { atShard, type Context, type ShardContext } from "../context.ts";
import { shardOfSecret } from "./secret.ts";

/** More a minute at one address are sent away: each only says that there is something to read, and one has said it. */
const MOST_A_MINUTE = 600;
const MINUTE_MS = 60_000;
/** What a secret is held against where there is no address: no secret has this hash. */
const NOBODYS = "";

export type WebhookAddress = { connectionId: string; system: string; secret: string };

const flagsSchema = z.string().transform((text) => z.record(z.string(), z.boolean()).parse(JSON.parse(text)));
const addressSchema = z.object({
  tenant_id: z.string(),
  secret_hash: z.string(),
  minute_at: z.number(),
  minute_count: z.number(),
  provider: z.string(),
  status: z.string(),
  flows: flagsSchema,
});
const standingSchema = z.object({
  flow: z.string(),
  due_at: z.number(),
  soonest_at: z.number(),
  started_at: z.number().nullable(),
  finished_at: z.number().nullable(),
  hinted_at: z.number().nullable(),
  code: z.string().nullable(),
});

type Address = z.output<typeof addressSchema>;
type Standing = z.output<typeof standingSchema>;

/**
 * A system tells that something changed. Nothing that it sends is looked at: the flows that read from it are due sooner, no
 * sooner than the system takes it, and what they read is the truth. A hundred in one moment are as one.
 * @throws ApiError not_found for an address that is none, too_many_attempts
 */
export async function receiveWebhook(hub: Context, told: WebhookAddress): Promise<void> {
  const shard = shardOfSecret(told.secret);
  if (!hub.shards.some(({ number }) => number === shard)) throw nowhere();
  const context = atShard(hub, shard);
  const [address, standings] = await readAddress(context, told);
  const isRight = await secretsEqual(await sha256(told.secret), address?.secret_hash ?? NOBODYS);
  if (address === undefined || !isRight) throw nowhere();
  const now = context.now();
  if (now - address.minute_at < MINUTE_MS && address.minute_count >= MOST_A_MINUTE) {
    throw new ApiError("too_many_attempts", { minutes: 1 });
  }
  const wanted = wantedFlows(address, told.system);
  await context.db.batch([
    countStatement(told, now),
    ...(wanted.length === 0 ? [] : [hintStatement(address, told, wanted, now)]),
  ]);
  const dueAt = newsDueAt(
    standings.filter(({ flow }) => wanted.includes(flow)),
    now,
  );
  if (dueAt === undefined) return;
  await context.ring(told.connectionId, { delaySeconds: Math.ceil((dueAt - now) / 1_000) });
}

const nowhere = () => new ApiError("not_found", { path: "/v1/webhooks-in/…" });

async function readAddress(
  context: ShardContext,
  { connectionId, system }: WebhookAddress,
): Promise<[Address | undefined, Standing[]]> {
  const [addresses, standings] = await context.db.batch([
    sql`SELECT w.tenant_id, w.secret_hash, w.minute_at, w.minute_count, c.provider, c.status, c.flows
      FROM webhooks_in w JOIN connections c ON c.id = w.connection_id AND c.tenant_id = w.tenant_id
      WHERE w.connection_id = ${connectionId} AND w.system = ${system} AND c.deleted_at IS NULL`,
    sql`SELECT flow, due_at, soonest_at, started_at, finished_at, hinted_at, code FROM polls
      WHERE connection_id = ${connectionId}`,
  ]);
  return [
    addressSchema.optional().parse(addresses?.results[0]),
    z.array(standingSchema).parse(standings?.results ?? []),
  ];
}

/** What is off or paused is not read, whatever is told. */
function wantedFlows({ provider, status, flows }: Address, system: string): readonly string[] {
  const declared = findConnector(provider)?.webhooksIn ?? {};
  if (status !== "active" || !Object.hasOwn(declared, system)) return [];
  return declared[system]?.flows.filter((flow) => flows[flow] !== false) ?? [];
}

function countStatement({ connectionId, system }: WebhookAddress, now: number): SQLWrapper {
  return sql`UPDATE webhooks_in SET received_at = ${now},
      minute_count = CASE WHEN minute_at > ${now - MINUTE_MS} THEN minute_count + 1 ELSE 1 END,
      minute_at = CASE WHEN minute_at > ${now - MINUTE_MS} THEN minute_at ELSE ${now} END
    WHERE connection_id = ${connectionId} AND system = ${system}`;
}

/** What fails waits as long as its failure says, and a round that is on its way looks at the hint when it is over. */
function hintStatement(
  { tenant_id: tenantId }: Address,
  { connectionId }: WebhookAddress,
  flows: readonly string[],
  now: number,
): SQLWrapper {
  return sql`UPDATE polls SET hinted_at = ${now},
      due_at = CASE WHEN finished_at IS NOT NULL AND code IS NULL
        THEN min(due_at, max(soonest_at, ${now})) ELSE due_at END
    WHERE tenant_id = ${tenantId} AND connection_id = ${connectionId} AND ${inList(sql`flow`, flows)}`;
}

/** When the first of those is due that nobody had told of yet. A doorbell has been rung for the others. */
function newsDueAt(standings: readonly Standing[], now: number): number | undefined {
  const times = standings
    .filter(({ finished_at, code }) => finished_at !== null && code === null)
    .filter(({ hinted_at, started_at }) => hinted_at === null || hinted_at < (started_at ?? 0))
    .map(({ due_at, soonest_at }) => Math.min(due_at, Math.max(soonest_at, now)));
  return times.length === 0 ? undefined : Math.max(now, Math.min(...times));
}
