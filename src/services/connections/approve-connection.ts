import { ApiError } from "../../errors.ts";
import type { TenantContext } from "../context.ts";
import { requireConnection } from "./connection-view.ts";

/**
 * The support team's approval. No provider of this version asks for one, so there is never anything to approve; the
 * answer says so instead of pretending. @throws ApiError operator_only, approval_not_needed
 */
export async function approveConnection(context: TenantContext, id: string): Promise<never> {
  if (context.principal.kind !== "operator") throw new ApiError("operator_only");
  const row = await requireConnection(context, id);
  throw new ApiError("approval_not_needed", { status: row.status });
}
