import { z } from "zod";
import type { LogFilter } from "../../services/logs/list-logs.ts";
import { readQuery } from "./forms.ts";
import { readRange } from "./log-range.tsx";
import type { Http } from "./visit.ts";

const text = (max: number) => z.string().max(max).optional();
const query = {
  level: z.enum(["info", "warning", "error"]).optional(),
  event: text(60),
  subject: text(128),
  q: text(200),
  // As it was typed: what is no time is told at its field.
  from: z.string().optional(),
  to: z.string().optional(),
  cursor: text(200),
  live: z.literal("off").optional(),
  newest: text(60),
};

/** What the log's address asks for. */
export type LogQuery = ReturnType<typeof readQuery<typeof query>>;

export function readLogQuery(http: Http): LogQuery {
  return readQuery(http, query);
}

/** @returns null for a range that is none: nothing is looked for, and its field says so */
export function toLogFilter(provider: string, asked: LogQuery): LogFilter | null {
  const { level, event, subject, q } = asked;
  const { from, to, isWrong } = readRange(asked);
  return isWrong ? null : { provider, level, event, subject, q, from, to };
}

/** What the filters hold, without the page's place in the list. */
export function filtersOf({ level, event, subject, q, from, to, live }: LogQuery) {
  return { level, event, subject, q, from, to, live };
}
