import { z } from "zod";
import { emailSchema } from "../../services/accounts/people.ts";
import type { CallerContext } from "../../services/context.ts";
import { addOperator } from "../../services/operators/add-operator.ts";
import { type Call, OperatorRoute } from "../api-route.ts";
import { senderOfCall } from "../members/sender.ts";
import { name, userIdSchema } from "../schemas.ts";

const request = { body: z.strictObject({ email: emailSchema, name: name.optional() }) };

export class AddOperator extends OperatorRoute<typeof request> {
  override readonly request = request;
  override readonly operation = {
    summary: "Take somebody into the support team",
    description:
      "Mails a one-time link to set a password with, or to the sign-in for who has one. Safe to repeat: nothing changes for who is in the team, and the link goes again to who has not come in yet.",
    tags: ["Operators"] as [string],
    success: { status: 201 as const, description: "Added", schema: userIdSchema },
  };

  override async run(call: Call<typeof request, CallerContext>) {
    const { context, body, http } = call;
    const added = { email: body.email, name: body.name ?? "" };
    const { userId } = await addOperator(context, added, senderOfCall(call));
    return http.json({ userId }, 201);
  }
}
