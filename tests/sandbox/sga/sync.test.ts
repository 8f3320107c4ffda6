import { describe, expect, it } from "vitest";
import { CAST } from "../../../sandbox/sga/seed/cast.ts";
import { rowsOf } from "../provider.ts";
import { listOf, reasonOf, Sga } from "./sga.ts";

const PAGE = "/sincronismo-produto-fornecedor-paginado/listar/pagina";
const SINGLE = "/sincronismo-produto-fornecedor/buscar";
const NONE = "Não foram encontrados veículos dentro dos parâmetros enviados";
const CPF_OF_FIVE = CAST.fiveVehicles.document;

describe("the supplier's products", () => {
  it("are a map of codes to names, its types too, without other suppliers' products", async () => {
    const sga = await Sga.open({}, "minimal");
    expect((await sga.sync("/buscar/produtos-fornecedor-sincronismo")).json).toEqual({
      "71": "RASTREADOR 24H",
      "72": "RASTREAMENTO - BLOQUEIO REMOTO",
      "75": "RASTREADOR ANTIGO",
    });
    expect((await sga.sync("/buscar/produtos-tipos-fornecedor-sincronismo")).json).toEqual({
      "24": "RASTREADOR",
    });
    expect(sga.provider.key.productCode).toBe("71");
  });
});

describe("the paged list", () => {
  it("has pages from 1 as lists, the count apart, and 406 beyond the last", async () => {
    const sga = await Sga.open({ SYNC_PAGE_SIZE: 30 });
    const all = await sga.synchronised();
    const { body } = await sga.sync(`${PAGE}/quantidade-paginas`);
    const total = Number(body.total_registros);
    expect(body).toEqual({
      quantidade_paginas: String(Math.ceil(total / 30)),
      total_registros: String(total),
    });
    const codes: unknown[] = [];
    for (let page = 1; page <= Number(body.quantidade_paginas); page++) {
      codes.push(...listOf(await sga.sync(`${PAGE}/${page}`)).map((row) => row.codigo_veiculo));
    }
    expect(new Set(codes).size).toBe(total);
    expect(codes.length).toBe(total);
    // Zero-km vehicles share the empty plate, and the reused plate is on two vehicles.
    expect(all.size).toBe(total - 2);
    const beyond = await sga.sync(`${PAGE}/${Number(body.quantidade_paginas) + 1}`);
    expect([beyond.httpStatus, reasonOf(beyond)]).toEqual([406, NONE]);
    expect((await sga.sync(`${PAGE}/0`)).httpStatus).toBe(406);
    expect((await sga.sync(`${PAGE}/x`)).httpStatus).toBe(404);
  });

  it("of nothing has no pages, and of exactly one page no second", async () => {
    const sga = await Sga.open({ SYNC_PAGE_SIZE: 4 }, "minimal");
    expect((await sga.sync(`${PAGE}/quantidade-paginas`)).json).toEqual({
      quantidade_paginas: "0",
      total_registros: "0",
    });
    expect(reasonOf(await sga.sync(`${PAGE}/1`))).toBe(NONE);
    await sga.order("/grow", { vehicles: 4 });
    expect((await sga.sync(`${PAGE}/quantidade-paginas`)).body.quantidade_paginas).toBe("1");
    expect(listOf(await sga.sync(`${PAGE}/1`))).toHaveLength(4);
    expect((await sga.sync(`${PAGE}/2`)).httpStatus).toBe(406);
  });

  it("is elsewhere, not there, shaped or counted otherwise by switch", async () => {
    const sga = await Sga.open({ SYNC_PREFIX: "sincronismo-produto", SYNC_PAGES: "keyed" });
    expect((await sga.sync(`${PAGE}/1`)).httpStatus).toBe(404);
    const other = await sga.sync("/sincronismo-produto/listar/pagina/1");
    expect(other.body).toMatchObject({
      "0": { codigo_veiculo: "90001" },
      quantidade_veiculos: expect.any(String),
    });
    await sga.provider.setSwitches({
      SYNC_PREFIX: null,
      SYNC_COUNT_FIELD: "total_paginas",
      TOTALS_AS_TEXT: false,
    });
    expect((await sga.sync(`${PAGE}/quantidade-paginas`)).body).toMatchObject({ total_paginas: 1 });
    await sga.provider.setSwitches({ SYNC_PAGED: false });
    expect((await sga.sync(`${PAGE}/1`)).httpStatus).toBe(404);
    expect((await sga.synchronised()).size).toBeGreaterThan(60);
  });
});

