import { describe, expect, it } from "vitest";
import { CAST } from "../../../sandbox/sga/seed/cast.ts";
import { type Row, rowsOf } from "../provider.ts";
import { listOf, reasonOf, Sga } from "./sga.ts";

const nothing = "Não foram encontrados veículos dentro dos parâmetros enviados";

/** The vehicle of a plate, by `veiculo/buscar`. */
async function vehicle(sga: Sga, plate: string): Promise<Row> {
  const [found] = listOf(await sga.get(`/veiculo/buscar/${plate}/placa`));
  if (!found) throw new Error(`no vehicle ${plate}`);
  return found;
}

describe("veiculo/buscar", () => {
  it("tells a vehicle as a list of one, by plate in any form and by chassis", async () => {
    const sga = await Sga.signedIn();
    const found = await vehicle(sga, "BRA2E19");
    expect(found).toMatchObject({
      codigo_veiculo: "90001",
      placa: "BRA2E19",
      chassi: "9BWAB45U6KT012345",
      valor_fipe: "45678.90",
      codigo_vencimeto: "2",
      codigo_situacao: "1",
      descricao_situacao: "ATIVO",
      data_reativacao: "0000-00-00",
      codigo_veiculo_vinculado: null,
      nome: CAST.oneVehicle.name,
      cpf: CAST.oneVehicle.document,
    });
    expect(await vehicle(sga, "bra-2e19")).toEqual(found);
    expect(listOf(await sga.get("/veiculo/buscar/9bwab45u6kt012345/chassi"))).toEqual([found]);
    expect(listOf(await sga.get("/veiculo/buscar/9BWAB45U6KT012345"))).toEqual([found]);
    await sga.provider.setSwitches({ SINGLE_AS: "object" });
    expect((await sga.get("/veiculo/buscar/BRA2E19")).json).toEqual(found);
  });

  it("answers 404 by code, 406 to another kind, an unknown plate and an ended vehicle", async () => {
    const sga = await Sga.signedIn();
    expect((await sga.get("/veiculo/buscar/90001/codigo")).httpStatus).toBe(404);
    expect(reasonOf(await sga.get("/veiculo/buscar/90001/renavam"))).toBe("Parâmetros Inválidos: TIPO");
    expect(reasonOf(await sga.get("/veiculo/buscar/AAA0A00/placa"))).toBe(nothing);
    expect(reasonOf(await sga.get("/veiculo/buscar/PUD4E53/placa"))).toBe(
      "Veículo indisponível para consulta",
    );
    await sga.provider.setSwitches({ ENDED_VEHICLE_HIDDEN: false, LOOKUP_MISS: "404" });
    expect(await vehicle(sga, "PUD4E53")).toMatchObject({ descricao_situacao: "CANCELADO" });
    expect((await sga.get("/veiculo/buscar/AAA0A00/placa")).httpStatus).toBe(404);
  });

  it("finds today's owner of a plate that was somebody else's, and today's plate of a chassis", async () => {
    const sga = await Sga.signedIn();
    expect(await vehicle(sga, "HKL4Q83")).toMatchObject({ nome: CAST.reusedPlate.name });
    expect(listOf(await sga.get("/veiculo/buscar/9BGKS48U0DG200777/chassi"))).toMatchObject([
      { placa: "HGT3C61" },
    ]);
  });

  it("shows a trailer with the vehicle that pulls it, a short chassis and a renavam of zeros", async () => {
    const sga = await Sga.signedIn();
    const { codigo_veiculo } = await vehicle(sga, "QPA5R14");
    expect(await vehicle(sga, "QPA5R15")).toMatchObject({
      codigo_veiculo_vinculado: codigo_veiculo,
      tipo: "REBOQUE",
    });
    expect((await vehicle(sga, "GLA0911")).chassi).toHaveLength(16);
    expect((await vehicle(sga, "RFK7G21")).renavam).toBe("00000000000");
    expect((await vehicle(sga, "OLD1234")).chassi).toBe("");
  });
});

describe("what is asked of one vehicle", () => {
  it("money apart from situation, by code, plate and hyphen", async () => {
    const sga = await Sga.signedIn();
    const [row = {}] = listOf(await sga.get("/buscar/situacao-financeira-veiculo/RTE-2S58"));
    expect(row).toMatchObject({
      nome: CAST.owesMoney.name,
      descricao_situacao_veiculo: "ATIVO",
      situacao_financeira: "INADIMPLENTE",
    });
    expect(listOf(await sga.get(`/buscar/situacao-financeira-veiculo/${row.codigo_veiculo}`))).toEqual([row]);
    expect((await sga.get("/buscar/situacao-veiculo/PUC3D42")).json).toEqual({
      codigo_situacao: "4",
      descricao: "INADIMPLENTE",
    });
  });

  it("its products, one of which may have ended", async () => {
    const sga = await Sga.signedIn();
    expect((await sga.get("/produto-vinculado-veiculo/listar/PXY5H18")).json).toEqual({
      codigo_veiculo: expect.any(String),
      valor_fixo: 129.9,
      valor_total_produtos_RS: 29.9,
      "valor_total_produtos_%": 0,
      produtos: [
        {
          codigo_produto: "73",
          descricao: "ASSISTÊNCIA 24 HORAS",
          formato_cobranca: "R$",
          valor: "29.90",
          situacao: "ATIVO",
        },
        {
          codigo_produto: "71",
          descricao: "RASTREADOR 24H",
          formato_cobranca: "R$",
          valor: "49.90",
          situacao: "INATIVO",
        },
      ],
      produtos_adicionais: [],
    });
    expect(reasonOf(await sga.get("/produto-vinculado-veiculo/listar/99999999"))).toBe(nothing);
  });
});

