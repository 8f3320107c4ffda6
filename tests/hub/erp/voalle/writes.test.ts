import { describe, expect, it } from "vitest";
import { ISP_CAST, ISP_UNKNOWN_DOCUMENT } from "../../../../sandbox/shared/isp-people.ts";
import { only } from "../../common/shop.ts";
import { Isp } from "./isp.ts";

const ana = ISP_CAST.twoOpen.document;
const bruno = ISP_CAST.blocked.document;

describe("changing a customer in Voalle (F21)", () => {
  it("changes one contact and keeps every other thing of the record", async () => {
    const isp = await Isp.open();
    const before = await isp.person(ana);
    const changed = await isp.result("update_customer", {
      document: ana,
      changes: { email: "novo@cliente.example" },
    });
    expect(changed).toMatchObject({
      email: "novo@cliente.example",
      mobile: "19988887777",
      phone: "1933334444",
    });
    expect(await isp.person(ana)).toEqual({ ...before, email: "novo@cliente.example" });
  });

  it("finds the rest of the record on whichever page it is, where the ERP looks at no filter", async () => {
    const isp = await Isp.open({ switches: { CLIENT_FILTER: false } });
    const people = (await isp.stored("people")).filter(({ client }) => client === true);
    const last = String(people.at(-1)?.txId);
    const { emailNfe } = await isp.person(last);
    await isp.result("update_customer", { document: last, changes: { email: "novo@cliente.example" } });
    expect(await isp.person(last)).toMatchObject({ email: "novo@cliente.example", emailNfe });
    expect((await isp.journal()).filter(({ path }) => path.endsWith("/getclient")).length).toBeGreaterThan(1);
  });

  it("changes the phones, formatted as the ERP keeps them", async () => {
    const isp = await Isp.open();
    const before = await isp.person(ana);
    await isp.result("update_customer", {
      document: ana,
      changes: { mobile: "19 91111-2222", phone: "1930001111" },
    });
    expect(await isp.person(ana)).toEqual({
      ...before,
      cellPhone: "(19) 91111-2222",
      phone: "(19) 3000-1111",
    });
  });

  it("changes a part of the address, whose parts have other names when they are written", async () => {
    const isp = await Isp.open();
    const before = await isp.person(ana);
    const changes = { address: { number: "500", complement: "Casa", reference: "Portão azul" } };
    await isp.result("update_customer", { document: ana, changes });
    expect(await isp.person(ana)).toEqual({
      ...before,
      address: {
        ...Object(before.address),
        number: "500",
        addressComplement: "Casa",
        addressReference: "Portão azul",
        latitude: "",
        longitude: "",
      },
    });
  });

  it("changes contacts and the whole address at once", async () => {
    const isp = await Isp.open();
    const changes = {
      email: "ana@nova.example",
      address: {
        street: "Rua Augusta",
        number: "1",
        district: "Jardins",
        city: "São Paulo",
        state: "SP",
        zip: "01304001",
        ibgeCode: "3550308",
      },
    };
    const changed = await isp.result("update_customer", { document: ana, changes });
    expect(changed).toMatchObject({
      email: "ana@nova.example",
      address: {
        street: "Rua Augusta",
        number: "1",
        city: "São Paulo",
        zip: "01304-001",
        ibgeCode: "3550308",
      },
    });
  });

  it("finds the code of a city where a campaign names it, and asks for it where none does, writing nothing", async () => {
    const isp = await Isp.open();
    const before = await isp.person(ana);
    const changes = { email: "x@y.example", address: { city: "Niterói", state: "RJ" } };
    const { detail } = await isp.problem("update_customer", { document: ana, changes }, 422, "erp_refused");
    expect(detail).toContain("ibgeCode");
    expect(await isp.person(ana)).toEqual(before);
  });

  it("refuses what no call of the ERP changes, naming it, and writes nothing", async () => {
    const isp = await Isp.open();
    const before = await isp.person(ana);
    const changes = { name: "Ana Maria", email: "x@y.example" };
    const { detail } = await isp.problem("update_customer", { document: ana, changes }, 422, "erp_refused");
    expect(detail).toContain("nome (name)");
    expect(await isp.person(ana)).toEqual(before);
  });

  it("says the same again after a lost answer, under one key", async () => {
    const isp = await Isp.open();
    const key = { "idempotency-key": "mudar-1" };
    const input = { document: ana, changes: { email: "novo@cliente.example" } };
    await isp.inject({ kind: "lost_answer", path: "/people/*" });
    expect((await isp.ask("update_customer", input, key)).status).toBe(502);
    expect(await isp.result("update_customer", input, key)).toMatchObject({ email: "novo@cliente.example" });
  });

  it("answers 404 for somebody unknown", async () => {
    const isp = await Isp.open();
    const input = { document: ISP_UNKNOWN_DOCUMENT, changes: { email: "x@y.example" } };
    await isp.problem("update_customer", input, 404, "customer_not_found");
  });
});

