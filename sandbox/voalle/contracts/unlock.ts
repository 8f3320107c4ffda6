import { addDays, brazilianDate } from "../../shared/isp-charges.ts";
import { Refusal } from "../envelope.ts";
import { MESSAGES } from "../messages.ts";
import type { Contract, ContractStatus } from "../resources.ts";
import { type Session, today } from "../session.ts";

const BLOCKED_BY_HAND = 7;

/** The statuses in which a contract does not run although it has not ended. */
export const BLOCKED: ContractStatus[] = [5, 6, BLOCKED_BY_HAND];

/** Unlocks a contract on trust, as often as the company allows; returns what the ERP says about it. */
export async function unlockContract(session: Session, contract: Contract): Promise<string> {
  const { store, switches } = session;
  if (!BLOCKED.includes(contract.contractStatus)) throw new Refusal(MESSAGES.contractNotBlocked);
  if (contract.contractStatus === BLOCKED_BY_HAND) throw new Refusal(MESSAGES.blockedByHand);
  if (remainingUnlocks(session, contract) === 0) throw new Refusal(MESSAGES.unlockLimit);
  const unlockedUntil = addDays(today(session), switches.UNLOCK_DAYS);
  const after: Contract = {
    ...contract,
    contractStatus: 1,
    unlocksUsed: contract.unlocksUsed + 1,
    unlockedUntil,
  };
  const { meta } = await store.exchange("contracts", { id: contract.id, before: contract, after }).run();
  // Of two at once the second finds the contract unlocked.
  if (meta.changes === 0) throw new Refusal(MESSAGES.contractNotBlocked);
  return MESSAGES.unlocked(brazilianDate(unlockedUntil));
}

/** How often a contract may still be unlocked. */
export function remainingUnlocks({ switches }: Session, contract: Contract): number {
  return Math.max(0, switches.UNLOCKS_PER_CONTRACT - contract.unlocksUsed);
}
