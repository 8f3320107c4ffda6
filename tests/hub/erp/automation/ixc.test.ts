import { describe, expect, test } from "vitest";
import { ISP_CAST } from "../../../../sandbox/shared/isp-people.ts";
import { drainConnection } from "../../../../src/services/deliveries/drain-connection.ts";
import { ERP_ORIGIN } from "../../common/constants.ts";
import type { Row } from "../../common/erp.ts";
import { AutomatedProvider } from "./provider.ts";

const ana = ISP_CAST.twoOpen;
const UNKNOWN = "39053344705";

/** IXC's list call: a POST with a header. */
function list(id: string, table: string, field: string, value: string, more: Row = {}): Row {
  return {
    type: "http",
    id,
    method: "POST",
    effect: "read",
    path: `/${table}`,
    headers: { ixcsoft: "listar" },
    json: {
      qtype: `${table}.${field}`,
      query: value,
      oper: "=",
      page: "1",
      rp: "100",
      sortname: `${table}.id`,
      sortorder: "asc",
    },
    outcomes: [
      { when: { predicate: "answer.type == 'error'" }, outcome: "refused", message: "{{ answer.message }}" },
    ],
    ...more,
  };
}

const customer = [
  list("people", "cliente", "cnpj_cpf", "{{ maskDocument(input.document) }}"),
  {
    type: "find",
    id: "person",
    from: "{{ steps.people.registros }}",
    where: "item.ativo == 'S'",
    otherwise: "not_found",
  },
];

const listInvoices: Row = {
  steps: [
    ...customer,
    list("titles", "fn_areceber", "id_cliente", "{{ steps.person.id }}"),
    {
      type: "map",
      id: "invoices",
      from: "{{ steps.titles.registros }}",
      fields: {
        id: { value: "{{ item.id }}" },
        amount: { value: "{{ item.status == 'A' ? item.valor_aberto : item.valor }}", as: "money" },
        dueDate: { value: "{{ item.data_vencimento }}", as: "date" },
        status: {
          value: "{{ item.status == 'A' && item.data_vencimento < today() ? 'late' : item.status }}",
          as: "enum",
          values: { A: "open", P: "open", R: "paid", C: "cancelled", late: "overdue" },
        },
        digitableLine: { value: "{{ item.linha_digitavel }}", as: "digits", optional: true },
      },
    },
  ],
  output: "{{ steps.invoices }}",
};

const inserted = [
  { when: { predicate: "answer.type != 'success'" }, outcome: "refused", message: "{{ answer.message }}" },
];
const SETTLEMENTS = "fn_areceber_recebimentos_baixas_novo";

const settle: Row = {
  steps: [
    {
      type: "http",
      id: "settled",
      method: "POST",
      effect: "unkeyed_write",
      path: `/${SETTLEMENTS}`,
      json: {
        filial_id: "1",
        conta_: "{{ settings.account }}",
        id_conta: "{{ settings.account }}",
        id_receber: "{{ input.invoiceId }}",
        tipo_recebimento: "P",
        data: "{{ dateBr(input.paidAt) }}",
        valor_parcela: "{{ input.amount }}",
        credito: "{{ input.amount }}",
        debito: "{{ input.amount }}",
        valor_total_recebido: "{{ input.amount }}",
        historico: "{{ input.method }} {{ input.transactionId }}",
        previsao: "M",
        tipo_lanc: "R",
        tipo_r: "T",
      },
      outcomes: inserted,
    },
  ],
  output: { status: "settled", remoteId: "{{ text(steps.settled.id) }}" },
};
const settledBefore: Row = {
  steps: [
    list("titles", "fn_areceber", "id", "{{ input.invoiceId }}"),
    {
      type: "find",
      id: "paid",
      from: "{{ steps.titles.registros }}",
      where: "item.status == 'R'",
      otherwise: "empty",
    },
  ],
  output: { status: "settled" },
};

const createLead: Row = {
  steps: [
    {
      type: "http",
      id: "lead",
      method: "POST",
      effect: "unkeyed_write",
      path: "/contato",
      json: {
        nome: "{{ input.customer.name }}",
        data_cadastro: "{{ dateBr(today()) }}",
        email: "{{ input.customer.email }}",
        lead: "S",
        obs: "{{ input.externalId }}",
      },
      outcomes: inserted,
    },
  ],
  output: { remoteId: "{{ text(steps.lead.id) }}" },
};
const leadFind: Row = {
  steps: [
    list("leads", "contato", "obs", "{{ input.externalId }}"),
    {
      type: "find",
      id: "mine",
      from: "{{ steps.leads.registros }}",
      where: "item.obs == input.externalId",
      otherwise: "empty",
    },
  ],
  output: { remoteId: "{{ steps.mine.id }}" },
};

