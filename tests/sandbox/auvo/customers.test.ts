import { describe, expect, it } from "vitest";
import { cnpjOf } from "../../../sandbox/shared/clima-sul.ts";
import { rowOf } from "../provider.ts";
import { ALWAYS, Auvo, resultOf } from "./auvo.ts";

const NEW = {
  name: "Bistrô do Porto",
  legalName: "Bistrô do Porto Ltda",
  externalId: "4299",
  cpfCnpj: "11.222.333/0001-81",
  phoneNumber: ["4832220000"],
  email: ["contato@bistro.example"],
  address: "Rua A, 1, Centro, Florianópolis-SC, 88010-000",
  note: "Fecha às segundas",
};

describe("a customer", () => {
  it("is created, told, changed by JSON Patch and deleted", async () => {
    const auvo = await Auvo.open({}, "minimal");
    const created = await auvo.post("/customers", NEW);
    expect(created).toMatchObject({ httpStatus: 201 });
    const { id } = resultOf(created);
    const told = resultOf(await auvo.get(`/customers/${id}`));
    expect(told).toMatchObject({
      id,
      description: NEW.name,
      legalName: NEW.legalName,
      externalId: "4299",
      cpfCnpj: "11222333000181",
      phoneNumber: ["4832220000"],
      groupsId: [],
      segmentId: 0,
      active: true,
      dateLastUpdate: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/),
    });
    expect(told).not.toHaveProperty("name");
    const operations = [
      { op: "replace", path: "/ExternalId", value: "4300" },
      { op: "replace", path: "note", value: "" },
    ];
    expect((await auvo.call("PATCH", `/customers/${id}`, operations)).httpStatus).toBe(200);
    expect(resultOf(await auvo.get(`/customers/${id}`))).toMatchObject({
      externalId: "4300",
      note: "",
      legalName: NEW.legalName,
    });
    expect(await auvo.call("DELETE", `/customers/${id}`)).toMatchObject({ httpStatus: 204, text: "" });
    expect(await auvo.get(`/customers/${id}`)).toMatchObject({ httpStatus: 404, text: "" });
  });

  it("refuses a flat object as PATCH, an unknown path and what is too long or odd", async () => {
    const auvo = await Auvo.open({}, "minimal");
    const path = "/customers/19600001";
    expect((await auvo.call("PATCH", path, { note: "x" })).httpStatus).toBe(400);
    expect(await auvo.patch(path, { nickname: "x" })).toMatchObject({
      httpStatus: 400,
      json: { Customer: ["The target location specified by path segment 'nickname' was not found."] },
    });
    for (const [change, field] of [
      [{ name: "" }, "name"],
      [{ legalName: "x".repeat(101) }, "legalName"],
      [{ externalId: "x".repeat(256) }, "externalId"],
      [{ phoneNumber: ["(48) 3222-0000"] }, "phoneNumber"],
      [{ email: "a@b.example" }, "email"],
      [{ active: "perhaps" }, "active"],
    ] as const) {
      const answer = await auvo.post("/customers", { ...NEW, ...change });
      expect(answer, field).toMatchObject({ httpStatus: 400, body: { [field]: [expect.any(String)] } });
    }
    expect(await auvo.post("/customers", { ...NEW, groupsId: [1] })).toMatchObject({
      httpStatus: 400,
      body: { target: "groupsId" },
    });
    expect(await auvo.provider.stored("customers")).toHaveLength(1);
  });

  it("loses by PUT whatever is left out, but for replaceData false", async () => {
    const auvo = await Auvo.open({}, "minimal");
    await auvo.post("/customers", NEW);
    const merged = await auvo.put("/customers", { externalId: "4299", note: "Novo", replaceData: false });
    expect(merged).toMatchObject({ httpStatus: 200 });
    expect(resultOf(merged)).toMatchObject({
      note: "Novo",
      phoneNumber: NEW.phoneNumber,
      address: NEW.address,
    });
    const wiped = resultOf(await auvo.put("/customers", { externalId: "4299", name: "Bistrô" }));
    expect(wiped).toMatchObject({
      description: "Bistrô",
      legalName: NEW.legalName,
      note: "",
      phoneNumber: [],
      email: [],
      address: "",
      cpfCnpj: "",
    });
    const cleared = { externalId: "4299", name: "Bistrô", allowLegalNameClear: true };
    expect(resultOf(await auvo.put("/customers", cleared)).legalName).toBe("");
  });

  it("is met by PUT by id, by externalId, and by document only when that is asked for; else it is new", async () => {
    const auvo = await Auvo.open({}, "minimal");
    const { id } = resultOf(await auvo.post("/customers", { ...NEW, externalId: "" }));
    const link = { externalId: "77", cpfCnpj: NEW.cpfCnpj, replaceData: false };
    const linked = await auvo.put("/customers", { ...link, identifierBycpfCnpj: true });
    expect(linked).toMatchObject({ httpStatus: 200, body: { result: { id, externalId: "77" } } });
    const other = await auvo.put("/customers", { ...link, externalId: "78", name: "Outro" });
    expect(other.httpStatus).toBe(201);
    expect(resultOf(other).id).not.toBe(id);
    expect(resultOf(await auvo.put("/customers", { id, note: "x", replaceData: false }))).toMatchObject({
      id,
    });
    expect((await auvo.put("/customers", { id: 1, name: "x" })).httpStatus).toBe(404);
  });

  it("keeps by /complete what the ERP's billing needs, which no other endpoint tells", async () => {
    const auvo = await Auvo.open({}, "minimal");
    const body = { ...NEW, billingCity: "Florianópolis", icmsTaxpayer: 9, groups: ["Vip"] };
    const created = await auvo.post("/customers/complete", body);
    expect(created.httpStatus).toBe(201);
    expect(created.text).not.toContain("billingCity");
    const stored = (await auvo.provider.stored("customers")).at(-1);
    expect(stored?.complete).toEqual({ billingCity: "Florianópolis", icmsTaxpayer: 9 });
    expect(await auvo.rows("/customergroups", { description: "vip" })).toHaveLength(1);
  });

  it("may be refused a second time with one externalId, as the switch says", async () => {
    const auvo = await Auvo.open({}, "minimal");
    await auvo.post("/customers", NEW);
    expect((await auvo.post("/customers", NEW)).httpStatus).toBe(201);
    await auvo.provider.setSwitches({ EXTERNAL_ID_UNIQUE: true });
    expect((await auvo.post("/customers", NEW)).httpStatus).toBe(400);
  });
});

