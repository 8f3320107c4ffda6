import { describe, expect, it } from "vitest";
import { dateInSaoPaulo } from "../../../sandbox/shared/clock.ts";
import { addDays, brazilianDate } from "../../../sandbox/shared/isp-charges.ts";
import { ISP_CAST } from "../../../sandbox/shared/isp-people.ts";
import { type Row, rowOf, rowsOf } from "../provider.ts";
import { Hubsoft } from "./hubsoft.ts";

const ANA = ISP_CAST.twoOpen.document;
const BRUNO = ISP_CAST.blocked.document;
const today = () => dateInSaoPaulo(Date.now());

async function idOf(hubsoft: Hubsoft, list: string, field: string, id: string): Promise<unknown> {
  const [first = {}] = rowsOf((await hubsoft.get(`/configuracao/${list}`)).body, field);
  return first[id];
}

async function settlementOf(hubsoft: Hubsoft, change: Row = {}): Promise<Row> {
  const [invoice = {}] = await hubsoft.invoices(ANA);
  const id_caixa_financeiro = await idOf(
    hubsoft,
    "caixa_financeiro",
    "caixas_financeiro",
    "id_caixa_financeiro",
  );
  const { id_fatura, valor } = invoice;
  const paid = {
    id_fatura,
    id_caixa_financeiro,
    meio_pagamento: "pix",
    data_pagamento: today(),
    valor_pago: valor,
  };
  return { ...paid, ...change };
}

describe("settling", () => {
  const SETTLE = "/financeiro/fatura/liquidar";

  it("settles an invoice once, and gives a receipt", async () => {
    const hubsoft = await Hubsoft.open();
    const order = await settlementOf(hubsoft);
    expect((await hubsoft.post(SETTLE, order)).body).toMatchObject({
      status: "success",
      recibo: { id_recibo: expect.any(Number), valor_pago: 99.9, cliente: { cpf_cnpj: ANA } },
    });
    expect(await hubsoft.invoices(ANA)).toHaveLength(1);
    const all = await hubsoft.invoices(ANA, { apenas_pendente: "nao" });
    expect(all.find(({ id_fatura }) => id_fatura === order.id_fatura)).toMatchObject({
      data_pagamento: brazilianDate(today()),
    });
    expect(await hubsoft.post(SETTLE, order)).toMatchObject({
      httpStatus: 200,
      body: { status: "error", msg: "A fatura já está liquidada" },
    });
    expect(await hubsoft.provider.stored("receipts")).toHaveLength(1);
  });

  it("lets one of two simultaneous settlements through", async () => {
    const hubsoft = await Hubsoft.open();
    const order = await settlementOf(hubsoft);
    const answers = await Promise.all([1, 2].map(() => hubsoft.post(SETTLE, order)));
    expect(answers.map(({ body }) => body.status).sort()).toEqual(["error", "success"]);
    expect(await hubsoft.provider.stored("receipts")).toHaveLength(1);
  });

  it("settles whole for less, or refuses that by switch unless a discount makes up for it", async () => {
    const hubsoft = await Hubsoft.open({ UNDERPAID: "refused" });
    expect((await hubsoft.post(SETTLE, await settlementOf(hubsoft, { valor_pago: 90 }))).body.status).toBe(
      "error",
    );
    const discounted = await settlementOf(hubsoft, { valor_pago: 90, desconto: "9.90" });
    expect((await hubsoft.post(SETTLE, discounted)).body.status).toBe("success");
    const lenient = await Hubsoft.open();
    expect((await lenient.post(SETTLE, await settlementOf(lenient, { valor_pago: 1 }))).body.status).toBe(
      "success",
    );
  });

  it.each([
    [{ id_fatura: 1 }, "id_fatura"],
    [{ id_caixa_financeiro: 1 }, "id_caixa_financeiro"],
    [{ meio_pagamento: "PIX" }, "meio_pagamento"],
    [{ meio_pagamento: "toString" }, "meio_pagamento"],
    [{ data_pagamento: "25/11/2026" }, "data_pagamento"],
    [{ data_pagamento: "2999-01-01" }, "data_pagamento"],
    [{ data_pagamento: "" }, "data_pagamento"],
    [{ valor_pago: "99,90" }, "valor_pago"],
    [{ valor_pago: 0 }, "valor_pago"],
    [{ valor_pago: null }, "valor_pago"],
  ])("refuses %j and names %s", async (change, named) => {
    const hubsoft = await Hubsoft.open();
    const { body } = await hubsoft.post(SETTLE, await settlementOf(hubsoft, change));
    expect(body.status).toBe("error");
    expect(body.msg).toContain(named);
    expect(await hubsoft.invoices(ANA)).toHaveLength(2);
  });
});

