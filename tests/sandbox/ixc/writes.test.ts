import { describe, expect, it } from "vitest";
import { type Row, rowOf } from "../provider.ts";
import { Ixc } from "./ixc.ts";

const ANA_MASKED = "529.982.247-25";
const BRUNO_MASKED = "111.444.777-35";

/** What a settlement of a title sends, whole unless told otherwise. */
function settlementOf(title: Row, change: Row = {}): Row {
  const amount = title.valor_aberto;
  return {
    filial_id: "1",
    conta_: "1",
    id_conta: "1",
    id_receber: title.id,
    tipo_recebimento: "P",
    data: "25/11/2026",
    valor_parcela: amount,
    credito: amount,
    debito: amount,
    valor_total_recebido: amount,
    historico: "PIX",
    previsao: "M",
    tipo_lanc: "R",
    tipo_r: "T",
    ...change,
  };
}

async function openTitles(ixc: Ixc, document: string): Promise<Row[]> {
  const { id } = await ixc.row("cliente", "cnpj_cpf", document);
  const titles = await ixc.rows("fn_areceber", "id_cliente", String(id));
  return titles.filter((title) => title.status === "A");
}

describe("settling", () => {
  const SETTLE = "/fn_areceber_recebimentos_baixas_novo";

  it("receives a whole title, and refuses it a second time", async () => {
    const ixc = await Ixc.open();
    const [title = {}] = (await openTitles(ixc, ANA_MASKED)).slice(1);
    const answer = await ixc.post(SETTLE, settlementOf(title));
    expect(answer.body).toMatchObject({ type: "success", id: expect.stringMatching(/^\d+$/) });
    expect(await ixc.row("fn_areceber", "id", String(title.id))).toMatchObject({
      status: "R",
      valor: "1234.56",
      valor_aberto: "0.00",
      valor_recebido: "1234.56",
      pagamento_data: "2026-11-25",
    });
    const again = await ixc.post(SETTLE, settlementOf(title));
    expect(again).toMatchObject({ httpStatus: 200, body: { type: "error", message: "Título já recebido!" } });
    expect(await ixc.provider.stored(SETTLE.slice(1))).toHaveLength(1);
  });

  it("receives in part to the cent, then the rest with discount and increase", async () => {
    const ixc = await Ixc.open();
    const [title = {}] = await openTitles(ixc, ANA_MASKED);
    const part = "33.33";
    const first = { valor_parcela: part, credito: part, debito: part, valor_total_recebido: part };
    expect((await ixc.post(SETTLE, settlementOf(title, first))).body.type).toBe("success");
    const partly = await ixc.row("fn_areceber", "id", String(title.id));
    expect(partly).toMatchObject({ status: "P", valor_aberto: "66.57", valor_recebido: "33.33" });
    const rest = { vdesconto: "6.57", vacrecimo: "0.10", valor_total_recebido: "60.10" };
    expect((await ixc.post(SETTLE, settlementOf(partly, rest))).body.type).toBe("success");
    expect(await ixc.row("fn_areceber", "id", String(title.id))).toMatchObject({
      status: "R",
      valor_aberto: "0.00",
      valor_recebido: "93.43",
    });
  });

  it("lets one of two simultaneous settlements through", async () => {
    const ixc = await Ixc.open();
    const [title = {}] = await openTitles(ixc, ANA_MASKED);
    const answers = await Promise.all([1, 2].map(() => ixc.post(SETTLE, settlementOf(title))));
    expect(answers.map((answer) => answer.body.type).sort()).toEqual(["error", "success"]);
    expect(await ixc.provider.stored(SETTLE.slice(1))).toHaveLength(1);
  });

  it.each([
    [{ conta_: "" }, "conta_"],
    [{ conta_: "99" }, "conta_"],
    [{ id_receber: "1" }, "id_receber"],
    [{ data: "2026-11-25" }, "data"],
    [{ data: "31/02/2026" }, "data"],
    [{ valor_parcela: "99,90" }, "valor_parcela"],
    [{ credito: "1.00" }, "Crédito e débito"],
    [{ valor_total_recebido: "1.00" }, "valor total"],
    [{ valor_parcela: "5000.00" }, "em aberto"],
    [{ tipo_lanc: "X" }, "tipo_lanc"],
  ])("refuses %j and names %s", async (change, named) => {
    const ixc = await Ixc.open();
    const [title = {}] = await openTitles(ixc, ANA_MASKED);
    const { body } = await ixc.post(SETTLE, settlementOf(title, change));
    expect(body.type).toBe("error");
    expect(body.message).toContain(named);
    expect(await ixc.provider.stored(SETTLE.slice(1))).toEqual([]);
  });

  it("lost_answer receives the title all the same", async () => {
    const ixc = await Ixc.open();
    const [title = {}] = await openTitles(ixc, ANA_MASKED);
    await ixc.provider.inject({ kind: "lost_answer" });
    const response = await ixc.fetch("POST", SETTLE, settlementOf(title));
    await expect(response.text()).rejects.toThrow();
    expect((await ixc.row("fn_areceber", "id", String(title.id))).status).toBe("R");
  });
});

