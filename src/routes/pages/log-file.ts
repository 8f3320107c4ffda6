import { exportLogs, type LogFileFormat } from "../../services/logs/export-logs.ts";
import { logFileTexts } from "../../strings/pages-log-range.ts";
import { eventTexts, levelTexts } from "../../strings/pages-logs.ts";
import { currentLanguage, withLanguage } from "../../strings/texts.ts";
import { logFileResponse } from "../logs/log-file-response.ts";
import { connectorOf } from "./connections-of.ts";
import { showInstant } from "./format.ts";
import { readLogQuery, toLogFilter } from "./log-query.ts";
import { seeOther, type TenantVisit } from "./visit.ts";

/** The log as its filters show it, as a file for a spreadsheet. A range that is none goes back to its field. */
export async function downloadLog(visit: TenantVisit): Promise<Response> {
  const { http, context } = visit;
  const connector = connectorOf(http);
  const filter = toLogFilter(connector.id, readLogQuery(http));
  if (filter === null) return seeOther(visit, `/logs/${connector.id}${new URL(http.req.url).search}`);
  return logFileResponse(http, await exportLogs(context, filter, fileFormat()));
}

/** Pages are sent after the request's own language has been forgotten, so each text is made in the one it had. */
function fileFormat(): LogFileFormat {
  const language = currentLanguage();
  const shown = (instant: string) => withLanguage(language, () => showInstant(instant));
  return {
    language,
    separator: language === "pt" ? ";" : ",",
    showInstant: shown,
    columns: [
      { title: logFileTexts.at, value: ({ at }) => shown(at) },
      { title: logFileTexts.level, value: ({ level }) => withLanguage(language, () => levelTexts[level]) },
      {
        title: logFileTexts.event,
        value: ({ event }) => withLanguage(language, () => eventTexts[event] ?? event),
      },
      { title: logFileTexts.message, value: ({ message }) => message },
      { title: logFileTexts.subject, value: ({ subject }) => subject },
      { title: logFileTexts.delivery, value: ({ deliveryId }) => deliveryId },
    ],
  };
}