describe("listar/veiculo", () => {
  it("gives rows from offset 0 with the associate as nome_associado, and ignores regional and cooperativa", async () => {
    const sga = await Sga.signedIn();
    const page = async (inicio_paginacao: number, more: object = {}) =>
      (
        await sga.post("/listar/veiculo", {
          codigo_situacao: "1",
          quantidade_por_pagina: 25,
          inicio_paginacao,
          ...more,
        })
      ).body;
    const pages = [await page(0), await page(25), await page(50)];
    const rows = pages.flatMap((body) => rowsOf(body, "veiculos"));
    expect(new Set(rows.map((row) => row.codigo_veiculo)).size).toBe(rows.length);
    expect(pages[0]).toMatchObject({
      total_veiculos: String(rows.length),
      numero_paginas: "3",
      "mostrando ": "25",
    });
    expect(rows[0]).toMatchObject({
      nome_associado: CAST.oneVehicle.name,
      cpf_associado: CAST.oneVehicle.document,
    });
    expect(rows[0]).not.toHaveProperty("cidade");
    expect(await page(0, { codigo_regional: 999, codigo_cooperativa: 999 })).toEqual(pages[0]);
    expect(reasonOf(await sga.post("/listar/veiculo", { codigo_situacao: "1", inicio_paginacao: 500 }))).toBe(
      nothing,
    );
  });

  it("VEHICLE_LIST_START row_from_1 refuses 0 and begins at 1", async () => {
    const sga = await Sga.signedIn({ VEHICLE_LIST_START: "row_from_1" });
    const page = (inicio_paginacao: number) =>
      sga.post("/listar/veiculo", { codigo_situacao: "1", inicio_paginacao });
    expect(reasonOf(await page(0))).toBe("Parâmetros Inválidos: INICIO_PAGINACAO");
    expect(rowsOf((await page(1)).body, "veiculos")[0]).toMatchObject({ codigo_veiculo: "90001" });
  });

  it("filters by dates of contract and registration, then without a situation unless DATE_FOR_SITUATION is off", async () => {
    const sga = await Sga.signedIn();
    const { data_cadastro } = await vehicle(sga, "BRA2E19");
    const day = String(data_cadastro).slice(0, 10);
    const { body } = await sga.post("/listar/veiculo", { data_cadastro: day, data_cadastro_final: day });
    expect(rowsOf(body, "veiculos")).toMatchObject([{ placa: "BRA2E19" }]);
    expect(reasonOf(await sga.post("/listar/veiculo", { data_cadastro: "01/02/2026" }))).toBe(
      "Parâmetros Inválidos: DATA_CADASTRO",
    );
    await sga.provider.setSwitches({ DATE_FOR_SITUATION: false });
    expect((await sga.post("/listar/veiculo", { data_cadastro: day })).httpStatus).toBe(406);
  });
});

describe("veiculo/listar-veiculo-produto", () => {
  it("is a bare list with the products linked, by start and size in the path", async () => {
    const sga = await Sga.signedIn();
    const all = listOf(await sga.get("/veiculo/listar-veiculo-produto/1"));
    const [row = {}] = all;
    expect(row).toMatchObject({
      nome: CAST.oneVehicle.name,
      produtos_vinculados: [
        {
          codigo_produto: "71",
          codigo_veiculo: "90001",
          valor_produto: "49.90",
          descricao_produto: "RASTREADOR 24H",
        },
      ],
    });
    expect(row).not.toHaveProperty("codigo_situacao");
    expect(listOf(await sga.get("/veiculo/listar-veiculo-produto/1/2/3"))).toEqual(all.slice(2, 5));
    expect(reasonOf(await sga.get("/veiculo/listar-veiculo-produto/1/0/5001"))).toBe(
      "O LIMITE máximo é de 5000",
    );
    expect(reasonOf(await sga.get("/veiculo/listar-veiculo-produto/1/5000/500"))).toBe(nothing);
    await sga.provider.setSwitches({ PRODUCT_LIST_PAGES: false });
    expect((await sga.get("/veiculo/listar-veiculo-produto/1/2/3")).httpStatus).toBe(404);
  });
});
