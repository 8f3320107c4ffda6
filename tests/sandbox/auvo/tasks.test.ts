import { describe, expect, it } from "vitest";
import type { Row } from "../provider.ts";
import { ALWAYS, Auvo, resultOf } from "./auvo.ts";

const ids = (rows: Row[]) => rows.map((row) => Number(row.taskID ?? row.id)).sort();
const amountOf = async (auvo: Auvo, status: number) => (await auvo.tasks({ status })).length;

describe("the list of tasks", () => {
  it("wants both dates or a customer, and says so in an array with code 168", async () => {
    const auvo = await Auvo.open();
    const error = (target: string) => ({
      message: "Bad request",
      target,
      errorCode: 168,
      errors: ["Start date and end date are required when customerId is not provided"],
    });
    const refusal = { httpStatus: 400, json: [error("startDate"), error("endDate")] };
    expect(await auvo.get("/tasks")).toMatchObject(refusal);
    expect(await auvo.list("/tasks", { dateLastUpdate: "2026-01-01" })).toMatchObject(refusal);
    expect(await auvo.list("/tasks", { startDate: "2026-01-01" })).toMatchObject(refusal);
    expect(await auvo.get("/tasks?startDate=2020-01-01&endDate=2099-12-31")).toMatchObject(refusal);
    const [task] = (await auvo.tasks()).filter((row) => row.customerId !== 0);
    const ofCustomer = await auvo.rows("/tasks", { customerId: task?.customerId });
    expect(ids(ofCustomer)).toContain(task?.taskID);
  });

  it("tells states by a list of its own, and who finished by nothing but the filter", async () => {
    const auvo = await Auvo.open();
    const all = await auvo.tasks();
    expect(all).toHaveLength(40);
    expect(await amountOf(auvo, 4)).toBe(40);
    const finished = all.filter((row) => row.finished === true);
    expect(await amountOf(auvo, 0)).toBe(40 - finished.length);
    expect(ids(await auvo.tasks({ status: 3 }))).toEqual(ids(finished));
    const [automatic, manual] = [await auvo.tasks({ status: 1 }), await auvo.tasks({ status: 2 })];
    expect(ids([...automatic, ...manual])).toEqual(ids(finished));
    expect(automatic.length).toBeGreaterThan(2);
    const stored = await auvo.provider.stored("tasks");
    const isAutomatic = (row: Row) => row.finishMode === "automatic";
    expect(ids(automatic)).toEqual(ids(stored.filter(isAutomatic)));
    expect(JSON.stringify(all)).not.toContain("automatic");
    expect(ids(await auvo.tasks({ status: 5 }))).toEqual(ids(finished.filter((row) => row.pendency !== "")));
    expect(ids(await auvo.tasks({ status: 6 }))).toEqual(
      ids(all.filter((row) => row.checkIn === true || row.checkOut === true)),
    );
    expect(ids(await auvo.tasks({ status: 7 }))).toEqual(
      ids(all.filter((row) => row.checkIn === true && row.checkOut === false && row.finished === false)),
    );
    expect(await auvo.list("/tasks", { ...ALWAYS, status: 8 })).toMatchObject({
      httpStatus: 400,
      json: { status: ["The value '8' is not valid."] },
    });
  });

  it("filters by the day of the schedule, whatever was done when", async () => {
    const auvo = await Auvo.open();
    const all = await auvo.tasks();
    const day = String(all[0]?.taskDate).slice(0, 10);
    const ofDay = all.filter((row) => String(row.taskDate).startsWith(day));
    expect(await auvo.tasks({ startDate: day, endDate: day })).toEqual(ofDay);
    const moment = all[0]?.taskDate;
    const ofMoment = all.filter((row) => row.taskDate === moment);
    expect(await auvo.tasks({ startDate: moment, endDate: moment })).toEqual(ofMoment);
    for (const startDate of ["01/01/2020", "2020-02-30", "2020-01-01T00:00:00Z"]) {
      expect(await auvo.list("/tasks", { ...ALWAYS, startDate })).toMatchObject({
        httpStatus: 400,
        json: { startDate: [`The value '${startDate}' is not valid.`] },
      });
    }
  });

  it("finds what changed since an instant, also when it was scheduled long ago", async () => {
    const auvo = await Auvo.open();
    const [old] = await auvo.tasks({ status: 0 });
    await auvo.control("PATCH", `/tasks/${old?.taskID}`, { taskDate: "2021-03-04" });
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const finished = await auvo.control("POST", `/tasks/${old?.taskID}/finish`, {});
    const since = finished.dateLastUpdate;
    expect(await auvo.tasks({ dateLastUpdate: since })).toMatchObject([
      { taskID: old?.taskID, finished: true, taskDate: "2021-03-04" },
    ]);
    await auvo.provider.setSwitches({ TASK_LAST_UPDATE: "same_day" });
    const dayBefore = "2021-01-01T00:00:00";
    expect((await auvo.list("/tasks", { ...ALWAYS, dateLastUpdate: dayBefore })).httpStatus).toBe(404);
    expect(ids(await auvo.tasks({ dateLastUpdate: since }))).toContain(old?.taskID);
  });

  it("filters by type under the key type, and not under taskType", async () => {
    const auvo = await Auvo.open();
    const all = await auvo.tasks();
    const [first, second] = [130_001, 130_002];
    const ofTypes = (...types: number[]) => ids(all.filter((row) => types.includes(Number(row.taskType))));
    expect(ids(await auvo.tasks({ type: first }))).toEqual(ofTypes(first));
    expect(ids(await auvo.tasks({ typeList: `${first},${second}` }))).toEqual(ofTypes(first, second));
    expect(await auvo.tasks({ taskType: first })).toHaveLength(40);
    const technician = all[0]?.idUserTo;
    expect(ids(await auvo.tasks({ idUserTo: technician }))).toEqual(
      ids(all.filter((row) => row.idUserTo === technician)),
    );
    expect(ids(await auvo.tasks({ priority: 3 }))).toEqual(ids(all.filter((row) => row.priority === 3)));
    expect(ids(await auvo.tasks({ taskID: all[4]?.taskID }))).toEqual([all[4]?.taskID]);
    const filled = all.filter((row) => Array.isArray(row.questionnaires) && row.questionnaires.length > 0);
    expect(ids(await auvo.tasks({ questionnairesId: "7,8" }))).toEqual(ids(filled));
  });

  it("leaves what is unsure about pendency and status 7 to switches", async () => {
    const auvo = await Auvo.open();
    const [three, five] = [await amountOf(auvo, 3), await amountOf(auvo, 5)];
    await auvo.provider.setSwitches({
      STATUS_3_WITHOUT_PENDENCY: true,
      STATUS_5_UNFINISHED_TOO: true,
      STATUS_7: false,
    });
    expect(await amountOf(auvo, 3)).toBe(three - five);
    expect(await amountOf(auvo, 5)).toBeGreaterThan(five);
    expect((await auvo.list("/tasks", { ...ALWAYS, status: 7 })).httpStatus).toBe(400);
  });
});

