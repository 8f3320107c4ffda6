import { z } from "zod";
import type { TenantContext } from "../../services/context.ts";
import { startImport } from "../../services/imports/start-import.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { id } from "../schemas.ts";

const request = { params: z.object({ connectionId: id("connection") }) };

export class StartImport extends TenantRoute<typeof request> {
  override readonly access = "imports:write";
  override readonly request = request;
  override readonly operation = {
    summary: "Start an import at once",
    description:
      "Clients and vehicles that have the product. One at a time for each connection: while one is on its way, 409 `import_running`.",
    tags: ["Imports"] as [string],
    success: { status: 202 as const, description: "The import", schema: z.object({ id: z.string() }) },
  };

  override async run({ context, params, http }: Call<typeof request, TenantContext>) {
    return http.json(await startImport(context, params.connectionId), 202);
  }
}
