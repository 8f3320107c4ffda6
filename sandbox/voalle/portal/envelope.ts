import { asRefusal } from "../../shared/refusals.ts";

/** Success of the portal: another envelope than the third-party API's. */
export function portalData(data: unknown): Response {
  const count = Array.isArray(data) ? data.length : 1;
  return Response.json({ data, count, filtered: count, total: count });
}

/** A business refusal of the portal. */
export function portalRefusal(message: string): Response {
  return asRefusal(Response.json({ data: null, count: 0, filtered: 0, total: 0, message }));
}
