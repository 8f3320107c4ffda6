import { describe, expect, test } from "vitest";
import { ISP_CAST } from "../../../../sandbox/shared/isp-people.ts";
import { ERP_ORIGIN } from "../../common/constants.ts";
import type { Row } from "../../common/erp.ts";
import { AutomatedProvider } from "./provider.ts";

const ana = ISP_CAST.twoOpen;
const UNKNOWN = "39053344705";

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