function openIxc(more: Row = {}): Promise<AutomatedProvider> {
  return AutomatedProvider.open("ixc", {
    baseUrl: `${ERP_ORIGIN}/ixc/webservice/v1/`,
    auth: { type: "basic", token: "{{ secrets.token }}" },
    values: { account: "1" },
    ...more,
  });
}

async function withInvoice(find: boolean) {
  const ixc = await openIxc();
  await ixc.save("list_invoices", listInvoices);
  await ixc.save("settle_invoice", find ? { ...settle, find: settledBefore } : settle);
  const [title] = (await ixc.stored("fn_areceber")).filter(
    ({ status, valor }) => status === "A" && valor === "99.90",
  );
  const payment = {
    invoiceId: String(title?.id),
    amount: "99.90",
    paidAt: "2026-11-25",
    method: "PIX",
    transactionId: "E1",
  };
  return { ixc, payment };
}

describe("IXC by automations", () => {
  test("invoices: two calls, money and dates in our form; nobody's are an empty list", async () => {
    const ixc = await openIxc();
    await ixc.save("list_invoices", listInvoices);
    const invoices = await ixc.result("list_invoices", { document: ana.document });
    expect(invoices).toHaveLength(ana.invoices.length);
    expect(invoices).toContainEqual(
      expect.objectContaining({ amount: "99.90", dueDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) }),
    );
    expect(await ixc.result("list_invoices", { document: UNKNOWN })).toEqual([]);
    expect((await ixc.ask("list_plans", { document: ana.document })).status).toBe(501);
  });

  test("a payment settles once, also where the answer is lost: the automation's find sees it", async () => {
    const { ixc, payment } = await withInvoice(true);
    await ixc.inject({ kind: "lost_answer", method: "POST", path: `/${SETTLEMENTS}` });
    expect(await ixc.result("settle_invoice", payment)).toEqual({ status: "settled" });
    expect(await ixc.result("settle_invoice", payment)).toEqual({ status: "settled" });
    expect(await ixc.stored(SETTLEMENTS)).toHaveLength(1);
  });

  test("without a find nobody settles twice: a person is told", async () => {
    const { ixc, payment } = await withInvoice(false);
    await ixc.inject({ kind: "lost_answer", method: "POST", path: `/${SETTLEMENTS}` });
    const first = await ixc.ask("settle_invoice", payment);
    expect(first.status, first.text).toBeGreaterThanOrEqual(400);
    const again = await ixc.ask("settle_invoice", payment);
    expect(again.body).toMatchObject({ code: "outcome_unknown" });
    expect(await ixc.stored(SETTLEMENTS)).toHaveLength(1);
  });

  test("the ERP's refusal is the caller's answer, in the ERP's words", async () => {
    const { ixc, payment } = await withInvoice(true);
    await ixc.result("settle_invoice", payment);
    const again = await ixc.ask("settle_invoice", { ...payment, transactionId: "E2" });
    expect(again.status).toBe(422);
    expect(again.text).toContain("Título já recebido!");
  });

  const lead = (externalId: string): Row => ({
    externalId,
    customer: { name: "Zélia Duarte", email: "zelia@example.com", document: UNKNOWN },
  });

  test.each([true, false])(
    "a lead arrives once for its externalId, whatever becomes of the answer (find: %s)",
    async (find) => {
      const ixc = await openIxc();
      await ixc.save("create_lead", find ? { ...createLead, find: leadFind } : createLead);
      const before = (await ixc.stored("contato")).length;
      await ixc.inject({ kind: "lost_answer", method: "POST", path: "/contato" });
      const first = await ixc.ask("create_lead", lead("L-1"));
      if (find) expect(first.body).toMatchObject({ result: { remoteId: expect.any(String) } });
      else expect(first.text).toContain("outcome_unknown");
      ixc.context.clock.advance(120_000);
      await drainConnection(ixc.context, ixc.connectionId);
      await ixc.ask("create_lead", lead("L-1"));
      expect((await ixc.stored("contato")).length).toBe(before + 1);
      const other = await ixc.ask("create_lead", lead("L-2"));
      expect(other.status, other.text).toBe(200);
      expect((await ixc.stored("contato")).length).toBe(before + 2);
    },
  );

  test("the test of the connection says what is proven", async () => {
    const named = await openIxc({ checkPath: "/filial" });
    expect((await named.test()).body).toMatchObject({ ok: true });
    await named.revokeKey();
    expect((await named.test()).body).toMatchObject({ ok: false, checks: [{ code: "invalid_credentials" }] });
    const unnamed = await openIxc();
    expect((await unnamed.test()).body).toMatchObject({
      ok: true,
      checks: [{ code: "credentials_untested" }],
    });
  });
});
