import { Hono } from "hono";
import type { Named, Resources } from "./records.ts";
import type { SgpContext, SgpHono } from "./session.ts";

/** Lists of codes that other calls take. */
export const lists = new Hono<SgpHono>();

lists.get("/auth/info/", (context) => {
  const app = context.env.session.fields.app;
  return Response.json({ status: 1, app, versao: "sandbox" });
});

lists.post("/ura/pontosrecebimentos/", (context) =>
  answerList(context, "receivingPoints", "pontosrecebimentos", ({ id, name }) => ({
    id: Number(id),
    descricao: name,
  })),
);

lists.post("/ura/empresas/", (context) =>
  answerList(context, "branches", "empresas", ({ id, name }) => ({ id: Number(id), nome: name })),
);

lists.post("/central/tipoocorrencia/list/", (context) =>
  answerList(context, "occurrenceKinds", "tipos", ({ id, name }) => ({
    codigo: Number(id),
    descricao: name,
  })),
);

async function answerList(
  context: SgpContext,
  resource: "receivingPoints" | "branches" | "occurrenceKinds",
  key: string,
  present: (row: Named) => Record<string, unknown>,
): Promise<Response> {
  const rows: Resources[typeof resource][] = await context.env.session.store.all(resource);
  return Response.json({ status: 1, [key]: rows.map(present) });
}
