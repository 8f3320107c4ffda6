import { z } from "zod";
import { field } from "../connector.ts";
import { credentialTexts, settingTexts } from "./setting-texts.ts";

const secret = () =>
  z
    .string()
    .trim()
    .min(8, { error: "token_format" })
    .max(4_000, { error: "token_format" })
    .regex(/^[\x21-\x7e]+$/, { error: "token_format" });

export const credentialsSchema = z.strictObject({
  user: field(z.string().trim().min(1, { error: "empty" }).max(200), credentialTexts.user),
  password: field(z.string().min(1, { error: "empty" }).max(200), {
    ...credentialTexts.password,
    secret: true,
  }),
  apiKey: field(secret(), { ...credentialTexts.apiKey, secret: true }),
  syncKey: field(secret().optional(), { ...credentialTexts.syncKey, secret: true }),
});

export const settingsSchema = z.strictObject({
  productCode: field(
    z.preprocess(
      (value) => (typeof value === "number" ? String(value) : value),
      z.string().trim().min(1, { error: "empty" }).max(60),
    ),
    settingTexts.productCode,
  ),
  situationMap: field(
    z
      .record(
        field(z.string().trim().min(1).max(100), { ...settingTexts.situationKey, options: "situations" }),
        field(z.enum(["active", "overdue", "blocked", "ended", "ignore"]), settingTexts.situationValue),
      )
      .default({}),
    settingTexts.situationMap,
  ),
  importHour: field(z.int().min(0).max(23).default(8), settingTexts.importHour),
  largestDropPercent: field(z.int().min(0).max(100).default(30), settingTexts.largestDropPercent),
  absentRunsUntilGone: field(z.int().min(1).max(30).default(1), settingTexts.absentRunsUntilGone),
});

export type Settings = z.output<typeof settingsSchema>;
export type Credentials = z.output<typeof credentialsSchema>;
