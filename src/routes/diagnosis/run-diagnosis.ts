import { z } from "zod";
import type { TenantContext } from "../../services/context.ts";
import { runDiagnosis } from "../../services/diagnosis/run-diagnosis.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { id } from "../schemas.ts";
import { diagnosisSchema } from "./schemas.ts";

const request = { params: z.object({ connectionId: id("connection") }) };

export class RunDiagnosis extends TenantRoute<typeof request> {
  override readonly access = "connections:write";
  override readonly request = request;
  override readonly operation = {
    summary: "Diagnose a connection",
    description:
      "Looks for what would stop deliveries, in the settings and in the sales that wait or came lately. Reads from the ERP and changes nothing.",
    tags: ["Connections"] as [string],
    success: { status: 200 as const, description: "What was found", schema: diagnosisSchema },
  };

  override async run({ context, params, language, http }: Call<typeof request, TenantContext>) {
    return http.json(await runDiagnosis(context, params.connectionId, language), 200);
  }
}
