import { describe, expect, it } from "vitest";
import { ISP_CAST } from "../../../../sandbox/shared/isp-people.ts";
import type { Row } from "../../common/erp.ts";
import { Isp, type IspOptions, rowsOf } from "./isp.ts";

const ana = ISP_CAST.twoOpen.document;

/** A provider and its customer's printed invoice, ready to be paid. */
async function withInvoice(options?: IspOptions) {
  const isp = await Isp.open(options);
  const title = (await isp.titlesOf(ana)).find(
    ({ state, registered }) => state === "open" && registered === true,
  );
  const invoiceId = String(title?.id);
  const payment = {
    invoiceId,
    amount: "99.90",
    paidAt: "2026-11-25T23:30:00-03:00",
    method: "pix",
    transactionId: "E1234",
  };
  const receipts = async () => {
    const now = (await isp.titlesOf(ana)).find(({ id }) => id === invoiceId);
    return rowsOf(now?.receipts);
  };
  return { isp, invoiceId, payment, receipts };
}

describe("settling an invoice in Voalle", () => {
  it("settles it, with the method's own codes, the payment's day in São Paulo and the company in the message", async () => {
    const { isp, payment, receipts } = await withInvoice();
    const settled = await isp.result("settle_invoice", payment);
    const [stored] = await isp.stored("payments");
    expect(settled).toEqual({ status: "settled", remoteId: stored?.synGwTransactionId });
    expect(stored).toMatchObject({
      titleId: payment.invoiceId,
      paidAmount: "99.90",
      bankAccountCode: "CAIXA-PIX",
      paymentFormCode: "PIX",
      receiptDate: "2026-11-25",
      clientPaidDate: "2026-11-25",
      message: "pix, transação E1234, empresa 1",
    });
    expect(await receipts()).toHaveLength(1);
  });

  it("finds a method's account however its name is spelt", async () => {
    const { isp, payment } = await withInvoice();
    await isp.result("settle_invoice", { ...payment, method: "CARTAO  tef" });
    expect(await isp.stored("payments")).toMatchObject([
      { bankAccountCode: "CAIXA-TEF", paymentFormCode: "CARTAO" },
    ]);
  });

  it("settles once, however often and at once it is called with one payment", async () => {
    const { isp, payment, receipts } = await withInvoice();
    const answers = await Promise.all([1, 2, 3].map(() => isp.result("settle_invoice", payment)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await isp.result("settle_invoice", payment)).toEqual(answers[0]);
    expect(await receipts()).toHaveLength(1);
    expect(await isp.stored("payments")).toHaveLength(1);
  });

  it("settles once when the answer is lost and the payment is sent again", async () => {
    const { isp, payment, receipts } = await withInvoice();
    await isp.inject({ kind: "lost_answer", path: "/receivepayment" });
    const lost = await isp.ask("settle_invoice", payment);
    expect(lost.status).toBe(502);
    expect(await isp.result("settle_invoice", payment)).toMatchObject({ status: "settled" });
    expect(await receipts()).toHaveLength(1);
    expect(await isp.stored("payments")).toHaveLength(1);
  });

  it.each(["html_502", "html_503", "commit_then_error", "truncated_json", "unauthorized"])(
    "settles once though the first call meets %s",
    async (kind) => {
      const { isp, payment, receipts } = await withInvoice();
      await isp.inject({ kind, path: "/receivepayment", status: 500 });
      const first = await isp.ask("settle_invoice", payment);
      expect([200, 502]).toContain(first.status);
      expect(await isp.result("settle_invoice", payment)).toMatchObject({ status: "settled" });
      expect(await receipts()).toHaveLength(1);
    },
  );

  it("says that the ERP is still at it when it takes longer, and pays no second time", async () => {
    const { isp, payment } = await withInvoice({ switches: { SETTLE_POLLS: 50 } });
    expect(await isp.result("settle_invoice", payment)).toMatchObject({ status: "processing" });
    expect(await isp.stored("payments")).toHaveLength(1);
  });

  it("says processing when the ERP has taken it and cannot be asked", async () => {
    const { isp, payment } = await withInvoice();
    await isp.inject({ kind: "html_502", path: "/consultpayment", times: null });
    expect(await isp.result("settle_invoice", payment)).toMatchObject({ status: "processing" });
  });

  it("takes an ERP that settles at once", async () => {
    const { isp, payment } = await withInvoice({ switches: { SETTLE_POLLS: 0 } });
    expect(await isp.result("settle_invoice", payment)).toMatchObject({ status: "settled" });
  });

  it("says so when the invoice is paid already, by another payment", async () => {
    const { isp, payment, receipts } = await withInvoice();
    await isp.result("settle_invoice", payment);
    const again = await isp.result<Row>("settle_invoice", { ...payment, transactionId: "E999" });
    expect(again).toEqual({ status: "already_settled" });
    expect(await receipts()).toHaveLength(1);
  });

  it("passes on a payment that the ERP refuses when it processes it", async () => {
    const { isp, payment, receipts } = await withInvoice({ switches: { PAYMENT_FAILS: true } });
    const { detail } = await isp.problem("settle_invoice", payment, 422, "erp_refused");
    expect(detail).toContain("Não foi possível processar o pagamento.");
    expect(await receipts()).toEqual([]);
  });

  it("waits while a payment is not processed, whatever number its status has meanwhile", async () => {
    const switches = { PAYMENT_STATUS: "waits_2_fails_3" };
    const { isp, payment } = await withInvoice({ switches });
    expect(await isp.result("settle_invoice", payment)).toMatchObject({ status: "settled" });
  });

  it("does not call a payment settled that was processed and went wrong", async () => {
    const switches = { PAYMENT_STATUS: "waits_2_fails_3", PAYMENT_FAILS: true };
    const { isp, payment, receipts } = await withInvoice({ switches });
    const { detail } = await isp.problem("settle_invoice", payment, 422, "erp_refused");
    expect(detail).toContain("Não foi possível processar o pagamento.");
    expect(await receipts()).toEqual([]);
  });

  it("settles a payment that the ERP refused, once what it named is mended", async () => {
    const { isp, payment, receipts } = await withInvoice({ settings: { defaultAccountId: "CAIXA-ERRADA" } });
    const { detail } = await isp.problem("settle_invoice", payment, 422, "erp_refused");
    expect(detail).toContain("Conta bancária");
    await isp.change({ defaultAccountId: "CAIXA-PIX" });
    expect(await isp.result("settle_invoice", payment)).toMatchObject({ status: "settled" });
    expect(await receipts()).toHaveLength(1);
  });

  it("answers 404 for an invoice that is not there", async () => {
    const { isp, payment } = await withInvoice();
    await isp.problem("settle_invoice", { ...payment, invoiceId: "999999" }, 404, "invoice_not_found");
    await isp.inject({ kind: "refuse", path: "/receivepayment", message: "Título não encontrado." });
    await isp.problem("settle_invoice", { ...payment, transactionId: "E2" }, 404, "invoice_not_found");
  });

  it.each([
    ["account", { defaultAccountId: undefined }, "pix", "defaultAccountId"],
    ["payment form", {}, "Dinheiro", "paymentFormCode"],
  ])(
    "names the setting of a missing %s, sends nothing, and settles once it is set",
    async (_, settings, method, named) => {
      const { isp, payment } = await withInvoice({ settings });
      const { detail } = await isp.problem("settle_invoice", { ...payment, method }, 422, "erp_refused");
      expect(detail).toContain(named);
      expect(await isp.stored("payments")).toEqual([]);
      await isp.change({ defaultAccountId: "CAIXA-PIX", defaultPaymentFormCode: "PIX" });
      expect(await isp.result("settle_invoice", { ...payment, method })).toMatchObject({ status: "settled" });
    },
  );
});
