import type { SeedKind } from "../shared/accounts.ts";
import { dateInSaoPaulo } from "../shared/clock.ts";
import { type Credential, credentialInsertion } from "../shared/credentials.ts";
import { addDays } from "../shared/isp-charges.ts";
import { fold } from "../shared/names.ts";
import { RecordSeed } from "../shared/seed-records.ts";
import { resolveSwitches } from "../shared/switches.ts";
import { plateKey } from "./input.ts";
import type { Associate, Resources, Vehicle } from "./records.ts";
import { CAST, type CastAssociate, type CastVehicle } from "./seed/cast.ts";
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
    email: person.email ?? `${fold(person.name).split(" ")[0]}@associado.example`,
    situation: situationCode(table, situation),
  });
  for (const vehicle of vehicles) seedVehicle(seed, table, associate, vehicle, today);
}

function ordinaryAssociate(
  at: number,
  today: string,
): Omit<Associate, "id" | "name" | "document" | "situation"> {
  return {
    sex: at % 2 === 0 ? "F" : "M",
    rg: `MG ${10_000_000 + at * 731}`,
    birthDate: `19${70 + (at % 30)}-0${1 + (at % 9)}-1${at % 10}`,
    ddd: "31",
    phone: `3${String(400 + at).padStart(3, "0")}-1${String(at).padStart(3, "0")}`,
    mobileDdd: "31",
    mobile: `98888-7${String(at).padStart(3, "0")}`,
    email: "",
    zip: "30130-010",
    street: "AVENIDA AFONSO PENA",
    number: at % 5 === 4 ? "S/N" : String(100 + at),
    complement: "",
    district: "CENTRO",
    city: "BELO HORIZONTE",
    state: "MG",
    registeredAt: addDays(today, -400 - at),
    contractAt: addDays(today, -398 - at),
    dueDay: "10",
  };
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

function ordinaryVehicle(at: number, today: string): Omit<Vehicle, "id" | "associate" | "situation"> {
  return {
    plate: "",
    plateKey: "",
    chassis: `9BWAG45U2KT${String(500_000 + at)}`,
    renavam: String(1_000_000_000 + at * 7919).padStart(11, "0"),
    engine: `CCR${100_000 + at}`,
    model: ["4501", "4502", "4503"][at % 3] ?? "4501",
    colour: String(1 + (at % 4)),
    fuel: "2",
    yearMade: "2022",
    yearModel: "2023",
    fipeAmount: "45678.90",
    fixedAmount: "129.90",
    km: "35000",
    reason: "",
    paysOnTime: true,
    registeredAt: addDays(today, -390 - at),
    contractAt: addDays(today, -388 - at),
    reactivatedAt: "",
    changedAt: "",
    dueDay: "10",
    linkedVehicle: "",
  };
}
