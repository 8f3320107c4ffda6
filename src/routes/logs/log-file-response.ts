import type { Context } from "hono";
import type { LogFile } from "../../services/logs/export-logs.ts";
import type { AppEnv } from "../api-route.ts";

const CSV = "text/csv; charset=utf-8";
export const GZIP = "application/gzip";

/** A download that no cache may keep: it is a company's data. */
export function logFileResponse(http: Context<AppEnv>, { name, body }: LogFile, type = CSV): Response {
  return http.body(body, 200, {
    "content-type": type,
    "content-disposition": `attachment; filename="${name}"`,
    "cache-control": "no-store",
  });
}
