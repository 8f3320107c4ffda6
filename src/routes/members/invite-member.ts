import { z } from "zod";
import { ROLES } from "../../lib/scopes.ts";
import { emailSchema } from "../../services/accounts/people.ts";
import type { CallerContext } from "../../services/context.ts";
import { inviteMember } from "../../services/members/invite-member.ts";
import { type Call, OperatorRoute } from "../api-route.ts";
import { id, name, userIdSchema } from "../schemas.ts";
import { senderOfCall } from "./sender.ts";

const request = {
  params: z.object({ tenantId: id("tenant") }),
  body: z.strictObject({ email: emailSchema, name: name.optional(), role: z.enum(ROLES) }),
};

export class InviteMember extends OperatorRoute<typeof request> {
  override readonly request = request;
  override readonly operation = {
    summary: "Invite somebody to a tenant's team",
    description: "Mails a one-time link. The person becomes a member by accepting the invitation.",
    tags: ["Members"] as [string],
    success: { status: 201 as const, description: "Invited", schema: userIdSchema },
  };

  override async run(call: Call<typeof request, CallerContext>) {
    const { context, params, body, http } = call;
    const invited = { email: body.email, name: body.name ?? "", role: body.role };
    return http.json(await inviteMember(context, params.tenantId, invited, senderOfCall(call)), 201);
  }
}
