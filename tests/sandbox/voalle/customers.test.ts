import { describe, expect, it } from "vitest";
import { dateInSaoPaulo } from "../../../sandbox/shared/clock.ts";
import { addDays, brazilianDate } from "../../../sandbox/shared/isp-charges.ts";
import { ISP_CAST, ISP_UNKNOWN_DOCUMENT } from "../../../sandbox/shared/isp-people.ts";
import { EVERY_STATUS_PERSON } from "../../../sandbox/voalle/seed/demo.ts";
import { CODES } from "../../../sandbox/voalle/seed.ts";
import { isRow, type Row } from "../provider.ts";
import { refusal, Voalle } from "./voalle.ts";

const { twoOpen, company, blocked, alphanumeric } = ISP_CAST;
const EVERYBODY = EVERY_STATUS_PERSON.document;

/** A person as POST people takes one; `fields` replace what it says. */
const newPerson = (fields: Row = {}): Row => ({
  typeTxId: 2,
  txId: ISP_UNKNOWN_DOCUMENT,
  name: "Rosa Nova",
  email: "rosa@cliente.example",
  client: true,
  situation: 3,
  streetType: "Rua",
  postalCode: "13010-000",
  street: "Nova",
  number: "1",
  addressComplement: "",
  addressReference: "",
  neighborhood: "Centro",
  city: "Campinas",
  codeCityId: 3509502,
  state: "SP",
  codeCountry: 1058,
  ...fields,
});

describe("people/txid", () => {
  it("answers one object with formatted telephones, the main address and the open titles", async () => {
    const voalle = await Voalle.open();
    const { body, response } = await voalle.get(`/people/txid/${twoOpen.document}`);
    expect(body).toMatchObject({ success: true, messages: null });
    expect(response).toMatchObject({
      id: expect.any(Number),
      name: twoOpen.name,
      txId: twoOpen.document,
      cellPhone: "(19) 98888-7777",
      phone: "(19) 3333-4444",
      status: 1,
      birthDate: "1988-03-14T00:00:00",
      mainAddress: { streetType: "Rua", street: "das Acácias", number: "120", codeCityId: 3509502 },
      titles: expect.arrayContaining([
        expect.objectContaining({
          billet: expect.objectContaining({ amount: expect.objectContaining({ finalValue: 99.9 }) }),
        }),
      ]),
    });
  });

  it("finds the bare document only, with the letters of an alphanumeric CNPJ in any case", async () => {
    const voalle = await Voalle.open();
    expect((await voalle.get("/people/txid/529.982.247-25")).body.success).toBe(false);
    expect(await voalle.person(alphanumeric.document.toLowerCase())).toMatchObject({
      name: alphanumeric.name,
      birthDate: null,
    });
  });

  it("does not find a person who is no customer", async () => {
    const voalle = await Voalle.open({}, "minimal");
    await voalle.post("/people", newPerson({ client: false, situation: 4 }));
    expect(await voalle.get(`/people/txid/${ISP_UNKNOWN_DOCUMENT}`)).toMatchObject(
      refusal("Registro não encontrado."),
    );
  });
});

