import type { vehicles } from "../../db/schema.ts";
import { toInstant, toInstantOrNull } from "../../lib/dates.ts";

export type VehicleRow = typeof vehicles.$inferSelect;

/** The vehicle's open contract with its order, if it has one. */
export type OpenContract = { contractId: string; serviceOrderId: string | null };

export type VehicleView = {
  id: string;
  clientId: string;
  /** Whom the ERP names as the owner now; null where that is the client. */
  proposedClientId: string | null;
  remoteId: string | null;
  plate: string | null;
  chassis: string | null;
  renavam: string | null;
  brand: string | null;
  model: string | null;
  color: string | null;
  year: string | null;
  /** The ERP's own word, and what it means here. */
  situation: string;
  standing: VehicleRow["standing"];
  /** Null where the ERP did not tell. */
  hasProduct: boolean | null;
  /** Since when the complete list of the ERP does not hold it. */
  goneAt: string | null;
  /** In how many complete imports in a row it was missing; 0 while it is on the ERP's list. */
  absentRuns: number;
  /** Whether contract and service order can be made for it now. */
  importable: boolean;
  openContract: OpenContract | null;
  updatedAt: string;
};

/** Contracts are for vehicles that count: what nobody has said the meaning of does not. */
export function isImportable({ standing, goneAt }: Pick<VehicleRow, "standing" | "goneAt">): boolean {
  return (standing === "active" || standing === "overdue") && goneAt === null;
}

export function toVehicleView(row: VehicleRow, openContract: OpenContract | null): VehicleView {
  return {
    id: row.id,
    clientId: row.clientId,
    proposedClientId: row.proposedClientId,
    remoteId: row.remoteId,
    plate: row.plate === "" ? null : row.plate,
    chassis: row.chassis === "" ? null : row.chassis,
    renavam: row.renavam,
    brand: row.brand,
    model: row.model,
    color: row.color,
    year: row.year,
    situation: row.situation,
    standing: row.standing,
    hasProduct: row.hasProduct === null ? null : row.hasProduct === 1,
    goneAt: toInstantOrNull(row.goneAt),
    absentRuns: row.absentRuns,
    importable: isImportable(row) && openContract === null,
    openContract,
    updatedAt: toInstant(row.updatedAt),
  };
}
