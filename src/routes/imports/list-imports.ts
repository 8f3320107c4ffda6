import { z } from "zod";
import type { TenantContext } from "../../services/context.ts";
import { listImports } from "../../services/imports/list-imports.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { listOf, pageQuery } from "../schemas.ts";
import { importSummarySchema } from "./schemas.ts";

const request = { query: z.object({ ...pageQuery, connectionId: z.string().max(128).optional() }) };

export class ListImports extends TenantRoute<typeof request> {
  override readonly access = "read";
  override readonly request = request;
  override readonly operation = {
    summary: "List imports, newest first",
    tags: ["Imports"] as [string],
    success: { status: 200 as const, description: "A page of imports", schema: listOf(importSummarySchema) },
  };

  override async run({ context, query, language, http }: Call<typeof request, TenantContext>) {
    return http.json(await listImports(context, query, query, language));
  }
}