describe("a task", () => {
  it("tells its key as taskID, money as text in two ways, sentinels, and the document only when asked", async () => {
    const auvo = await Auvo.open();
    const [task] = await auvo.tasks();
    expect(task).not.toHaveProperty("id");
    expect(task).not.toHaveProperty("customerCpfCnpj");
    expect(task).toMatchObject({
      taskID: 70_900_001,
      externalId: "",
      customerExternalId: "4214850001",
      expense: "1.250,00",
      duration: "01:30:00",
      durationDecimal: "1.5",
      taskStatus: 5,
      checkIn: true,
      openedOnLocation: false,
    });
    const [shown] = await auvo.tasks({ showCustomerDocument: true, taskID: task?.taskID });
    expect(shown?.customerCpfCnpj).toMatch(/^\d{14}$/);
    const [planned] = (await auvo.tasks({ status: 0 })).filter((row) => row.visualized === false);
    expect(planned).toMatchObject({
      deliveredDate: "0001-01-01T00:00:00",
      visualizedDate: "",
      checkInDate: "",
    });
    expect((await auvo.tasks()).filter((row) => row.customerId === 0)).toHaveLength(4);
    expect(resultOf(await auvo.get(`/tasks/${task?.taskID}`))).toEqual(task);
  });

  it("adds up: lines after their discounts, and the whole after its own", async () => {
    const auvo = await Auvo.open();
    const [open] = await auvo.tasks({ status: 0 });
    const order = {
      products: [{ code: 455, quantity: 3, unitaryValue: "48.90", discount: { type: 1, value: "10.00" } }],
      services: [{ code: 1, unitaryValue: "650.00", discount: { type: 0, value: "50.00" } }],
      discount: { type: 0, value: "15.50" },
    };
    await auvo.control("POST", `/tasks/${open?.taskID}/finish`, order);
    const read = async () => resultOf(await auvo.get(`/tasks/${open?.taskID}`));
    const { products, services, summary } = await read();
    expect(products).toMatchObject([
      {
        code: 455,
        quantity: 3,
        unitaryValue: 48.9,
        totalValue: 132.03,
        discount: { type: "Percentual", value: 10 },
      },
    ]);
    expect(services).toMatchObject([{ totalValue: 600, discount: { type: "Valor", value: 50 } }]);
    expect(summary).toEqual({
      totalProducts: 132.03,
      totalServices: 600,
      totalAdditionalCosts: 0,
      totalValue: 716.53,
      discount: { type: "Valor", value: 15.5 },
    });
    await auvo.provider.setSwitches({
      LINE_TOTAL: "gross",
      LINE_DISCOUNT_TYPE: "0",
      LINE_CODE: "externalCode",
    });
    expect((await read()).products).toMatchObject([
      { totalValue: 146.7, discount: { type: "1" }, externalCode: "4214900005" },
    ]);
  });

  it("is opened, met by externalId, changed, and found among the deleted in the end", async () => {
    const auvo = await Auvo.open({}, "minimal");
    const [products, services] = [await auvo.rows("/products"), await auvo.rows("/services")];
    const body = {
      idUserFrom: 142_301,
      customerId: 19_600_001,
      taskType: 130_003,
      taskDate: "2026-12-01T09:00:00",
      orientation: "Trocar o compressor",
      priority: 3,
      externalId: "T1",
      taskProducts: [{ productId: products[0]?.productId, quantity: 2, value: 10.5 }],
      taskServices: [{ serviceId: services[0]?.id }],
    };
    const created = await auvo.post("/tasks", body);
    expect(created.httpStatus).toBe(201);
    const { taskID, summary } = resultOf(created);
    expect(summary).toMatchObject({ totalProducts: 21, totalServices: 650, totalValue: 671 });
    const again = await auvo.put("/tasks", { ...body, orientation: "Outra" });
    expect(again).toMatchObject({ httpStatus: 200, body: { result: { taskID, orientation: "Outra" } } });
    expect(
      (await auvo.patch(`/tasks/${taskID}`, { "/ExternalID": "OS-9", taskDate: "2026-12-02" })).httpStatus,
    ).toBe(200);
    expect(await auvo.tasks({ externalId: "OS-9" })).toMatchObject([
      { taskID, reschedulingHistory: [{ oldScheduledDate: "2026-12-01T09:00:00" }] },
    ]);
    expect(await auvo.patch(`/tasks/${taskID}`, { estimatedDuration: "01:00:00" })).toMatchObject({
      httpStatus: 400,
      json: { Task: ["The target location specified by path segment 'estimatedDuration' was not found."] },
    });
    expect((await auvo.call("DELETE", `/tasks/${taskID}`)).httpStatus).toBe(204);
    expect((await auvo.get(`/tasks/${taskID}`)).httpStatus).toBe(404);
    expect(await auvo.rows("/tasks/GetDeletedTasks", ALWAYS)).toMatchObject([{ taskID }]);
  });

  it("is refused without what it needs and with what nobody knows", async () => {
    const auvo = await Auvo.open({}, "minimal");
    const body = { idUserFrom: 142_301, taskType: 130_001, orientation: "x", priority: 1 };
    for (const name of Object.keys(body)) {
      const answer = await auvo.post("/tasks", { ...body, [name]: null });
      expect(answer, name).toMatchObject({ httpStatus: 400, json: { [name]: [expect.any(String)] } });
    }
    for (const change of [{ idUserTo: 1 }, { customerId: 1 }, { taskType: 1 }, { priority: 4 }]) {
      expect((await auvo.post("/tasks", { ...body, ...change })).httpStatus, JSON.stringify(change)).toBe(
        400,
      );
    }
    expect(await auvo.provider.stored("tasks")).toEqual([]);
  });

  it("has its lines replaced and emptied", async () => {
    const auvo = await Auvo.open({}, "minimal");
    const body = { idUserFrom: 142_301, taskType: 130_001, orientation: "x", priority: 1 };
    const { taskID } = resultOf(await auvo.post("/tasks", body));
    const [product] = await auvo.rows("/products");
    const line = { productId: product?.productId, quantity: 1, value: 5, discountType: 0, discountValue: 1 };
    const put = await auvo.put(`/tasks/${taskID}/products`, [line, line]);
    expect(put).toMatchObject({ httpStatus: 200, body: { result: { summary: { totalProducts: 8 } } } });
    expect((await auvo.put(`/tasks/${taskID}/products`, [{ ...line, productId: "nobody" }])).httpStatus).toBe(
      400,
    );
    expect((await auvo.call("DELETE", `/tasks/${taskID}/products`)).httpStatus).toBe(204);
    expect(resultOf(await auvo.get(`/tasks/${taskID}`)).products).toEqual([]);
  });
});
