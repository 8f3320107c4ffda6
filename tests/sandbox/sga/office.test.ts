import { describe, expect, it } from "vitest";
import { CAST } from "../../../sandbox/sga/seed/cast.ts";
import { dateInSaoPaulo } from "../../../sandbox/shared/clock.ts";
import { addDays, brazilianDate } from "../../../sandbox/shared/isp-charges.ts";
import type { Row } from "../provider.ts";
import { listOf, reasonOf, Sga } from "./sga.ts";

const daysAgo = (days: number) => brazilianDate(addDays(dateInSaoPaulo(Date.now()), -days));
const period = { data_inicial: daysAgo(1), data_final: daysAgo(0) };

/** The code of the vehicle with this plate. */
async function codeOf(sga: Sga, plate: string): Promise<string> {
  return String((await sga.synchronised()).get(plate)?.codigo_veiculo);
}

function changes(sga: Sga, more: Row): Promise<Row[]> {
  return sga.post("/listar/alteracao-veiculos", { ...period, ...more }).then(listOf);
}

describe("the office", () => {
  it("gives a vehicle to another associate: same vehicle, same product, another name, and a line in the log", async () => {
    const sga = await Sga.signedIn();
    const code = await codeOf(sga, "BRA2E19");
    const buyer = (await sga.get(`/associado/buscar/${CAST.noVehicles.document}`)).body.codigo_associado;
    await sga.order(`/vehicles/${code}/owner`, { associate: buyer });
    expect((await sga.synchronised()).get("BRA2E19")).toMatchObject({
      codigo_veiculo: code,
      nome_associado: CAST.noVehicles.name,
      produtos: { "71": "RASTREADOR 24H" },
    });
    expect(await changes(sga, { campos: ["codigo_associado"] })).toMatchObject([
      {
        codigo_alteracao: "700001",
        codigo_veiculo: code,
        placa: "BRA2E19",
        nome_campo_tabela: "codigo_associado",
        valor_posterior: buyer,
        data_alteracao: dateInSaoPaulo(Date.now()),
      },
    ]);
    expect(await sga.order(`/vehicles/${code}/owner`, { associate: "1" })).toEqual({
      error: "no such associate",
    });
  });

  it("ends a contract and takes the vehicle back with a day of reactivation", async () => {
    const sga = await Sga.signedIn();
    const code = await codeOf(sga, "BRA2E19");
    await sga.order(`/vehicles/${code}/end`);
    expect((await sga.synchronised()).get("BRA2E19")).toMatchObject({ descricao_situacao: "CANCELADO" });
    expect((await sga.get("/veiculo/buscar/BRA2E19/placa")).httpStatus).toBe(406);
    await sga.order(`/vehicles/${code}/situation`, { situation: "1" });
    expect(listOf(await sga.get("/veiculo/buscar/BRA2E19/placa"))).toMatchObject([
      { descricao_situacao: "ATIVO", data_reativacao: `${dateInSaoPaulo(Date.now())}T00:00:00-0300` },
    ]);
    expect((await sga.order(`/vehicles/${code}/situation`, { situation: "x" })).error).toContain("1 ATIVO");
  });

  it("takes a product off, so that the vehicle is not synchronised any more, and puts it on again", async () => {
    const sga = await Sga.signedIn();
    const code = await codeOf(sga, "BRA2E19");
    expect(await sga.order(`/vehicles/${code}/products/71`, undefined, "DELETE")).toEqual({ removed: 1 });
    expect((await sga.synchronised()).has("BRA2E19")).toBe(false);
    expect((await sga.get("/veiculo/buscar/BRA2E19/placa")).httpStatus).toBe(200);
    await sga.order(`/vehicles/${code}/products`, {});
    expect((await sga.synchronised()).has("BRA2E19")).toBe(true);
  });

  it("registers people and vehicles, ordinary but for what is said, and logs what changes about them", async () => {
    const sga = await Sga.signedIn({}, "minimal");
    const person = { name: "NOVA ASSOCIADA", document: "39053344705", mobile: "" };
    const { id: associate } = await sga.order("/associates", person);
    const { id: code } = await sga.order("/vehicles", {
      associate,
      plate: "abc-1234",
      products: ["71", "72"],
    });
    const vehicles = await sga.synchronised();
    expect([...vehicles.keys()]).toEqual(["abc-1234"]);
    expect(vehicles.get("abc-1234")).toMatchObject({
      codigo_veiculo: code,
      cpf: person.document,
      telefone_celular: "",
    });
    await sga.order(`/vehicles/${code}`, { plate: "ABC1C34" }, "PATCH");
    expect(listOf(await sga.get("/veiculo/buscar/ABC1C34/placa"))).toMatchObject([{ codigo_veiculo: code }]);
    expect(await changes(sga, { campos: ["placa"] })).toMatchObject([
      { placa: "ABC1C34", valor_anterior: "abc-1234", valor_posterior: "ABC1C34" },
    ]);
    expect(await sga.order("/vehicles", { associate: "1" })).toEqual({ error: "no such associate" });
    expect((await sga.order("/vehicles", { associate, colour: "2" })).error).toContain("colour");
  });

  it("lets days pass, which bring what trips importers up", async () => {
    const sga = await Sga.signedIn();
    const plates = ["OWB3K54", "HNM9L32", "PZC2M65", "QUV8N41"];
    const states = async () => {
      const vehicles = await sga.synchronised();
      return plates.map((plate) => vehicles.get(plate)?.descricao_situacao);
    };
    expect(await states()).toEqual(["ATIVO", "ATIVO", "ATIVO", "ATIVO"]);
    expect(await sga.order("/pass-day")).toEqual({ day: 1 });
    expect(await states()).toEqual([undefined, "ATIVO", "INADIMPLENTE", "CANCELADO"]);
    expect((await sga.synchronised()).get("HNM9L32")).toMatchObject({
      nome_associado: CAST.buysVehicle.name,
    });
    await sga.order("/pass-day");
    expect(await states()).toEqual([undefined, "ATIVO", "ATIVO", "ATIVO"]);
    expect(await changes(sga, { campos: ["codigo_situacao"] })).toHaveLength(4);
    expect(await changes(sga, { campos: ["codigo_situacao"], ultima_alteracao: "Y" })).toHaveLength(2);
    expect(await changes(sga, { campos: ["codigo_situacao"], valor_posterior: ["5"] })).toHaveLength(1);
    expect(
      await changes(sga, { campos: ["codigo_situacao"], inicio_paginacao: 1, quantidade_por_pagina: 3 }),
    ).toHaveLength(1);
  });
});

