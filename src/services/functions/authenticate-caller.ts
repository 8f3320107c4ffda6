import type { FunctionName } from "../../erp/functions/catalogue.ts";
import { authenticateAndRead } from "../api-keys/authenticate.ts";
import { atShard, type Caller, type Context } from "../context.ts";
import { type ServingRows, servingStatements } from "./serving-connection.ts";

/** Who calls a function, and who serves it for them, where their key tells the tenant. */
export type FunctionCaller = Caller & { serving: ServingRows | undefined };

/**
 * Somebody waits at a checkout, so both are read in one round trip.
 * @returns undefined for a token that is nobody's
 */
export async function authenticateCaller(
  context: Context,
  token: string,
  name: FunctionName,
): Promise<FunctionCaller | undefined> {
  const first = atShard(context);
  const known = await authenticateAndRead(context, token, (tenantId) =>
    servingStatements(first, tenantId, name),
  );
  return known && { principal: known.principal, place: known.place, serving: known.read };
}
