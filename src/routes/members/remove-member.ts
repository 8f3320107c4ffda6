import { z } from "zod";
import type { CallerContext } from "../../services/context.ts";
import { removeMember } from "../../services/members/change-member.ts";
import { type Call, OperatorRoute } from "../api-route.ts";
import { id } from "../schemas.ts";

const request = { params: z.object({ tenantId: id("tenant"), userId: id("user") }) };

export class RemoveMember extends OperatorRoute<typeof request> {
  override readonly request = request;
  override readonly operation = {
    summary: "Take somebody out of a tenant's team, or withdraw an invitation",
    description: "Works from the person's next request on. The last admin stays: 409 `last_admin`.",
    tags: ["Members"] as [string],
    success: { status: 204 as never, description: "Removed" },
  };

  override async run({ context, params, http }: Call<typeof request, CallerContext>) {
    await removeMember(context, params.tenantId, params.userId);
    return http.body(null, 204);
  }
}
