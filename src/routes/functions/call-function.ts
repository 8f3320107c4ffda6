import type { Context as HonoContext } from "hono";
import { base64url } from "jose";
import { z } from "zod";
import { type FunctionName, functions } from "../../erp/functions/catalogue.ts";
import type { FileResult } from "../../erp/functions/values.ts";
import { ApiError } from "../../errors.ts";
import { type Context, requireScope, type TenantContext } from "../../services/context.ts";
import { authenticateCaller } from "../../services/functions/authenticate-caller.ts";
import { callFunction } from "../../services/functions/call-function.ts";
import type { ServingRows } from "../../services/functions/serving-connection.ts";
import { functionTitles } from "../../strings/functions.ts";
import { ApiRoute, type AppEnv, type Call, openTenant, requireToken } from "../api-route.ts";

const DESCRIPTIONS = {
  read: "Changes nothing, in Ponte or in the ERP.",
  write:
    "Send an `Idempotency-Key`: the same key gives the same answer and has one effect, also when the answer was lost on the way.",
  delivery:
    "Delivered once by its `externalId`: the same call again is told what became of it. When the ERP is down the order is stored and goes by itself; its delivery is in the answer's `detail`.",
} as const;

const headers = z.object({
  "idempotency-key": z
    .string()
    .regex(/^[\x20-\x7e]{1,255}$/, { error: "idempotency_key_format" })
    .optional()
    .describe("Names the effect of a function that writes: the same key, the same effect and answer"),
});

type CallerOfFunction = TenantContext & { serving: ServingRows | undefined };

/** The route of one function: what it takes and answers is the catalogue's. */
export function functionRoute(name: FunctionName) {
  const { effect, input, result } = functions[name];
  // Each schema is of another type, and what they have in common is all that is needed here.
  const schema: z.ZodType<Record<string, unknown>> = input;
  const isEmpty = schema.safeParse({}).success;
  const request = {
    headers,
    body: z.strictObject({
      connectionId: z
        .string()
        .min(1)
        .max(128)
        .optional()
        .describe("Needed only where several connections serve this function"),
      input: isEmpty ? schema.default({}) : schema,
    }),
  };

  class CallFunction extends ApiRoute<typeof request, CallerOfFunction> {
    override readonly access = "functions:call";
    override readonly request = request;
    override readonly operation = {
      summary: functionTitles[name].en,
      description: `${DESCRIPTIONS[effect]} The ERP's refusal is 422 \`erp_refused\` with its text; down or slow it is 502 or 504; without a connection that serves the function 501.`,
      tags: ["Functions"] as [string],
      success: {
        status: 200 as const,
        description: "What the ERP answered, in Ponte's shape",
        schema: z.object({
          result,
          servedBy: z.string().describe("The id of the connection that answered"),
          durationMs: z.number(),
        }),
      },
    };

    /** Somebody waits at a checkout: who calls and who serves the function is read in one round trip. */
    protected override async open(context: Context, http: HonoContext<AppEnv>): Promise<CallerOfFunction> {
      const caller = await authenticateCaller(context, requireToken(http), name);
      if (caller === undefined) throw new ApiError("unauthenticated");
      requireScope(caller, this.access);
      return { ...(await openTenant(context, caller, http)), serving: caller.serving };
    }

    override async run({ context, headers: given, body, http }: Call<typeof request, CallerOfFunction>) {
      const call = {
        name,
        connectionId: body.connectionId,
        input: body.input,
        idempotencyKey: given["idempotency-key"],
      };
      const answer = await callFunction(context, call, context.serving);
      if (name.endsWith("_pdf") && wantsFile(http.req.header("accept")))
        return file(answer.result as FileResult);
      return http.json(answer);
    }
  }
  // The class's name is the operation's id in the OpenAPI document.
  Object.defineProperty(CallFunction, "name", {
    value: name.replace(/(^|_)(\w)/g, (_, __, letter: string) => letter.toUpperCase()),
  });
  return CallFunction;
}

/** A caller that names a file's type before JSON wants the bytes alone. */
function wantsFile(accept: string | undefined): boolean {
  const [first = ""] = (accept ?? "").split(",");
  return /^\s*application\/(pdf|octet-stream)\b/i.test(first);
}

function file({ contentType, base64 }: FileResult): Response {
  const bytes = base64url.decode(base64.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, ""));
  return new Response(bytes, { headers: { "content-type": contentType } });
}
