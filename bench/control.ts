import type { Tenant } from "../tests/common/hub.ts";
import type { Bench } from "./workers.ts";

/** Calls the hub's API as a tenant. @throws when it refuses */
export async function asked(tenant: Tenant, method: string, path: string, body?: unknown): Promise<unknown> {
  const answer = await tenant.api(method, path, body);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** Calls the control API of an ERP's sandbox. @throws when it refuses */
export async function control(
  { sandboxUrl }: Bench,
  erp: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<unknown> {
  const response = await fetch(`${sandboxUrl}/_sandbox/${erp}${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
  return answer;
}
