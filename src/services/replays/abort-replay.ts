import { sql } from "drizzle-orm";
import type { DeliveryCode } from "../../strings/deliveries.ts";
import { auditStatement } from "../audit/audit.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { logStatements } from "../logs/write-log.ts";
import { problemStatements } from "../problems/problem-statements.ts";
import { getReplay, type ReplayView } from "./get-replay.ts";

const CODE: DeliveryCode = "replay_aborted";

/**
 * Stops a replay: what has not gone yet goes no more until somebody resends it. What is on its way arrives. One that has
 * ended already stays as it is. @throws ApiError replay_not_found
 */
export async function abortReplay(context: TenantContext, id: string): Promise<ReplayView> {
  requireScope(context, "sales:write");
  const { tenantId } = context;
  const replay = await getReplay(context, id);
  if (replay.state !== "running") return replay;
  const now = context.now();
  await context.db.batch([
    sql`UPDATE replays SET aborted_at = ${now} WHERE tenant_id = ${tenantId} AND id = ${id} AND aborted_at IS NULL`,
    sql`DELETE FROM replay_items WHERE replay_id = ${id} AND tenant_id = ${tenantId}`,
    sql`UPDATE deliveries SET state = 'dead', due_at = NULL, code = ${CODE}, params = '{}', finished_at = ${now},
        updated_at = ${now}
      WHERE replay_id = ${id} AND tenant_id = ${tenantId} AND state IN ('pending', 'queued', 'retrying')`,
    // Nobody is alarmed of what a person has stopped, but it stands among what needs somebody.
    ...problemStatements(
      { tenantId, now, code: CODE, params: {} },
      sql`d.replay_id = ${id} AND d.code = ${CODE}`,
    ),
    ...logStatements(context, { tenantId, event: "replay.aborted" }),
    auditStatement(context, { action: "replay.aborted", tenantId, target: id }),
  ]);
  return await getReplay(context, id);
}
