import { and, eq, gt } from "drizzle-orm";
import { z } from "zod";
import { optionLists } from "../../db/schema.ts";
import type { Connector, Option } from "../../erp/connector.ts";
import { isFailure } from "../../erp/outcome.ts";
import { ApiError } from "../../errors.ts";
import { validationTexts } from "../../strings/validation.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { askErp } from "./ask-erp.ts";
import { requireConnector } from "./connection-values.ts";
import { type ConnectionRow, requireConnection } from "./connection-view.ts";

/** How long a list is believed. Whoever has just added something to the ERP has it read anew. */
const BELIEVED_MS = 10 * 60_000;
/** A row of D1 holds 2 MB; a list that is longer than that is nothing to pick from. */
const MAX_CHARACTERS = 1_500_000;

/** Which list: a source of the connector and, where that depends on another setting, what is chosen there. */
export type OptionListName = { source: string; chosen: string };
export type OptionList = OptionListName & { options: Option[] };

const optionsSchema = z.array(z.object({ value: z.string(), label: z.string() }));

/**
 * All values that the ERP offers: those that it was asked for lately, or else what it says now. So a search costs the ERP
 * no call for each key.
 * @param asked `chosen` is what stands in the setting that the list depends on; left out, it is the saved one
 * @throws ApiError not_found, connection_incomplete, options_unavailable; validation_failed while nothing is chosen
 */
export async function readOptions(
  context: TenantContext,
  id: string,
  asked: { source: string; chosen?: string | undefined; anew?: boolean },
): Promise<OptionList> {
  requireScope(context, "read");
  const row = await requireConnection(context, id);
  const name = nameList(requireConnector(row.provider), row, asked);
  const kept = asked.anew ? undefined : (await readKept(context, row, name))[0];
  if (kept !== undefined) return kept;
  // Who changes the access while the list is on its way makes it another ERP's: it counts from before the question.
  const readAt = context.now();
  const options = await askForOptions(context, row, name);
  await keep(context, row, { ...name, options }, readAt);
  return { ...name, options };
}

/** The lists of a connection that are still believed: a page can show them without waiting for the ERP. */
export async function readKeptOptions(context: TenantContext, id: string): Promise<OptionList[]> {
  requireScope(context, "read");
  return await readKept(context, await requireConnection(context, id));
}

function nameList(
  connector: Connector,
  row: ConnectionRow,
  { source, chosen }: { source: string; chosen?: string | undefined },
): OptionListName {
  if (!connector.optionFields.includes(source)) {
    throw new ApiError("not_found", { path: `options/${source} (${connector.optionFields.join(", ")})` });
  }
  const parent = Object.hasOwn(connector.optionParents, source) ? connector.optionParents[source] : undefined;
  if (parent === undefined) return { source, chosen: "" };
  const saved = z.record(z.string(), z.unknown()).parse(row.settings)[parent];
  const named = chosen ?? (saved === undefined ? "" : String(saved));
  if (named !== "") return { source, chosen: named };
  throw new ApiError("validation_failed", { count: 1 }, [
    { path: "chosen", code: "required", text: validationTexts.required },
  ]);
}

async function readKept(
  context: TenantContext,
  row: ConnectionRow,
  name?: OptionListName,
): Promise<OptionList[]> {
  const rows = await context.db.read(
    context.db.orm
      .select()
      .from(optionLists)
      .where(
        and(
          eq(optionLists.tenantId, context.tenantId),
          eq(optionLists.connectionId, row.id),
          ...(name === undefined
            ? []
            : [eq(optionLists.source, name.source), eq(optionLists.chosen, name.chosen)]),
          gt(optionLists.readAt, Math.max(context.now() - BELIEVED_MS, row.updatedAt)),
        ),
      ),
  );
  return rows.map(({ source, chosen, options }) => ({
    source,
    chosen,
    options: optionsSchema.parse(options),
  }));
}

async function askForOptions(
  context: TenantContext,
  row: ConnectionRow,
  { source, chosen }: OptionListName,
): Promise<Option[]> {
  return await askErp(context, row, async (connector, erp) => {
    const outcome = await connector.options(source, erp, chosen);
    if (outcome === undefined) throw new Error(`the option source ${source} is not there any more`);
    if (isFailure(outcome)) throw new ApiError("options_unavailable", { reason: outcome.message });
    return outcome.kind === "ok" ? outcome.value : [];
  });
}

async function keep(
  context: TenantContext,
  row: ConnectionRow,
  { source, chosen, options }: OptionList,
  readAt: number,
): Promise<void> {
  if (JSON.stringify(options).length > MAX_CHARACTERS) {
    throw new ApiError("options_unavailable", { reason: "ponte:too_many_options" });
  }
  const kept = { options, readAt };
  await context.db.batch([
    context.db.orm
      .insert(optionLists)
      .values({ tenantId: context.tenantId, connectionId: row.id, source, chosen, ...kept })
      .onConflictDoUpdate({
        target: [optionLists.tenantId, optionLists.connectionId, optionLists.source, optionLists.chosen],
        set: kept,
      }),
  ]);
}
