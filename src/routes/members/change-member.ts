import { z } from "zod";
import { ROLES } from "../../lib/scopes.ts";
import type { CallerContext } from "../../services/context.ts";
import { changeRole } from "../../services/members/change-member.ts";
import { type Call, OperatorRoute } from "../api-route.ts";
import { id } from "../schemas.ts";

const request = {
  params: z.object({ tenantId: id("tenant"), userId: id("user") }),
  body: z.strictObject({ role: z.enum(ROLES) }),
};

export class ChangeMember extends OperatorRoute<typeof request> {
  override readonly request = request;
  override readonly operation = {
    summary: "Change a member's role",
    description: "The last admin of a tenant stays one: 409 `last_admin`.",
    tags: ["Members"] as [string],
    success: { status: 204 as never, description: "Changed" },
  };

  override async run({ context, params, body, http }: Call<typeof request, CallerContext>) {
    await changeRole(context, params.tenantId, params.userId, body.role);
    return http.body(null, 204);
  }
}
