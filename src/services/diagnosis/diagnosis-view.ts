import { z } from "zod";
import { toInstant } from "../../lib/dates.ts";
import {
  DIAGNOSIS_CODES,
  type DiagnosisCode,
  diagnosisText,
  type Severity,
} from "../../strings/diagnosis.ts";
import { inLanguage, type Language } from "../../strings/language.ts";
import { readParams } from "../deliveries/delivery-view.ts";

const nameSchema = z.union([z.string(), z.object({ pt: z.string(), en: z.string() })]);

const findingsSchema = z.array(
  z.object({
    code: z.enum(DIAGNOSIS_CODES),
    severity: z.enum(["error", "warning"]),
    /** How many sales it concerns; 0 for what is no sale's. */
    sales: z.number(),
    itemCount: z.number(),
    items: z.array(
      z.object({
        name: nameSchema,
        params: z.unknown(),
        sales: z.number(),
        examples: z.array(z.string()),
        suggestions: z.array(z.string()),
      }),
    ),
  }),
);

/** The findings of a diagnosis as they are kept: without texts, since others read them in another language. */
export type KeptFindings = z.output<typeof findingsSchema>;

export type DiagnosisItem = {
  name: string;
  detail: string | null;
  sales: number;
  /** External ids of some of the sales. */
  examples: string[];
  suggestions: string[];
};

export type DiagnosisFinding = {
  code: DiagnosisCode;
  severity: Severity;
  title: string;
  cure: string;
  sales: number;
  itemCount: number;
  items: DiagnosisItem[];
};

export type Diagnosis = {
  at: string;
  examined: number;
  /** There were more sales than one diagnosis looks at. */
  hasMore: boolean;
  findings: DiagnosisFinding[];
};

type StoredDiagnosis = { at: number; examined: number; hasMore: boolean; findings: unknown };

export function toDiagnosis(stored: StoredDiagnosis, language: Language): Diagnosis {
  const { at, examined, hasMore, findings } = stored;
  return {
    at: toInstant(at),
    examined,
    hasMore,
    findings: findingsSchema.parse(findings).map(({ code, items, ...finding }) => {
      const { title, cure, detail } = diagnosisText(code);
      return {
        ...finding,
        code,
        title: inLanguage(title, language),
        cure: inLanguage(cure, language),
        items: items.map(({ name, params, ...item }) => ({
          ...item,
          name: typeof name === "string" ? name : name[language],
          detail: detail === undefined ? null : inLanguage(detail, language, readParams(params)),
        })),
      };
    }),
  };
}
