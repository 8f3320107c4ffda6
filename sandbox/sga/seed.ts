import type { SeedKind } from "../shared/accounts.ts";
import { dateInSaoPaulo } from "../shared/clock.ts";
import { type Credential, credentialInsertion } from "../shared/credentials.ts";
import { RecordSeed } from "../shared/seed-records.ts";
import { resolveSwitches } from "../shared/switches.ts";
import { plateKey } from "./input.ts";
import type { Associate, Resources } from "./records.ts";
import { CAST, type CastAssociate, type CastVehicle } from "./seed/cast.ts";
import { emailOf, ordinaryAssociate, ordinaryVehicle } from "./seed/ordinary.ts";
import {
  CONTRACTED_PRODUCT,
  type SituationTable,
  seedTables,
  situationCode,
  TRACKING_SUPPLIER,
} from "./seed/tables.ts";
import { ERP, firstNumber, SYNC_KEY } from "./session.ts";
import { SWITCHES } from "./switches.ts";

/** The statements that fill a new company: its tables, user and sincronismo key, and in the demo the cast. */
export function seedCompany(
  database: D1Database,
  companyId: number,
  kind: SeedKind,
  { key, switches }: { key: Credential; switches: Record<string, unknown> },
): D1PreparedStatement[] {
  const seed = new RecordSeed<Resources>(companyId, firstNumber);
  const table = resolveSwitches(SWITCHES, switches).SITUATION_TABLE;
  const { user = "", password = "", syncKey = "" } = key.secrets;
  seedTables(seed, table, { login: user, password });
  if (kind === "demo") {
    const today = dateInSaoPaulo(Date.now());
    for (const person of Object.values<CastAssociate>(CAST)) seedAssociate(seed, table, person, today);
  }
  return [
    credentialInsertion(database, ERP, SYNC_KEY, {
      name: syncKey,
      companyId,
      secrets: { supplier: TRACKING_SUPPLIER },
    }),
    ...seed.statements(database),
  ];
}

function seedAssociate(
  seed: RecordSeed<Resources>,
  table: SituationTable,
  { vehicles, situation = "active", ...person }: CastAssociate,
  today: string,
): void {
  const at = seed.all("associates").length;
  const associate = seed.add("associates", {
    ...ordinaryAssociate(at, today),
    ...person,
    email: person.email ?? emailOf(person.name),
    situation: situationCode(table, situation),
  });
  for (const vehicle of vehicles) seedVehicle(seed, table, associate, vehicle, today);
}

function seedVehicle(
  seed: RecordSeed<Resources>,
  table: SituationTable,
  associate: Associate,
  cast: CastVehicle,
  today: string,
): void {
  const {
    situation = "active",
    products = [CONTRACTED_PRODUCT],
    endedProducts = [],
    isTrailer,
    ...own
  } = cast;
  const at = seed.all("vehicles").length;
  const before = seed.all("vehicles").at(-1);
  const vehicle = seed.add("vehicles", {
    ...ordinaryVehicle(at, today),
    ...own,
    associate: associate.id,
    plateKey: plateKey(own.plate ?? ""),
    situation: situationCode(table, situation),
    linkedVehicle: isTrailer ? (before?.id ?? "") : "",
  });
  const link = (product: string, active: number) =>
    seed.add("productLinks", {
      vehicle: Number(vehicle.id),
      product,
      amount: seed.all("products").find(({ id }) => id === product)?.price ?? "0.00",
      active,
    });
  for (const product of products) link(product, 1);
  for (const product of endedProducts) link(product, 0);
}
