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
});
