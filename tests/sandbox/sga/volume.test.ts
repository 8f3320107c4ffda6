import { describe, expect, it } from "vitest";
import { isCpf } from "../../../sandbox/shared/documents.ts";
import { rowsOf } from "../provider.ts";
import { listOf, Sga } from "./sga.ts";

const PAGE = "/sincronismo-produto-fornecedor-paginado/listar/pagina";
const VEHICLES = 75_000;

describe("growth", () => {
  it("gives the same valid associates and vehicles each time, all of them different", async () => {
    const grown = async () => {
      const sga = await Sga.signedIn({}, "minimal");
      expect(await sga.order("/grow", { vehicles: 2500, perAssociate: 5, situation: "4" })).toEqual({
        vehicles: 2500,
        associates: 500,
        firstVehicle: "90001",
        firstAssociate: "50001",
      });
      const { body } = await sga.post("/listar/veiculo", { codigo_situacao: "4" });
      return rowsOf(body, "veiculos");
    };
    const rows = await grown();
    for (const field of ["codigo_veiculo", "placa", "chassi", "renavam"]) {
      expect(new Set(rows.map((row) => row[field])).size, field).toBe(2500);
    }
    expect(new Set(rows.map((row) => row.cpf_associado)).size).toBe(500);
    expect(rows.filter((row) => !isCpf(String(row.cpf_associado)))).toEqual([]);
    expect(
      rows.filter((row) => !/^R[A-Z]\d[A-Z]\d\d$/.test(String(row.placa).replace(/^(..)./, "$1"))),
    ).toEqual([]);
    expect(rows.filter((row) => String(row.chassi).length !== 17)).toEqual([]);
    expect(await grown()).toEqual(rows);
  });

  it("holds 75,000 vehicles, whose last pages come as quickly as the first", async () => {
    const sga = await Sga.signedIn({}, "minimal");
    await sga.order("/grow", { vehicles: VEHICLES });
    expect((await sga.sync(`${PAGE}/quantidade-paginas`)).body).toEqual({
      quantidade_paginas: "150",
      total_registros: "75000",
    });
    const first = await timed(() => sga.sync(`${PAGE}/1`));
    const last = await timed(() => sga.sync(`${PAGE}/150`));
    expect(listOf(last.answer).at(-1)).toMatchObject({ codigo_veiculo: String(90_000 + VEHICLES) });
    const listed = await timed(() =>
      sga.post("/listar/veiculo", {
        codigo_situacao: "1",
        inicio_paginacao: 74_500,
        quantidade_por_pagina: 500,
      }),
    );
    expect(rowsOf(listed.answer.body, "veiculos")).toHaveLength(500);
    const products = await timed(() => sga.get("/veiculo/listar-veiculo-produto/1/74500/500"));
    expect(listOf(products.answer)).toHaveLength(500);
    const one = await timed(() => sga.get(`/veiculo/buscar/${listOf(last.answer).at(-1)?.placa}/placa`));
    expect(one.answer.httpStatus).toBe(200);
    const durations = [first, last, listed, products, one].map(({ durationMs }) => durationMs);
    // Generous, for a busy machine: a page read without its index takes many seconds.
    expect(Math.max(...durations)).toBeLessThan(2000);
  }, 120_000);
});

async function timed<Answer>(act: () => Promise<Answer>): Promise<{ answer: Answer; durationMs: number }> {
  const startedMs = Date.now();
  const answer = await act();
  return { answer, durationMs: Date.now() - startedMs };
}
