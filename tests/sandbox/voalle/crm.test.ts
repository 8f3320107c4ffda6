import { describe, expect, it } from "vitest";
import { ISP_CAST, ISP_UNKNOWN_DOCUMENT } from "../../../sandbox/shared/isp-people.ts";
import { CODES } from "../../../sandbox/voalle/seed.ts";
import { isRow, type Row, rowsOf } from "../provider.ts";
import { refusal, Voalle } from "./voalle.ts";

const { twoOpen } = ISP_CAST;
const LEADS = "/voalle/api/external/crm/leads/create";
const CONTRACTS = "/voalle/api/external/billing/contracts/create";

/** A lead as the API takes one; parts replace what it says. */
function lead(parts: { personalData?: Row; contact?: Row; integratorData?: Row } = {}): Row {
  return {
    personalData: {
      name: "Rosa Nova",
      typeTxId: 2,
      txId: ISP_UNKNOWN_DOCUMENT,
      birthDate: "1990-01-31T00:00:00Z",
      ...parts.personalData,
    },
    contact: { phone: "", cellPhone: "(19) 98888-1111", email: "rosa@cliente.example", ...parts.contact },
    address: { postalCode: "13010-000", street: "Nova", number: "1", city: "Campinas", state: "SP" },
    integratorData: {
      crmContactOriginCode: CODES.contactOrigin,
      crmFormCode: CODES.formCode,
      integratorAlias: CODES.integratorAlias,
      integrationCode: "pedido-1",
      ...parts.integratorData,
    },
  };
}

/** A sale of one service to a known customer; `fields` replace what it says. */
function sale(fields: Row = {}, service: Row = {}): Row {
  return {
    txId: twoOpen.document,
    companyPlaceTxId: CODES.companyPlace,
    thirdSellerTxId: CODES.seller,
    TeamCode: CODES.team,
    contractType: CODES.contractType,
    crmCampaignCode: CODES.campaign,
    crmPriceListCode: CODES.priceList,
    contractPaymentFormCode: "BOLETO",
    contractCollectionDay: "10",
    serviceProducts: [{ code: CODES.service, quantity: 1, amount: 79.9, ...service }],
    integratorInformation: { integratorAlias: CODES.integratorAlias, integrationCode: "pedido-1" },
    observations: "Ligar antes",
    ...fields,
  };
}

