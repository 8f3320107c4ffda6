import { z } from "zod";
import type { CallerContext } from "../../services/context.ts";
import { listOperators } from "../../services/operators/list-operators.ts";
import { type Call, OperatorRoute } from "../api-route.ts";
import { operatorSchema } from "../schemas.ts";

const request = {};

export class ListOperators extends OperatorRoute<typeof request> {
  override readonly request = request;
  override readonly operation = {
    summary: "List the support team",
    tags: ["Operators"] as [string],
    success: {
      status: 200 as const,
      description: "The whole team",
      schema: z.object({ items: z.array(operatorSchema) }),
    },
  };

  override async run({ context, http }: Call<typeof request, CallerContext>) {
    return http.json({ items: await listOperators(context) });
  }
}
