import type { FunctionContext } from "../connector.ts";
import type { FunctionInput, FunctionResult } from "../functions/catalogue.ts";
import { type Outcome, ok } from "../outcome.ts";
import { isBlocked, readContracts, toPlan } from "./contracts.ts";

/** F18. */
export async function listPlans(
  context: FunctionContext<unknown>,
  { document }: FunctionInput<"list_plans">,
): Promise<Outcome<FunctionResult<"list_plans">>> {
  const contracts = await readContracts(context, { document });
  return contracts.kind === "ok" ? ok(contracts.value.map(toPlan)) : contracts;
}

/** F19: suspended, blocked for debt, blocked by an employee. Nothing else is a blocked plan, a cancelled one neither. */
export async function listBlockedPlans(
  context: FunctionContext<unknown>,
  { document }: FunctionInput<"list_blocked_plans">,
): Promise<Outcome<FunctionResult<"list_blocked_plans">>> {
  const contracts = await readContracts(context, { document });
  return contracts.kind === "ok" ? ok(contracts.value.filter(isBlocked).map(toPlan)) : contracts;
}
