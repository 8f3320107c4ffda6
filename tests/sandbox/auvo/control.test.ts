import { describe, expect, it } from "vitest";
import { AUVO } from "../../../sandbox/auvo/account.ts";
import { CLIMA_SUL_CUSTOMERS } from "../../../sandbox/shared/clima-sul.ts";
import { isCnpj, isCpf } from "../../../sandbox/shared/documents.ts";
import { rowOf } from "../provider.ts";
import { send } from "../worker.ts";
import { ALWAYS, Auvo, resultOf } from "./auvo.ts";

describe("the technicians' side", () => {
  it("opens, changes, ends and opens again a visit, with its hidden end", async () => {
    const auvo = await Auvo.open({}, "minimal");
    const order = {
      idUserFrom: 142_301,
      idUserTo: 142_302,
      taskType: 130_002,
      orientation: "x",
      priority: 2,
    };
    const { id } = await auvo.control("POST", "/tasks", order);
    expect(await auvo.tasks({ status: 0 })).toMatchObject([{ taskID: Number(id), taskStatus: 1 }]);
    await auvo.control("POST", `/tasks/${id}/finish`, { mode: "automatic", at: "2026-11-20T10:00:00" });
    const [finished] = await auvo.tasks({ status: 1 });
    expect(finished).toMatchObject({
      taskID: Number(id),
      taskStatus: 5,
      checkInDate: "2026-11-20T09:00:00",
      checkOutDate: "2026-11-20T10:00:00",
      duration: "01:00:00",
      signatureName: expect.stringMatching(/./),
    });
    expect((await auvo.list("/tasks", { ...ALWAYS, status: 2 })).httpStatus).toBe(404);
    await auvo.control("PATCH", `/tasks/${id}`, { finished: false, finishMode: "", taskStatus: 4 });
    expect(await auvo.tasks({ status: 0 })).toHaveLength(1);
    expect(await auvo.control("DELETE", `/tasks/${id}`)).toEqual({ removed: 1 });
    expect(await auvo.rows("/tasks/getDeletedTasks", ALWAYS)).toHaveLength(1);
  });

  it("names what is wrong with an order", async () => {
    const auvo = await Auvo.open();
    expect(await auvo.control("POST", "/tasks/70900001/finish", { mode: "magic" })).toMatchObject({
      error: expect.stringContaining("mode"),
    });
    expect(await auvo.control("POST", "/tasks/1/finish", {})).toEqual({ error: "no such task" });
    expect(await auvo.control("POST", "/tasks", { orientation: "x" })).toMatchObject({
      error: expect.stringContaining("idUserFrom"),
    });
    expect(await auvo.control("PATCH", "/tasks/70900001", { id: "1" })).toMatchObject({
      error: expect.stringContaining("id"),
    });
    expect(await auvo.control("POST", "/quotations/1001/stage", { stage: "Perdido" })).toMatchObject({
      error: expect.stringContaining("Aprovado"),
    });
  });

  it("grows a company to the size of a big one, whose lists still end", async () => {
    const auvo = await Auvo.open({}, "minimal");
    const size = { customers: 5000, products: 5000, tasks: 2000 };
    expect(await auvo.control("POST", "/grow", size)).toEqual(size);
    const pages = await auvo.list("/customers", undefined, { page: "51", pageSize: "100" });
    expect(rowOf(resultOf(pages), "pagedSearchReturnData").totalItems).toBe(5001);
    const documents = (await auvo.rows("/customers")).map((row) => String(row.cpfCnpj));
    expect(documents.every((document) => isCnpj(document) || isCpf(document))).toBe(true);
    expect(new Set(documents).size).toBe(100);
    for (const status of [0, 1, 2, 3, 4, 5, 6, 7]) {
      expect((await auvo.tasks({ status })).length, String(status)).toBe(100);
    }
    expect((await auvo.post("/customers", { name: "Depois" })).httpStatus).toBe(201);
  });

  it("has its page and is on the home page", async () => {
    expect(await (await send("/")).text()).toContain(`href="${AUVO.controlPath}"`);
    expect(await (await send(AUVO.controlPath)).text()).toContain(AUVO.defaultCompany.name);
  });
});

describe("the demo's customers", () => {
  it("are linked by the ERP's code, known by their document only, or not known", async () => {
    const auvo = await Auvo.open();
    const told = await auvo.rows("/customers");
    for (const { document, omieCode, inFieldSystem } of CLIMA_SUL_CUSTOMERS) {
      const found = told.filter((row) => row.cpfCnpj === document);
      const links = found.map((row) => row.externalId);
      const expected = { linked: [String(omieCode)], by_document: [""], absent: [] }[inFieldSystem];
      expect(links, document).toEqual(expected);
    }
  });
});
