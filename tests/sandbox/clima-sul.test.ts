import { describe, expect, it } from "vitest";
import { Auvo } from "./auvo/auvo.ts";
import { Omie } from "./omie/omie.ts";
import { type Row, rowsOf } from "./provider.ts";

const digits = (text: unknown) => String(text).replace(/[^0-9A-Z]/g, "");
const unquoted = (text: unknown) => String(text).replaceAll("&quot;", '"').replaceAll("&amp;", "&");

/** A whole list of Omie's, by the code that the field system links to. */
async function byCode(
  omie: Omie,
  service: string,
  method: string,
  list: string,
  code: string,
  more: Row = {},
) {
  const { body } = await omie.call(service, method, { pagina: 1, registros_por_pagina: 100, ...more });
  const rows = rowsOf(body, list);
  if (rows.length === 0) throw new Error(`${method} told nothing: ${JSON.stringify(body)}`);
  return new Map(rows.map((row): [string, Row] => [String(row[code]), row]));
}

describe("the two sides of Clima Sul", () => {
  it("know each customer by one document, and the links of the field system lead to that one", async () => {
    const [auvo, omie] = [await Auvo.open(), await Omie.open()];
    const owned = await byCode(
      omie,
      "geral/clientes",
      "ListarClientes",
      "clientes_cadastro",
      "codigo_cliente_omie",
    );
    const documents = new Set([...owned.values()].map((row) => digits(row.cnpj_cpf)));
    const told = await auvo.rows("/customers");
    for (const customer of told) {
      if (customer.externalId === "") expect(documents).toContain(customer.cpfCnpj);
      else expect(digits(owned.get(String(customer.externalId))?.cnpj_cpf)).toBe(customer.cpfCnpj);
    }
    const known = new Set(told.map((customer) => customer.cpfCnpj));
    expect([...documents].filter((document) => !known.has(document))).toHaveLength(4);
  });

  it("know each part by one code and price", async () => {
    const [auvo, omie] = [await Auvo.open({ PRICE_OUT: "number" }), await Omie.open()];
    const owned = await byCode(
      omie,
      "geral/produtos",
      "ListarProdutos",
      "produto_servico_cadastro",
      "codigo_produto",
      { filtrar_apenas_omiepdv: "N" },
    );
    const linked = (await auvo.rows("/products")).filter((product) => product.externalId !== "");
    expect(linked.length).toBeGreaterThan(50);
    for (const product of linked) {
      const part = owned.get(String(product.externalId));
      expect([unquoted(part?.descricao), part?.valor_unitario]).toEqual([product.name, product.unitaryValue]);
    }
  });
});