describe("changing people", () => {
  it("POST people makes a customer that is found afterwards, once", async () => {
    const voalle = await Voalle.open({}, "minimal");
    const made = await voalle.post("/people", newPerson());
    expect(made).toMatchObject({
      message: "Pessoa cadastrada com sucesso.",
      response: { id: expect.any(Number) },
    });
    expect((await voalle.person(ISP_UNKNOWN_DOCUMENT)).id).toBe(made.response.id);
    expect(await voalle.post("/people", newPerson())).toMatchObject(
      refusal("Já existe uma pessoa cadastrada com este CPF/CNPJ."),
    );
    await voalle.provider.setSwitches({ REFUSE_DUPLICATE_PERSON: false });
    expect((await voalle.post("/people", newPerson())).body.success).toBe(true);
    expect(await voalle.provider.stored("people")).toHaveLength(2);
  });

  it.each([2, "2", "CPF", "F"])("takes %j for a CPF's typeTxId", async (typeTxId) => {
    const voalle = await Voalle.open({}, "minimal");
    expect((await voalle.post("/people", newPerson({ typeTxId }))).body.success).toBe(true);
  });

  it.each([
    [{ typeTxId: 1 }, "CPF/CNPJ inválido."],
    [{ txId: "86288366758" }, "CPF/CNPJ inválido."],
    [{ txId: "862.883.667-57" }, "CPF/CNPJ inválido."],
    [{ name: " " }, "O campo name é obrigatório."],
    [{ street: undefined }, "O campo street é obrigatório."],
  ])("POST people with %j is refused", async (fields, message) => {
    const voalle = await Voalle.open({}, "minimal");
    expect(await voalle.post("/people", newPerson(fields))).toMatchObject(refusal(message));
    expect(await voalle.provider.stored("people")).toEqual([]);
  });

  it("INVERTED_TX_ID_TYPE changes what 1 and 2 mean", async () => {
    const voalle = await Voalle.open({ INVERTED_TX_ID_TYPE: true }, "minimal");
    expect((await voalle.post("/people", newPerson({ typeTxId: 2 }))).body.success).toBe(false);
    expect((await voalle.post("/people", newPerson({ typeTxId: 1 }))).body.success).toBe(true);
  });

  it("PUT people changes e-mail and telephones, and empties what it leaves out", async () => {
    const voalle = await Voalle.open();
    const { id } = await voalle.person(twoOpen.document);
    const body = { id, email: { email: "nova@cliente.example" }, phone: { cellPhone: "(19) 91111-2222" } };
    const answer = await voalle.put(`/people/${id}`, body);
    expect(answer.response).toEqual({
      peopleAddressId: expect.any(Number),
      message: "Pessoa atualizada com sucesso.",
    });
    expect(await voalle.person(twoOpen.document)).toMatchObject({
      email: "nova@cliente.example",
      cellPhone: "(19) 91111-2222",
      phone: "",
    });
    expect((await voalle.put(`/people/${id}`, { ...body, id: 1 })).message).toBe("O campo id é inválido.");
  });

  it("updateaddress takes other names than reading shows, and the id of the address", async () => {
    const voalle = await Voalle.open();
    const { id } = await voalle.person(twoOpen.document);
    const { response } = await voalle.get(`/getclient?Page=1&PageSize=5&Filter=${twoOpen.document}`);
    const [client] = Array.isArray(response.data) ? response.data.filter(isRow) : [];
    expect(client).toMatchObject({ id, txIdFormated: "529.982.247-25", typeTxId: 2, situation: 3 });
    const address = {
      id,
      peopleAddressId: client?.peopleAddressMainId,
      publicPlace: "Rua Outra",
      number: "9",
      neighborhood: "Centro",
      city: "Campinas",
      ibgeCode: 3509502,
      state: "SP",
      zipCode: "13010-001",
    };
    expect(await voalle.put(`/updateaddress/${id}`, address)).toMatchObject({ body: { messages: "" } });
    expect((await voalle.person(twoOpen.document)).mainAddress).toMatchObject({
      street: "Rua Outra",
      postalCode: "13010-001",
      codeCityId: 3509502,
    });
    const wrong = { ...address, peopleAddressId: 1 };
    expect((await voalle.put(`/updateaddress/${id}`, wrong)).message).toBe("Registro não encontrado.");
  });

  it("getclient pages from 1 with a total", async () => {
    const voalle = await Voalle.open();
    const first = (await voalle.get("/getclient?page=1&pageSize=20")).response;
    const second = (await voalle.get("/getclient?page=2&pageSize=20")).response;
    expect(first).toMatchObject({ page: 1, pageSize: 20, totalRecords: 36, totalPages: 2 });
    expect([first.data, second.data].map((data) => Array.isArray(data) && data.length)).toEqual([20, 16]);
  });
});

describe("contract/getpaged", () => {
  it("answers a customer's contracts in every status, with numbers that are no ids", async () => {
    const voalle = await Voalle.open();
    const contracts = await voalle.contracts(EVERYBODY);
    expect(contracts.map((contract) => contract.contractStatus)).toEqual([1, 2, 3, 4, 5, 6, 7, 9]);
    expect(contracts[0]).toMatchObject({
      id: expect.any(Number),
      contractNumber: expect.any(String),
      collectionDay: 10,
      clientInformation: { clientTxId: EVERYBODY, name: EVERY_STATUS_PERSON.name },
      servicesInformation: [{ amount: 79.9, code: "1.1", title: "Fibra 300 Mega" }],
    });
    const ids = contracts.map((contract) => String(contract.id));
    const numbers = contracts.map((contract) => String(contract.contractNumber));
    expect(ids.filter((id) => numbers.includes(id))).toEqual([]);
  });

  it("onlyActiveContracts leaves out what is blocked, unless ONLY_ACTIVE_WITH_BLOCKED", async () => {
    const voalle = await Voalle.open();
    const statuses = async () => {
      const active = await voalle.contracts(EVERYBODY, { onlyActiveContracts: true });
      return active.map((contract) => contract.contractStatus);
    };
    expect(await statuses()).toEqual([1, 2, 3]);
    await voalle.provider.setSwitches({ ONLY_ACTIVE_WITH_BLOCKED: true });
    expect(await statuses()).toEqual([1, 2, 3, 5, 6, 7]);
  });

  it("pages from 1, takes 0 for 1, and from 0 when PAGE_FROM_ZERO", async () => {
    const voalle = await Voalle.open();
    const page = async (number: number) => {
      const contracts = await voalle.contracts(EVERYBODY, { page: number, pageSize: 5 });
      return contracts.map((contract) => contract.contractStatus);
    };
    expect([await page(0), await page(1), await page(2)]).toEqual([
      [1, 2, 3, 4, 5],
      [1, 2, 3, 4, 5],
      [6, 7, 9],
    ]);
    await voalle.provider.setSwitches({ PAGE_FROM_ZERO: true });
    expect([await page(0), await page(1)]).toEqual([
      [1, 2, 3, 4, 5],
      [6, 7, 9],
    ]);
  });

  it("narrows by number, kind of document, service, type and company, and knows no masked document", async () => {
    const voalle = await Voalle.open();
    const [contract] = await voalle.contracts(company.document);
    const amount = async (fields: Row) => (await voalle.contracts(company.document, fields)).length;
    expect(await amount({})).toBe(3);
    expect(await amount({ contractNumber: contract?.contractNumber })).toBe(1);
    expect(await amount({ contractNumber: String(contract?.id) })).toBe(0);
    expect([await amount({ txIdType: 1 }), await amount({ txIdType: 2 })]).toEqual([3, 0]);
    expect(await amount({ serviceProductCode: "1.3" })).toBe(1);
    expect(await amount({ contractTypeCode: "RURAL" })).toBe(0);
    expect(await amount({ companyPlaceTxId: CODES.companyPlace })).toBe(3);
    expect(await amount({ companyPlaceTxId: CODES.branch })).toBe(0);
    expect(await voalle.contracts("11.222.333/0001-81")).toEqual([]);
  });

  it("SERVICE_DETAILS off leaves the amount alone", async () => {
    const voalle = await Voalle.open({ SERVICE_DETAILS: false });
    const [contract] = await voalle.contracts(EVERYBODY);
    expect(contract?.servicesInformation).toEqual([{ amount: 79.9 }]);
  });
});

