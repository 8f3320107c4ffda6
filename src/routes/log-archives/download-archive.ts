import type { OpenAPIRouteSchema } from "chanfana";
import { z } from "zod";
import type { TenantContext } from "../../services/context.ts";
import { downloadArchive } from "../../services/logs/download-archive.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { GZIP, logFileResponse } from "../logs/log-file-response.ts";
import { id } from "../schemas.ts";

const request = { params: z.object({ archiveId: id("archived object") }) };

export class DownloadLogArchive extends TenantRoute<typeof request> {
  override readonly access = "read";
  override readonly request = request;
  override readonly operation = {
    summary: "Download an object of the log's archive",
    description:
      "Gzipped JSON lines, oldest first: each an entry as `GET /v1/logs/{logId}` tells it, with `params`, what its text mentions.",
    tags: ["Log"] as [string],
    success: { status: 200 as const, description: "The file, secrets masked" },
  };

  override getSchema(): OpenAPIRouteSchema {
    const schema = super.getSchema();
    const content = { [GZIP]: { schema: z.string().meta({ format: "binary" }) } };
    return { ...schema, responses: { ...schema.responses, 200: { description: "The file", content } } };
  }

  override async run({ context, params, http }: Call<typeof request, TenantContext>) {
    return logFileResponse(http, await downloadArchive(context, params.archiveId), GZIP);
  }
}