describe("leads", () => {
  it("a lead is stored and answered with an empty list and no id", async () => {
    const voalle = await Voalle.open({}, "minimal");
    const answer = await voalle.post(LEADS, lead());
    expect(answer).toMatchObject({
      httpStatus: 200,
      body: { success: true, response: [] },
      message: "Lead cadastrado com sucesso.",
    });
    expect(await voalle.provider.stored("leads")).toMatchObject([
      {
        name: "Rosa Nova",
        txId: ISP_UNKNOWN_DOCUMENT,
        integrationCode: "pedido-1",
        integrationUser: "integracao.voalle.datacake",
        received: { contact: { cellPhone: "(19) 98888-1111" } },
      },
    ]);
  });

  it("the same lead twice is two leads, unless REFUSE_DUPLICATE_LEAD", async () => {
    const voalle = await Voalle.open({}, "minimal");
    await voalle.post(LEADS, lead());
    await voalle.post(LEADS, lead());
    expect(await voalle.provider.stored("leads")).toHaveLength(2);
    await voalle.provider.setSwitches({ REFUSE_DUPLICATE_LEAD: true });
    expect(await voalle.post(LEADS, lead())).toMatchObject(
      refusal("Já existe um lead com este código de integração."),
    );
    const other = lead({ integratorData: { integrationCode: "pedido-2" } });
    expect((await voalle.post(LEADS, other)).body.success).toBe(true);
    expect(await voalle.provider.stored("leads")).toHaveLength(3);
  });

  it.each([
    [{ integratorData: { integratorAlias: "OUTRO" } }, "Integrador inválido."],
    [{ integratorData: { integratorAlias: "ANTIGO" } }, "Integrador inválido."],
    [{ integratorData: { integratorAlias: undefined } }, "Integrador inválido."],
    [{ integratorData: { crmContactOriginCode: "RADIO" } }, "Origem de contato inválida."],
    [{ integratorData: { crmContactOriginCode: CODES.inactiveOrigin } }, "Origem de contato inválida."],
    [{ integratorData: { crmContactOriginCode: "" } }, "Origem de contato inválida."],
    [{ integratorData: { integrationSellerTxId: "15350946056" } }, "Vendedor inexistente."],
    [{ personalData: { name: "" } }, "O campo personalData.name é obrigatório."],
    [{ personalData: { txId: "11111111111" } }, "CPF/CNPJ inválido."],
    [{ contact: { cellPhone: "", email: "" } }, "O campo contact.phone é obrigatório."],
  ])("with %j is refused: %s", async (parts, message) => {
    const voalle = await Voalle.open({}, "minimal");
    expect(await voalle.post(LEADS, lead(parts))).toMatchObject(refusal(message));
    expect(await voalle.provider.stored("leads")).toEqual([]);
  });

  it.each([{ personalData: { typeTxId: "2" } }, { personalData: { birthDate: "31/01/1990" } }])(
    "with %j is not even read: 400",
    async (parts) => {
      const voalle = await Voalle.open({}, "minimal");
      expect((await voalle.post(LEADS, lead(parts))).httpStatus).toBe(400);
    },
  );

  it("SYN_V1_TOKEN asks for the company's token in its header", async () => {
    const voalle = await Voalle.open({ SYN_V1_TOKEN: true }, "minimal");
    expect((await voalle.post(LEADS, lead())).httpStatus).toBe(401);
    const headers = { "syn-v1-token": String(voalle.provider.key.synV1Token) };
    expect((await voalle.call("POST", LEADS, lead(), headers)).body.success).toBe(true);
  });

  it("CHECK_INTEGRATION_USER refuses writes of a user that is not named as agreed", async () => {
    const voalle = await Voalle.open({ CHECK_INTEGRATION_USER: true }, "minimal");
    expect((await voalle.post(LEADS, lead())).body.success).toBe(true);
    const { id } = voalle.provider;
    const key = await voalle.provider.control("POST", `/companies/${id}/keys`, { integrationUser: "joao" });
    const { clientId, clientSecret } = key;
    const { body } = await voalle.clientToken({
      client_id: String(clientId),
      client_secret: String(clientSecret),
    });
    voalle.token = String(body.access_token);
    expect(await voalle.post(LEADS, lead())).toMatchObject(refusal("Integrador inválido."));
    await voalle.provider.setSwitches({ CHECK_INTEGRATION_USER: false });
    expect((await voalle.post(LEADS, lead())).body.success).toBe(true);
  });
});

describe("lists to choose from", () => {
  it("campaigns hold price lists with priced services; only some run, and a code recurs in several lists", async () => {
    const voalle = await Voalle.open({}, "minimal");
    const { rows } = await voalle.get("/crm/campaignsandpricelistservices");
    expect(rows.map((campaign) => campaign.status)).toEqual(["Em Execução", "Em Execução", "Encerrada"]);
    expect(rows[0]).toMatchObject({
      code: CODES.campaign,
      campaignRegions: [{ campaignRegionCities: [{ code: 3509502, name: "Campinas", state: "SP" }] }],
    });
    const lists = rowsOf(rows[0] ?? {}, "campaignPriceList");
    expect(lists.map((list) => list.code)).toEqual([CODES.priceList, "FIDELIDADE"]);
    const prices = lists.map((list) => {
      const services = rowsOf(list, "campaignPriceListProductServices");
      return services.find((service) => service.code === CODES.service)?.sellingPrice;
    });
    expect(prices).toEqual([79.9, 69.9]);
  });

  it("BARE_CAMPAIGNS answers the list without an envelope", async () => {
    const voalle = await Voalle.open({ BARE_CAMPAIGNS: true }, "minimal");
    const { json } = await voalle.get("/crm/campaignsandpricelistservices");
    expect(Array.isArray(json) && json.filter(isRow).map((row) => row.code)).toContain(CODES.campaign);
  });

  it("contract types tell their days unsorted and their services; without Integração there is none", async () => {
    const voalle = await Voalle.open({}, "minimal");
    const { body, rows } = await voalle.get("/crm/contracttypesandservices");
    expect(body.messages).toBe("");
    expect(rows[0]).toMatchObject({ code: CODES.contractType, collectionDays: [10, 5, 20, 15] });
    expect(rows[0]).not.toHaveProperty("id");
    await voalle.provider.setSwitches({ NO_INTEGRATION_TYPES: true });
    expect((await voalle.get("/crm/contracttypesandservices")).body).toMatchObject({
      success: true,
      response: [],
    });
  });

  it("verifyviability asks for a distance and serves the campaigns' cities", async () => {
    const voalle = await Voalle.open({}, "minimal");
    const verify = (city: string, distance?: number) =>
      voalle.post("/verifyviability", { fullAddress: { city, state: "SP" }, distance });
    expect(await verify("Campinas")).toMatchObject(refusal("Distância inválida."));
    expect((await verify("Campinas", 300)).response).toMatchObject({ viability: true, nearestCtoId: 71 });
    expect((await verify("Santos", 300)).response).toMatchObject({ viability: false, ctos: [] });
  });
});

