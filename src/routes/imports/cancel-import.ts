import { z } from "zod";
import type { TenantContext } from "../../services/context.ts";
import { cancelImport } from "../../services/imports/cancel-import.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { id } from "../schemas.ts";
import { importSchema } from "./schemas.ts";

const request = { params: z.object({ importId: id("import") }) };

export class CancelImport extends TenantRoute<typeof request> {
  override readonly access = "imports:write";
  override readonly request = request;
  override readonly operation = {
    summary: "Cancel an import",
    description: "What was read is kept, and nothing is ended by what was not.",
    tags: ["Imports"] as [string],
    success: { status: 200 as const, description: "The import as it ended", schema: importSchema },
  };

  override async run({ context, params, language, http }: Call<typeof request, TenantContext>) {
    return http.json(await cancelImport(context, params.importId, language));
  }
}
