import { describe, expect, it } from "vitest";
import type { Row } from "../../../common/erp.ts";
import { CODES, Field, type FieldOptions } from "../field.ts";
import { deleteInAuvo, writesIn } from "./auvo-api.ts";

/** Omie's codes of the cast's customers begin here; the 22nd is a supplier only, the 39th is inactive. */
const code = (index: number) => String(CODES.customer + index);
const SUPPLIER = 22;
const CUSTOMER_AND_SUPPLIER = 23;
const INACTIVE = 39;

const open = (options: FieldOptions = {}) => Field.open({ flows: ["customers"], ...options });

async function synced(options: FieldOptions = {}): Promise<Field> {
  const field = await open(options);
  await field.settle();
  return field;
}

async function inAuvo(field: Field): Promise<Map<string, Row>> {
  const rows = await field.auvo.stored("customers");
  return new Map(rows.map((row) => [String(row.externalId), row]));
}

/** What somebody changes in Omie. */
const edit = (field: Field, index: number, body: Row) =>
  field.omie.act("PATCH", `/edits/clientes/${code(index)}`, body);

describe("customers of Omie's reach Auvo", () => {
  it("each one once, with Omie's code as its external code", async () => {
    const field = await synced();
    const rows = await field.auvo.stored("customers");
    const codes = rows.map(({ externalId }) => externalId).filter((text) => text !== "");
    expect(new Set(codes).size).toBe(codes.length);
    const wanted = Array.from({ length: 40 }, (_, index) => index).filter(
      (index) => index !== SUPPLIER && index !== INACTIVE,
    );
    for (const index of wanted) expect(codes, `customer ${index}`).toContain(code(index));
  });

  it("who is a customer and a supplier goes, who is a supplier only does not", async () => {
    const field = await synced();
    const subjects = (await field.allDeliveries()).map(({ subject }) => subject);
    expect(subjects).toContain(code(CUSTOMER_AND_SUPPLIER));
    expect(subjects).not.toContain(code(SUPPLIER));
  });

  it("a new one with name, document, phone, e-mail and the address in Auvo's one text", async () => {
    const field = await synced();
    expect((await inAuvo(field)).get(code(36))).toMatchObject({
      description: "Lavanderia Água Limpa",
      legalName: "Água Limpa Lavanderia Ltda",
      email: ["contato37@climasul-cliente.example"],
      phoneNumber: [`4899${String(1_200_000 + 36 * 1373)}`],
      address: "Rua Bocaiúva, 352, Centro, Florianopolis-SC, 88015-280",
      active: true,
    });
  });

  it("an inactive one is not entered, and one that becomes inactive is so in Auvo", async () => {
    const field = await synced();
    expect((await inAuvo(field)).has(code(INACTIVE))).toBe(false);
    await edit(field, 0, { inativo: "S" });
    await field.round();
    expect((await inAuvo(field)).get(code(0))).toMatchObject({ active: false });
  });
});

