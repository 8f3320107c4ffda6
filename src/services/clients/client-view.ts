import { sql } from "drizzle-orm";
import { clients } from "../../db/schema.ts";
import { ApiError } from "../../errors.ts";
import { toInstant } from "../../lib/dates.ts";
import { parseDocument } from "../../lib/documents.ts";
import type { TenantContext } from "../context.ts";

export type ClientRow = typeof clients.$inferSelect;

export type ClientView = {
  id: string;
  connectionId: string;
  remoteId: string | null;
  name: string;
  /** Without its mask; null where the ERP tells none. */
  document: string | null;
  documentMasked: string | null;
  email: string | null;
  phone: string | null;
  createdAt: string;
  updatedAt: string;
};

export function toClientView(row: ClientRow): ClientView {
  return {
    id: row.id,
    connectionId: row.connectionId,
    remoteId: row.remoteId,
    name: row.name,
    document: row.document === "" ? null : row.document,
    documentMasked: parseDocument(row.document)?.masked ?? null,
    email: row.email,
    phone: row.phone,
    createdAt: toInstant(row.createdAt),
    updatedAt: toInstant(row.updatedAt),
  };
}

/** The tenant's client. @throws ApiError client_not_found, also for another tenant's */
export async function requireClient(context: TenantContext, id: string): Promise<ClientRow> {
  const [row] = await context.db.read(
    context.db.orm
      .select()
      .from(clients)
      .where(sql`${clients.tenantId} = ${context.tenantId} AND ${clients.id} = ${id}`),
  );
  if (row === undefined) throw new ApiError("client_not_found", { id });
  return row;
}
