import { z } from "zod";
import type { CallerContext } from "../../services/context.ts";
import { resendAccess } from "../../services/members/invite-member.ts";
import { type Call, OperatorRoute } from "../api-route.ts";
import { id } from "../schemas.ts";
import { senderOfCall } from "./sender.ts";

const request = { params: z.object({ tenantId: id("tenant"), userId: id("user") }) };

export class ResendAccess extends OperatorRoute<typeof request> {
  override readonly request = request;
  override readonly operation = {
    summary: "Send the mail of a first access or of an invitation again",
    description: "At most five mails an hour go to one address: 429 `too_many_attempts`.",
    tags: ["Members"] as [string],
    success: { status: 202 as const, description: "Sent", schema: z.object({ userId: z.string() }) },
  };

  override async run(call: Call<typeof request, CallerContext>) {
    const { context, params, http } = call;
    await resendAccess(context, params.tenantId, params.userId, senderOfCall(call));
    return http.json({ userId: params.userId }, 202);
  }
}
