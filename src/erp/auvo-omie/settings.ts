import { z } from "zod";
import { foldName } from "../../lib/names.ts";
import { type FieldInfo, field } from "../connector.ts";
import { credentialTexts, settingTexts } from "./setting-texts.ts";

const secret = () =>
  z
    .string()
    .trim()
    .min(4, { error: "token_format" })
    .max(1_000, { error: "token_format" })
    .regex(/^[\x21-\x7e]+$/, { error: "token_format" });

export const credentialsSchema = z.strictObject({
  auvoAppKey: field(secret(), { ...credentialTexts.auvoAppKey, secret: true }),
  auvoAppToken: field(secret(), { ...credentialTexts.auvoAppToken, secret: true }),
  omieAppKey: field(secret(), { ...credentialTexts.omieAppKey, secret: true }),
  omieAppSecret: field(secret(), { ...credentialTexts.omieAppSecret, secret: true }),
});

/** Ids are numbers in both systems, and people who copy them send either. */
const idText = (error: string) =>
  z.preprocess(
    (value) => (typeof value === "number" ? String(value) : value),
    z
      .string({ error: (issue) => (issue.input === undefined ? undefined : error) })
      .trim()
      .regex(/^\d{1,15}$/, { error }),
  );

/** Optional, because the lists that it is picked from can be read only once the access is saved. */
const pickedId = (info: FieldInfo, error = "remote_id_format") => field(idText(error).optional(), info);
const code = (pattern: RegExp, error: string) => z.string().trim().regex(pattern, { error });

const TASK_STATUSES = ["0", "1", "2", "3", "4", "5", "6", "X"] as const;
/** What its page calls the filter that is no status, and what people write for it. */
const NO_STATUS = new Set(["todos", "todas", "tudo", "qualquer", "todos os status", "all", "*"]);

export const settingsSchema = z.strictObject({
  taskStatus: field(
    z.enum(TASK_STATUSES, {
      error: (issue) => (issue.input === undefined ? undefined : "one_task_status"),
    }),
    settingTexts.taskStatus,
  ),
  taskTypeCode: pickedId({ ...settingTexts.taskTypeCode, options: true }, "one_code"),
  customerGroupCode: pickedId({ ...settingTexts.customerGroupCode, options: true }, "one_code"),
  taskPendency: field(z.enum(["send", "leave_out"]).default("send"), settingTexts.taskPendency),
  changedTask: field(
    z.enum(["update_while_open", "leave_and_log"]).default("update_while_open"),
    settingTexts.changedTask,
  ),
  quotationStatus: field(
    z
      .string({ error: (issue) => (Array.isArray(issue.input) ? "one_quotation_status" : undefined) })
      .trim()
      .min(1, { error: "empty" })
      .max(100)
      .refine((name) => !NO_STATUS.has(foldName(name)), { error: "quotation_status_all" }),
    settingTexts.quotationStatus,
  ),
  quotationServices: field(
    z.enum(["leave_out", "service_order"]).default("leave_out"),
    settingTexts.quotationServices,
  ),
  omieAccountId: pickedId({ ...settingTexts.omieAccountId, options: true }),
  omieCategoryCode: field(code(/^[\d.]{1,20}$/, "omie_category_format").optional(), {
    ...settingTexts.omieCategoryCode,
    options: true,
  }),
  omieStockLocationId: pickedId({ ...settingTexts.omieStockLocationId, options: true }),
  omieServiceId: pickedId({ ...settingTexts.omieServiceId, options: true }),
  omieLc116Code: field(code(/^\d{1,2}\.\d{2}$/, "lc116_format").optional(), settingTexts.omieLc116Code),
  omieMunicipalServiceCode: field(
    z.string().trim().min(1, { error: "empty" }).max(20).optional(),
    settingTexts.omieMunicipalServiceCode,
  ),
  omieServiceTaxation: field(code(/^\d{2}$/, "two_digits").default("01"), settingTexts.omieServiceTaxation),
  omieIssWithheld: field(z.boolean().default(false), settingTexts.omieIssWithheld),
  omieServiceOrderStep: field(
    z.enum(["10", "20", "30", "40", "50"]).default("10"),
    settingTexts.omieServiceOrderStep,
  ),
  omieSaleStep: field(z.enum(["10", "20", "50", "80"]).default("10"), settingTexts.omieSaleStep),
  // 999 is "instalments of its own", which need a list of them.
  omiePaymentTerm: field(code(/^(?!999)[A-Z0-9]{3}$/, "payment_term_format").optional(), {
    ...settingTexts.omiePaymentTerm,
    options: true,
  }),
});

export type Settings = z.output<typeof settingsSchema>;
export type Credentials = z.output<typeof credentialsSchema>;

/** The setting for "none of them". */
export function wantsNone(status: string): boolean {
  return status.toUpperCase() === "X";
}
