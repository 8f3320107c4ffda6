import { z } from "zod";
import type { FunctionContext } from "../connector.ts";
import type { FunctionInput, FunctionResult } from "../functions/catalogue.ts";
import { isFailure, type Outcome, ok } from "../outcome.ts";
import { asNotFound } from "./answers.ts";
import { type Contract, isBlocked, readContracts } from "./contracts.ts";
import { thirdParty } from "./paths.ts";
import type { Settings } from "./settings.ts";

type Unlock = Outcome<FunctionResult<"trust_unlock">>;

/**
 * F20: `POST contracts/unlock/{number}`. Plans are known by their id, and two sources say that this call wants the number:
 * so the number is looked up, unless the tenant's settings say otherwise. The ERP refuses a second unlock by itself.
 */
export async function trustUnlock(
  context: FunctionContext<Settings>,
  { contractId, document }: FunctionInput<"trust_unlock">,
): Promise<Unlock> {
  const byId = context.settings.unlockBy === "contractId";
  if (byId && !context.effect.uncertain) return await unlock(context, contractId);
  const found = await findContract(context, contractId, document ?? undefined);
  if (found.kind !== "ok") return found;
  // An earlier call got no answer: whether it went through, the contract says.
  if (context.effect.uncertain && !isBlocked(found.value)) return ok({ unlocked: true });
  const { id, contractNumber } = found.value;
  return await unlock(context, byId ? id : (contractNumber ?? id));
}

async function findContract(
  context: FunctionContext<Settings>,
  wanted: string,
  document: string | undefined,
): Promise<Outcome<Contract>> {
  const hasId = ({ id }: Contract) => id === wanted;
  const contracts = await readContracts(context, {
    ...(document === undefined ? {} : { document }),
    until: hasId,
  });
  if (contracts.kind !== "ok") return contracts;
  // Somebody who names a contract by its number means it too.
  const contract =
    contracts.value.find(hasId) ?? contracts.value.find(({ contractNumber }) => contractNumber === wanted);
  return contract === undefined ? { kind: "not_found", message: "" } : ok(contract);
}

async function unlock({ caller }: FunctionContext<Settings>, contract: string): Promise<Unlock> {
  const outcome = await caller.call({
    kind: "keyed_write",
    method: "POST",
    path: thirdParty(`contracts/unlock/${encodeURIComponent(contract)}`),
    body: {},
    reason: "contract.unlock",
  });
  if (isFailure(outcome) || outcome.kind === "not_found") return asNotFound(outcome, /contrato/);
  const said = outcome.kind === "ok" ? readMessage(outcome.value) : "";
  const [, day, month, year] = /(\d{2})\/(\d{2})\/(\d{4})/.exec(said) ?? [];
  return ok({
    unlocked: true,
    ...(day === undefined ? {} : { until: `${year}-${month}-${day}` }),
    ...(said === "" ? {} : { message: said }),
  });
}

const messageSchema = z.union([
  z.string(),
  z.object({ message: z.string() }).transform(({ message }) => message),
]);

/** The end of an unlock stands in the ERP's sentence alone: "Contrato desbloqueado até 28/11/2026." */
function readMessage(value: unknown): string {
  return messageSchema.safeParse(value).data ?? "";
}
