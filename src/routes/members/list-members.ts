import { z } from "zod";
import type { CallerContext } from "../../services/context.ts";
import { listMembers } from "../../services/members/list-members.ts";
import { type Call, OperatorRoute } from "../api-route.ts";
import { id, memberSchema } from "../schemas.ts";

const request = { params: z.object({ tenantId: id("tenant") }) };

export class ListMembers extends OperatorRoute<typeof request> {
  override readonly request = request;
  override readonly operation = {
    summary: "List a tenant's team",
    tags: ["Members"] as [string],
    success: {
      status: 200 as const,
      description: "The whole team, by e-mail",
      schema: z.object({ items: z.array(memberSchema) }),
    },
  };

  override async run({ context, params, http }: Call<typeof request, CallerContext>) {
    return http.json({ items: await listMembers(context, params.tenantId) });
  }
}
