import { describe, expect, it } from "vitest";
import { ISP_CAST } from "../../../sandbox/shared/isp-people.ts";
import { isRow, type Row } from "../provider.ts";
import { refusal, Voalle } from "./voalle.ts";

const { twoOpen, company } = ISP_CAST;

/** The records of a paged list. */
async function listed(voalle: Voalle, path: string): Promise<Row[]> {
  const { response } = await voalle.get(`/${path}?Page=1&PageSize=50`);
  return Array.isArray(response.data) ? response.data.filter(isRow) : [];
}

/** A detailed solicitation for the cast's first customer; `fields` replace what it says. */
async function detailed(voalle: Voalle, fields: Row = {}): Promise<Row> {
  const { id } = await voalle.person(twoOpen.document);
  const [type] = await listed(voalle, "incidenttypespaged");
  return {
    incidentStatusId: 1,
    personId: id,
    clientId: id,
    incidentTypeId: type?.id,
    matrixType: 1,
    assignment: {
      title: "Mudança de plano",
      description: "Quer 1 Giga",
      priority: 1,
      beginningDate: "2026-11-25T10:00:00",
      finalDate: "",
    },
    ...fields,
  };
}

describe("opendetailedsolicitation", () => {
  it("opens a solicitation with a protocol and an assignment; twice the same makes two", async () => {
    const voalle = await Voalle.open();
    const sent = await detailed(voalle);
    const first = await voalle.post("/opendetailedsolicitation", sent);
    const second = await voalle.post("/OpenDetailedSolicitation", sent);
    expect(first).toMatchObject({
      body: { success: true },
      response: { protocol: expect.any(Number), assignmentId: expect.any(Number) },
      message: "Solicitação aberta com sucesso.",
    });
    expect(second.response.protocol).not.toBe(first.response.protocol);
    expect(await voalle.provider.stored("solicitations")).toMatchObject([
      { via: "opendetailedsolicitation", title: "Mudança de plano", description: "Quer 1 Giga" },
      { protocol: second.response.protocol },
    ]);
  });

  it("knows the connection of the customer's contract, and refuses another customer's", async () => {
    const voalle = await Voalle.open();
    const tagOf = async (document: string) => {
      const [contract] = await voalle.contracts(document);
      const tags = await listed(voalle, "contractservicetagspaged");
      return tags.find((tag) => tag.contractId === contract?.id)?.id;
    };
    const own = await detailed(voalle, { contractServiceTagId: await tagOf(twoOpen.document) });
    expect((await voalle.post("/opendetailedsolicitation", own)).body.success).toBe(true);
    const foreign = await detailed(voalle, { contractServiceTagId: await tagOf(company.document) });
    expect(await voalle.post("/opendetailedsolicitation", foreign)).toMatchObject(
      refusal("A etiqueta não pertence ao contrato do cliente."),
    );
  });

  it.each([
    [{ clientId: 1 }, "Cliente inexistente."],
    [{ personId: undefined }, "O campo personId é obrigatório."],
    [{ incidentStatusId: 7 }, "O campo incidentStatusId é inválido."],
    [{ incidentTypeId: 999 }, "Tipo de solicitação inexistente."],
    [{ catalogServiceId: 999 }, "Serviço do catálogo inexistente."],
    [{ serviceLevelAgreementId: 999 }, "SLA inexistente."],
    [{ matrixType: 3 }, "O campo matrixType é inválido."],
    [{ assignment: { title: "Só título" } }, "O campo assignment.description é obrigatório."],
  ])("with %j is refused: %s", async (fields, message) => {
    const voalle = await Voalle.open();
    const answer = await voalle.post("/opendetailedsolicitation", await detailed(voalle, fields));
    expect(answer).toMatchObject(refusal(message));
    expect(await voalle.provider.stored("solicitations")).toEqual([]);
  });
});

describe("the lighter calls", () => {
  it("opensolicitation is for a contract of that customer, by id", async () => {
    const voalle = await Voalle.open();
    const { id } = await voalle.person(twoOpen.document);
    const [contract] = await voalle.contracts(twoOpen.document);
    const [foreign] = await voalle.contracts(company.document);
    const open = (contractId: unknown, fields: Row = {}) =>
      voalle.post("/opensolicitation", { description: "Sem conexão", clientId: id, contractId, ...fields });
    expect((await open(contract?.id)).response).toMatchObject({ protocol: expect.any(Number) });
    expect((await open(contract?.id, { close: true })).body.success).toBe(true);
    expect(await open(foreign?.id)).toMatchObject(refusal("Contrato inexistente."));
    expect(await open(contract?.contractNumber)).toMatchObject(refusal("Contrato inexistente."));
    expect(await voalle.provider.stored("solicitations")).toMatchObject([
      { incidentStatusId: 1, contractId: String(contract?.id) },
      { incidentStatusId: 4 },
    ]);
  });

  it("opensolicitationcrm needs no customer beside the contract", async () => {
    const voalle = await Voalle.open();
    const [contract] = await voalle.contracts(twoOpen.document);
    const answer = await voalle.post("/opensolicitationcrm", {
      description: "Upgrade",
      contractId: contract?.id,
    });
    expect(answer.body.success).toBe(true);
    const { id } = await voalle.person(twoOpen.document);
    expect(await voalle.provider.stored("solicitations")).toMatchObject([{ clientId: String(id) }]);
  });
});

describe("following a solicitation", () => {
  it("a report changes its state, which is read back by a parameter in the query", async () => {
    const voalle = await Voalle.open();
    const { assignmentId, protocol } = (
      await voalle.post("/opendetailedsolicitation", await detailed(voalle))
    ).response;
    const report = { assignmentId, protocol, incidentStatusId: 4, description: "Resolvido", progress: 100 };
    expect((await voalle.post("/projects/createsolicitationreport", report)).body.success).toBe(true);
    const read = await voalle.call("POST", `/projects/getsolicitationdata?assignmentId=${assignmentId}`);
    expect(read.response).toMatchObject({ assignmentId, protocol, incidentStatusId: 4 });
    expect(await voalle.provider.stored("reports")).toMatchObject([
      { description: "Resolvido", progress: 100 },
    ]);
    const unknown = await voalle.call("POST", "/projects/getsolicitationdata?assignmentId=1");
    expect(unknown).toMatchObject(refusal("Registro não encontrado."));
  });

  it("the lists to choose from are filtered and ordered", async () => {
    const voalle = await Voalle.open({}, "minimal");
    const titles = async (query: string) => {
      const { response } = await voalle.get(`/catalogservicesitemspaged?${query}`);
      return Array.isArray(response.data) ? response.data.filter(isRow).map((item) => item.title) : [];
    };
    expect(await titles("")).toEqual(["Sem conexão", "Lentidão", "Mudança de plano"]);
    expect(await titles("OrderBy=title desc&PageSize=1")).toEqual(["Sem conexão"]);
    expect(await titles("filter=Lent")).toEqual(["Lentidão"]);
    expect((await voalle.get("/incidenttypespaged?Page=x")).httpStatus).toBe(400);
    const names = (await listed(voalle, "companiesplacespaged")).map((place) => place.txId);
    expect(names).toEqual(["11444777000161", "11444777000242"]);
  });
});
