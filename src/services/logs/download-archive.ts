import { sql } from "drizzle-orm";
import { ApiError } from "../../errors.ts";
import { auditStatement } from "../audit/audit.ts";
import { requireScope, type TenantContext } from "../context.ts";
import type { LogFile } from "./export-logs.ts";
import { archiveRowSchema } from "./list-archives.ts";

/** One object of the archive, as it lies there. That it left the hub is in the trail. @throws ApiError log_archive_not_found */
export async function downloadArchive(context: TenantContext, id: string): Promise<LogFile> {
  requireScope(context, "read");
  const { tenantId, archive } = context;
  const [row] = await context.db.all(
    sql`SELECT * FROM log_archives WHERE tenant_id = ${tenantId} AND id = ${id}`,
  );
  if (row === undefined) throw new ApiError("log_archive_not_found", { id });
  const { day, object_key: key } = archiveRowSchema.parse(row);
  const body = (await archive?.get(key)) ?? null;
  if (body === null) throw new ApiError("log_archive_not_found", { id });
  const entry = { action: "log.archive_downloaded", tenantId, target: id, params: { day } } as const;
  await context.db.batch([auditStatement(context, entry)]);
  return { name: `ponte-log-${day}-${id.slice("arc_".length)}.jsonl.gz`, body };
}
