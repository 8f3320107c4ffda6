import { describe, expect, it } from "vitest";
import { ISP_CAST, ISP_UNKNOWN_DOCUMENT } from "../../../../sandbox/shared/isp-people.ts";
import type { Row } from "../../common/erp.ts";
import { type ErpFacts, erps, ixc, type Provider, problemOf, resultOf } from "./provider.ts";

const { twoOpen: ana, blocked: bruno, nothingOwed: clara } = ISP_CAST;

/** A provider and a printed invoice of its customer, ready to be paid today. */
async function withInvoice({ open, settlements }: ErpFacts) {
  const provider = await open();
  const invoices = await resultOf<Row[]>(provider, "list_invoices", { document: ana.document });
  const invoice = invoices.find(({ status, amount }) => status === "open" && amount === "99.90");
  const payment = {
    invoiceId: invoice?.id,
    document: ana.document,
    amount: "99.90",
    paidAt: new Date(Date.now() - 60_000).toISOString(),
    method: "pix",
    transactionId: "E1234",
  };
  const before = (await provider.stored(settlements)).length;
  const made = async () => (await provider.stored(settlements)).length - before;
  return { provider, payment, made };
}

const statusOf = async (provider: Provider, { invoiceId, document }: Row) =>
  (await resultOf(provider, "get_invoice", { invoiceId, document })).status;

describe.each(erps)("settling an invoice in $id", (erp) => {
  it("settles it once, however often and at once one payment is sent", async () => {
    const { provider, payment, made } = await withInvoice(erp);
    const answers = await Promise.all([1, 2].map(() => resultOf(provider, "settle_invoice", payment)));
    expect(answers[0]).toMatchObject({ status: "settled" });
    expect(answers[1]).toEqual(answers[0]);
    expect(await resultOf(provider, "settle_invoice", payment)).toEqual(answers[0]);
    expect(await made()).toBe(1);
    expect(await statusOf(provider, payment)).toBe("paid");
    const kiosk = { document: ana.document, channel: "kiosk" };
    expect(await resultOf<Row[]>(provider, "list_invoices", kiosk)).toHaveLength(1);
  });

  it("settles it once where the answer is lost", async () => {
    const { provider, payment, made } = await withInvoice(erp);
    await provider.inject({ kind: "lost_answer", path: erp.paths.settle });
    await provider.ask("settle_invoice", payment);
    expect(await resultOf(provider, "settle_invoice", payment)).toMatchObject({ status: "settled" });
    expect(await made()).toBe(1);
  });

  it("settles it once where the ERP settles and says an error", async () => {
    const { provider, payment, made } = await withInvoice(erp);
    await provider.inject({ kind: "commit_then_error", path: erp.paths.settle });
    await provider.ask("settle_invoice", payment);
    const again = await resultOf(provider, "settle_invoice", payment);
    // Only who keeps the payment's id can tell whose settlement it is.
    const known = erp.id === "hubsoft" || erp.id === "sgp" ? "already_settled" : "settled";
    expect(again).toMatchObject({ status: known });
    expect(await made()).toBe(1);
  });

  it("settles it once though the first call never arrived", async () => {
    const { provider, payment, made } = await withInvoice(erp);
    await provider.inject({ kind: "html_503", path: erp.paths.settle });
    await provider.ask("settle_invoice", payment);
    expect(await resultOf(provider, "settle_invoice", payment)).toMatchObject({ status: "settled" });
    expect(await made()).toBe(1);
  });

  it("says so where another payment has settled it", async () => {
    const { provider, payment, made } = await withInvoice(erp);
    await resultOf(provider, "settle_invoice", payment);
    const other = { ...payment, transactionId: "E999" };
    expect(await resultOf(provider, "settle_invoice", other)).toEqual({ status: "already_settled" });
    expect(await made()).toBe(1);
  });
});

