import { describe, expect, it } from "vitest";
import { MK } from "../../../sandbox/mk/account.ts";
import { dateInSaoPaulo } from "../../../sandbox/shared/clock.ts";
import { addDays, brazilianDate } from "../../../sandbox/shared/isp-charges.ts";
import { ISP_CAST, ISP_UNKNOWN_DOCUMENT } from "../../../sandbox/shared/isp-people.ts";
import { Provider, rowsOf } from "../provider.ts";
import { send } from "../worker.ts";
import { Mk } from "./mk.ts";

const ANA = ISP_CAST.twoOpen.document;
const today = () => dateInSaoPaulo(Date.now());

describe("sessions", () => {
  it("opens the default company and tells when the session ends, in Brazilian figures", async () => {
    const mk = new Mk(new Provider("mk", "", MK.showKey(MK.defaultCompany.key)));
    const answer = await mk.signIn();
    expect(answer).toMatchObject({ status: "OK", Token: expect.any(String) });
    expect(answer.Expire).toMatch(/^\d{2}\/\d{2}\/\d{4} \d{2}:\d{2}:\d{2}$/);
    expect(await mk.personId(ANA)).toMatch(/^\d+$/);
  });

  it.each([{ password: "x" }, { token: "x" }, { cd_servico: "1" }, { sys: "MK1" }])(
    "refuses %j with HTTP 200 and status ERRO",
    async (change) => {
      const mk = await Mk.open({}, "minimal");
      expect(await mk.signIn(change as Record<string, string>)).toMatchObject({
        status: "ERRO",
        "Num. ERRO": expect.any(String),
        mensagem: expect.any(String),
      });
    },
  );

  it("ends sessions in time and by hand, and names keys by switch", async () => {
    const mk = await Mk.open({ ERROR_CODE_KEY: "codigo_erro" });
    await mk.provider.control("POST", `/companies/${mk.provider.id}/sessions/revoke`, {});
    expect(await mk.call("WSMKConsultaDoc", { doc: ANA })).toMatchObject({
      status: "ERRO",
      codigo_erro: "010",
    });
    await mk.provider.setSwitches({ SESSION_MINUTES: 0 });
    await mk.signIn();
    expect((await mk.call("WSMKConsultaDoc", { doc: ANA })).status).toBe("ERRO");
    await mk.provider.setSwitches({ TOKEN_KEY: "token_acesso" });
    expect(await mk.signIn()).toHaveProperty("token_acesso");
  });
});

describe("charsets and amounts", () => {
  const bytesOf = async (mk: Mk) => {
    const response = await mk.fetch("WSMKConsultaDoc", { doc: ISP_CAST.company.document });
    return { type: response.headers.get("content-type"), bytes: await response.arrayBuffer() };
  };
  const decode = (bytes: ArrayBuffer, charset: string) => new TextDecoder(charset).decode(bytes);

  it("speaks Latin-1, with or without saying so", async () => {
    const mk = await Mk.open();
    const said = await bytesOf(mk);
    expect(said.type).toBe("text/plain;charset=iso-8859-1");
    expect(decode(said.bytes, "latin1")).toContain("PADARIA SOL PÃES LTDA");
    expect(decode(said.bytes, "utf-8")).toContain("P\uFFFDES");
    await mk.provider.setSwitches({ CHARSET: "latin1_unlabelled" });
    const unsaid = await bytesOf(mk);
    expect(unsaid.type).not.toContain("8859");
    expect(decode(unsaid.bytes, "latin1")).toContain("PÃES");
  });

  it("or UTF-8 that says Latin-1 and writes bytes 80 to 9F out", async () => {
    const mk = await Mk.open({ CHARSET: "utf8_mislabelled" });
    const { type, bytes } = await bytesOf(mk);
    expect(type).toBe("text/plain;charset=iso-8859-1");
    // Ã is C3 83 in UTF-8; 83 is written out.
    expect(decode(bytes, "latin1")).toContain("P\u00C3\\u0083ES");
  });

  it("writes amounts as 1.234,56 and days as dd/mm/yyyy, numbers by switch", async () => {
    const mk = await Mk.open();
    const cd_cliente = await mk.personId(ANA);
    const open = rowsOf(await mk.call("WSMKFaturasPendentes", { cd_cliente }), "FaturasPendentes");
    expect(open.map(({ valor_total, data_vencimento }) => [valor_total, data_vencimento])).toEqual([
      ["99,90", brazilianDate(addDays(today(), 5))],
      ["1.234,56", brazilianDate(addDays(today(), 28))],
    ]);
    await mk.provider.setSwitches({ PLAIN_AMOUNTS: true });
    const plain = rowsOf(await mk.call("WSMKFaturasPendentes", { cd_cliente }), "FaturasPendentes");
    expect(plain[1]?.valor_total).toBe(1234.56);
  });
});

