import type { FlowContext } from "../../connector.ts";
import { type CreatedOnce, type CreateEffect, createOnce, type RemoteRecord } from "../../effects.ts";
import { DeliveryStop, type Outcome } from "../../outcome.ts";
import { isChecked, isRepeated } from "../omie/answers.ts";

/**
 * Makes a record of Omie's exactly once by the integration code in it, with as few calls as can be: each look-up of what is
 * not there counts as an error, and ten errors block the method. So Omie is asked only where its answer left a doubt, and
 * after an answer that said nothing only once the earlier request must be over.
 * @throws DeliveryStop
 */
export async function createInOmie(
  context: FlowContext,
  effect: Required<CreateEffect>,
): Promise<CreatedOnce> {
  let answer: Outcome<RemoteRecord> | undefined;
  return await createOnce(context, {
    ...effect,
    create: async () => {
      answer = await effect.create();
      return answer;
    },
    find: async (sent) => {
      if (answer !== undefined && isProofOfAbsence(answer)) return { kind: "empty" };
      const isAnswered = answer !== undefined && (answer.kind === "refused" || isRepeated(answer));
      const settlesAt = (await context.mappings.get(effect.kind, effect.key))?.effect?.settlesAt ?? 0;
      if (!isAnswered && context.now() < settlesAt) throw unclear(settlesAt, answer);
      return await effect.find(sent);
    },
  });
}

/** What a check of Omie's refused, or its limits turned away, has not happened. */
function isProofOfAbsence(answer: Outcome<RemoteRecord>): boolean {
  if (isChecked(answer)) return true;
  return "certainty" in answer && answer.certainty === "turned_away" && !isRepeated(answer);
}

function unclear(notBefore: number, answer: Outcome<unknown> | undefined): DeliveryStop {
  const erpMessage = answer !== undefined && "message" in answer ? answer.message : "ponte:no_answer";
  return new DeliveryStop({ kind: "retry", code: "outcome_unclear", params: { erpMessage }, notBefore });
}
