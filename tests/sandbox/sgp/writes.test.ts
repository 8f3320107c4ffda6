import { describe, expect, it } from "vitest";
import { dateInSaoPaulo } from "../../../sandbox/shared/clock.ts";
import { addDays } from "../../../sandbox/shared/isp-charges.ts";
import { ISP_CAST } from "../../../sandbox/shared/isp-people.ts";
import { send } from "../worker.ts";
import { Sgp } from "./sgp.ts";

const ANA = ISP_CAST.twoOpen.document;
const BRUNO = ISP_CAST.blocked.document;
const today = () => dateInSaoPaulo(Date.now());

async function firstOpen(sgp: Sgp, document: string = ANA): Promise<{ id: string; path: string }> {
  const id = String((await sgp.titles(document, { status: "1" }))[0]?.id);
  return { id, path: `/api/banco/titulo/${id}/baixar/` };
}

describe("settling", () => {
  const whole = () => ({ data_pagamento: today(), valor_pago: "99.90", forma_pagamento: "PIX" });

  it("settles a title once, and says so in the list", async () => {
    const sgp = await Sgp.open();
    const { id, path } = await firstOpen(sgp);
    expect((await sgp.post(path, whole())).body).toMatchObject({
      status: 1,
      titulo: Number(id),
      valor_pago: 99.9,
    });
    expect((await sgp.titles(ANA)).find((title) => String(title.id) === id)).toMatchObject({
      statusid: 2,
      status: "Pago",
      data_pagamento: today(),
      valor_pago: 99.9,
    });
    expect(await sgp.post(path, whole())).toMatchObject({ httpStatus: 200, body: { status: 0 } });
    expect(await sgp.provider.stored("settlements")).toMatchObject([{ method: "PIX", amount: "99.90" }]);
  });

  it("lets one of two simultaneous settlements through", async () => {
    const sgp = await Sgp.open();
    const { path } = await firstOpen(sgp);
    const answers = await Promise.all([1, 2].map(() => sgp.post(path, whole())));
    expect(answers.map(({ body }) => body.status).sort()).toEqual([0, 1]);
    expect(await sgp.provider.stored("settlements")).toHaveLength(1);
  });

  it("settles in part to the cent, discounts included", async () => {
    const sgp = await Sgp.open();
    const { id, path } = await firstOpen(sgp);
    const part = { data_pagamento: today(), liquidacao_parcial: "1" };
    const stateOf = async () => (await sgp.titles(ANA)).find((title) => String(title.id) === id)?.statusid;
    expect((await sgp.post(path, { ...part, valor_pago: "30.00", desconto: "0.10" })).body.status).toBe(1);
    expect(await stateOf()).toBe(1);
    expect((await sgp.contracts(ANA))[0]?.contratoValorAberto).toBe(1304.36);
    expect((await sgp.post(path, { ...part, valor_pago: "69.81" })).body.status).toBe(0);
    expect((await sgp.post(path, { ...part, valor_pago: "69.80" })).body.status).toBe(1);
    expect(await stateOf()).toBe(2);
  });

  it("UNDERPAID decides about less than the corrected value", async () => {
    const sgp = await Sgp.open({ UNDERPAID: "refused" });
    const { path } = await firstOpen(sgp, BRUNO);
    const pay = (valor_pago: string) => sgp.post(path, { data_pagamento: today(), valor_pago });
    expect((await pay("79.90")).body.status).toBe(0);
    expect((await pay("82.69")).body.status).toBe(1);
  });

  it.each([
    [{ data_pagamento: "" }, "data_pagamento"],
    [{ data_pagamento: "25/11/2026" }, "data_pagamento"],
    [{ data_pagamento: "2999-01-01" }, "data_pagamento"],
    [{ valor_pago: "99,90" }, "valor_pago"],
    [{ valor_pago: "" }, "valor_pago"],
    [{ forma_pagamento: "pix" }, "forma_pagamento"],
    [{ ponto_recebimento: "1" }, "ponto_recebimento"],
  ])("refuses %j and names %s", async (change, named) => {
    const sgp = await Sgp.open();
    const { path } = await firstOpen(sgp);
    const { body } = await sgp.post(path, { ...whole(), ...change });
    expect(body.status).toBe(0);
    expect(body.msg).toContain(named);
    expect(await sgp.provider.stored("settlements")).toEqual([]);
  });

  it("lost_answer settles all the same", async () => {
    const sgp = await Sgp.open();
    const { path } = await firstOpen(sgp);
    await sgp.provider.inject({ kind: "lost_answer", path: "/banco" });
    const response = await send(`/sgp${path}`, sgp.form(whole()));
    await expect(response.text()).rejects.toThrow();
    expect(await sgp.provider.stored("settlements")).toHaveLength(1);
  });
});

