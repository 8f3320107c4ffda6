import { z } from "zod";
import { listApprovals } from "../../services/connections/list-approvals.ts";
import type { CallerContext } from "../../services/context.ts";
import { type Call, OperatorRoute } from "../api-route.ts";
import { approvalSchema, listOf, pageQuery } from "../schemas.ts";

const request = { query: z.object(pageQuery) };

export class ListApprovals extends OperatorRoute<typeof request> {
  override readonly request = request;
  override readonly operation = {
    summary: "List the connections that wait for approval, oldest first",
    description: "Of every tenant. `POST /v1/connections/{connectionId}/approve` lets one's data flow.",
    tags: ["Connections"] as [string],
    success: { status: 200 as const, description: "A page of them", schema: listOf(approvalSchema) },
  };

  override async run({ context, query, http }: Call<typeof request, CallerContext>) {
    return http.json(await listApprovals(context, query));
  }
}
