import type { SQLWrapper } from "drizzle-orm";
import { audit } from "../../db/schema.ts";
import { newId } from "../../lib/ids.ts";
import type { AuditAction } from "../../strings/audit.ts";
import type { Params } from "../../strings/language.ts";
import type { CallerContext, Principal } from "../context.ts";

export type AuditEntry = {
  action: AuditAction;
  /** The company whose trail it is; null for what concerns the platform as a whole. */
  tenantId: string | null;
  /** The id of what was changed. */
  target?: string;
  /** What the sentence mentions. Never a secret. */
  params?: Params;
};

/** The statement that records who does this change: it goes into the batch of the change itself. */
export function auditStatement(context: CallerContext, entry: AuditEntry): SQLWrapper {
  const now = context.now();
  return context.directory.orm.insert(audit).values({
    id: newId("aud", now),
    tenantId: entry.tenantId,
    at: now,
    ...actorOf(context.principal),
    action: entry.action,
    target: entry.target ?? null,
    params: entry.params ?? {},
  });
}

/** How the bootstrap token is named where others have an id. */
export const OPERATOR_TOKEN_ACTOR = "operator_token";

/** Who made something, for its row: a user's or a key's id, or `operator_token`. */
export function makerOf({ principal }: CallerContext): string {
  return actorOf(principal).actorId ?? OPERATOR_TOKEN_ACTOR;
}

/** Who does it, as the trail keeps it. */
export function actorOf(principal: Principal) {
  switch (principal.kind) {
    case "operator":
      return {
        actorKind: "operator" as const,
        actorId: principal.person?.userId ?? null,
        actorName: principal.person?.email ?? null,
      };
    case "member":
    case "person":
      return {
        actorKind: "member" as const,
        actorId: principal.person.userId,
        actorName: principal.person.email,
      };
    case "api_key":
      return { actorKind: "api_key" as const, actorId: principal.keyId, actorName: principal.name };
  }
}
