import { describe, expect, test } from "vitest";
import { newSaleBody, saleType, updatedSaleBody } from "../../../../src/erp/gestaoclick/sale-body.ts";
import { fc } from "../../../common/properties.ts";
import { marker, remote, resolved } from "../../common/resolved-sale.ts";
import { PRODUCT, SERVICE } from "../../common/sales.ts";

describe("the body of a new sale", () => {
  test("says everything that the CRM said, in the ERP's form", () => {
    expect(newSaleBody(resolved())).toEqual({
      tipo: "produto",
      cliente_id: "9",
      situacao_id: "5",
      data: "2026-11-20",
      vendedor_id: "7",
      valor_frete: "15.00",
      desconto_valor: "0.00",
      observacoes: "entregar cedo",
      observacoes_interna: `Venda 1042 do CRM ${marker}`,
      condicao_pagamento: "parcelado",
      pagamentos: [{ pagamento: { data_vencimento: "2026-12-20", valor: "50.00", forma_pagamento_id: "3" } }],
      produtos: [
        {
          produto: {
            produto_id: "100",
            quantidade: "3",
            valor_venda: "12.00",
            tipo_desconto: "R$",
            desconto_valor: "1.00",
            desconto_porcentagem: "0.00",
          },
        },
      ],
    });
  });

  test("leaves out what is not known: seller, store, notes, payments, a payment's method", () => {
    const bare = newSaleBody(
      resolved({ notes: null, number: null, payments: null }, { sellerId: undefined, paymentMethodIds: [] }),
    );
    for (const key of [
      "vendedor_id",
      "loja_id",
      "observacoes",
      "pagamentos",
      "condicao_pagamento",
      "servicos",
    ]) {
      expect(bare).not.toHaveProperty(key);
    }
    expect(bare.observacoes_interna).toBe(marker);
    const nameless = newSaleBody(resolved({}, { paymentMethodIds: [undefined] }));
    expect(nameless.pagamentos).toEqual([{ pagamento: { data_vencimento: "2026-12-20", valor: "50.00" } }]);
  });

  test("a sale of services only is a sale of services; a mixed one is of products, with both lists", () => {
    expect(saleType(resolved({ items: [SERVICE] }).sale)).toBe("servico");
    const mixed = newSaleBody(resolved({ items: [SERVICE, PRODUCT] }));
    expect(mixed).toMatchObject({
      tipo: "produto",
      produtos: [{ produto: { produto_id: "101" } }],
      servicos: [{ servico: { servico_id: "100", valor_venda: "150.00" } }],
    });
  });

  test("one payment on the day is at sight; one later, or several, are instalments", () => {
    const condition = (...dates: string[]) =>
      newSaleBody(resolved({ payments: dates.map((dueDate) => ({ dueDate, amount: "1.00" })) }))
        .condicao_pagamento;
    expect(condition("2026-11-20")).toBe("a_vista");
    expect(condition("2026-11-19")).toBe("a_vista");
    expect(condition("2026-11-21")).toBe("parcelado");
    expect(condition("2026-11-20", "2026-11-20")).toBe("parcelado");
  });

  test("every line carries its price and its discount, zero or not", () => {
    const { produtos } = newSaleBody(
      resolved({ items: [{ ...PRODUCT, price: "12.3456", unitPrice: null, discount: null }] }),
    );
    expect(produtos).toMatchObject([
      { produto: { valor_venda: "12.3456", desconto_valor: "0.00", desconto_porcentagem: "0.00" } },
    ]);
  });
});

describe("the body of a changed sale", () => {
  test("keeps every field of the ERP that the CRM does not know, known to us or not", () => {
    const body = updatedSaleBody(remote, resolved(), false);
    const { id, nome_situacao, hash, cadastrado_em, modificado_em, valor_produtos, valor_servicos, ...kept } =
      remote;
    const ours = [
      "cliente_id",
      "vendedor_id",
      "data",
      "valor_total",
      "observacoes",
      "observacoes_interna",
      "condicao_pagamento",
      "pagamentos",
      "produtos",
    ];
    for (const [key, value] of Object.entries(kept)) {
      if (!ours.includes(key)) expect(body[key], key).toEqual(value);
    }
    for (const key of ["id", "nome_situacao", "hash", "cadastrado_em", "modificado_em"])
      expect(body).not.toHaveProperty(key);
  });

  test("any other field survives, whatever its name and value", () => {
    const known = new Set(Object.keys(updatedSaleBody(remote, resolved(), false)));
    const name = fc
      .string({ minLength: 1, maxLength: 12 })
      .filter(
        (key) =>
          !known.has(key) &&
          !(key in remote) &&
          key !== "nome_grupo" &&
          key !== "cor_situacao" &&
          key !== "servicos" &&
          key !== "__proto__",
      );
    fc.assert(
      fc.property(fc.dictionary(name, fc.jsonValue({ maxDepth: 2 })), (extra) => {
        expect(updatedSaleBody({ ...remote, ...extra }, resolved(), false)).toMatchObject(extra);
      }),
    );
  });

  test("says what the CRM says of customer, seller, date, total, lines and payments", () => {
    const body = updatedSaleBody(remote, resolved(), false);
    expect(body).toMatchObject({
      tipo: "produto",
      codigo: "797",
      situacao_id: "55",
      cliente_id: "9",
      vendedor_id: "7",
      data: "2026-11-20",
      valor_total: "50.00",
      observacoes: "entregar cedo",
      pagamentos: [
        {
          pagamento: {
            data_vencimento: "2026-12-20",
            valor: "50.00",
            forma_pagamento_id: "3",
            plano_contas_id: "77",
            observacao: "no caixa",
          },
        },
      ],
    });
  });

  test("a line keeps the ERP's details, takes the CRM's numbers, and leaves its old total behind", () => {
    const [line] = updatedSaleBody(remote, resolved(), false).produtos as Record<string, unknown>[];
    expect(line).toMatchObject({
      produto_id: "100",
      variacao_id: "1001",
      detalhes: "cor azul",
      tipo_valor_id: "2",
      quantidade: "3",
      valor_venda: "12.00",
      desconto_valor: "1.00",
    });
    expect(line).not.toHaveProperty("valor_total");
  });

  test("a line that the CRM took out is gone; two lines of one product take one known line each", () => {
    const two = updatedSaleBody(
      remote,
      resolved({ items: [PRODUCT, PRODUCT] }, { itemIds: ["100", "100"] }),
      false,
    );
    expect(two.produtos).toMatchObject([{ detalhes: "cor azul" }, { produto_id: "100" }]);
    expect((two.produtos as Record<string, unknown>[])[1]).not.toHaveProperty("detalhes");
    expect(JSON.stringify(two)).not.toContain("saiu da venda");
  });

  test("lines stand flat or wrapped, as is asked", () => {
    expect(updatedSaleBody(remote, resolved(), true).produtos).toMatchObject([
      { produto: { produto_id: "100" } },
    ]);
    expect(updatedSaleBody(remote, resolved(), false).produtos).toMatchObject([{ produto_id: "100" }]);
  });

  test("the marker is written once, after whatever a person noted", () => {
    const once = updatedSaleBody(remote, resolved(), false).observacoes_interna;
    expect(once).toBe(`anotado por Marina\nVenda 1042 do CRM ${marker}`);
    const twice = updatedSaleBody(
      { ...remote, observacoes_interna: once },
      resolved(),
      false,
    ).observacoes_interna;
    expect(twice).toBe(once);
  });
});
