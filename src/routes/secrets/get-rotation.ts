import type { CallerContext } from "../../services/context.ts";
import { readRotation } from "../../services/secrets/read-rotation.ts";
import { type Call, OperatorRoute } from "../api-route.ts";
import { rotationSchema } from "./rotation-schema.ts";

const request = {};

export class GetRotation extends OperatorRoute<typeof request> {
  override readonly request = request;
  override readonly operation = {
    summary: "How far the rotation of the key ring has come",
    description:
      "Counted in the rows themselves: values by the key that they are sealed under, and those that do not open.",
    tags: ["Secrets"] as [string],
    success: { status: 200 as const, description: "The progress", schema: rotationSchema },
  };

  override async run({ context, http }: Call<typeof request, CallerContext>) {
    return http.json(await readRotation(context));
  }
}
