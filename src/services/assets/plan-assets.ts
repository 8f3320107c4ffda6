import type { AssetIssue, AssetRow } from "../../erp/assets.ts";
import { contentHash } from "../../lib/hash.ts";
import { foldName } from "../../lib/names.ts";
import type { ShardContext } from "../context.ts";
import { type AssetOwner, clientKeyOf, type KnownClient, readKnownAssets } from "./known-assets.ts";
import { matchVehicles, type VehicleMatch } from "./match-vehicles.ts";

export type ClientChange = {
  key: string;
  client: AssetRow["client"];
  hash: string;
  /** The words that find it now and did not before, and the other way round. */
  newWords: string[];
  oldWords: { clientId: string; word: string }[];
};
export type VehicleChange = { key: string; clientKey: string; vehicle: AssetRow["vehicle"]; hash: string };

export type Count = { found: number; created: number; updated: number };

/** What rows mean for what is stored. What is the same is in no change. */
export type AssetPlan = {
  clients: ClientChange[];
  vehicles: VehicleChange[];
  issues: AssetIssue[];
  counts: { clients: Count; vehicles: Count; ended: number };
  /** Every vehicle and client that was seen. */
  vehicleKeys: string[];
  clientKeys: string[];
};

/** Compares rows with what is stored. */
export async function planAssets(
  context: ShardContext,
  owner: AssetOwner,
  rows: readonly AssetRow[],
): Promise<AssetPlan> {
  const known = await readKnownAssets(context, owner, rows);
  const { matches, seenKeys, issues } = matchVehicles(rows, known.vehicles);
  const clients = await planClients(rows, known.clients);
  const vehicles = await planVehicles(matches);
  return {
    clients: clients.changes,
    vehicles: vehicles.changes,
    issues,
    counts: { clients: clients.count, vehicles: vehicles.count, ended: vehicles.ended },
    vehicleKeys: seenKeys,
    clientKeys: [...clients.keys],
  };
}

async function planClients(rows: readonly AssetRow[], known: readonly KnownClient[]) {
  const byKey = new Map(known.map((client) => [client.client_key, client]));
  // The last row of a client is as good as any: each repeats the same client.
  const told = new Map(rows.map(({ client }) => [clientKeyOf(client), client]));
  const hashes = await Promise.all([...told.values()].map((client) => contentHash(client)));
  const count: Count = { found: told.size, created: 0, updated: 0 };
  const changes: ClientChange[] = [];
  for (const [position, [key, client]] of [...told].entries()) {
    const stored = byKey.get(key);
    const hash = hashes[position] ?? "";
    if (stored?.content_hash === hash) continue;
    if (stored === undefined) count.created++;
    else count.updated++;
    const before = new Set(stored === undefined ? [] : wordsOf(stored.name));
    const now = new Set(wordsOf(client.name));
    changes.push({
      key,
      client,
      hash,
      newWords: [...now].filter((word) => !before.has(word)),
      oldWords: [...before]
        .filter((word) => !now.has(word))
        .map((word) => ({ clientId: stored?.id ?? "", word })),
    });
  }
  return { keys: told.keys(), changes, count };
}

async function planVehicles(matches: readonly VehicleMatch[]) {
  const hashes = await Promise.all(
    matches.map(({ row }) => contentHash([row.vehicle, clientKeyOf(row.client)])),
  );
  const count: Count = { found: matches.length, created: 0, updated: 0 };
  let ended = 0;
  const changes: VehicleChange[] = [];
  for (const [position, { key, row, known }] of matches.entries()) {
    const hash = hashes[position] ?? "";
    if (known !== undefined && known.content_hash === hash && known.gone_at === null) continue;
    if (known === undefined) count.created++;
    else count.updated++;
    const wasLive = known !== undefined && known.standing !== "ended" && known.gone_at === null;
    if (wasLive && row.vehicle.standing === "ended") ended++;
    changes.push({ key, clientKey: clientKeyOf(row.client), vehicle: row.vehicle, hash });
  }
  return { changes, count, ended };
}

/** In half of all names, so nobody is found by them. */
const PARTICLES: ReadonlySet<string> = new Set(["da", "das", "de", "do", "dos", "e"]);

/** The words that a name is found by: not its particles, unless it has nothing else. */
export function wordsOf(name: string): string[] {
  const words = [...new Set(foldName(name).split(/[^\p{L}\p{N}]+/u))].filter((word) => word !== "");
  const telling = words.filter((word) => !PARTICLES.has(word));
  return telling.length === 0 ? words : telling;
}
