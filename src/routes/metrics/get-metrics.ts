import type { CallerContext } from "../../services/context.ts";
import { readMetrics } from "../../services/metrics/read-metrics.ts";
import { type Call, OperatorRoute } from "../api-route.ts";

const request = {};

export class GetMetrics extends OperatorRoute<typeof request> {
  override readonly request = request;
  override readonly operation = {
    summary: "Read the hub's metrics",
    description: "In the text format of OpenMetrics 1.0, for a monitor that asks every minute.",
    tags: ["Health"] as [string],
    success: { status: 200 as const, description: "The metrics, as text" },
  };

  override async run({ context }: Call<typeof request, CallerContext>) {
    return new Response(await readMetrics(context), {
      headers: { "content-type": "application/openmetrics-text; version=1.0.0; charset=utf-8" },
    });
  }
}
