import type { CallerContext } from "../../services/context.ts";
import { continueRotation } from "../../services/secrets/continue-rotation.ts";
import { type Call, OperatorRoute } from "../api-route.ts";
import { rotationSchema } from "./rotation-schema.ts";

const request = {};

export class ContinueRotation extends OperatorRoute<typeof request> {
  override readonly request = request;
  override readonly operation = {
    summary: "Rewrite sealed values under the active key now",
    description:
      "The three-minute tick does the same in smaller rounds. Safe to repeat and to run beside it; call it until `finishedAt` is set.",
    tags: ["Secrets"] as [string],
    success: { status: 200 as const, description: "The progress after this round", schema: rotationSchema },
  };

  override async run({ context, http }: Call<typeof request, CallerContext>) {
    return http.json(await continueRotation(context));
  }
}
