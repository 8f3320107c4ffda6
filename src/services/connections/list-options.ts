import type { Option } from "../../erp/connector.ts";
import { isFailure } from "../../erp/outcome.ts";
import { ApiError } from "../../errors.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { askErp } from "./ask-erp.ts";
import { requireConnection } from "./connection-view.ts";

/** The values that the ERP offers for a field. @throws ApiError not_found, options_unavailable */
export async function listOptions(context: TenantContext, id: string, field: string): Promise<Option[]> {
  requireScope(context, "read");
  const row = await requireConnection(context, id);
  return await askErp(context, row, async (connector, erp) => {
    const outcome = await connector.options(field, erp);
    if (outcome === undefined) {
      throw new ApiError("not_found", { path: `options/${field} (${connector.optionFields.join(", ")})` });
    }
    if (isFailure(outcome)) throw new ApiError("options_unavailable", { reason: outcome.message });
    return outcome.kind === "ok" ? outcome.value : [];
  });
}
