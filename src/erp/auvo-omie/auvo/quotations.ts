import { z } from "zod";
import type { ConnectionContext } from "../../connector.ts";
import { type Outcome, ok } from "../../outcome.ts";
import { listAuvo } from "./answers.ts";
import { looseText } from "./values.ts";

type Context = Pick<ConnectionContext<unknown>, "caller">;

const stageSchema = z
  .object({ description: looseText, isCancelled: z.boolean().nullish() })
  .nullish()
  .transform((stage) => ({ name: stage?.description ?? "", isCancelled: stage?.isCancelled ?? false }));

/** Editions of the API differ in how they spell the stage. */
const stagedSchema = z
  .object({ currentStage: stageSchema, CurrentStage: stageSchema })
  .transform(({ currentStage, CurrentStage }) => (currentStage.name === "" ? CurrentStage : currentStage));

/** The names of the stages at which recent quotations are. No call lists the stages themselves. */
export async function readStageNames({ caller }: Context): Promise<Outcome<string[]>> {
  const outcome = await listAuvo(
    caller,
    { path: "/quotations", filter: {}, page: 1, pageSize: 100, reason: "auvo.stages" },
    stagedSchema,
  );
  if (outcome.kind !== "ok") return outcome;
  return ok([...new Set(outcome.value.rows.map(({ name }) => name))].filter((name) => name !== ""));
}