describe("sales", () => {
  it("a sale is stored and answered with its protocol; twice the same makes two", async () => {
    const voalle = await Voalle.open();
    const first = await voalle.post("/crm/startsale", sale());
    const second = await voalle.post("/crm/startsale", sale());
    expect(first.response).toEqual({ protocolId: expect.any(Number) });
    expect(second.response.protocolId).not.toBe(first.response.protocolId);
    expect(await voalle.provider.stored("sales")).toMatchObject([
      { txId: twoOpen.document, integrationCode: "pedido-1", total: "79.90", state: "open" },
      { protocolId: second.response.protocolId },
    ]);
  });

  it("adds up exactly", async () => {
    const voalle = await Voalle.open();
    const services = [
      { code: "1.1", quantity: 3, amount: 0.1 },
      { code: "2.1", quantity: 1, amount: 0.2 },
    ];
    await voalle.post("/crm/startsale", sale({ serviceProducts: services }));
    expect(await voalle.provider.stored("sales")).toMatchObject([{ total: "0.50" }]);
  });

  it.each([
    [{ txId: ISP_UNKNOWN_DOCUMENT }, {}, "Pessoa inexistente."],
    [{ companyPlaceTxId: "00000000000191" }, {}, "Empresa inexistente."],
    [{ contractType: "X" }, {}, "Tipo de contrato inexistente."],
    [{ crmCampaignCode: "X" }, {}, "Campanha inexistente."],
    [{ crmCampaignCode: "NATAL2024", crmPriceListCode: "NATAL" }, {}, "A campanha não está em execução."],
    [{ crmPriceListCode: "CORPORATIVO" }, {}, "Tabela de preço inexistente."],
    [{ contractPaymentFormCode: undefined }, {}, "O campo contractPaymentFormCode é obrigatório."],
    [{ contractCollectionDay: "7" }, {}, "O campo contractCollectionDay é inválido."],
    [{ thirdSellerTxId: "15350946056" }, {}, "Vendedor inexistente."],
    [{ TeamCode: "X" }, {}, "Equipe inexistente."],
    [{ serviceProducts: [] }, {}, "O campo serviceProducts é obrigatório."],
    [{ integratorInformation: { integratorAlias: "X" } }, {}, "Integrador inválido."],
    [{}, { code: "7.7" }, "O serviço 7.7 não pertence à tabela de preço informada."],
    [{}, { code: "3.1" }, "O serviço 3.1 é de telefonia e não pode ser vendido por integração."],
    [{}, { code: "4.1" }, "O serviço 4.1 não está vinculado ao tipo de contrato informado."],
    [{}, { code: "2.1" }, "Informe ao menos um serviço mensal."],
    [{}, { quantity: 0 }, "O campo quantity é inválido."],
    [{}, { amount: undefined }, "O campo amount é obrigatório."],
  ])("with %j and the service %j is refused: %s", async (fields, service, message) => {
    const voalle = await Voalle.open();
    expect(await voalle.post("/crm/startsale", sale(fields, service))).toMatchObject(refusal(message));
    expect(await voalle.provider.stored("sales")).toEqual([]);
  });

  it("the collection day is text, and amounts are numbers", async () => {
    const voalle = await Voalle.open();
    expect((await voalle.post("/crm/startsale", sale({ contractCollectionDay: 10 }))).httpStatus).toBe(400);
    expect((await voalle.post("/crm/startsale", sale({}, { amount: "79.90" }))).httpStatus).toBe(400);
  });

  it("SALE_NEEDS_PERSON off takes a document of nobody", async () => {
    const voalle = await Voalle.open({ SALE_NEEDS_PERSON: false });
    const answer = await voalle.post("/crm/startsale", sale({ txId: ISP_UNKNOWN_DOCUMENT }));
    expect(answer.body.success).toBe(true);
    expect(await voalle.provider.stored("sales")).toMatchObject([{ personId: null }]);
  });

  it("cancelsale cancels by protocol, once", async () => {
    const voalle = await Voalle.open();
    const { protocolId } = (await voalle.post("/crm/startsale", sale())).response;
    const cancel = () => voalle.post("/crm/cancelsale", { protocolId, description: "Desistiu" });
    expect(await cancel()).toMatchObject({
      body: { success: true },
      message: "Venda cancelada com sucesso.",
    });
    expect(await cancel()).toMatchObject(refusal("A venda já está cancelada."));
    expect(await voalle.provider.stored("sales")).toMatchObject([
      { state: "cancelled", cancelReason: "Desistiu" },
    ]);
  });

  it("commit_then_error stores the sale and answers an error; a refusal of the ERP's own stands", async () => {
    const voalle = await Voalle.open();
    const fault = { kind: "commit_then_error", status: 500, path: "/crm/startsale" };
    await voalle.provider.inject(fault);
    expect((await voalle.post("/crm/startsale", sale())).httpStatus).toBe(500);
    expect(await voalle.provider.stored("sales")).toHaveLength(1);
    await voalle.provider.inject(fault);
    expect(await voalle.post("/crm/startsale", sale({ contractType: "X" }))).toMatchObject(
      refusal("Tipo de contrato inexistente."),
    );
  });
});

