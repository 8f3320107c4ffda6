import { z } from "zod";
import type { CallerContext } from "../../services/context.ts";
import { listOutbox } from "../../services/mail/outbox.ts";
import { type Call, OperatorRoute } from "../api-route.ts";
import { keptMailSchema } from "../schemas.ts";

const request = {};
const NEWEST = 100;

export class ListOutbox extends OperatorRoute<typeof request> {
  override readonly request = request;
  override readonly operation = {
    summary: "List the mails that a local hub would have sent",
    description: "The hundred newest, newest first. 404 on a hub that sends its mails.",
    tags: ["Development"] as [string],
    success: {
      status: 200 as const,
      description: "The mails",
      schema: z.object({ items: z.array(keptMailSchema) }),
    },
  };

  override async run({ context, http }: Call<typeof request, CallerContext>) {
    return http.json({ items: await listOutbox(context, NEWEST) });
  }
}
