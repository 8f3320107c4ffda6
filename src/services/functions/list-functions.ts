import { z } from "zod";
import { FUNCTION_NAMES, functions } from "../../erp/functions/catalogue.ts";
import { functionTitles } from "../../strings/functions.ts";
import { inLanguage, type Language } from "../../strings/language.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { readServingConnections } from "./serving-connection.ts";

export type FunctionView = {
  name: string;
  title: string;
  effect: string;
  input: unknown;
  result: unknown;
  servedBy: { connectionId: string; provider: string; name: string; status: string }[];
};

/** Every function with its input and result as JSON Schema, and who serves it for this tenant. */
export async function listFunctions(context: TenantContext, language: Language): Promise<FunctionView[]> {
  requireScope(context, "read");
  const serving = await readServingConnections(context);
  return FUNCTION_NAMES.map((name) => {
    const { effect, input, result } = functions[name];
    return {
      name,
      title: inLanguage(functionTitles[name], language),
      effect,
      input: z.toJSONSchema(input, { io: "input", unrepresentable: "any" }),
      result: z.toJSONSchema(result, { io: "output", unrepresentable: "any" }),
      servedBy: serving
        .filter(({ serves }) => serves.includes(name))
        .map(({ row }) => ({
          connectionId: row.id,
          provider: row.provider,
          name: row.name,
          status: row.status,
        })),
    };
  });
}
