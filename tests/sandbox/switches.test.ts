import { describe, expect, it } from "vitest";
import { dateInSaoPaulo } from "../../sandbox/shared/clock.ts";
import { ISP_CAST } from "../../sandbox/shared/isp-people.ts";
import { Hubsoft } from "./hubsoft/hubsoft.ts";
import { Ixc } from "./ixc/ixc.ts";
import { Mk } from "./mk/mk.ts";
import { type Provider, rowsOf } from "./provider.ts";
import { Sgp } from "./sgp/sgp.ts";

const ANA = ISP_CAST.twoOpen.document;
const BRUNO = ISP_CAST.blocked.document;

/** A provider with a customer whose plan is blocked for debt, and a way to unlock it and to block it again. */
interface Blocked {
  provider: Provider;
  unlock(): Promise<boolean>;
  block(): Promise<unknown>;
}

const BLOCKED: Record<string, () => Promise<Blocked>> = {
  ixc: async () => {
    const ixc = await Ixc.open();
    const [{ id } = {}] = await ixc.rows("cliente_contrato", "status_internet", "CA");
    return {
      provider: ixc.provider,
      unlock: async () => (await ixc.post("/desbloqueio_confianca", { id })).body.tipo === "sucesso",
      block: () => ixc.provider.change("cliente_contrato", id, { status_internet: "CA" }),
    };
  },
  hubsoft: async () => {
    const hubsoft = await Hubsoft.open();
    const [plan = {}] = rowsOf(await hubsoft.customer(BRUNO), "servicos");
    const id_cliente_servico = plan.id_cliente_servico;
    const path = "/cliente/desbloqueio_confianca";
    return {
      provider: hubsoft.provider,
      unlock: async () => (await hubsoft.post(path, { id_cliente_servico })).body.status === "success",
      block: () =>
        hubsoft.provider.change("services", id_cliente_servico, { statusPrefix: "suspenso_debito" }),
    };
  },
  sgp: async () => {
    const sgp = await Sgp.open();
    const contrato = await sgp.contractId(BRUNO);
    return {
      provider: sgp.provider,
      unlock: async () =>
        (await sgp.post("/api/ura/liberacaopromessa/", { contrato })).body.liberado === true,
      block: () => sgp.provider.change("contracts", contrato, { state: "suspended" }),
    };
  },
  mk: async () => {
    const mk = await Mk.open();
    const cd_cliente = await mk.personId(BRUNO);
    const [connection = {}] = rowsOf(await mk.call("WSMKConexoesPorCliente", { cd_cliente }), "Conexoes");
    const cd_conexao = String(connection.codconexao);
    return {
      provider: mk.provider,
      unlock: async () => (await mk.call("WSMKAutoDesbloqueio", { cd_conexao })).status === "OK",
      block: () => mk.provider.change("connections", cd_conexao, { blocked: true, reason: "Financeiro" }),
    };
  },
};

describe.each(Object.entries(BLOCKED))("%s: UNLOCK_ONCE_A_MONTH", (_erp, open) => {
  it("refuses a plan that is blocked again within the month, unless it is off", async () => {
    const { provider, unlock, block } = await open();
    expect(await unlock()).toBe(true);
    await block();
    expect(await unlock()).toBe(false);
    await provider.setSwitches({ UNLOCK_ONCE_A_MONTH: false });
    expect(await unlock()).toBe(true);
  });
});

describe("settling again", () => {
  it("ixc: RECEIVED_AGAIN takes a received title once more; PARTIAL_STATUS names one received in part", async () => {
    const ixc = await Ixc.open({ RECEIVED_AGAIN: true, PARTIAL_STATUS: "A" });
    const [title = {}] = await ixc.rows("fn_areceber", "valor", "1234.56");
    const settle = (amount: string) =>
      ixc.post("/fn_areceber_recebimentos_baixas_novo", {
        ...{ filial_id: "1", conta_: "1", id_conta: "1", id_receber: title.id, tipo_recebimento: "D" },
        ...{ data: "25/11/2026", valor_parcela: amount, credito: amount, debito: amount, historico: "x" },
        ...{ valor_total_recebido: amount, previsao: "M", tipo_lanc: "R" },
      });
    expect((await settle("1000.00")).body.type).toBe("success");
    expect(await ixc.row("fn_areceber", "id", String(title.id))).toMatchObject({
      status: "A",
      valor_aberto: "234.56",
    });
    expect((await settle("234.56")).body.type).toBe("success");
    expect((await settle("1234.56")).body.type).toBe("success");
  });

  it("hubsoft and sgp: SETTLED_AGAIN takes a settled invoice once more", async () => {
    const data_pagamento = dateInSaoPaulo(Date.now());
    const hubsoft = await Hubsoft.open({ SETTLED_AGAIN: true });
    const [{ id_fatura } = {}] = await hubsoft.invoices(ANA);
    const [box = {}] = await hubsoft.provider.stored("cashBoxes");
    const order = { id_fatura, id_caixa_financeiro: box.id, data_pagamento, valor_pago: 99.9 };
    const sgp = await Sgp.open({ SETTLED_AGAIN: true });
    const [{ id } = {}] = await sgp.titles(ANA, { status: "1" });
    for (const _time of [1, 2]) {
      expect((await hubsoft.post("/financeiro/fatura/liquidar", order)).body.status).toBe("success");
      const paid = await sgp.post(`/api/banco/titulo/${id}/baixar/`, { data_pagamento, valor_pago: "99.90" });
      expect(paid.body.status).toBe(1);
    }
    expect(await hubsoft.provider.stored("receipts")).toHaveLength(2);
    expect(await sgp.provider.stored("settlements")).toHaveLength(2);
  });
});

describe("the rest", () => {
  it("ixc: IP_REFUSED answers 403; PUT_ISO_DATES off takes dd/mm/yyyy only", async () => {
    const ixc = await Ixc.open({ PUT_ISO_DATES: false });
    const customer = await ixc.row("cliente", "cnpj_cpf", "529.982.247-25");
    const put = (change: object) => ixc.call("PUT", `/cliente/${customer.id}`, { ...customer, ...change });
    expect((await put({})).body.message).toContain("data_");
    const dates = { data_nascimento: "14/03/1988", data_cadastro: "10/05/2021" };
    expect((await put(dates)).body.type).toBe("success");
    expect(await ixc.row("cliente", "cnpj_cpf", "529.982.247-25")).toEqual(customer);
    await ixc.provider.setSwitches({ IP_REFUSED: true });
    expect((await put(dates)).httpStatus).toBe(403);
  });

  it("hubsoft: TOKEN_LIFE_SECONDS ends a token when it says", async () => {
    const hubsoft = await Hubsoft.open({ TOKEN_LIFE_SECONDS: 1 });
    expect((await hubsoft.signIn()).body.expires_in).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect((await hubsoft.get("/configuracao/vencimento")).httpStatus).toBe(401);
  });

  it("changes records of that company only", async () => {
    const [one, other] = await Promise.all([Sgp.open(), Sgp.open({}, "minimal")]);
    const contrato = await one.contractId(ANA);
    expect(await other.provider.change("contracts", contrato, { state: "reduced" })).toEqual({
      error: "no such record",
    });
    expect((await one.contracts(ANA))[0]?.contratoStatus).toBe(1);
  });
});
