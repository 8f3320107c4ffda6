import { z } from "zod";
import { VEHICLE_STANDINGS } from "../../db/schema.ts";

export const clientSchema = z
  .object({
    id: z.string(),
    connectionId: z.string(),
    remoteId: z.string().nullable(),
    name: z.string(),
    document: z.string().nullable().describe("CPF or CNPJ without its mask"),
    documentMasked: z.string().nullable().describe("Null where it is not valid"),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .meta({ id: "Client" });

export const vehicleSchema = z
  .object({
    id: z.string(),
    clientId: z.string(),
    proposedClientId: z.string().nullable().describe("Whom the ERP names as the owner now"),
    remoteId: z.string().nullable(),
    plate: z.string().nullable(),
    chassis: z.string().nullable(),
    renavam: z.string().nullable(),
    brand: z.string().nullable(),
    model: z.string().nullable(),
    color: z.string().nullable(),
    year: z.string().nullable(),
    situation: z.string().describe("The ERP's own word"),
    standing: z.enum(VEHICLE_STANDINGS).describe("What it means here"),
    hasProduct: z.boolean().nullable(),
    goneAt: z.string().nullable().describe("Since when the ERP's complete list does not hold it"),
    absentRuns: z.int().describe("In how many complete imports in a row it was missing"),
    importable: z.boolean(),
    openContract: z.object({ contractId: z.string(), serviceOrderId: z.string().nullable() }).nullable(),
    updatedAt: z.string(),
  })
  .meta({ id: "Vehicle" });
