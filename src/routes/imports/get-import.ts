import { z } from "zod";
import type { TenantContext } from "../../services/context.ts";
import { getImport } from "../../services/imports/get-import.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { id } from "../schemas.ts";
import { importSchema } from "./schemas.ts";

const request = { params: z.object({ importId: id("import") }) };

export class GetImport extends TenantRoute<typeof request> {
  override readonly access = "read";
  override readonly request = request;
  override readonly operation = {
    summary: "Show how far an import is",
    tags: ["Imports"] as [string],
    success: { status: 200 as const, description: "The import", schema: importSchema },
  };

  override async run({ context, params, language, http }: Call<typeof request, TenantContext>) {
    return http.json(await getImport(context, params.importId, language));
  }
}
