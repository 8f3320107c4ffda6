import { drainConnection } from "../../../../src/services/deliveries/drain-connection.ts";
import type { Field } from "./field.ts";

/**
 * A tick whose isolate is gone at its n-th call: before it leaves, or after it was answered, and nothing else happens there
 * any more. @returns false when the tick was over before
 */
export async function roundKilledAt(field: Field, call: number, before: boolean): Promise<boolean> {
  let count = 0;
  const dying: typeof fetch = async (request, init) => {
    count += 1;
    if (count < call) return await fetch(request, init);
    if (count === call && !before) await (await fetch(request, init)).text();
    return await new Promise<never>(() => undefined);
  };
  field.context.clock.advance(180_000);
  const run = drainConnection({ ...field.context, fetch: dying }, field.connectionId);
  const killed = await Promise.race([run.then(() => false), untilStuck(() => count >= call)]);
  // Long enough for its lease to end.
  field.context.clock.advance(200_000);
  return killed;
}

async function untilStuck(isStuck: () => boolean): Promise<true> {
  while (!isStuck()) await new Promise((resolve) => setTimeout(resolve, 2));
  await new Promise((resolve) => setTimeout(resolve, 30));
  return true;
}
