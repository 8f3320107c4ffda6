import { z } from "zod";
import type { AssetVehicle } from "../assets.ts";
import type { ConnectionContext } from "../connector.ts";
import { type Failure, isFailure, type Outcome, ok } from "../outcome.ts";
import { callFor, isRouteMissing, oneOf, rowsSchema } from "./answers.ts";
import { SYNC } from "./paths.ts";
import { cursorSchema } from "./read-page.ts";
import { linksSchema, type ReadRows, readRows, type SgaRecord, sgaRecordSchema } from "./rows.ts";
import type { Settings } from "./settings.ts";

type Context = ConnectionContext<Settings>;

/**
 * One vehicle that the lists of an import did not hold, asked for by its chassis, which it keeps, else by its plate; in the mode
 * of the import. A list that moves while it is read leaves vehicles out: one that goes shifts the rows behind it, and one whose
 * situation changes stands in none of both lists.
 * @returns no rows where SGA does not have it, or not with the product; `refused` where it cannot be asked
 */
export async function readVehicle(
  context: Context,
  cursor: unknown,
  { chassis, plate }: Pick<AssetVehicle, "chassis" | "plate">,
): Promise<Outcome<ReadRows>> {
  const named = chassis === undefined ? { by: "placa", value: plate } : { by: "chassi", value: chassis };
  const { settings, caller } = context;
  const standing = cursorSchema.parse(cursor);
  const isSync = standing.mode === "sync";
  const isOpen = !isSync || (caller.accounts?.includes(SYNC) ?? false);
  if (named.value === undefined || !isOpen) return cannotBeAsked;
  const outcome = await callFor(
    caller,
    {
      ...(isSync ? { account: SYNC } : {}),
      method: "GET",
      path: isSync
        ? `/sincronismo-produto-fornecedor/buscar/${named.by}/${named.value}`
        : `/veiculo/buscar/${named.value}/${named.by}`,
      reason: "sga.missing_vehicle",
    },
    rowsSchema,
  );
  if (outcome.kind === "empty") return ok({ rows: [], issues: [] });
  if (outcome.kind === "not_found") {
    return isRouteMissing(outcome) ? cannotBeAsked : ok({ rows: [], issues: [] });
  }
  if (outcome.kind !== "ok") return outcome;
  if (isSync) {
    return ok(readRows(outcome.value, { settings, product: standing.filters ? "listed" : "any" }));
  }
  const rows: unknown[] = [];
  for (const row of outcome.value) {
    const links = await readLinks(caller, sgaRecordSchema.parse(row));
    if ("kind" in links) return links;
    rows.push({ ...z.looseObject({}).parse(row), ...links });
  }
  return ok(readRows(rows, { settings, product: "listed" }));
}

const cannotBeAsked: Failure = { kind: "refused", message: "ponte:no_record", certainty: "not_sent" };

/** A vehicle's products; what the key may not read is not told. */
export async function readLinks(
  caller: Context["caller"],
  { codigo_veiculo: code, placa: plate }: SgaRecord,
): Promise<Failure | { produtos_vinculados: unknown }> {
  const links = await callFor(
    caller,
    {
      method: "GET",
      path: `/produto-vinculado-veiculo/listar/${encodeURIComponent(code || plate)}`,
      reason: "sga.vehicle_products",
    },
    oneOf(linksSchema),
  );
  if (isFailure(links) && links.kind !== "refused") return links;
  if (isFailure(links)) return { produtos_vinculados: undefined };
  return { produtos_vinculados: links.kind === "ok" ? (links.value.produtos ?? []) : [] };
}