describe("contracts by integration", () => {
  const contract = (information: Row = {}): Row => ({
    clientInformation: { txId: twoOpen.document },
    contractInformation: {
      contractType: CODES.contractType,
      companyPlaceTxId: CODES.companyPlace,
      crmCampaignCode: CODES.campaign,
      crmPriceListCode: CODES.priceList,
      paymentFormCode: "BOLETO",
      collectionDay: 10,
      ...information,
    },
    servicesInformation: [{ code: "1.2", quantity: 1, price: 99.9 }],
    integratorInformation: { integratorAlias: CODES.integratorAlias, integrationCode: "pedido-1" },
  });

  it("is made with a capital Success, waits for approval, is approved once with data instead of response", async () => {
    const voalle = await Voalle.open();
    const { body } = await voalle.post(CONTRACTS, contract());
    expect(body).toMatchObject({ Success: true, Response: { contractNumber: expect.any(String) } });
    const number = isRow(body.Response) ? body.Response.contractNumber : "";
    const [made] = await voalle.contracts(twoOpen.document, { contractNumber: number });
    const approve = () => voalle.call("PUT", `/contracts/approve/${made?.id}`);
    expect((await approve()).body).toEqual({
      success: true,
      data: "Contrato aprovado com sucesso.",
      elapsedTime: null,
    });
    expect(await approve()).toMatchObject(refusal("O contrato não está em aprovação."));
    expect((await voalle.post(CONTRACTS, contract({ collectionDay: "10" }))).httpStatus).toBe(400);
  });

  it("takes another service, which is answered with Sucess", async () => {
    const voalle = await Voalle.open();
    const [held] = await voalle.contracts(twoOpen.document);
    const added = { code: "2.1", title: "Ponto extra", price: 19.9 };
    const body = { contractId: held?.id, servicesInformation: [added] };
    expect((await voalle.post("/contract/addcontractservices", body)).body).toEqual({
      Sucess: true,
      Message: "Serviços adicionados com sucesso.",
    });
    const [changed] = await voalle.contracts(twoOpen.document);
    expect(rowsOf(changed ?? {}, "servicesInformation").map((service) => service.amount)).toEqual([
      99.9, 19.9,
    ]);
  });
});
