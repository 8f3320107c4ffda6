import { eq } from "drizzle-orm";
import { connections } from "../../db/schema.ts";
import { errorName } from "../../lib/error-name.ts";
import type { ShardContext } from "../context.ts";
import { logStatements } from "../logs/write-log.ts";
import type { Lease } from "./lease.ts";

const PUT_ASIDE_MS = 3_600_000;

type StoredRow = Pick<typeof connections.$inferSelect, "id" | "tenantId" | "provider">;

/**
 * A connection whose stored credentials cannot be opened (their key is gone, or they no longer fit the declaration) can do
 * nothing until somebody mends it. The tenant reads so in its log, and it is tried again in a while.
 */
export async function putAside(
  context: ShardContext,
  lease: Lease,
  stored: StoredRow,
  error: unknown,
): Promise<undefined> {
  console.error(
    JSON.stringify({
      message: "a connection cannot be opened",
      connectionId: stored.id,
      error: errorName(error),
    }),
  );
  await lease.write([
    context.db.orm
      .update(connections)
      .set({ resumeAt: context.now() + PUT_ASIDE_MS, leaseUntil: 0 })
      .where(eq(connections.id, stored.id)),
    ...logStatements(context, {
      tenantId: stored.tenantId,
      provider: stored.provider,
      connectionId: stored.id,
      event: "connection.unreadable",
    }),
  ]);
}
