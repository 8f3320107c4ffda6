import { z } from "zod";
import { ApiError } from "../../errors.ts";
import type { TenantContext } from "../../services/context.ts";
import { getDiagnosis } from "../../services/diagnosis/get-diagnosis.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { id } from "../schemas.ts";
import { diagnosisSchema } from "./schemas.ts";

const request = { params: z.object({ connectionId: id("connection") }) };

export class GetDiagnosis extends TenantRoute<typeof request> {
  override readonly access = "read";
  override readonly request = request;
  override readonly operation = {
    summary: "Get a connection's last diagnosis",
    tags: ["Connections"] as [string],
    success: { status: 200 as const, description: "What it found", schema: diagnosisSchema },
  };

  override async run({ context, params, language, http }: Call<typeof request, TenantContext>) {
    const diagnosis = await getDiagnosis(context, params.connectionId, language);
    if (diagnosis === null) throw new ApiError("diagnosis_not_found");
    return http.json(diagnosis, 200);
  }
}