describe.each(erps)("a trust unlock in $id", ({ open, paths }) => {
  it("unlocks the blocked plan, and only one that is the customer's", async () => {
    const provider = await open();
    const [plan] = await resultOf<Row[]>(provider, "list_blocked_plans", { document: bruno.document });
    const wanted = { contractId: plan?.contractId, document: bruno.document };
    const foreign = { ...wanted, document: clara.document };
    await problemOf(provider, "trust_unlock", foreign, 404, "contract_not_found");
    expect(await resultOf(provider, "trust_unlock", wanted)).toMatchObject({
      unlocked: true,
      message: expect.any(String),
    });
    expect(await resultOf(provider, "list_blocked_plans", { document: bruno.document })).toEqual([]);
    await problemOf(provider, "trust_unlock", wanted, 422, "erp_refused");
  });

  it("unlocks once under one key though the answer was lost", async () => {
    const provider = await open();
    const [plan] = await resultOf<Row[]>(provider, "list_blocked_plans", { document: bruno.document });
    const wanted = { contractId: plan?.contractId, document: bruno.document };
    const key = { "idempotency-key": "desbloqueio-1" };
    await provider.inject({ kind: "lost_answer", path: paths.unlock });
    await provider.ask("trust_unlock", wanted, key);
    expect(await resultOf(provider, "trust_unlock", wanted, key)).toMatchObject({ unlocked: true });
  });
});

describe.each(erps)("a ticket in $id", ({ open, tickets, paths }) => {
  const ticket = { document: ana.document, subject: "Lentidão", description: "Cai toda noite" };

  it("is opened with its text, once for one key, and answers a protocol", async () => {
    const provider = await open();
    const before = (await provider.stored(tickets)).length;
    const key = { "idempotency-key": "chamado-1" };
    const opened = await resultOf(provider, "open_ticket", ticket, key);
    expect(opened.protocol).toMatch(/^\d+$/);
    expect(await resultOf(provider, "open_ticket", ticket, key)).toEqual(opened);
    const stored = await provider.stored(tickets);
    expect(stored).toHaveLength(before + 1);
    expect(JSON.stringify(stored.at(-1))).toContain("Cai toda noite");
  });

  it("is opened once though the answer was lost", async () => {
    const provider = await open();
    const before = (await provider.stored(tickets)).length;
    const key = { "idempotency-key": "chamado-2" };
    await provider.inject({ kind: "lost_answer", path: paths.ticket });
    const first = await provider.ask("open_ticket", ticket, key);
    const second = await provider.ask("open_ticket", ticket, key);
    // Voalle proves nothing here: a person is told. The templates find their marker.
    const known = [200, 409, 502];
    expect(known).toContain(first.status);
    expect(known).toContain(second.status);
    expect(await provider.stored(tickets)).toHaveLength(before + 1);
  });

  it("is opened for nobody who is unknown", async () => {
    const provider = await open();
    const before = (await provider.stored(tickets)).length;
    const stranger = { ...ticket, document: ISP_UNKNOWN_DOCUMENT };
    const answer = await provider.ask("open_ticket", stranger);
    expect(answer.status, answer.text).toBe(404);
    expect(await provider.stored(tickets)).toHaveLength(before);
  });
});

describe("changing a customer of IXC, whose PUT empties what it is not sent", () => {
  it.each(["blank", "refuse"])("keeps every other field of the record (%s)", async (PUT_ABSENT) => {
    const provider = await ixc.open({}, { PUT_ABSENT, PUT_ISO_DATES: false });
    const find = async () => (await provider.stored("cliente")).find(({ razao }) => razao === ana.name);
    const before = await find();
    const changed = await resultOf(provider, "update_customer", {
      document: ana.document,
      changes: { email: "novo@cliente.example", address: { number: "121", city: "CAMPINAS", state: "SP" } },
    });
    expect(changed).toMatchObject({
      email: "novo@cliente.example",
      mobile: ana.mobile,
      birthDate: ana.birthDate,
    });
    expect(await find()).toEqual({ ...before, email: "novo@cliente.example", numero: "121" });
  });

  it("refuses a city that the ERP does not have, and changes nothing", async () => {
    const provider = await ixc.open();
    const before = await provider.stored("cliente");
    const input = { document: ana.document, changes: { address: { city: "Atlântida", state: "RS" } } };
    const { detail } = await problemOf(provider, "update_customer", input, 422, "erp_refused");
    expect(detail).toContain("cidade");
    expect(await provider.stored("cliente")).toEqual(before);
  });

  it("is 501 where the ERP's API has nothing for it", async () => {
    for (const { id, open } of erps.filter(({ id }) => id === "hubsoft" || id === "sgp")) {
      const answer = await (await open()).ask("update_customer", {
        document: ana.document,
        changes: { email: "a@b.example" },
      });
      expect([id, answer.status]).toEqual([id, 501]);
    }
  });
});