describe("trust unlock", () => {
  const UNLOCK = "/cliente/desbloqueio_confianca";

  async function blockedService(hubsoft: Hubsoft): Promise<unknown> {
    return rowsOf(await hubsoft.customer(BRUNO), "servicos")[0]?.id_cliente_servico;
  }

  it("unlocks for a day, or as many as the panel allows, and tells the end in the text only", async () => {
    const hubsoft = await Hubsoft.open();
    const id_cliente_servico = await blockedService(hubsoft);
    const tooLong = await hubsoft.post(UNLOCK, { id_cliente_servico, dias_desbloqueio: "4" });
    expect(tooLong).toMatchObject({ httpStatus: 200, body: { status: "error" } });
    expect((await hubsoft.post(UNLOCK, { id_cliente_servico: String(id_cliente_servico) })).json).toEqual({
      status: "success",
      msg: `Desbloqueio em confiança realizado com sucesso até a data ${brazilianDate(addDays(today(), 1))}`,
    });
    expect(rowsOf(await hubsoft.customer(BRUNO), "servicos")[0]?.status_prefixo).toBe("servico_habilitado");
    expect((await hubsoft.post(UNLOCK, { id_cliente_servico })).body.status).toBe("error");
  });

  it("refuses unknown and unblocked services", async () => {
    const hubsoft = await Hubsoft.open();
    const active = rowsOf(await hubsoft.customer(ANA), "servicos")[0]?.id_cliente_servico;
    for (const body of [{}, { id_cliente_servico: 1 }, { id_cliente_servico: active }]) {
      expect((await hubsoft.post(UNLOCK, body)).body.status).toBe("error");
    }
  });
});

describe("tickets and prospects", () => {
  it("opens a ticket, with a work order when asked, and lists it", async () => {
    const hubsoft = await Hubsoft.open();
    const plan = rowsOf(await hubsoft.customer(ANA), "servicos")[0] ?? {};
    const ticket = {
      id_cliente_servico: plan.id_cliente_servico,
      descricao: "Sem conexão",
      nome: "Ana",
      telefone: "19988887777",
      abrir_os: true,
    };
    const { body } = await hubsoft.post("/atendimento", ticket);
    const opened = rowOf(body, "atendimento");
    expect(opened).toMatchObject({ tipo_atendimento: "SAC", protocolo: expect.stringMatching(/^\d{15}$/) });
    expect(body.msg).toContain(opened.protocolo);
    expect(opened.ordens_servico).toHaveLength(1);
    const search = { busca: "cpf_cnpj", termo_busca: ANA };
    const listed = rowsOf((await hubsoft.get("/cliente/atendimento", search)).body, "atendimentos");
    expect(listed.map(({ protocolo }) => protocolo)).toEqual([opened.protocolo]);
    for (const [change, named] of [
      [{ descricao: "" }, "descricao"],
      [{ telefone: "(19) 98888-7777" }, "telefone"],
      [{ abrir_os: "sim" }, "abrir_os"],
      [{ id_tipo_atendimento: 1 }, "id_tipo_atendimento"],
      [{ id_cliente_servico: 1 }, "id_cliente_servico"],
    ] as const) {
      const refused = await hubsoft.post("/atendimento", { ...ticket, ...change });
      expect(refused.body.status).toBe("error");
      expect(refused.body.msg).toContain(named);
    }
    expect(await hubsoft.provider.stored("tickets")).toHaveLength(1);
  });

  async function prospectOf(hubsoft: Hubsoft, change: Row = {}): Promise<Row> {
    const offered = await hubsoft.get("/prospecto/create", { cep: "13025001" });
    const { id_servico, valor } = rowsOf(offered.body, "servicos")[0] ?? {};
    return {
      cep: "13025001",
      servico: { id_servico, valor },
      nome_razaosocial: "Davi Prado",
      cpf_cnpj: "862.883.667-57",
      telefone: "19912345678",
      tipo_pessoa: "pf",
      bairro: "Cambuí",
      endereco: "Rua das Acácias",
      numero: 10,
      id_origem_cliente: await idOf(hubsoft, "origem_cliente", "origens_cliente", "id_origem_cliente"),
      id_vencimento: await idOf(hubsoft, "vencimento", "vencimentos", "id_vencimento"),
      id_vendedor: await idOf(hubsoft, "vendedor", "vendedores", "id"),
      id_externo: "pedido-1",
      ...change,
    };
  }

  it("takes a prospect once per document, simultaneous ones too", async () => {
    const hubsoft = await Hubsoft.open({}, "minimal");
    const prospect = await prospectOf(hubsoft);
    const answers = await Promise.all([1, 2].map(() => hubsoft.post("/prospecto", prospect)));
    expect(answers.map(({ body }) => body.status).sort()).toEqual(["error", "success"]);
    const refused = answers.find(({ body }) => body.status === "error");
    expect(refused?.body.msg).toBe("O CPF/CNPJ já foi cadastrado antes no prospecto DAVI PRADO");
    expect(await hubsoft.provider.stored("prospects")).toMatchObject([
      { document: "86288366757", externalId: "pedido-1", amount: "79.90" },
    ]);
    const found = await hubsoft.get("/prospecto", { busca: "nome_razaosocial", termo_busca: "davi" });
    expect(rowsOf(found.body, "prospectos")[0]).toMatchObject({ id_externo: "pedido-1", origem: "API" });
    await hubsoft.provider.setSwitches({ REFUSE_DUPLICATE_PROSPECT: false });
    expect((await hubsoft.post("/prospecto", prospect)).body.status).toBe("success");
  });

  it.each([
    [{ cep: "" }, "cep"],
    [{ cep: "90010000" }, "CEP"],
    [{ servico: 1 }, "servico"],
    [{ servico: { id_servico: 1, valor: 1 } }, "servico.id_servico"],
    [{ tipo_pessoa: "F" }, "tipo_pessoa"],
    [{ numero: "" }, "numero"],
    [{ id_vendedor: 1 }, "id_vendedor"],
  ])("refuses a prospect with %j and names %s", async (change, named) => {
    const hubsoft = await Hubsoft.open({}, "minimal");
    const { body } = await hubsoft.post("/prospecto", await prospectOf(hubsoft, change));
    expect(body.status).toBe("error");
    expect(body.msg).toContain(named);
  });
});
