import type { AssetIssue, AssetRow } from "../../erp/assets.ts";
import { plateKey } from "../../lib/plates.ts";
import { clientKeyOf, type KnownVehicle, newVehicleKey } from "./known-assets.ts";

/** A vehicle of Ponte's and the row that speaks for it. */
export type VehicleMatch = { key: string; row: AssetRow; known: KnownVehicle | undefined };

type Group = { key: string; rows: AssetRow[]; known: KnownVehicle | undefined };

/** What is known of a vehicle as far as matching goes, be it stored or of this page. */
type Traits = {
  key: string;
  remoteId: string | null;
  chassis: string;
  plateKey: string;
  clientKey: string;
  isLive: boolean;
};

/**
 * Tells which vehicle each row is about: the same code, else the same chassis, else the same plate in either of its forms,
 * where one of both has no chassis and both have the same owner. A plate alone proves nothing: it is exchanged, handed on and made up.
 */
export function matchVehicles(
  rows: readonly AssetRow[],
  stored: readonly KnownVehicle[],
): { matches: VehicleMatch[]; seenKeys: string[]; issues: AssetIssue[] } {
  const index = new VehicleIndex(stored);
  const knownByKey = new Map(stored.map((vehicle) => [vehicle.vehicle_key, vehicle]));
  const groups = new Map<string, Group>();
  const issues: AssetIssue[] = [];
  for (const row of rows) {
    const key = index.find(row) ?? newVehicleKey(row.vehicle);
    const group = groups.get(key) ?? { key, rows: [], known: knownByKey.get(key) };
    group.rows.push(row);
    groups.set(key, group);
    index.add(key, row);
  }
  const matches: VehicleMatch[] = [];
  for (const group of groups.values()) {
    const { chosen, passedOver } = choose(group);
    for (const row of passedOver) issues.push(duplicateOf(row));
    if (chosen === undefined) continue;
    matches.push({ key: group.key, row: chosen, known: group.known });
    if (index.isPlateOfAnother(group.key, chosen)) {
      issues.push({
        subject: chosen.vehicle.plate ?? "",
        code: "plate_shared",
        params: { client: chosen.client.name },
      });
    }
    if (group.known !== undefined && group.known.client_key !== clientKeyOf(chosen.client)) {
      issues.push({
        subject: subjectOf(chosen),
        code: "owner_changed",
        params: { client: chosen.client.name },
      });
    }
  }
  return { matches, seenKeys: [...groups.keys()], issues };
}

class VehicleIndex {
  readonly #byKey = new Map<string, Traits>();
  readonly #byCode = new Map<string, Traits>();
  readonly #byChassis = new Map<string, Traits>();
  readonly #byPlate = new Map<string, Traits[]>();

  constructor(stored: readonly KnownVehicle[]) {
    for (const vehicle of stored) {
      this.#put({
        key: vehicle.vehicle_key,
        remoteId: vehicle.remote_id,
        chassis: vehicle.chassis,
        plateKey: vehicle.plate_key,
        clientKey: vehicle.client_key,
        isLive: vehicle.standing !== "ended" && vehicle.gone_at === null,
      });
    }
  }

  find({ client, vehicle }: AssetRow): string | undefined {
    const byCode = vehicle.remoteId === undefined ? undefined : this.#byCode.get(vehicle.remoteId);
    if (byCode !== undefined) return byCode.key;
    const byKey = this.#byKey.get(newVehicleKey(vehicle));
    if (byKey !== undefined) return byKey.key;
    const byChassis = vehicle.chassis === undefined ? undefined : this.#byChassis.get(vehicle.chassis);
    if (byChassis !== undefined) return byChassis.key;
    return this.#ofPlate(vehicle.plate).find(
      (other) =>
        (other.chassis === "" || vehicle.chassis === undefined) && other.clientKey === clientKeyOf(client),
    )?.key;
  }

  /** Another vehicle, of somebody else, that is as much alive carries the same plate. */
  isPlateOfAnother(key: string, { client, vehicle }: AssetRow): boolean {
    if (vehicle.standing === "ended") return false;
    return this.#ofPlate(vehicle.plate).some(
      (other) => other.key !== key && other.isLive && other.clientKey !== clientKeyOf(client),
    );
  }

  add(key: string, { client, vehicle }: AssetRow): void {
    this.#put({
      key,
      remoteId: vehicle.remoteId ?? null,
      chassis: vehicle.chassis ?? "",
      plateKey: plateKey(vehicle.plate ?? ""),
      clientKey: clientKeyOf(client),
      isLive: vehicle.standing !== "ended",
    });
  }

  #ofPlate(plate: string | undefined): Traits[] {
    return plate === undefined ? [] : (this.#byPlate.get(plateKey(plate)) ?? []);
  }

  #put(traits: Traits): void {
    this.#byKey.set(traits.key, traits);
    if (traits.remoteId !== null) this.#byCode.set(traits.remoteId, traits);
    if (traits.chassis !== "") this.#byChassis.set(traits.chassis, traits);
    if (traits.plateKey === "") return;
    const others = (this.#byPlate.get(traits.plateKey) ?? []).filter(({ key }) => key !== traits.key);
    this.#byPlate.set(traits.plateKey, [...others, traits]);
  }
}

/**
 * Of several records of one car (the ERP keeps the one under the old plate) the one that lives speaks for it, else the newest.
 * What is stored stands for its own record where the page does not hold that.
 */
function choose({ rows, known }: Group): { chosen: AssetRow | undefined; passedOver: AssetRow[] } {
  const [best, ...others] = [...rows].sort((left, right) => rank(right) - rank(left));
  if (best === undefined) return { chosen: undefined, passedOver: [] };
  const isOwn = ({ vehicle }: AssetRow) =>
    known === undefined || known.remote_id === null || known.remote_id === (vehicle.remoteId ?? null);
  if (rows.some(isOwn)) return { chosen: best, passedOver: others };
  const storedRank = known === undefined ? -1 : rankOf(known.standing, known.remote_id);
  return rank(best) > storedRank
    ? { chosen: best, passedOver: others }
    : { chosen: undefined, passedOver: rows };
}

const LIVE_RANK = 1e15;

function rank({ vehicle }: AssetRow): number {
  return rankOf(vehicle.standing, vehicle.remoteId ?? null);
}

function rankOf(standing: AssetRow["vehicle"]["standing"], remoteId: string | null): number {
  return (standing === "ended" ? 0 : LIVE_RANK) + Number(remoteId ?? 0);
}

function duplicateOf(row: AssetRow): AssetIssue {
  const code = row.vehicle.remoteId ?? "";
  return { subject: subjectOf(row), code: "duplicate_record", params: { code } };
}

function subjectOf({ vehicle, client }: AssetRow): string {
  return vehicle.plate ?? vehicle.chassis ?? vehicle.remoteId ?? client.name;
}
