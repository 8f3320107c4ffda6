import { beforeAll, describe, expect, it } from "vitest";
import { getConnection } from "../../../../src/services/connections/get-connection.ts";
import { fill, type PageForm, readPageForm } from "../../common/page-form.ts";
import { type Shown, Visitor } from "../../common/visitor.ts";
import { Isp } from "./isp.ts";

const PATH = "/integrations/voalle";

describe("Voalle's settings page (V1 to V5)", () => {
  let isp: Isp;
  const visitor = new Visitor();
  beforeAll(async () => {
    isp = await Isp.open({
      settings: {
        products: { "fibra-500": "VERAO/VAREJO/1.2" },
        resellers: [{ code: "V1", name: "Marcos Andrade" }],
        ticketPriority: 3,
      },
    });
    await visitor.post("/sign-in", { token: isp.key });
  });
  const form = async () => await readPageForm((await visitor.get(PATH)).text, "fields");
  const save = (filled: PageForm): Promise<Shown> =>
    visitor.send(PATH, {
      method: "POST",
      body: new URLSearchParams(filled),
      headers: { origin: "https://hub.test", "sec-fetch-site": "same-origin" },
    });
  const settings = async () => (await getConnection(isp.context, isp.connectionId)).settings;

  it("shows every field by its name, with where it is found in Voalle", async () => {
    const { status, text } = await visitor.get(PATH);
    expect(status).toBe(200);
    for (const shown of [
      "Endereço de autenticação",
      "Client Secret",
      "Syndata",
      "Usuário da integração",
      "Ignorar checagem de usuário na integração",
      "Criar lead para usuário existente",
      "Suite → Configurações → Usuários",
      "Origens de Contato",
      "Campanha padrão",
      "Métodos de pagamento",
    ]) {
      expect(text).toContain(shown);
    }
  });

  it("keeps everything when nothing was changed, and what was changed when it is saved", async () => {
    const before = await settings();
    expect((await save(await form())).status).toBeLessThan(400);
    expect(await settings()).toEqual(before);
    await save(fill(await form(), { "settings.existingCustomerProcedure": "create_ticket" }));
    expect(await settings()).toEqual({ ...before, existingCustomerProcedure: "create_ticket" });
  });

  it("refuses a user against the pattern with the reason, and saves nothing", async () => {
    const before = await settings();
    const { text } = await save(fill(await form(), { "settings.integrationUser": "datacake" }));
    expect(text).toContain("integracao.NOMEPROVEDOR.datacake");
    expect(await settings()).toEqual(before);
  });
});
