import { z } from "zod";
import type { TenantContext } from "../../services/context.ts";
import { listFunctions } from "../../services/functions/list-functions.ts";
import { type Call, TenantRoute } from "../api-route.ts";

const functionSchema = z
  .object({
    name: z.string(),
    title: z.string(),
    effect: z.enum(["read", "write", "delivery"]).describe("What repeating a call does"),
    input: z.unknown().describe("JSON Schema of `input`"),
    result: z.unknown().describe("JSON Schema of `result`"),
    servedBy: z.array(
      z.object({ connectionId: z.string(), provider: z.string(), name: z.string(), status: z.string() }),
    ),
  })
  .meta({ id: "Function" });

export class ListFunctions extends TenantRoute<Record<never, never>> {
  override readonly access = "read";
  override readonly request = {};
  override readonly operation = {
    summary: "List the functions and who serves them",
    description:
      "Each function has one shape whatever ERP stands behind it. `servedBy` names the tenant's connections that serve it, active or not.",
    tags: ["Functions"] as [string],
    success: {
      status: 200 as const,
      description: "Every function",
      schema: z.object({ items: z.array(functionSchema) }),
    },
  };

  override async run({ context, language, http }: Call<Record<never, never>, TenantContext>) {
    return http.json({ items: await listFunctions(context, language) });
  }
}
