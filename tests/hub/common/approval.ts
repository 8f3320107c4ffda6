import { gestaoclick } from "../../../src/erp/gestaoclick/index.ts";
import type { TestTenantContext } from "./context.ts";
import type { Shop } from "./shop.ts";

/**
 * GestãoClick asks for nobody's approval; from now on it does, with everything else as it is. For `beforeAll`.
 * @returns what ends it
 */
export function needApproval(): () => void {
  Object.assign(gestaoclick, { approval: "support_team" });
  return () => void Reflect.deleteProperty(gestaoclick, "approval");
}

/** What the company's own admin sees. */
export function asAdmin({ context }: Shop, email = "ana@example.com"): TestTenantContext {
  const { tenantId } = context;
  const person = { userId: "usr_ana", name: "Ana", email };
  return { ...context, principal: { kind: "member", person, tenantId, role: "admin" } };
}
