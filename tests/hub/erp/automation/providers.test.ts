import { describe, expect, test } from "vitest";
import { ISP_CAST } from "../../../../sandbox/shared/isp-people.ts";
import { drainConnection } from "../../../../src/services/deliveries/drain-connection.ts";
import { ERP_ORIGIN } from "../../common/constants.ts";
import type { Row } from "../../common/erp.ts";
import { AutomatedProvider } from "./provider.ts";

const ana = ISP_CAST.twoOpen;
const UNKNOWN = "39053344705";

/** IXC's list call: a POST with a header, and a filter that is JSON inside of a text. */
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

describe("HubSoft by automations", () => {
  test("logs in with OAuth, and again when the token dies early; passwords of connections are left out", async () => {
    const hubsoft = await AutomatedProvider.open("hubsoft", {
      baseUrl: `${ERP_ORIGIN}/hubsoft`,
      auth: {
        type: "oauth_password",
        encoding: "json",
        clientId: "{{ secrets.clientId }}",
        clientSecret: "{{ secrets.clientSecret }}",
        username: "{{ secrets.username }}",
        password: "{{ secrets.password }}",
      },
    });
    await hubsoft.save("list_plans", {
      steps: [
        {
          type: "http",
          id: "found",
          method: "GET",
          path: "/api/v1/integracao/cliente",
          query: { busca: "cpf_cnpj", termo_busca: "{{ input.document }}" },
          outcomes: [
            {
              when: { predicate: "answer.status == 'error'" },
              outcome: "refused",
              message: "{{ answer.msg }}",
            },
            { when: { predicate: "size(answer.clientes) == 0" }, outcome: "empty" },
          ],
        },
        { type: "strip", id: "clean", from: "{{ steps.found.clientes }}", fields: ["senha"] },
        {
          type: "map",
          id: "plans",
          from: "{{ flatten(steps.clean.map(c, c.servicos)) }}",
          fields: {
            contractId: { value: "{{ item.id_cliente_servico }}" },
            name: { value: "{{ item.nome }}" },
            amount: { value: "{{ item.valor }}", as: "money" },
            status: {
              value: "{{ item.status_prefixo }}",
              as: "enum",
              values: { servico_habilitado: "active", suspenso_debito: "blocked", cancelado: "cancelled" },
              default: "other",
            },
            statusText: { value: "{{ item.status }}", optional: true },
          },
        },
      ],
      output: "{{ steps.plans }}",
    });
    const plans = await hubsoft.result("list_plans", { document: ana.document });
    expect(plans).toHaveLength(ana.contracts.filter(({ state }) => state !== "cancelled").length);
    expect(plans).toContainEqual(
      expect.objectContaining({ status: "active", amount: expect.stringMatching(/^\d+\.\d\d$/) }),
    );
    await hubsoft.endSessions();
    expect(await hubsoft.result("list_plans", { document: ana.document })).toEqual(plans);
    expect((await hubsoft.test()).body).toMatchObject({ ok: true });
  });
});

describe("MK by automations", () => {
  test("a session in the query, Latin-1, amounts with a comma; a session that ends is opened again", async () => {
    const mk = await AutomatedProvider.open("mk", {
      baseUrl: `${ERP_ORIGIN}/mksolutions/mk`,
      auth: {
        type: "session",
        method: "GET",
        path: "/WSAutenticacao.rule",
        fields: {
          sys: "MK0",
          token: "{{ secrets.token }}",
          password: "{{ secrets.password }}",
          cd_servico: "9999",
        },
        tokenExpression: "answer.Token",
        expiresAtExpression: "answer.Expire",
        place: "query",
        name: "token",
      },
    });
    const outcomes = [
      { when: { predicate: "answer.status == 'ERRO'", text: "token" }, outcome: "invalid_credentials" },
      {
        when: { predicate: "answer.status == 'ERRO'" },
        outcome: "not_found",
        message: "{{ answer.mensagem }}",
      },
    ];
    const ask = (id: string, rule: string, query: Row): Row => ({
      type: "http",
      id,
      method: "GET",
      path: `/${rule}.rule`,
      query: { sys: "MK0", ...query },
      charset: "latin1",
      outcomes,
    });
    await mk.save("list_invoices", {
      steps: [
        ask("person", "WSMKConsultaDoc", { doc: "{{ input.document }}" }),
        ask("bills", "WSMKFaturasPendentes", { cd_cliente: "{{ steps.person.CodigoPessoa }}" }),
        {
          type: "map",
          id: "invoices",
          from: "{{ steps.bills.FaturasPendentes }}",
          fields: {
            id: { value: "{{ item.codfatura }}" },
            customerName: { value: "{{ steps.person.Nome }}" },
            amount: { value: "{{ money(item.valor_total, ',') }}" },
            dueDate: { value: "{{ item.data_vencimento }}", as: "date" },
            status: { value: "{{ date(item.data_vencimento) < today() ? 'overdue' : 'open' }}" },
          },
        },
      ],
      output: "{{ steps.invoices }}",
    });
    const invoices = await mk.result("list_invoices", { document: ISP_CAST.company.document });
    expect(invoices).toContainEqual(
      expect.objectContaining({
        customerName: expect.stringMatching(/PÃES/),
        amount: expect.stringMatching(/^\d+\.\d\d$/),
      }),
    );
    await mk.endSessions();
    expect(await mk.result("list_invoices", { document: ISP_CAST.company.document })).toEqual(invoices);
    expect(await mk.result("list_invoices", { document: UNKNOWN })).toEqual([]);
  });
});

describe("SGP by automations", () => {
  test("credentials among the fields of every body; passwords are left out", async () => {
    const sgp = await AutomatedProvider.open("sgp", {
      baseUrl: `${ERP_ORIGIN}/sgp`,
      auth: { type: "body_fields", fields: { token: "{{ secrets.token }}", app: "{{ secrets.app }}" } },
    });
    await sgp.save("get_customer_contacts", {
      steps: [
        {
          type: "http",
          id: "found",
          method: "POST",
          effect: "read",
          path: "/api/ura/consultacliente/",
          form: { cpfcnpj: "{{ input.document }}" },
          outcomes: [{ when: { predicate: "size(answer.contratos) == 0" }, outcome: "not_found" }],
        },
        { type: "strip", id: "clean", from: "{{ steps.found.contratos }}", fields: ["contratoCentralSenha"] },
      ],
      output: {
        emails: "{{ first(steps.clean).emails }}",
        phones: "{{ first(steps.clean).telefones.map(t, digits(t)) }}",
      },
    });
    expect(await sgp.result("get_customer_contacts", { document: ana.document })).toMatchObject({
      emails: [ana.email],
      phones: expect.arrayContaining([ana.mobile.replaceAll(/\D/g, "")]),
    });
    expect((await sgp.ask("get_customer_contacts", { document: UNKNOWN })).status).toBe(404);
  });
});
