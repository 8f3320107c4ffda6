import { hubsoft } from "./hubsoft/index.ts";
import { ixc } from "./ixc/index.ts";
import { sgp } from "./sgp/index.ts";
import type { Template } from "./template.ts";

/** The ERPs with ready automations. */
export const TEMPLATE_IDS = ["ixc", "hubsoft", "sgp"] as const;
export type TemplateId = (typeof TEMPLATE_IDS)[number];

export const templates: Readonly<Record<TemplateId, Template>> = { ixc, hubsoft, sgp };
