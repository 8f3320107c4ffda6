import { describe, expect, it } from "vitest";
import { ISP_CAST } from "../../../../sandbox/shared/isp-people.ts";
import { Isp, type IspOptions } from "./isp.ts";

const bruno = ISP_CAST.blocked.document;

async function withBlocked(options?: IspOptions) {
  const isp = await Isp.open(options);
  const contract = async () => {
    const [found] = await isp.contractsOf(bruno);
    if (found === undefined) throw new Error("no contract");
    return found;
  };
  return { isp, contract, contractId: String((await contract()).id) };
}

describe("trust unlock in Voalle", () => {
  it("unlocks by the contract's number though it is called with its id, and says until when", async () => {
    const { isp, contract, contractId } = await withBlocked();
    const result = await isp.result("trust_unlock", { contractId, document: bruno });
    const { contractStatus, unlockedUntil } = await contract();
    expect(contractStatus).toBe(1);
    expect(result).toEqual({
      unlocked: true,
      until: unlockedUntil,
      message: expect.stringMatching(/^Contrato desbloqueado até/),
    });
  });

  it("finds the contract without its customer's document, and by its number too", async () => {
    const first = await withBlocked();
    expect(await first.isp.result("trust_unlock", { contractId: first.contractId })).toMatchObject({
      unlocked: true,
    });
    const second = await withBlocked();
    const { contractNumber } = await second.contract();
    expect(
      await second.isp.result("trust_unlock", { contractId: String(contractNumber), document: bruno }),
    ).toMatchObject({ unlocked: true });
  });

  it.each(["id", "both"])("unlocks by id where the ERP takes it (%s) and the settings say so", async (by) => {
    const { isp, contractId } = await withBlocked({
      switches: { UNLOCK_BY: by },
      settings: { unlockBy: "contractId" },
    });
    expect(await isp.result("trust_unlock", { contractId })).toMatchObject({ unlocked: true });
  });

  it("passes on the ERP's refusals, and answers 404 for a contract that is not there", async () => {
    const { isp, contractId } = await withBlocked();
    await isp.result("trust_unlock", { contractId, document: bruno });
    const { detail } = await isp.problem("trust_unlock", { contractId, document: bruno }, 422, "erp_refused");
    expect(detail).toContain("O contrato não está bloqueado.");
    await isp.problem("trust_unlock", { contractId: "1", document: bruno }, 404, "contract_not_found");
  });

  it("unlocks once under one key though the answer was lost", async () => {
    const { isp, contract, contractId } = await withBlocked({ switches: { UNLOCKS_PER_CONTRACT: 5 } });
    const key = { "idempotency-key": "desbloqueio-1" };
    await isp.inject({ kind: "lost_answer", path: "/contracts/unlock" });
    expect((await isp.ask("trust_unlock", { contractId, document: bruno }, key)).status).toBe(502);
    expect(await isp.result("trust_unlock", { contractId, document: bruno }, key)).toEqual({
      unlocked: true,
    });
    expect((await contract()).unlocksUsed).toBe(1);
  });

  it("unlocks under the same key when the first call never arrived", async () => {
    const { isp, contract, contractId } = await withBlocked();
    const key = { "idempotency-key": "desbloqueio-2" };
    await isp.inject({ kind: "html_502", path: "/contracts/unlock" });
    expect((await isp.ask("trust_unlock", { contractId, document: bruno }, key)).status).toBe(502);
    expect(await isp.result("trust_unlock", { contractId, document: bruno }, key)).toMatchObject({
      unlocked: true,
    });
    expect((await contract()).unlocksUsed).toBe(1);
  });
});
