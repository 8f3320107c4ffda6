import { Hono } from "hono";
import { auvoErrors, badRequest, bare, success } from "./envelope.ts";
import { readFilter, readOptionalFilter } from "./lists.ts";
import { type AuvoHono, otherwiseNotAllowed } from "./session.ts";

/** Modules that this account does not use, or that fail. */
export const modules = new Hono<AuvoHono>({ strict: false });

// "Projetos": the one list that is 200 without rows.
modules.get("/serviceorders", (context) => {
  readOptionalFilter(context);
  const page = { order: 0, pageSize: 10, page: 1, totalItems: 0 };
  return success({ entityList: [], pagedSearchReturnData: page, links: [] });
});

modules.get("/tickets", (context) => {
  if (!readFilter(context)) throw badRequest("paramFilter", "The filter is required");
  return bare(404);
});

for (const path of ["/gps", "/expenses", "/satisfactionsurveys"]) {
  modules.get(path, () => auvoErrors.failed(500));
}

otherwiseNotAllowed(modules, "/serviceorders", "/tickets", "/gps", "/expenses", "/satisfactionsurveys");
