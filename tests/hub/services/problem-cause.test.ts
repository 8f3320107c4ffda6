import { describe, expect, test } from "vitest";
import { causeOf } from "../../../src/services/problems/cause.ts";
import { fc } from "../../common/properties.ts";

describe("a cause is the same for all that is mended at once", () => {
  test.each([
    ["O campo data_venda está inválido: 2026-11-20", "O campo data_venda está inválido: 2025-01-02"],
    ['Cliente "Padaria Sol" (id 8812) inativo', 'Cliente "Açougue Lua" (id 9) inativo'],
    ["Cadastro 'X' bloqueado", "cadastro 'Y z' bloqueado"],
    ["Pedido A-1042/B já existe", "Pedido A-7/C9 já existe"],
    ["CNPJ 12.345.678/0001-95 não encontrado", "CNPJ 12.ABC.345/01DE-35 não encontrado"],
    ["Avisado: ana@padaria.com.br", "Avisado: bia@loja.com"],
    ["Limite de R$ 1.234,50 excedido", "Limite de R$ 9,00  excedido"],
  ])("%s / %s", (one, other) => {
    expect(causeOf({ erpMessage: one })).toBe(causeOf({ erpMessage: other }));
    expect(causeOf({ erpMessage: one })).not.toBe("");
  });

  test.each([
    [{ erpMessage: "Cliente inativo" }, { erpMessage: "Produto inativo" }],
    [{ setting: "omieAccountId" }, { setting: "omieCategoryCode" }],
    [{ seller: "Ana" }, { seller: "Bia" }],
    [{ erpMessage: "Copo d'água sem preço" }, { erpMessage: "Copo d'água sem estoque" }],
  ])("%o is not %o", (one, other) => {
    expect(causeOf(one)).not.toBe(causeOf(other));
  });

  test("whom it concerns is no part of it", () => {
    expect(causeOf({ customer: "Padaria Sol", document: "529.982.247-25", items: ["x"] })).toBe("");
  });

  test("whatever number an ERP puts into its words, and however long they are", () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.string({ maxLength: 400 }), (one, other, text) => {
        expect(causeOf({ erpMessage: `Venda ${one} recusada` })).toBe(
          causeOf({ erpMessage: `Venda ${other} recusada` }),
        );
        const cause = causeOf({ erpMessage: text });
        expect(cause.length).toBeLessThanOrEqual(160);
        expect(cause).not.toMatch(/\p{N}/u);
      }),
    );
  });
});
