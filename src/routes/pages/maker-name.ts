import type { Maker } from "../../services/audit/maker.ts";
import { listTexts } from "../../strings/pages.ts";
import { auditTexts } from "../../strings/pages-audit.ts";

/** Who made something, in words. */
export function makerName(maker: Maker | null): string {
  if (maker === null) return listTexts.none;
  return maker.kind === "operator_token" ? auditTexts.token : (maker.email ?? listTexts.none);
}