describe("trust unlock", () => {
  const UNLOCK = "/api/ura/liberacaopromessa/";

  it("unlocks a suspended contract, opens an occurrence, and not twice", async () => {
    const sgp = await Sgp.open();
    const contrato = await sgp.contractId(BRUNO);
    const { body } = await sgp.postJson(UNLOCK, { contrato: Number(contrato) });
    expect(body).toMatchObject({
      status: 1,
      liberado: true,
      liberado_dias: 3,
      protocolo: expect.stringMatching(/^\d{12}$/),
      contratoId: Number(contrato),
    });
    expect((await sgp.contracts(BRUNO))[0]?.contratoStatusDisplay).toBe("Ativo");
    expect(await sgp.provider.stored("occurrences")).toMatchObject([{ protocol: body.protocolo }]);
    expect((await sgp.post(UNLOCK, { contrato })).body).toMatchObject({ status: 2, liberado: false });
  });

  it("unlocks until the promised day, within the limit", async () => {
    const sgp = await Sgp.open();
    const contrato = await sgp.contractId(BRUNO);
    const promise = (data_promessa: string) => sgp.post(UNLOCK, { contrato, data_promessa });
    expect((await promise(addDays(today(), 4))).body).toMatchObject({ status: 2, liberado: false });
    expect((await promise("26/11/2026")).body.msg).toContain("data_promessa");
    expect((await promise(addDays(today(), 1))).body).toMatchObject({ liberado: true, liberado_dias: 1 });
  });

  it("refuses active, unknown and by hand suspended contracts", async () => {
    const sgp = await Sgp.open();
    const company = await sgp.contracts(ISP_CAST.company.document);
    const byHand = String(company[1]?.contratoId);
    for (const contrato of [await sgp.contractId(ANA), "1", "", byHand]) {
      expect((await sgp.post(UNLOCK, { contrato })).body, contrato).toMatchObject({
        status: 2,
        liberado: false,
      });
    }
    await sgp.provider.setSwitches({ UNLOCK_MANUAL_BLOCK: true });
    expect((await sgp.post(UNLOCK, { contrato: byHand })).body.liberado).toBe(true);
  });
});

describe("tickets, pre-registrations and changes", () => {
  it("opens a ticket from JSON and lists it", async () => {
    const sgp = await Sgp.open();
    const contrato = await sgp.contractId(ANA);
    const ticket = { contrato, ocorrenciatipo: 200, conteudo: "Sem conexão", contato_nome: "Ana" };
    const { body } = await sgp.postJson("/api/ura/chamado/", ticket);
    expect(body).toMatchObject({ status: 1, contratoId: Number(contrato) });
    const listed = await sgp.post("/api/ura/ocorrencia/list/", { contrato });
    expect(listed.body.ocorrencias).toMatchObject([{ numero: body.protocolo, tipo: 200 }]);
    for (const [change, named] of [
      [{ conteudo: "" }, "conteudo"],
      [{ ocorrenciatipo: 1 }, "ocorrenciatipo"],
      [{ contrato: 1 }, "contrato"],
    ] as const) {
      const refused = await sgp.postJson("/api/ura/chamado/", { ...ticket, ...change });
      expect(refused.body.status).toBe(0);
      expect(refused.body.msg).toContain(named);
    }
  });

  it("pre-registers a person and a company; plan and due day count only when activated", async () => {
    const sgp = await Sgp.open({}, "minimal");
    const person = { nome: "Davi Prado", logradouro: "Rua A", cpfcnpj: "862.883.667-57", plano_id: "999" };
    const first = await sgp.post("/api/precadastro/F", person);
    expect(first.body).toMatchObject({ status: 1, precadastro_id: expect.any(Number) });
    expect((await sgp.post("/api/precadastro/F", { ...person, precadastro_ativar: "1" })).body.status).toBe(
      0,
    );
    const plans = (await sgp.post("/api/precadastro/plano/list")).json as { id: number }[];
    const days = (await sgp.post("/api/precadastro/vencimento/list")).json as { id: number }[];
    const chosen = { plano_id: String(plans[0]?.id), vencimento_id: String(days[1]?.id), midia_id: "2" };
    await sgp.provider.setSwitches({ PRECADASTRO_ID_KEY: "cliente_id" });
    const second = await sgp.post("/api/precadastro/J", { ...person, ...chosen, precadastro_ativar: "1" });
    expect(second.body).toHaveProperty("cliente_id");
    const stored = await sgp.provider.stored("preRegistrations");
    expect(stored).toMatchObject([
      { personKind: "F", document: "86288366757", planId: "", activated: false },
      {
        personKind: "J",
        planId: chosen.plano_id,
        dueDayId: chosen.vencimento_id,
        mediaId: "2",
        activated: true,
      },
    ]);
    expect(JSON.stringify(stored)).not.toContain(String(sgp.provider.key.token));
  });

  it.each([
    [{ nome: "" }, "nome"],
    [{ logradouro: "" }, "logradouro"],
    [{ datanasc: "14/03/1988" }, "datanasc"],
  ])("refuses a pre-registration with %j and names %s", async (change, named) => {
    const sgp = await Sgp.open({}, "minimal");
    const { body } = await sgp.post("/api/precadastro/F", { nome: "Davi", logradouro: "Rua A", ...change });
    expect(body.status).toBe(0);
    expect(body.msg).toContain(named);
  });

  it("knows no kind of person but F and J", async () => {
    const sgp = await Sgp.open({}, "minimal");
    expect((await sgp.post("/api/precadastro/X", { nome: "Davi", logradouro: "Rua A" })).httpStatus).toBe(
      404,
    );
  });

  it("adds a contact and changes a contract's billing, and nothing else of a customer", async () => {
    const sgp = await Sgp.open();
    const contrato = await sgp.contractId(ANA);
    await sgp.post("/api/ura/contato/add/", { contrato, contato: "19900001111" });
    await sgp.post("/api/ura/contato/add/", { contrato, contato: "nova@cliente.example" });
    expect((await sgp.contracts(ANA))[0]).toMatchObject({
      telefones: ["19988887777", "1933334444", "19900001111"],
      emails: [ISP_CAST.twoOpen.email, "nova@cliente.example"],
    });
    const edit = (fields: Record<string, string>) =>
      sgp.post("/api/ura/contrato/edit/", { contrato, ...fields });
    expect((await edit({ forma_cobranca: "6" })).body.status).toBe(1);
    expect((await edit({ nome: "Outra" })).body.status).toBe(0);
    const stored = await sgp.provider.stored("contracts");
    expect(stored.find(({ id }) => id === contrato)).toMatchObject({ changes: { forma_cobranca: "6" } });
  });
});