describe("the change log", () => {
  it.each([
    [{}, "É necessario enviar ao menos uma data inicial e uma final"],
    [{ ...period, data_final: undefined }, "É necessario enviar ao menos uma data inicial e uma final"],
    [{ ...period }, "Parâmetros Inválidos: CAMPOS"],
    [{ ...period, data_inicial: "2026-01-01", campos: ["placa"] }, "Parâmetros Inválidos: DATA_INICIAL"],
    [
      { data_inicial: daysAgo(9), data_final: daysAgo(0), campos: ["placa"] },
      "O intervalo entre as datas não pode ser superior a 7 dias",
    ],
    [{ ...period, campos: ["placa"] }, "Não foram encontrados alterações dentro dos parâmetros enviados"],
  ])("refuses %j with 406: %s", async (body, reason) => {
    const sga = await Sga.signedIn({}, "minimal");
    const answer = await sga.post("/listar/alteracao-veiculos", body);
    expect([answer.httpStatus, reasonOf(answer)]).toEqual([406, reason]);
  });

  it("of associates tells the hour as well", async () => {
    const sga = await Sga.signedIn();
    const associate = (await sga.get(`/associado/buscar/${CAST.oneVehicle.document}`)).body.codigo_associado;
    await sga.order(`/associates/${associate}`, { email: "novo@associado.example" }, "PATCH");
    const body = { ...period, campos: ["email"] };
    expect(listOf(await sga.post("/listar/alteracao-associados/", body))).toMatchObject([
      {
        codigo_associado: associate,
        cpf_associado: CAST.oneVehicle.document,
        valor_posterior: "novo@associado.example",
        hora_alteracao: expect.stringMatching(/^\d\d:\d\d:\d\d$/),
      },
    ]);
  });
});