describe("customers that Auvo has already", () => {
  it("are met by their CPF or CNPJ and get Omie's code, without a second one", async () => {
    const field = await open();
    const before = await field.auvo.stored("customers");
    await field.settle();
    const after = await field.auvo.stored("customers");
    const byDocument = before.find(({ externalId }) => externalId === "");
    const met = after.filter(({ cpfCnpj }) => cpfCnpj === byDocument?.cpfCnpj);
    expect(met).toHaveLength(1);
    expect(met[0]?.id).toBe(byDocument?.id);
    expect(String(met[0]?.externalId)).toMatch(/^42148500\d\d$/);
  });

  it("are met by their document also where Auvo ignores the filter", async () => {
    const field = await synced({ auvo: { CUSTOMER_DOCUMENT_FILTER: false } });
    const rows = await field.auvo.stored("customers");
    const documents = rows.map(({ cpfCnpj }) => cpfCnpj);
    expect(new Set(documents).size).toBe(documents.length);
  });

  it("that hold all of it are not written", async () => {
    const field = await synced();
    const linked = (await inAuvo(field)).get(code(0));
    expect(linked?.dateLastUpdate).toBe(linked?.creationDate);
  });

  it("keep what Omie does not know: groups, coordinates, notes", async () => {
    const field = await open();
    const before = (await inAuvo(field)).get(code(0));
    await field.auvo.change("customers", before?.id, { note: "Cachorro bravo" });
    await edit(field, 0, { nome_fantasia: "Padaria Pão da Ilha Norte" });
    await field.settle();
    expect((await inAuvo(field)).get(code(0))).toMatchObject({
      description: "Padaria Pão da Ilha Norte",
      note: "Cachorro bravo",
      groupsId: before?.groupsId,
      latitude: before?.latitude,
    });
  });

  it("keep their address where Omie knows the city only", async () => {
    const field = await synced();
    const before = (await inAuvo(field)).get(code(0));
    await edit(field, 0, {
      nome_fantasia: "Padaria Nova",
      endereco: "",
      endereco_numero: "",
      bairro: "",
      cep: "",
    });
    await field.round();
    expect((await inAuvo(field)).get(code(0))).toMatchObject({
      description: "Padaria Nova",
      address: before?.address,
    });
  });

  it("two of one document wait for a person, and nothing is written", async () => {
    const field = await open();
    const rows = await field.auvo.stored("customers");
    const [one, two] = rows.filter(({ externalId }) => externalId === "");
    await field.auvo.change("customers", two?.id, { cpfCnpj: one?.cpfCnpj });
    await field.settle();
    const dead = (await field.allDeliveries()).filter(({ state }) => state === "dead");
    expect(dead.map(({ code: why }) => why)).toContain("auvo_customer_ambiguous");
  });

  it("of one document with another external code waits for a person", async () => {
    const field = await open();
    const rows = await field.auvo.stored("customers");
    const one = rows.find(({ externalId }) => externalId === "");
    await field.auvo.change("customers", one?.id, { externalId: "OUTRO-7" });
    await field.settle();
    const dead = (await field.allDeliveries()).filter(({ state }) => state === "dead");
    expect(dead.map(({ code: why }) => why)).toEqual(["auvo_customer_linked"]);
  });
});

describe("only what changed travels", () => {
  it("a second round writes nothing", async () => {
    const field = await synced();
    const before = await writesIn(field.auvo);
    await field.round();
    expect(await writesIn(field.auvo)).toBe(before);
    expect(before).toBeGreaterThan(0);
  });

  it("a change in Omie is one call to Auvo", async () => {
    const field = await synced();
    const before = await writesIn(field.auvo);
    await edit(field, 36, { nome_fantasia: "Lavanderia Água Clara" });
    await field.round();
    expect(await writesIn(field.auvo)).toBe(before + 1);
    expect((await inAuvo(field)).get(code(36))).toMatchObject({ description: "Lavanderia Água Clara" });
  });

  it("rounds without a change do not ask Omie for what would be an error", async () => {
    const field = await synced();
    for (let round = 0; round < 5; round++) await field.round();
    const journal = await field.omie.journal();
    const lists = journal.filter(({ resource }) => resource === "ListarClientes");
    expect(lists.length).toBeGreaterThanOrEqual(6);
    expect(lists.filter(({ status }) => status >= 400)).toEqual([]);
  });

  it("a customer who was deleted in Auvo comes again with the next change in Omie", async () => {
    const field = await synced();
    const row = (await inAuvo(field)).get(code(36));
    await deleteInAuvo(field, `/customers/${row?.id}`);
    await edit(field, 36, { nome_fantasia: "Lavanderia Água Clara" });
    await field.round();
    await field.settle();
    expect((await inAuvo(field)).get(code(36))).toMatchObject({ description: "Lavanderia Água Clara" });
  });
});

describe("a lost answer", () => {
  it("of a new customer makes no second one", async () => {
    const field = await open();
    await field.auvo.inject({ method: "PUT", path: "/customers", kind: "lost_answer", times: 3 });
    await field.settle();
    const codes = (await field.auvo.stored("customers")).map(({ externalId }) => externalId);
    expect(codes.filter((text) => text === code(36))).toHaveLength(1);
    expect(new Set(codes).size).toBe(codes.length);
  });
});
