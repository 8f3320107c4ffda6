import { z } from "zod";
import { listClients } from "../../services/clients/list-clients.ts";
import type { TenantContext } from "../../services/context.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { listOf, pageQuery } from "../schemas.ts";
import { clientSchema } from "./schemas.ts";

const request = {
  query: z.object({
    ...pageQuery,
    q: z
      .string()
      .max(120)
      .optional()
      .describe(
        "Words of the name, or the beginning of a CPF, a CNPJ, a plate or (from 8 characters on) a chassis, in any spelling",
      ),
    document: z.string().max(30).optional().describe("A whole CPF or CNPJ, with its mask or without"),
  }),
};

export class ListClients extends TenantRoute<typeof request> {
  override readonly access = "read";
  override readonly request = request;
  override readonly operation = {
    summary: "Find imported clients",
    tags: ["Clients"] as [string],
    success: { status: 200 as const, description: "A page of clients", schema: listOf(clientSchema) },
  };

  override async run({ context, query, http }: Call<typeof request, TenantContext>) {
    return http.json(await listClients(context, query, query));
  }
}