describe("boleto, PIX and notes", () => {
  it("get_boleto answers bare base64 of a PDF, and only then the title has its digits", async () => {
    const ixc = await Ixc.open();
    const [, title = {}] = await openTitles(ixc, ANA_MASKED);
    expect(title).toMatchObject({ linha_digitavel: "", impresso: "N" });
    const order = {
      boletos: title.id,
      juro: "N",
      multa: "N",
      atualiza_boleto: "S",
      tipo_boleto: "arquivo",
      base64: "S",
    };
    const answer = await ixc.post("/get_boleto", order);
    expect(answer.contentType).toContain("text/html");
    expect(atob(answer.text)).toMatch(/^%PDF-1\.4[\s\S]*%%EOF\n$/);
    const printed = await ixc.row("fn_areceber", "id", String(title.id));
    expect(printed.linha_digitavel).toMatch(/^\d{5}\.\d{5} \d{5}\.\d{6} \d{5}\.\d{6} \d \d{4}0000123456$/);
    await ixc.provider.setSwitches({ BOLETO_AS_OBJECT: true });
    expect((await ixc.post("/get_boleto", order)).body.base64).toBe(answer.text);
    expect((await ixc.post("/get_boleto", { ...order, tipo_boleto: "x" })).body.type).toBe("error");
    expect((await ixc.post("/get_boleto", { ...order, boletos: "1" })).body.message).toContain("boletos");
  });

  it("get_pix answers a code that carries the amount, or is refused when the account has none", async () => {
    const ixc = await Ixc.open();
    const [, title = {}] = await openTitles(ixc, ANA_MASKED);
    const { body } = await ixc.post("/get_pix", { id_areceber: title.id });
    const code = String(rowOf(rowOf(body, "pix"), "qrCode").qrcode);
    expect(code).toMatch(/^000201.*54071234\.56.*6304[0-9A-F]{4}$/);
    await ixc.provider.setSwitches({ PIX_MISSING: true });
    expect((await ixc.post("/get_pix", { id_areceber: title.id })).body.type).toBe("error");
  });

  it("lists a customer's notes and prints one", async () => {
    const ixc = await Ixc.open();
    const { id } = await ixc.row("cliente", "cnpj_cpf", ANA_MASKED);
    const [note = {}] = await ixc.rows("vd_saida", "id_cliente", String(id));
    expect(note).toMatchObject({ valor_total: "99.90", status: "F" });
    const printed = await ixc.post("/imprimir_nota", { id: note.id, base64: "S" });
    expect(atob(printed.text)).toMatch(/^%PDF/);
    expect((await ixc.post("/imprimir_nota", { id: "1" })).body.type).toBe("error");
  });
});

