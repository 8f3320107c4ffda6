import { describe, expect, it } from "vitest";
import type { ErpCaller } from "../../../../src/erp/http.ts";
import { ok } from "../../../../src/erp/outcome.ts";
import { readContracts, toPlan } from "../../../../src/erp/voalle/contracts.ts";
import { findPerson } from "../../../../src/erp/voalle/people.ts";

/** An ERP whose every answer holds this. */
function answering(payload: unknown): { caller: ErpCaller } {
  return { caller: { accounts: [""], call: async () => ok(payload) } };
}

const ana = { id: 4411, name: "Ana", txId: "52998224725" };
const contract = {
  id: "555",
  contractNumber: 9001,
  contractStatus: "6",
  collectionDay: "10",
  servicesInformation: [{ amount: "99.9", title: "Fibra 500" }, { amount: 20 }, { amount: null }],
};

describe("Voalle's shapes, where tenants' answers differ", () => {
  it("takes numbers that are texts, and texts that are numbers", async () => {
    const contracts = await readContracts(answering({ data: [contract], totalPages: "1" }), {});
    expect(contracts.kind === "ok" && contracts.value.map(toPlan)).toEqual([
      {
        contractId: "555",
        number: "9001",
        name: "Fibra 500",
        status: "blocked",
        statusText: "Bloqueio financeiro",
        amount: "119.90",
        dueDay: 10,
      },
    ]);
  });

  it("takes the customer alone in a list, and of two neither", async () => {
    expect(await findPerson(answering([ana]), ana.txId)).toMatchObject({ kind: "ok", value: { id: "4411" } });
    expect(await findPerson(answering([ana, ana]), ana.txId)).toMatchObject({ kind: "unreadable" });
    expect(await findPerson(answering([]), ana.txId)).toMatchObject({ kind: "not_found" });
  });
});
