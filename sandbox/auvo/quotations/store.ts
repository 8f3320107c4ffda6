import type { Quotation, QuotationStage } from "../resources.ts";
import { localTime, type Session } from "../session.ts";

/** Stores a quotation that changed just now. No webhook tells of quotations. */
export async function storeQuotation({ store, nowMs }: Session, quotation: Quotation): Promise<Quotation> {
  const changed = { ...quotation, lastUpdateDate: localTime(nowMs) };
  await store.replacement("quotations", { id: quotation.id, document: changed }).run();
  return changed;
}

/** Moves a quotation to a stage, which its alterations tell. */
export async function moveToStage(
  session: Session,
  quotation: Quotation,
  stage: QuotationStage,
): Promise<Quotation> {
  const alteration = {
    id: quotation.alterations.length + 1,
    key: quotation.id,
    column: "currentStage",
    type: "Alteracao",
    userId: quotation.requesterUserId,
    date: localTime(session.nowMs),
    observations: "",
    value: stage.description,
  };
  return await storeQuotation(session, {
    ...quotation,
    stageId: Number(stage.id),
    alterations: [...quotation.alterations, alteration],
  });
}