describe("contracts/unlock", () => {
  async function blockedContract(voalle: Voalle): Promise<Row> {
    const [contract] = await voalle.contracts(blocked.document);
    return contract ?? {};
  }

  it("unlocks a contract that is blocked for debt by its number, as often as allowed", async () => {
    const voalle = await Voalle.open();
    const { contractNumber } = await blockedContract(voalle);
    const unlock = () => voalle.call("POST", `/contracts/unlock/${contractNumber}`);
    expect(await unlock()).toMatchObject({
      body: { success: true },
      message: expect.stringMatching(/^Contrato desbloqueado até/),
    });
    expect((await blockedContract(voalle)).contractStatus).toBe(1);
    expect(await unlock()).toMatchObject(refusal("O contrato não está bloqueado."));
  });

  it("UNLOCKS_PER_CONTRACT 0 refuses by the limit", async () => {
    const voalle = await Voalle.open({ UNLOCKS_PER_CONTRACT: 0 });
    const { contractNumber } = await blockedContract(voalle);
    expect((await voalle.post(`/contracts/unlock/${contractNumber}`)).message).toMatch(
      /^Limite de desbloqueios/,
    );
  });

  it("UNLOCK_DAYS says until when", async () => {
    const voalle = await Voalle.open({ UNLOCK_DAYS: 7 });
    const { contractNumber } = await blockedContract(voalle);
    const until = brazilianDate(addDays(dateInSaoPaulo(Date.now()), 7));
    const { message } = await voalle.post(`/contracts/unlock/${contractNumber}`);
    expect(message).toBe(`Contrato desbloqueado até ${until}.`);
  });

  it("of two at once one succeeds", async () => {
    const voalle = await Voalle.open({ UNLOCKS_PER_CONTRACT: 5 });
    const { contractNumber } = await blockedContract(voalle);
    const path = `/contracts/unlock/${contractNumber}`;
    const answers = await Promise.all([voalle.post(path), voalle.post(path)]);
    expect(answers.map((answer) => answer.body.success).sort()).toEqual([false, true]);
  });

  it.each([
    ["number", true, false],
    ["id", false, true],
    ["both", true, true],
  ])("UNLOCK_BY %s: the number %s, the id %s", async (by, takesNumber, takesId) => {
    const unlock = async (field: string) => {
      const voalle = await Voalle.open({ UNLOCK_BY: by });
      const contract = await blockedContract(voalle);
      return (await voalle.post(`/contracts/unlock/${contract[field]}`)).body.success;
    };
    expect([await unlock("contractNumber"), await unlock("id")]).toEqual([takesNumber, takesId]);
  });

  it("refuses one that runs, one that was blocked by hand and one of nobody", async () => {
    const voalle = await Voalle.open();
    const contracts = await voalle.contracts(EVERYBODY);
    const numberOf = (status: number) =>
      contracts.find((contract) => contract.contractStatus === status)?.contractNumber;
    const messageFor = async (number: unknown) => (await voalle.post(`/contracts/unlock/${number}`)).message;
    expect(await messageFor(numberOf(1))).toBe("O contrato não está bloqueado.");
    expect(await messageFor(numberOf(7))).toBe("O contrato não pode ser desbloqueado em confiança.");
    expect(await messageFor("1")).toBe("Registro não encontrado.");
  });
});
