import { z } from "zod";
import { ApiError } from "../../errors.ts";
import type { Context } from "../../services/context.ts";
import { receiveWebhook } from "../../services/webhooks-in/receive-webhook.ts";
import { type Call, PublicRoute } from "../api-route.ts";
import { declaresTooLarge, MAX_BODY_BYTES } from "../read-body.ts";

/** An address that is none has nothing that could be wrong about it: it is not there. */
const request = { params: z.object({ connectionId: z.string(), system: z.string(), secret: z.string() }) };

export class ReceiveWebhook extends PublicRoute<typeof request> {
  override readonly request = request;
  override readonly operation = {
    summary: "Tell Ponte that something changed in a system",
    description:
      "The address that an integration's page shows, registered at Omie or Auvo. Its secret is the only key. What is sent is neither read nor kept: Ponte reads the system itself, at once instead of within three minutes.",
    tags: ["Webhooks in"] as [string],
    success: { status: 202 as const, description: "Heard", schema: z.object({ message: z.literal("pong") }) },
  };

  override async run({ context, params, http }: Call<typeof request, Context>) {
    if (declaresTooLarge(http.req.raw)) {
      throw new ApiError("body_too_large", { limitKb: MAX_BODY_BYTES / 1024 });
    }
    await receiveWebhook(context, params);
    return http.json({ message: "pong" as const }, 202);
  }
}
