import type { OpenAPIRouteSchema } from "chanfana";
import { z } from "zod";
import type { TenantContext } from "../../services/context.ts";
import { exportErrors } from "../../services/imports/export-errors.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { id } from "../schemas.ts";

const request = { params: z.object({ importId: id("import") }) };

export class ExportImportErrors extends TenantRoute<typeof request> {
  override readonly access = "read";
  override readonly request = request;
  override readonly operation = {
    summary: "Export an import's errors as CSV",
    description: "UTF-8 with a byte order mark, separated by semicolons.",
    tags: ["Imports"] as [string],
    success: { status: 200 as const, description: "The file" },
  };

  override getSchema(): OpenAPIRouteSchema {
    const schema = super.getSchema();
    const content = { "text/csv": { schema: z.string() } };
    return { ...schema, responses: { ...schema.responses, 200: { description: "The file", content } } };
  }

  override async run({ context, params, language, http }: Call<typeof request, TenantContext>) {
    const { name, text } = await exportErrors(context, params.importId, language);
    return http.body(text, 200, {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
    });
  }
}