describe("trust unlock", () => {
  async function blockedContract(ixc: Ixc): Promise<Row> {
    const { id } = await ixc.row("cliente", "cnpj_cpf", BRUNO_MASKED);
    return ixc.row("cliente_contrato", "id_cliente", String(id));
  }

  it("unlocks a contract that is blocked for debt, once in 30 days, in words of its own", async () => {
    const ixc = await Ixc.open();
    const contract = await blockedContract(ixc);
    expect(contract.status_internet).toBe("CA");
    expect((await ixc.post("/desbloqueio_confianca", { id: contract.id })).json).toEqual({
      tipo: "sucesso",
      codigo: "105",
      mensagem: "Contrato desbloqueado com sucesso!",
    });
    expect((await blockedContract(ixc)).status_internet).toBe("A");
    const again = await ixc.post("/desbloqueio_confianca", { id: contract.id });
    expect(again.body).toMatchObject({ tipo: "erro", codigo: "107" });
    expect((await ixc.post("/desbloqueio_confianca", { id: "1" })).body).toMatchObject({ codigo: "106" });
  });

  it("answers type and message, or a list, by switch", async () => {
    const ixc = await Ixc.open({ TRUST_UNLOCK_ANSWER: "type" });
    const { id } = await blockedContract(ixc);
    expect((await ixc.post("/desbloqueio_confianca", { id })).body.type).toBe("success");
    await ixc.provider.setSwitches({ TRUST_UNLOCK_ANSWER: "list" });
    expect((await ixc.post("/desbloqueio_confianca", { id })).json).toEqual([
      { tipo: "erro", codigo: "107", mensagem: expect.stringContaining("já encontra-se ativo") },
    ]);
  });

  it("does not unlock what was blocked by hand, unless the switch says so", async () => {
    const ixc = await Ixc.open();
    const [contract = {}] = await ixc.rows("cliente_contrato", "status_internet", "CM");
    expect((await ixc.post("/desbloqueio_confianca", { id: contract.id })).body.codigo).toBe("109");
    await ixc.provider.setSwitches({ UNLOCK_MANUAL_BLOCK: true });
    expect((await ixc.post("/desbloqueio_confianca", { id: contract.id })).body.tipo).toBe("sucesso");
  });

  it("releases for 72 hours by the key that the switch names", async () => {
    const ixc = await Ixc.open({ RELEASE_KEY: "get_id" });
    const { id } = await blockedContract(ixc);
    const path = "/cliente_contrato_btn_lib_temp_24722";
    expect((await ixc.post(path, { id })).body.message).toContain("get_id");
    expect((await ixc.post(path, { get_id: id })).body.type).toBe("success");
    expect((await blockedContract(ixc)).status_internet).toBe("A");
  });
});

