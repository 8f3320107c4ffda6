import { describe, expect, it } from "vitest";
import { createApiKey } from "../../../../../src/services/api-keys/create-api-key.ts";
import { listPolls } from "../../../../../src/services/polls/list-polls.ts";
import { Visitor } from "../../../common/visitor.ts";
import { Field } from "../field.ts";

const PATH = "/integrations/auvo-omie";

async function visit(field: Field): Promise<Visitor> {
  const { key } = await createApiKey(field.context, field.context.tenantId, { name: "página" });
  const visitor = new Visitor();
  await visitor.post("/sign-in", { token: key });
  return visitor;
}

const partOf = (text: string) => /<section[^>]*id="readings".*?<\/section>/s.exec(text)?.[0] ?? "";

describe("the page shows how far the readings are", () => {
  it("each flow with what was read, and when it is read next; live while the connection is active", async () => {
    const field = await Field.open({ flows: ["customers", "products", "stock"] });
    await field.settle();
    const visitor = await visit(field);
    const part = partOf((await visitor.get(PATH)).text);
    expect(part).toContain("Andamento das leituras");
    expect(part.match(/Em dia/g)).toHaveLength(3);
    expect(part.match(/Desligada/g)).toHaveLength(2);
    expect(part).toContain("Registros lidos: 39. Com mudança: 39.");
    expect(part).toContain(`hx-get="${PATH}/readings?connection=${field.connectionId}"`);
    expect(partOf((await visitor.get(`${PATH}/readings?connection=${field.connectionId}`)).text)).toBe(part);
  });

  it("a long first reading by its pages", async () => {
    const field = await Field.open({ flows: ["customers"] });
    await field.omie.act("POST", "/grow", { customers: 450 });
    // The clock jumps with each call, as if Omie were slow: the time of one doorbell is up after a few pages.
    const { context } = field;
    const slowly = context.fetch;
    context.fetch = (input, init) => {
      context.clock.advance(5_000);
      return slowly(input, init);
    };
    await field.drain();
    const [poll] = await listPolls(context, field.connectionId, "pt");
    expect(poll).toMatchObject({ state: "reading", page: 3, pages: 5 });
    const part = partOf((await (await visit(field)).get(PATH)).text);
    expect(part).toContain("Página 3 de 5.");
    expect(part).toMatch(/<progress max="5" value="3"/);
  });

  it("why one stopped, and when it goes on", async () => {
    const field = await Field.open({ flows: ["customers"] });
    await field.omie.inject({ kind: "html_502", path: "/geral/clientes", times: 5 });
    await field.drain();
    const part = partOf((await (await visit(field)).get(PATH)).text);
    expect(part).toContain("Parada");
    expect(part).toContain("Continua sozinha em:");
    expect(part).toContain("HTTP 502");
  });

  it("nothing before the activation", async () => {
    const field = await Field.open({ flows: ["customers"], activate: false });
    expect(partOf((await (await visit(field)).get(PATH)).text)).toBe("");
  });
});