describe("services", () => {
  it("tells a customer by document, and nobody as an error", async () => {
    const mk = await Mk.open();
    expect(await mk.call("WSMKConsultaDoc", { doc: "12.ABC.345/01DE-35" })).toMatchObject({
      Nome: "ESTÚDIO LUME CRIAÇÃO LTDA",
      CPF_CNPJ: "12.ABC.345/01DE-35",
      Outros: [],
    });
    expect((await mk.call("WSMKConsultaDoc", { doc: ISP_UNKNOWN_DOCUMENT })).status).toBe("ERRO");
    expect((await mk.call("WSMKConsultaDoc")).mensagem).toContain("doc");
    expect((await mk.fetch("WSMKNada")).status).toBe(404);
  });

  it("gives an invoice's PDF, digits and PIX", async () => {
    const mk = await Mk.open();
    const cd_cliente = await mk.personId(ANA);
    const [, invoice = {}] = rowsOf(
      await mk.call("WSMKFaturasPendentes", { cd_cliente }),
      "FaturasPendentes",
    );
    const id = String(invoice.codfatura);
    const copy = await mk.call("WSMKSegundaViaCobranca", { cd_fatura: id });
    expect(copy).toMatchObject({ Valor: "1.234,56", Vcto: invoice.data_vencimento });
    const file = await send(new URL(String(copy.PathDownload)).pathname);
    expect(file.headers.get("content-type")).toBe("application/pdf");
    const [line = {}] = rowsOf(await mk.call("WSMKLDViaSMS", { cd_fatura: id }), "DadosFatura");
    expect(line.ld).toMatch(/0000123456$/);
    const pix = await mk.call("WSMKRetornarCopieColaPix", { CodigoFatura: id });
    expect(pix.texto_qrcode).toContain("54071234.56");
    await mk.provider.setSwitches({ PIX_MISSING: true });
    expect((await mk.call("WSMKRetornarCopieColaPix", { CodigoFatura: id })).status).toBe("ERRO");
  });

  it("unlocks a connection, not a contract, about once a month", async () => {
    const mk = await Mk.open();
    const cd_cliente = await mk.personId(ISP_CAST.blocked.document);
    const connections = async () =>
      rowsOf(await mk.call("WSMKConexoesPorCliente", { cd_cliente }), "Conexoes");
    const [blocked = {}] = await connections();
    expect(blocked).toMatchObject({ bloqueada: "Sim", motivo_bloqueio: "Financeiro" });
    const unlock = (id: unknown) => mk.call("WSMKAutoDesbloqueio", { cd_conexao: String(id) });
    expect((await unlock(blocked.contrato)).status).toBe("ERRO");
    expect((await unlock(blocked.codconexao)).status).toBe("OK");
    expect((await connections())[0]).toMatchObject({ bloqueada: "Não", motivo_bloqueio: null });
    expect((await unlock(blocked.codconexao)).status).toBe("ERRO");
  });

  it("lists contracts, cancelled ones in V2 only", async () => {
    const mk = await Mk.open();
    const cd_cliente = await mk.personId(ANA);
    expect((await mk.call("WSMKContratosPorCliente", { cd_cliente })).ContratosAtivos).toHaveLength(1);
    expect((await mk.call("WSMKContratosPorClienteV2", { cd_cliente })).Contratos).toHaveLength(2);
  });

  it("opens tickets, work orders, leads and contracts, all by GET", async () => {
    const mk = await Mk.open();
    const cd_cliente = await mk.personId(ANA);
    const ticket = {
      cd_cliente,
      cd_processo: "12",
      cd_classificacao_ate: "3",
      origem_contato: "9",
      info: "Olá",
    };
    const opened = await mk.call("WSMKNovoAtendimento", ticket);
    expect(opened).toMatchObject({ CodigoAtendimento: expect.any(Number), Cliente: "ANA BEATRIZ SOUZA" });
    expect(opened.Protocolo).toMatch(/^\d{4}\.\d{5}$/);
    expect((await mk.call("WSMKNovoAtendimento", { ...ticket, info: "" })).mensagem).toContain("info");
    expect((await mk.call("WSMKNovaLead", { cd_cliente, info: "Quer 1 Giga" })).status).toBe("OK");
    const order = { CodigoCliente: cd_cliente, DescricaoProblema: "Trocar", CodigoTipoOS: "3" };
    expect((await mk.call("WSMKCriarOrdemServico", order)).status).toBe("OK");
    const contract = { CodigoTipoPlano: "1", CodigoPlanoAcesso: "2", CodigoRegraVencimento: "3" };
    expect((await mk.call("WSMKNovoContrato", { CodigoCliente: cd_cliente, ...contract })).status).toBe("OK");
    const [stored = {}] = await mk.provider.stored("tickets");
    expect(stored).toMatchObject({ sent: { info: "Olá" } });
    expect(JSON.stringify(stored)).not.toContain(mk.token);
  });
});
