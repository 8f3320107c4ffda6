import { and, eq, sql } from "drizzle-orm";
import { connections } from "../../db/schema.ts";
import type { Gate } from "../../erp/gate.ts";
import { isFailure } from "../../erp/outcome.ts";
import type { DeliveryCode } from "../../strings/deliveries.ts";
import { createErpClient } from "../connections/erp-client.ts";
import type { OpenConnection } from "../connections/open-connection.ts";
import type { Context } from "../context.ts";
import { logStatements } from "../logs/write-log.ts";
import type { Lease } from "./lease.ts";

/** How long after a rejection the ERP is asked again; doubling. */
const FIRST_PROBE_MS = 60_000;
const LONGEST_PROBE_MS = 6 * 3_600_000;

type Probe = { context: Context; lease: Lease; connection: OpenConnection; gate: Gate };

/** The connector's cheapest call that needs the credentials. */
async function probe({ context, lease, connection, gate }: Probe) {
  const caller = createErpClient(context, connection, gate, { beforeCall: () => lease.ensure() });
  return await connection.connector.probe({ settings: connection.settings, caller, now: context.now });
}

function logBase({ connection }: Probe) {
  return {
    tenantId: connection.tenantId,
    provider: connection.connector.id,
    connectionId: connection.id,
  };
}

/**
 * Asks the ERP whether credentials that it rejected are accepted again, and resumes the connection if so; waits longer
 * after each no. An ERP whose sign-in was down for an hour needs no administrator.
 */
export async function resumeIfAccepted(attempt: Probe): Promise<boolean> {
  const { context, lease, connection } = attempt;
  const accepted = !isFailure(await probe(attempt));
  const now = context.now();
  const update = context.db.orm
    .update(connections)
    .set(
      accepted
        ? { status: "active", pausedReason: null, resumeAt: 0, resumeCount: 0, updatedAt: now }
        : {
            resumeAt: sql`${now} + min(${FIRST_PROBE_MS} * (1 << min(resume_count, 9)), ${LONGEST_PROBE_MS})`,
            resumeCount: sql`resume_count + 1`,
          },
    )
    .where(and(eq(connections.id, connection.id), eq(connections.status, "paused")));
  const log = accepted ? logStatements(context, { ...logBase(attempt), event: "connection.resumed" }) : [];
  await lease.write([update, ...log]);
  return accepted;
}

/**
 * One rejected call may be a whim of the ERP: the connection pauses when a second, harmless one is rejected too, and only
 * if nobody saved other credentials meanwhile.
 * @returns whether this drain has to end
 */
export async function pauseIfRejected(attempt: Probe): Promise<boolean> {
  const { context, lease, connection } = attempt;
  const outcome = await probe(attempt);
  if (outcome.kind !== "invalid_credentials") return false;
  const now = context.now();
  const [paused] = await lease.write([
    context.db.orm
      .update(connections)
      .set({
        status: "paused",
        pausedReason: "credentials_rejected",
        resumeAt: now + FIRST_PROBE_MS,
        resumeCount: 0,
        updatedAt: now,
      })
      .where(
        and(
          eq(connections.id, connection.id),
          eq(connections.status, "active"),
          eq(connections.updatedAt, connection.updatedAt),
        ),
      ),
  ]);
  const isPaused = paused?.meta.changes === 1;
  if (isPaused) {
    const params = { code: "credentials_rejected" satisfies DeliveryCode };
    await lease.write(logStatements(context, { ...logBase(attempt), event: "connection.paused", params }));
  }
  await lease.release();
  // With other credentials there is work to do at once.
  if (!isPaused) await context.ring(connection.id);
  return true;
}
