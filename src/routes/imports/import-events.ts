import type { OpenAPIRouteSchema } from "chanfana";
import { streamSSE } from "hono/streaming";
import { z } from "zod";
import type { TenantContext } from "../../services/context.ts";
import { getImport } from "../../services/imports/get-import.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { id } from "../schemas.ts";

const request = { params: z.object({ importId: id("import") }) };

const LOOK_EVERY_MS = 1_000;
/** A request may ask the database so often and no more: the reader connects again by itself, as the standard says. */
const LOOKS = 300;
/** What stands between both closes a connection that says nothing for long. */
const LOOKS_WITHOUT_NEWS = 15;

export class ImportEvents extends TenantRoute<typeof request> {
  override readonly access = "read";
  override readonly request = request;
  override readonly operation = {
    summary: "Follow an import",
    description:
      "Server-sent events named `import`, each with the object that `GET /v1/imports/{importId}` answers, whenever it changes. The stream ends with the import.",
    tags: ["Imports"] as [string],
    success: { status: 200 as const, description: "The stream" },
  };

  override getSchema(): OpenAPIRouteSchema {
    const schema = super.getSchema();
    const content = { "text/event-stream": { schema: z.string() } };
    return { ...schema, responses: { ...schema.responses, 200: { description: "The stream", content } } };
  }

  override async run({ context, params, language, http }: Call<typeof request, TenantContext>) {
    // Before the stream begins: an import that is not there is a 404, not a stream of nothing.
    let shown = await getImport(context, params.importId, language);
    return streamSSE(http, async (stream) => {
      let told = "";
      for (let look = 1; !stream.aborted; look++) {
        const data = JSON.stringify(shown);
        if (data !== told) await stream.writeSSE({ event: "import", data });
        else if (look % LOOKS_WITHOUT_NEWS === 0) await stream.write(": still here\n\n");
        told = data;
        if (shown.finishedAt !== null || look >= LOOKS) return;
        await stream.sleep(LOOK_EVERY_MS);
        shown = await getImport(context, params.importId, language);
      }
    });
  }
}
