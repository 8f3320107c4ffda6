import { z } from "zod";
import type { ConnectionContext } from "../../connector.ts";
import { type Outcome, ok } from "../../outcome.ts";
import { callAuvo, listAuvo } from "./answers.ts";
import { discount, listOf, looseAmount, looseFlag, looseId, looseText } from "./values.ts";

type Context = Pick<ConnectionContext<unknown>, "caller">;

const stageSchema = z
  .object({ description: looseText, isCancelled: looseFlag })
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

const publicId = z.union([z.number(), z.string().min(1)]).transform(String);

/** What a list tells of a quotation at the least: the rest is read with the quotation itself. */
export const quotationHeadSchema = z
  .object({
    publicId,
    customerName: looseText,
    leadName: looseText,
    lastUpdateDate: looseText,
    descount: looseText,
    currentStage: stageSchema,
    CurrentStage: stageSchema,
  })
  .transform(({ currentStage, CurrentStage, ...head }) => ({
    ...head,
    stage: currentStage.name === "" ? CurrentStage : currentStage,
  }));

/** Products are named by their number here, and services by their GUID; one edition misspells the amount. */
const lineSchema = z
  .object({
    productId: looseText,
    serviceId: looseText,
    externalCode: looseText,
    name: looseText,
    amount: looseAmount,
    amout: looseAmount,
    unitaryValue: looseAmount,
    unitaryDiscount: discount,
  })
  .transform(({ productId, serviceId, externalCode, name, ...line }) => ({
    code: productId,
    id: serviceId,
    omieCode: externalCode,
    name,
    quantity: line.amount ?? line.amout,
    price: line.unitaryValue,
    discount: line.unitaryDiscount,
  }));

export type QuotationLine = z.output<typeof lineSchema>;

const costSchema = z.object({ description: looseText, value: looseAmount });
const installmentSchema = z.object({ value: looseAmount, dueDate: looseText });

const quotationSchema = z
  .object({
    publicId,
    customerId: looseId,
    customerExternalId: looseText,
    customerName: looseText,
    leadName: looseText,
    observations: looseText,
    publicLink: looseText,
    descount: looseAmount,
    currentStage: stageSchema,
    CurrentStage: stageSchema,
    products: listOf(lineSchema),
    services: listOf(lineSchema),
    aditionalCosts: listOf(costSchema),
    additionalCosts: listOf(costSchema),
    payment: z.object({ installments: listOf(installmentSchema) }).nullish(),
    summary: z.object({ netTotalValue: looseAmount, discount }).nullish(),
  })
  .transform(({ currentStage, CurrentStage, aditionalCosts, additionalCosts, descount, ...quotation }) => ({
    ...quotation,
    stage: currentStage.name === "" ? CurrentStage : currentStage,
    costs: [...aditionalCosts, ...additionalCosts],
    installments: quotation.payment?.installments ?? [],
    discount: quotation.summary?.discount ?? { type: "money" as const, value: descount ?? "0" },
    netTotal: quotation.summary?.netTotalValue,
  }));

export type Quotation = z.output<typeof quotationSchema>;

export function readQuotation({ caller }: Context, id: string): Promise<Outcome<Quotation>> {
  return callAuvo(
    caller,
    { kind: "read", method: "GET", path: `/quotations/${id}`, reason: "auvo.quotation" },
    quotationSchema,
  );
}