describe("a record", () => {
  it("tells a vehicle with its associate and the supplier's products on it, and no assumed field", async () => {
    const sga = await Sga.open();
    const record = (await sga.synchronised()).get("QRT6J90");
    expect(record).toEqual({
      codigo_veiculo: expect.stringMatching(/^9\d{4}$/),
      placa: "QRT6J90",
      chassi: expect.stringMatching(/^9BWAG45U2KT\d{6}$/),
      renavam: expect.stringMatching(/^\d{11}$/),
      nome_associado: CAST.twoProducts.name,
      cpf: CAST.twoProducts.document,
      rg: expect.any(String),
      data_nascimento: expect.stringMatching(/^\d{4}-\d\d-\d\dT00:00:00-0300$/),
      ddd_celular: "31",
      telefone_celular: expect.stringMatching(/^98888-7\d{3}$/),
      codigo_modelo: expect.any(String),
      descricao_marca: expect.any(String),
      descricao_modelo: expect.any(String),
      descricao_cor: expect.any(String),
      descricao_tipo: "AUTOMÓVEL",
      ano_fabricacao: "2022",
      ano_modelo: "2023",
      codigo_fipe: expect.stringMatching(/^\d{6}-\d$/),
      valor_fipe: "45678.90",
      descricao_situacao: "ATIVO",
      nome_cooperativa: "COOPERATIVA CENTRO",
      nome_regional: "REGIONAL MINAS",
      nome_voluntario: "VANESSA TORRES - SOLUçõES",
      produtos: { "71": "RASTREADOR 24H", "72": "RASTREAMENTO - BLOQUEIO REMOTO" },
    });
    await sga.provider.setSwitches({ SYNC_EXTRA_FIELDS: true });
    expect((await sga.synchronised()).get("QRT6J90")).toMatchObject({
      codigo_associado: expect.stringMatching(/^50\d{3}$/),
      codigo_situacao: "1",
      email: "juliana@associado.example",
      cidade: "BELO HORIZONTE",
    });
  });

  it("is there for ended vehicles and not for ended products, unless a switch says the reverse", async () => {
    const sga = await Sga.open();
    const before = await sga.synchronised();
    expect(before.get("PUD4E53")).toMatchObject({ descricao_situacao: "CANCELADO" });
    expect(before.has("PXY5H18")).toBe(false);
    expect(before.has("PUE5F64")).toBe(false);
    await sga.provider.setSwitches({ SYNC_ENDED_VEHICLES: false, SYNC_ENDED_PRODUCTS: true });
    const after = await sga.synchronised();
    expect(after.has("PUD4E53")).toBe(false);
    expect(after.get("PXY5H18")).toMatchObject({ produtos: { "71": "RASTREADOR 24H" } });
    expect(after.get("PUC3D42")).toMatchObject({ descricao_situacao: "INADIMPLENTE" });
  });

  it.each([
    [
      { MONEY: "number", DATES: "brazilian", ID_TYPES: "number", DOCUMENTS_MASKED: true },
      45678.9,
      /^\d\d\/\d\d\/\d{4}$/,
    ],
    [{ MONEY: "brazilian", DATES: "plain" }, "45.678,90", /^\d{4}-\d\d-\d\d$/],
  ])("has the formats of %j", async (switches, money, date) => {
    const sga = await Sga.open(switches);
    const record = (await sga.synchronised()).get("BRA2E19") ?? {};
    expect(record.valor_fipe).toBe(money);
    expect(record.data_nascimento).toMatch(date);
    expect(typeof record.codigo_veiculo).toBe("ID_TYPES" in switches ? "number" : "string");
    expect(record.cpf).toBe("DOCUMENTS_MASKED" in switches ? "529.982.247-25" : "52998224725");
  });
});