describe("the list of customers", () => {
  it("is filtered by externalId, document, name, group, activity and change", async () => {
    const auvo = await Auvo.open();
    const [first, second] = await auvo.rows("/customers");
    const csv = `${first?.externalId},${second?.externalId}`;
    expect(await auvo.rows("/customers", { externalId: csv })).toEqual([first, second]);
    expect(await auvo.rows("/customers", { id: first?.id })).toEqual([first]);
    expect(await auvo.rows("/customers", { cpfCnpj: cnpjOf("200000000001") })).toEqual([first]);
    expect(await auvo.rows("/customers", { description: "pão da ilha" })).toEqual([first]);
    const [group] = await auvo.rows("/customergroups", { description: "PMOC" });
    const members = await auvo.rows("/customers", { groupId: group?.id });
    expect(members).toHaveLength(9);
    expect(members[0]).toEqual(first);
    expect((await auvo.list("/customers", { active: false })).httpStatus).toBe(404);
    expect((await auvo.list("/customers", { dateLastUpdate: "2099-01-01" })).httpStatus).toBe(404);
    expect((await auvo.list("/customers", { dateLastUpdate: "01/01/2026" })).httpStatus).toBe(400);
    await auvo.provider.setSwitches({ CUSTOMER_DOCUMENT_FILTER: false });
    expect(await auvo.rows("/customers", { cpfCnpj: "0" })).toHaveLength(36);
  });
});

describe("customer groups", () => {
  it("tell the id of a new one two levels down, and are listed whole in either shape", async () => {
    const auvo = await Auvo.open({}, "minimal");
    const created = await auvo.post("/customergroups", { description: "Novos", clientsId: [19_600_001] });
    expect(created.httpStatus).toBe(201);
    const { id } = rowOf(resultOf(created), "clientGroupSearchReturn");
    expect(id).toBe(41_005);
    expect(await auvo.rows(`/customergroups/${id}/clients`)).toMatchObject([{ id: 19_600_001 }]);
    expect(await auvo.rows("/customergroups")).toContainEqual({ id, description: "Novos" });
    await auvo.provider.setSwitches({ GROUP_LIST: "array" });
    expect((await auvo.list("/customergroups")).body.result).toHaveLength(5);
    expect((await auvo.call("DELETE", `/customergroups/${id}`)).httpStatus).toBe(204);
    expect(resultOf(await auvo.get("/customers/19600001")).groupsId).not.toContain(id);
  });

  it("choose tasks by the groups that their customers are in now", async () => {
    const auvo = await Auvo.open();
    const [group] = await auvo.rows("/customergroups");
    const members = (await auvo.rows("/customers", { groupId: group?.id })).map((row) => row.id);
    const all = await auvo.tasks();
    const chosen = await auvo.tasks({ customerGroupId: group?.id });
    expect(chosen).toEqual(all.filter((task) => members.includes(task.customerId)));
    expect(chosen.length).toBeGreaterThan(3);
    const { id } = rowOf(
      resultOf(await auvo.post("/customergroups", { description: "Vazio" })),
      "clientGroupSearchReturn",
    );
    expect((await auvo.list("/tasks", { ...ALWAYS, customerGroupId: id })).httpStatus).toBe(404);
  });
});