describe("insertions and changes", () => {
  it("PUT empties what it does not send, unless the switch keeps or refuses it", async () => {
    const ixc = await Ixc.open();
    const customer = await ixc.row("cliente", "cnpj_cpf", ANA_MASKED);
    const path = `/cliente/${customer.id}`;
    const whole = await ixc.call("PUT", path, { ...customer, email: "nova@cliente.example" });
    expect(whole.body).toMatchObject({ type: "success", id: customer.id });
    expect(await ixc.row("cliente", "cnpj_cpf", ANA_MASKED)).toEqual({
      ...customer,
      email: "nova@cliente.example",
    });
    const { tipo_pessoa, razao, cnpj_cpf, ativo, cidade } = customer;
    const bare = { tipo_pessoa, razao, cnpj_cpf, ativo, cidade };
    await ixc.provider.setSwitches({ PUT_ABSENT: "refuse" });
    expect((await ixc.call("PUT", path, bare)).body.message).toContain("telefone_celular");
    await ixc.provider.setSwitches({ PUT_ABSENT: "keep" });
    await ixc.call("PUT", path, { email: "outra@cliente.example" });
    expect((await ixc.row("cliente", "cnpj_cpf", ANA_MASKED)).fone).toBe(customer.fone);
    await ixc.provider.setSwitches({ PUT_ABSENT: "blank" });
    expect((await ixc.call("PUT", path, { email: "x" })).body.message).toContain("razao");
    await ixc.call("PUT", path, bare);
    expect(await ixc.row("cliente", "cnpj_cpf", ANA_MASKED)).toMatchObject({ email: "", fone: "" });
  });

  it("opens a ticket whose protocol is read back", async () => {
    const ixc = await Ixc.open();
    const { id } = await ixc.row("cliente", "cnpj_cpf", ANA_MASKED);
    const ticket = {
      tipo: "C",
      id_cliente: id,
      id_filial: "1",
      id_assunto: "1",
      id_ticket_setor: "1",
      titulo: "Sem conexão",
      menssagem: "Desde ontem",
      prioridade: "M",
      status: "T",
      su_status: "N",
      gerar_protocolo: "S",
    };
    const { body } = await ixc.post("/su_ticket", ticket);
    expect(body.type).toBe("success");
    const { protocolo } = await ixc.row("su_ticket", "id", String(body.id));
    expect(protocolo).toMatch(/^\d{14}$/);
    const { menssagem: _left, ...without } = ticket;
    const refused = await ixc.post("/su_ticket", { ...without, mensagem: "Desde ontem" });
    expect(refused.body).toMatchObject({ type: "error", message: "Preencha o campo menssagem!" });
  });

  it("takes leads, prospects, deals, contracts and work orders", async () => {
    const ixc = await Ixc.open();
    const insert = async (table: string, row: Row) => {
      const { body } = await ixc.post(`/${table}`, row);
      expect(body, table).toMatchObject({ type: "success", message: "Registro inserido com sucesso!" });
      return String(body.id);
    };
    const lead = { nome: "Davi Prado", data_cadastro: "25/11/2026", lead: "S" };
    expect((await ixc.post("/contato", lead)).body.message).toContain("telefone ou e-mail");
    const contact = await insert("contato", { ...lead, telefone_celular: "19912345678" });
    expect(await ixc.row("contato", "id", contact)).toMatchObject({ data_cadastro: "2026-11-25", lead: "S" });
    const prospect = await insert("crm_canditados", {
      ...{ razao: "Davi Prado", tipo_pessoa: "F", status_prospeccao: "N", ativo: "S", cidade: "1", crm: "S" },
      ...{ email: "davi@cliente.example", id_contato: contact, id_candato_tipo: "21" },
    });
    await insert("crm_negociacoes", {
      id_cliente: prospect,
      descricao: "Fibra",
      id_estagio: "1",
      status: "N",
    });
    const [old = {}] = await ixc.rows("cliente_contrato", "status", "A");
    const { id: _id, status: _status, status_internet: _internet, ...contract } = old;
    const inserted = await insert("cliente_contrato", { ...contract, data: "25/11/2026", data_ativacao: "" });
    const wanted = { status: "P", status_internet: "AA", id_cliente: old.id_cliente };
    expect(await ixc.row("cliente_contrato", "id", inserted)).toMatchObject(wanted);
    await insert("su_oss_chamado", {
      ...{ tipo: "C", id_cliente: old.id_cliente, id_filial: "1", id_assunto: "1", setor: "1" },
      ...{ mensagem: "Trocar roteador", prioridade: "N" },
    });
  });

  it("takes a query without the list header for an insertion, and refuses it", async () => {
    const ixc = await Ixc.open();
    const query = { qtype: "cliente.id", query: "1", oper: "=" };
    expect((await ixc.post("/cliente", query)).body).toMatchObject({ type: "error" });
    expect((await ixc.post("/fn_areceber", query)).body.message).toContain("não permite");
  });
});
