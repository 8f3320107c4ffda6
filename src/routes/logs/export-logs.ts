import type { OpenAPIRouteSchema } from "chanfana";
import { z } from "zod";
import type { TenantContext } from "../../services/context.ts";
import { exportLogs, type LogFileFormat } from "../../services/logs/export-logs.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { forwardRange } from "../schemas.ts";
import { logFilterQuery } from "./list-logs.ts";
import { logFileResponse } from "./log-file-response.ts";

const request = { query: forwardRange(z.object(logFilterQuery)) };

const names = [
  "id",
  "at",
  "level",
  "event",
  "message",
  "provider",
  "connectionId",
  "deliveryId",
  "subject",
] as const;
const columns: LogFileFormat["columns"] = names.map((name) => ({
  title: name,
  value: (entry) => entry[name],
}));

export class ExportLogs extends TenantRoute<typeof request> {
  override readonly access = "read";
  override readonly request = request;
  override readonly operation = {
    summary: "Export the integration log as CSV, newest first",
    description:
      "UTF-8 with a byte order mark, comma-separated, instants in UTC. At most 50,000 entries: when more match, the last line says so.",
    tags: ["Log"] as [string],
    success: { status: 200 as const, description: "The file" },
    notFound: "The connection or delivery that the filter names is not there; `errors` says which field",
  };

  override getSchema(): OpenAPIRouteSchema {
    const schema = super.getSchema();
    const content = { "text/csv": { schema: z.string() } };
    return { ...schema, responses: { ...schema.responses, 200: { description: "The file", content } } };
  }

  override async run({ context, query, language, http }: Call<typeof request, TenantContext>) {
    const showInstant = (instant: string) => instant;
    return logFileResponse(
      http,
      await exportLogs(context, query, { language, separator: ",", columns, showInstant }),
    );
  }
}
