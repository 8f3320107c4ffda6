import type { Language } from "../../strings/language.ts";
import type { TenantContext } from "../context.ts";
import { createReplay } from "../replays/create-replay.ts";
import { getProblem } from "./get-problem.ts";

/** Puts all of a group's deliveries back in the queue, as any replay. @throws ApiError problem_not_found */
export async function replayProblem(
  context: TenantContext,
  id: string,
  language: Language,
): Promise<{ id?: string; matched: number }> {
  await getProblem(context, id, language);
  return await createReplay(context, { problemId: id });
}
