import { eq, type SQL, sql } from "drizzle-orm";
import { connections } from "../../db/schema.ts";
import { isFailure } from "../../erp/outcome.ts";
import type { DeliveryCode } from "../../strings/deliveries.ts";
import { connectionAlert, PAUSED } from "../alerts/alert-statement.ts";
import type { ErpAccess } from "../connections/erp-access.ts";
import type { OpenConnection } from "../connections/open-connection.ts";
import type { ShardContext } from "../context.ts";
import { logStatements } from "../logs/write-log.ts";
import { pausedStatement } from "../webhooks/events.ts";
import type { Lease } from "./lease.ts";

/** How long after a rejection the ERP is asked again; doubling. */
const FIRST_PROBE_MS = 60_000;
const LONGEST_PROBE_MS = 6 * 3_600_000;

type Probe = { context: ShardContext; lease: Lease; connection: OpenConnection; access: ErpAccess };

/** The connector's cheapest call that needs the credentials. */
async function probe({ context, lease, connection, access }: Probe) {
  const caller = access.caller({ beforeCall: () => lease.ensure() });
  return await connection.connector.probe({ settings: connection.settings, caller, now: context.now });
}

function logBase({ connection }: Probe) {
  return {
    tenantId: connection.tenantId,
    provider: connection.connector.id,
    connectionId: connection.id,
  };
}

/** The status and its reason, as the statement that depends on them finds them. */
const isPausedForCredentials = (id: string) =>
  sql`EXISTS (SELECT 1 FROM connections WHERE id = ${id} AND deleted_at IS NULL
    AND status = 'paused' AND paused_reason = 'credentials_rejected')`;

/**
 * Asks the ERP whether credentials that it rejected are accepted again, and resumes the connection if so; waits longer
 * after each no. An ERP whose sign-in was down for an hour needs no administrator. What somebody did to the connection
 * meanwhile stays as they left it.
 * @returns whether this drain may go on; if not, the lease is given back
 */
export async function resumeIfAccepted(attempt: Probe): Promise<boolean> {
  const { context, lease, connection } = attempt;
  const accepted = !isFailure(await probe(attempt));
  const now = context.now();
  const update = context.db.orm
    .update(connections)
    .set(
      accepted
        ? {
            status: "active",
            pausedReason: null,
            resumeAt: 0,
            resumeCount: 0,
            failingSince: null,
            updatedAt: laterThanBefore(now),
          }
        : {
            resumeAt: sql`${now} + min(${FIRST_PROBE_MS} * (1 << min(resume_count, 9)), ${LONGEST_PROBE_MS})`,
            resumeCount: sql`resume_count + 1`,
          },
    )
    .where(eq(connections.id, connection.id));
  const log = accepted ? logStatements(context, { ...logBase(attempt), event: "connection.resumed" }) : [];
  const written = await lease.writeIf(isPausedForCredentials(connection.id), [update, ...log]);
  if (accepted && written) return true;
  await lease.release();
  // Somebody saved other credentials or resumed it, and their doorbell found the lease taken.
  if (!written) await context.ring(connection.id);
  return false;
}

/**
 * One rejected call may be a whim of the ERP: the connection pauses when a second, harmless one is rejected too, and only
 * if nobody changed it meanwhile.
 * @returns whether this drain has to end
 */
export async function pauseIfRejected(attempt: Probe): Promise<boolean> {
  const { context, lease, connection } = attempt;
  const outcome = await probe(attempt);
  if (outcome.kind !== "invalid_credentials") return false;
  const now = context.now();
  const params = { code: "credentials_rejected" satisfies DeliveryCode };
  const isAsOpened = sql`EXISTS (SELECT 1 FROM connections WHERE id = ${connection.id} AND deleted_at IS NULL
    AND status = 'active' AND updated_at = ${connection.updatedAt})`;
  const isPaused = await lease.writeIf(isAsOpened, [
    context.db.orm
      .update(connections)
      .set({
        status: "paused",
        pausedReason: "credentials_rejected",
        resumeAt: now + FIRST_PROBE_MS,
        resumeCount: 0,
        updatedAt: laterThanBefore(now),
      })
      .where(eq(connections.id, connection.id)),
    ...logStatements(context, { ...logBase(attempt), event: "connection.paused", params }),
    pausedStatement(context, connection, "credentials_rejected"),
    connectionAlert(context, connection, PAUSED),
  ]);
  await lease.release();
  // With other credentials there is work to do at once.
  if (!isPaused) await context.ring(connection.id);
  return true;
}

/** Whoever read the row before tells by this that it is no longer what they read. */
function laterThanBefore(now: number): SQL {
  return sql`max(${now}, updated_at + 1)`;
}