describe("opening a ticket in Voalle (F15)", () => {
  const ticket = { document: bruno, subject: "Sem conexão", description: "A luz do modem está vermelha." };

  it("opens a detailed solicitation, with the tenant's choices and the contract's connection", async () => {
    const isp = await Isp.open();
    const [service] = await isp.stored("catalogServices");
    const [agreement] = await isp.stored("serviceLevelAgreements");
    await isp.change({
      ticketCatalogServiceId: String(service?.id),
      ticketServiceLevelAgreementId: String(agreement?.id),
      ticketPriority: 2,
    });
    const contract = only(await isp.contractsOf(bruno));
    const result = await isp.result("open_ticket", { ...ticket, contractId: String(contract.id) });
    const stored = only(await isp.stored("solicitations"));
    expect(result).toEqual({ protocol: String(stored.protocol), remoteId: stored.id });
    expect(stored).toMatchObject({
      via: "opendetailedsolicitation",
      clientId: (await isp.person(bruno)).id,
      contractId: contract.id,
      incidentStatusId: 1,
      title: "Sem conexão",
      description: "A luz do modem está vermelha.",
      received: { catalogServiceId: Number(service?.id), assignment: { priority: 2 } },
    });
  });

  it("opens a plain one of the contract where no incident type is set, and says what is missing without a contract", async () => {
    const isp = await Isp.open({ settings: { ticketIncidentTypeId: undefined } });
    const contract = only(await isp.contractsOf(bruno));
    await isp.result("open_ticket", { ...ticket, contractId: String(contract.id) });
    expect(only(await isp.stored("solicitations"))).toMatchObject({
      via: "opensolicitation",
      description: "Sem conexão\n\nA luz do modem está vermelha.",
    });
    const { detail } = await isp.problem("open_ticket", ticket, 422, "erp_refused");
    expect(detail).toContain("ticketIncidentTypeId");
  });

  it("opens one under one key, and never a second when nobody knows how the first ended", async () => {
    const isp = await Isp.open();
    const key = { "idempotency-key": "chamado-1" };
    const first = await isp.result("open_ticket", ticket, key);
    expect(await isp.result("open_ticket", ticket, key)).toEqual(first);
    await isp.inject({ kind: "lost_answer", path: "/opendetailedsolicitation" });
    const other = { "idempotency-key": "chamado-2" };
    const lost = await isp.ask("open_ticket", ticket, other);
    expect(lost).toMatchObject({ status: 502, body: { code: "erp_unavailable" } });
    expect(JSON.stringify(lost.body)).toContain("repita com a mesma Idempotency-Key");
    expect((await isp.ask("open_ticket", ticket, other)).body).toMatchObject({ code: "outcome_unknown" });
    expect(await isp.stored("solicitations")).toHaveLength(2);
  });

  it("is told to try again where the call surely did nothing", async () => {
    const isp = await Isp.open();
    await isp.inject({ kind: "rate_limited", path: "/opendetailedsolicitation" });
    const { body } = await isp.ask("open_ticket", ticket);
    expect(body).toMatchObject({ code: "erp_busy", detail: expect.stringContaining("Tente de novo") });
    expect(await isp.stored("solicitations")).toHaveLength(0);
  });

  it("answers 404 for somebody unknown", async () => {
    const isp = await Isp.open();
    await isp.problem(
      "open_ticket",
      { ...ticket, document: ISP_UNKNOWN_DOCUMENT },
      404,
      "customer_not_found",
    );
  });
});
