import { describe, expect, it } from "vitest";
import { dateInSaoPaulo } from "../../../sandbox/shared/clock.ts";
import { ISP_CAST } from "../../../sandbox/shared/isp-people.ts";
import { CODES } from "../../../sandbox/voalle/seed.ts";
import { type Row, rowOf } from "../provider.ts";
import { billetOf, refusal, titleWith, Voalle } from "./voalle.ts";

const { twoOpen, blocked } = ISP_CAST;
const TODAY = dateInSaoPaulo(Date.now());

describe("settling", () => {
  const payment = (title: Row, fields: Row = {}): Row => ({
    transactionId: crypto.randomUUID(),
    financialReceivableTitleId: title.id,
    paidAmount: 99.9,
    message: "PIX",
    BankAccountCode: CODES.bankAccount,
    PaymentFormCode: CODES.paymentForm,
    ReceiptDate: TODAY,
    ClientPaidDate: TODAY,
    ...fields,
  });

  const consult = (voalle: Voalle, taken: { response: Row }) =>
    voalle.get(`/consultpayment?syngwtransactionid=${taken.response.synGwTransactionId}`);

  it("is taken at once and processed when asked for the second time", async () => {
    const voalle = await Voalle.open();
    const title = await titleWith(voalle, twoOpen.document, "Em aberto");
    const sent = payment(title);
    const taken = await voalle.post("/receivepayment", sent);
    expect(taken).toMatchObject({
      body: { success: true, response: { synGwTransactionId: expect.any(String) } },
    });
    expect((await consult(voalle, taken)).response).toMatchObject({
      integratorTransactionId: sent.transactionId,
      status: { value: 0 },
      processed: false,
    });
    expect(billetOf((await voalle.titles(twoOpen.document))[0]).status).toBe("Em aberto");
    expect((await consult(voalle, taken)).response).toMatchObject({ status: { value: 1 }, processed: true });
    expect((await consult(voalle, taken)).response).toMatchObject({ processed: true });
    const [settled] = await voalle.titles(twoOpen.document);
    expect(billetOf(settled)).toMatchObject({ status: "Paga", receipts: { ammount: 99.9 } });
    const open = await voalle.get(`/getopentitlesbytxid/${twoOpen.document}`);
    expect(open.rows.map((row) => row.id)).not.toContain(title.id);
    expect(await voalle.provider.stored("payments")).toHaveLength(1);
  });

  it.each([
    [0, [true]],
    [1, [true]],
    [3, [false, false, true]],
  ])("SETTLE_POLLS %i", async (polls, expected) => {
    const voalle = await Voalle.open({ SETTLE_POLLS: polls });
    const taken = await voalle.post(
      "/receivepayment",
      payment(await titleWith(voalle, twoOpen.document, "Em aberto")),
    );
    const seen: unknown[] = [];
    for (const _ of expected) seen.push((await consult(voalle, taken)).response.processed);
    expect(seen).toEqual(expected);
  });

  it("knows a transactionId again, also of several calls at once", async () => {
    const voalle = await Voalle.open({ SETTLE_POLLS: 1 });
    const sent = payment(await titleWith(voalle, twoOpen.document, "Em aberto"));
    const taken = await Promise.all([1, 2, 3].map(() => voalle.post("/receivepayment", sent)));
    expect(new Set(taken.map((answer) => answer.response.synGwTransactionId)).size).toBe(1);
    const [first] = taken;
    if (first) await consult(voalle, first);
    // Also after it was processed, when the title is paid.
    expect((await voalle.post("/receivepayment", sent)).response).toEqual(first?.response);
    expect(await voalle.provider.stored("payments")).toHaveLength(1);
  });

  it("of two payments of one title, taken before either was processed, the second ends in an error", async () => {
    const voalle = await Voalle.open({ SETTLE_POLLS: 1 });
    const title = await titleWith(voalle, twoOpen.document, "Em aberto");
    const first = await voalle.post("/receivepayment", payment(title));
    const second = await voalle.post("/receivepayment", payment(title));
    expect((await consult(voalle, first)).response).toMatchObject({ processed: true });
    expect((await consult(voalle, second)).response).toMatchObject({
      processed: false,
      message: "O título já está pago.",
    });
    const stored = (await voalle.provider.stored("titles")).find((row) => Number(row.id) === title.id);
    expect(stored?.receipts).toHaveLength(1);
  });

  it("PAYMENT_IDEMPOTENT off books one payment twice", async () => {
    const voalle = await Voalle.open({ PAYMENT_IDEMPOTENT: false, SETTLE_POLLS: 0 });
    const title = await titleWith(voalle, twoOpen.document, "Em aberto");
    const sent = payment(title);
    const first = await voalle.post("/receivepayment", sent);
    const second = await voalle.post("/receivepayment", sent);
    expect(first.response.synGwTransactionId).not.toBe(second.response.synGwTransactionId);
    const stored = (await voalle.provider.stored("titles")).find((row) => Number(row.id) === title.id);
    expect(stored?.receipts).toHaveLength(2);
  });

  it("settles the whole title whatever was paid: less is a discount, more an increment", async () => {
    const voalle = await Voalle.open({ SETTLE_POLLS: 0 });
    const [first, second] = await voalle.titles(blocked.document);
    await voalle.post("/receivepayment", payment(first ?? {}, { paidAmount: 80 }));
    await voalle.post("/receivepayment", payment(second ?? {}, { paidAmount: 90 }));
    const receipts = (await voalle.titles(blocked.document)).map((title) =>
      rowOf(billetOf(title), "receipts"),
    );
    expect(receipts).toMatchObject([
      { ammount: 80, discount: 2.7, fine: 1.6, interest: 1.2 },
      { ammount: 90, discount: 0, fine: 1.6, interest: 8.5 },
    ]);
  });

  it("REFUSE_PAID_TITLE off refuses a paid title only when the payment is processed", async () => {
    const voalle = await Voalle.open();
    const paid = await titleWith(voalle, twoOpen.document, "Paga");
    expect(await voalle.post("/receivepayment", payment(paid))).toMatchObject(
      refusal("O título já está pago."),
    );
    await voalle.provider.setSwitches({ REFUSE_PAID_TITLE: false, SETTLE_POLLS: 1 });
    const taken = await voalle.post("/receivepayment", payment(paid));
    expect((await consult(voalle, taken)).response).toMatchObject({
      processed: false,
      status: { value: 2, label: "Erro" },
      message: "O título já está pago.",
    });
  });

  it("PAYMENT_FAILS ends in an error and leaves the title open", async () => {
    const voalle = await Voalle.open({ PAYMENT_FAILS: true, SETTLE_POLLS: 1 });
    const title = await titleWith(voalle, twoOpen.document, "Em aberto");
    const taken = await voalle.post("/receivepayment", payment(title));
    expect((await consult(voalle, taken)).response).toMatchObject({ status: { value: 2 }, processed: false });
    expect(billetOf((await voalle.titles(twoOpen.document))[0]).status).toBe("Em aberto");
  });

  it("lost_answer takes the payment although the caller never learns of it", async () => {
    const voalle = await Voalle.open();
    const title = await titleWith(voalle, twoOpen.document, "Em aberto");
    await voalle.provider.inject({ kind: "lost_answer", path: "/receivepayment" });
    const sent = payment(title);
    await expect(
      voalle.fetch("POST", "/receivepayment", sent).then((answer) => answer.text()),
    ).rejects.toThrow();
    expect(await voalle.provider.stored("payments")).toMatchObject([{ transactionId: sent.transactionId }]);
  });

  it.each([
    [{ transactionId: "abc" }, 400, undefined],
    [{ paidAmount: "99.90" }, 400, undefined],
    [{ ReceiptDate: "25/11/2026" }, 400, undefined],
    [{ transactionId: undefined }, 200, "O campo transactionId é obrigatório."],
    [{ paidAmount: 0 }, 200, "O campo paidAmount é inválido."],
    [{ paidAmount: 9.999 }, 200, "O campo paidAmount é inválido."],
    [{ financialReceivableTitleId: 1 }, 200, "Registro não encontrado."],
    [{ BankAccountCode: "OUTRA" }, 200, "Conta bancária inexistente."],
    [{ PaymentFormCode: "CHEQUE" }, 200, "Forma de pagamento inexistente."],
    [{ BankAccountCode: undefined, bankAccountCode: "x" }, 200, "O campo BankAccountCode é obrigatório."],
  ])("with %j answers %i %s and stores nothing", async (fields, status, message) => {
    const voalle = await Voalle.open();
    const title = await titleWith(voalle, twoOpen.document, "Em aberto");
    const answer = await voalle.post("/receivepayment", payment(title, fields));
    expect([answer.httpStatus, answer.message]).toEqual([status, message]);
    expect(await voalle.provider.stored("payments")).toEqual([]);
  });

  it("PAYMENT_CODES_CHECKED off takes codes of nothing", async () => {
    const voalle = await Voalle.open({ PAYMENT_CODES_CHECKED: false });
    const title = await titleWith(voalle, twoOpen.document, "Em aberto");
    const codes = { BankAccountCode: 77, PaymentFormCode: "CHEQUE" };
    expect((await voalle.post("/receivepayment", payment(title, codes))).body.success).toBe(true);
    expect(await voalle.provider.stored("payments")).toMatchObject([
      { bankAccountCode: "77", paymentFormCode: "CHEQUE" },
    ]);
  });

  it("consultpayment knows no payment of nobody", async () => {
    const voalle = await Voalle.open({}, "minimal");
    expect(await voalle.get(`/consultpayment?syngwtransactionid=${crypto.randomUUID()}`)).toMatchObject(
      refusal("Registro não encontrado."),
    );
  });
});
