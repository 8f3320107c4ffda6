import { describe, expect, it } from "vitest";
import { ISP_CAST } from "../../../sandbox/shared/isp-people.ts";
import { portalPassword } from "../../../sandbox/voalle/portal/api.ts";
import { CONTROL_BASE_PATH } from "../../../sandbox/voalle/seed.ts";
import { type ErpAnswer, readAnswer, rowOf, rowsOf } from "../provider.ts";
import { send } from "../worker.ts";
import { Voalle } from "./voalle.ts";

const { blocked, twoOpen } = ISP_CAST;

/** A customer's login to the portal. */
async function logIn(
  voalle: Voalle,
  document: string,
  fields: Record<string, string> = {},
): Promise<ErpAnswer> {
  const { clientId, clientSecret, verifyToken } = voalle.provider.key;
  const query = new URLSearchParams({
    verify_token: String(verifyToken),
    client_id: String(clientId),
    client_secret: String(clientSecret),
    grant_type: "client_credentials",
    username: document,
    password: portalPassword({ txId: document }),
    ...fields,
  });
  return readAnswer(await send(`/voalle/portal/portal_authentication?${query}`));
}

/** The portal as this customer sees it. */
async function portalOf(document: string) {
  const voalle = await Voalle.open();
  const { body } = await logIn(voalle, document);
  const headers = {
    authorization: String(body.access_token),
    "verify-token": String(voalle.provider.key.verifyToken),
  };
  const fetch = (method: string, path: string, form?: FormData) =>
    send(`/voalle/portal/api/${path}`, form ? { method, headers, body: form } : { method, headers });
  const call = async (method: string, path: string, form?: FormData) =>
    readAnswer(await fetch(method, path, form));
  return { voalle, headers, fetch, call, personId: Number(rowOf(body, "person").id) };
}

describe("portal", () => {
  it("lets a customer in by their own password, and nobody with a wrong one", async () => {
    const voalle = await Voalle.open();
    const right = await logIn(voalle, twoOpen.document);
    expect(right.body).toMatchObject({ expires_in: 14_400, person: { name: twoOpen.name } });
    for (const wrong of [
      { password: "x" },
      { verify_token: "x" },
      { client_secret: "x" },
      { username: "1" },
    ]) {
      expect((await logIn(voalle, twoOpen.document, wrong)).httpStatus, JSON.stringify(wrong)).toBe(401);
    }
  });

  it("asks for the company's token beside the customer's, and third-party tokens do not open it", async () => {
    const { voalle, headers } = await portalOf(twoOpen.document);
    const whoami = async (sent: Record<string, string>) =>
      (await send("/voalle/portal/api/person_users/whoami", { headers: sent })).status;
    expect(await whoami(headers)).toBe(200);
    expect(await whoami({ authorization: headers.authorization })).toBe(401);
    expect(await whoami({ ...headers, authorization: `Bearer ${voalle.token}` })).toBe(401);
  });

  it("unlocks a contract by its id and counts the attempts", async () => {
    const { call, personId } = await portalOf(blocked.document);
    const contracts = async () => rowsOf((await call("GET", `people/${personId}/contracts`)).body, "data");
    const [contract] = await contracts();
    expect(contract).toMatchObject({ status: 6, remainingUnblockAttempts: 1 });
    expect((await call("POST", `contracts/${contract?.id}/unblock`)).body).toMatchObject({
      count: 1,
      data: { message: expect.stringMatching(/^Contrato desbloqueado/) },
    });
    expect((await contracts())[0]).toMatchObject({ status: 1, remainingUnblockAttempts: 0 });
    const again = await call("POST", `contracts/${contract?.contractNumber}/unblock`);
    expect(again.body.message).toBe("Registro não encontrado.");
  });

  it("lists titles with a hash that opens the boleto, and fiscal notes that can be printed", async () => {
    const { call, fetch } = await portalOf(twoOpen.document);
    const [title] = rowsOf((await call("GET", "portal_financial_receivable_titles")).body, "data");
    expect(title).toMatchObject({ balance: 99.9, hash: expect.stringMatching(/^[0-9a-f]{32}$/) });
    const boleto = await fetch("GET", `financial/billet/${title?.hash}`);
    expect(boleto.headers.get("content-type")).toBe("application/pdf");
    expect((await fetch("GET", "financial/billet/0")).status).toBe(404);
    const notes = await call("GET", "portal_invoice_notes");
    expect(notes.body).toMatchObject({ count: 1, total: 1 });
    const [note] = rowsOf(notes.body, "data");
    expect(note).toMatchObject({
      documentNumber: expect.any(String),
      contract: { contractNumber: expect.any(String) },
    });
    const print = await fetch("GET", `print_invoice_notes/${note?.id}`);
    expect(print.headers.get("content-type")).toBe("application/pdf");
  });

  it("opens a solicitation from a form, and shows nothing of other customers", async () => {
    const { voalle, call, personId } = await portalOf(twoOpen.document);
    const form = new FormData();
    form.set("description", "Sem conexão");
    expect(rowOf((await call("POST", `people/${personId}/solicitations`, form)).body, "data")).toEqual({
      protocol: expect.any(Number),
    });
    expect(await voalle.provider.stored("solicitations")).toMatchObject([
      { via: "portal", description: "Sem conexão", clientId: String(personId) },
    ]);
    const { id } = await voalle.person(blocked.document);
    expect((await call("GET", `people/${id}/contracts`)).httpStatus).toBe(404);
    expect((await call("POST", `people/${id}/solicitations`, form)).httpStatus).toBe(404);
  });
});

describe("control page", () => {
  it("is listed on the home page and shows the default company's secrets and switches", async () => {
    expect(await (await send("/")).text()).toContain(`href="${CONTROL_BASE_PATH}"`);
    const html = await (await send(CONTROL_BASE_PATH)).text();
    for (const text of ["syndata", "integracao.voalle.datacake", "SETTLE_POLLS", "/voalle/{auth|api}"]) {
      expect(html).toContain(text);
    }
  });
});
