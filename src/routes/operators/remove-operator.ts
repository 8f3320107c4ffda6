import { z } from "zod";
import type { CallerContext } from "../../services/context.ts";
import { removeOperator } from "../../services/operators/remove-operator.ts";
import { type Call, OperatorRoute } from "../api-route.ts";
import { id } from "../schemas.ts";

const request = { params: z.object({ userId: id("user") }) };

export class RemoveOperator extends OperatorRoute<typeof request> {
  override readonly request = request;
  override readonly operation = {
    summary: "Take somebody out of the support team",
    description: "Ends all their sessions at once.",
    tags: ["Operators"] as [string],
    success: { status: 204 as never, description: "Removed" },
  };

  override async run({ context, params, http }: Call<typeof request, CallerContext>) {
    await removeOperator(context, params.userId);
    return http.body(null, 204);
  }
}