describe("a search", () => {
  it("by cpf finds the vehicles of one associate that have the product, as a keyed object", async () => {
    const sga = await Sga.open();
    const { body } = await sga.sync(`${SINGLE}/cpf/${CPF_OF_FIVE}`);
    expect(Object.keys(body)).toEqual(["0", "1", "2", "3", "quantidade_veiculos"]);
    expect(body.quantidade_veiculos).toBe("4");
    await sga.provider.setSwitches({ SYNC_LISTS: "list" });
    expect(listOf(await sga.sync(`${SINGLE}/cpf/${CPF_OF_FIVE}`))).toHaveLength(4);
    expect(reasonOf(await sga.sync(`${SINGLE}/cpf/${CAST.noVehicles.document}`))).toBe(NONE);
  });

  it.each([
    ["keyed", { "0": { placa: "HGT-3261" }, "1": { placa: "HGT3C61" } }],
    ["list", [{ placa: "HGT-3261" }, { placa: "HGT3C61" }]],
    ["object", { placa: "HGT-3261" }],
  ])("by chassis answers a %s; by plate without its hyphen too", async (SYNC_SINGLE, json) => {
    const sga = await Sga.open({ SYNC_SINGLE });
    expect((await sga.sync(`${SINGLE}/chassi/9bgks48u0dg200777`)).json).toMatchObject(json);
    expect((await sga.sync(`${SINGLE}/placa/hgt3261`)).httpStatus).toBe(200);
    expect(reasonOf(await sga.sync(`${SINGLE}/placa/PUE5F64`))).toBe(NONE);
  });

  it("EMPTY 200 answers nothing found as nothing", async () => {
    const sga = await Sga.open({ EMPTY: "200", SYNC_LISTS: "list" }, "minimal");
    expect(await sga.sync("/sincronismo-produto-fornecedor/listar")).toMatchObject({
      httpStatus: 200,
      json: [],
    });
  });
});

describe("pages that go wrong", () => {
  it.each([
    ["empty", 406, NONE],
    ["refuse", 406, "Permissão negada"],
    ["unauthorized", 401, "Login ou senha inválido"],
  ])("%s: page 2 alone, once", async (behaviour, status, reason) => {
    const sga = await Sga.open({ SYNC_PAGE_SIZE: 10 });
    await sga.order("/pages", { list: "sync", page: "2", behaviour });
    expect((await sga.sync(`${PAGE}/1`)).httpStatus).toBe(200);
    const spoilt = await sga.sync(`${PAGE}/2`);
    expect([spoilt.httpStatus, reasonOf(spoilt)]).toEqual([status, reason]);
    expect((await sga.sync(`${PAGE}/2`)).httpStatus).toBe(200);
  });

  it("break off, are cut or come from the gateway, on lists by POST as well", async () => {
    const sga = await Sga.signedIn();
    await sga.order("/pages", { list: "vehicles", page: "20", behaviour: "gateway" });
    await sga.order("/pages", { list: "vehicles", page: "40", behaviour: "cut" });
    const page = (inicio_paginacao: number) =>
      sga.post("/listar/veiculo", { codigo_situacao: "1", inicio_paginacao, quantidade_por_pagina: 20 });
    expect(rowsOf((await page(0)).body, "veiculos")).toHaveLength(20);
    expect(await page(20)).toMatchObject({ httpStatus: 502, contentType: "text/html; charset=UTF-8" });
    expect(await page(40)).toMatchObject({ httpStatus: 200, json: undefined });
    await sga.order("/pages", { list: "sync", page: "1", behaviour: "break" });
    await expect(sga.sync(`${PAGE}/1`)).rejects.toThrow("cut");
  });
});
