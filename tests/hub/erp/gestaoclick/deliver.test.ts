import { describe, expect, test } from "vitest";
import type { Row } from "../../common/erp.ts";
import { expectOneRightSale } from "../../common/expect-sale.ts";
import { PRODUCT, plainSale, SERVICE, saleInput } from "../../common/sales.ts";
import { only, Shop } from "../../common/shop.ts";

const pathsOf = ({ context }: Shop) =>
  context.sent.map(({ method, path }) => `${method} ${path.replace(/\d{3,}/, "{id}")}`);

describe("how many calls a sale takes", () => {
  test("one, when customer, products, seller and methods are known and unchanged", async () => {
    const shop = await Shop.open();
    await shop.deliver("s-1", saleInput({ items: [PRODUCT, SERVICE], payments: null }));
    shop.context.sent.length = 0;
    for (const number of [2, 3, 4])
      await shop.deliver(`s-${number}`, saleInput({ items: [PRODUCT, SERVICE], payments: null }));
    expect(pathsOf(shop)).toEqual(["POST /vendas", "POST /vendas", "POST /vendas"]);
  });

  test("find and create for each new record, and the list of services once", async () => {
    const shop = await Shop.open();
    const services = ["X-1", "X-2"].map((code) => ({ ...SERVICE, code, name: `Serviço ${code}` }));
    await shop.deliver("s-1", plainSale({ items: [{ ...PRODUCT, code: "X-1" }, ...services] }));
    expect(pathsOf(shop)).toEqual([
      "GET /clientes",
      "GET /clientes",
      "POST /clientes",
      "GET /produtos",
      "POST /produtos",
      "GET /servicos",
      "POST /servicos",
      "POST /servicos",
      "GET /situacoes_vendas",
      "POST /vendas",
    ]);
  });
});

describe("the customer", () => {
  test("is found by its document, in either mask, and only what the CRM knows is changed", async () => {
    const shop = await Shop.open();
    const [before] = await shop.erp.list("/clientes?cpf_cnpj=11.222.333/0001-81");
    const customer = { ...saleInput().customer, document: "11222333000181" };
    await shop.deliver("s-1", plainSale({ customer }));
    const [after] = await shop.erp.list("/clientes?cpf_cnpj=11.222.333/0001-81");
    expect(after).toMatchObject({
      id: before?.id,
      nome: "Padaria Sol",
      email: "a@b.com",
      celular: "11988887777",
      inscricao_estadual: "110042490114",
    });
    expect(only(await shop.erp.sales()).cliente_id).toBe(before?.id);
  });

  test("keeps the addresses and contacts that the ERP's people added", async () => {
    const shop = await Shop.open();
    const customer = {
      name: "Carla Mendes",
      document: "529.982.247-25",
      address: { street: "Rua Nova", number: "5", city: "Campinas", state: "SP", zip: "13000000" },
    };
    const id = await shop.erp.idOf("/clientes", "nome", "Carla Mendes");
    const { data } = await shop.erp.api("GET", `/clientes/${id}`);
    const contatos = [{ contato: { nome: "Zé", contato: "1199999", cargo: "irmão" } }];
    await shop.erp.api("PUT", `/clientes/${id}`, {
      ...(data as Row),
      contatos,
      data_nascimento: "1988-03-30",
    });
    await shop.deliver("s-1", plainSale({ customer }));
    const found = (await shop.erp.state()).clientes.find((candidate) => candidate.id === id);
    expect(found?.enderecos.map(({ endereco }) => endereco.logradouro)).toEqual([
      "Rua Nova",
      "Avenida Paulista",
    ]);
    expect(found).toMatchObject({
      data_nascimento: "1988-03-30",
      email: "carla@cliente.example",
      contatos: [{ contato: { nome: "Zé", cargo: "irmão" } }],
    });
  });

  test("that exists twice is the oldest, and the log says so", async () => {
    const shop = await Shop.open();
    const twin = { tipo_pessoa: "PF", nome: "Carla M.", cpf: "529.982.247-25" };
    await shop.erp.api("POST", "/clientes", twin);
    const oldestId = await shop.erp.idOf("/clientes", "nome", "Carla Mendes");
    await shop.deliver("s-1", plainSale({ customer: { name: "Carla Mendes", document: "52998224725" } }));
    expect(only(await shop.erp.sales()).cliente_id).toBe(oldestId);
    expect(await shop.events()).toContain("customer.duplicated");
  });

  test("that was deleted in the ERP is created anew, and the sale still goes", async () => {
    const shop = await Shop.open();
    await shop.deliver("s-1", plainSale());
    await shop.erp.api("DELETE", `/clientes/${only(await shop.erp.sales()).cliente_id}`);
    const delivery = await shop.deliver("s-2", plainSale());
    expect(delivery.state).toBe("delivered");
    expect(await shop.events()).toContain("record.gone");
    expect((await shop.erp.sales()).map(({ nome_cliente }) => nome_cliente)).toEqual([
      "Padaria Sol",
      "Padaria Sol",
    ]);
  });
});

describe("products and services", () => {
  test("a code is text: leading zeros count, and a service's code is not a product's", async () => {
    const shop = await Shop.open();
    const items = [
      { ...PRODUCT, code: "0222" },
      { ...PRODUCT, code: "222" },
      { ...SERVICE, code: "0222" },
      { ...PRODUCT, code: "099", name: "Fonte" },
    ];
    await shop.deliver("s-1", plainSale({ items }));
    await expectOneRightSale(shop.erp, plainSale({ items }));
    const { produtos, servicos } = await shop.erp.state();
    expect(produtos.filter(({ codigo_interno }) => codigo_interno.endsWith("222"))).toHaveLength(2);
    expect(servicos.filter(({ codigo }) => codigo === "0222")).toHaveLength(1);
  });

  test("a changed price and name reach the ERP, and its fiscal data, stock and other price table stay", async () => {
    const shop = await Shop.open();
    const find = async () =>
      (await shop.erp.state()).produtos.find(({ codigo_interno }) => codigo_interno === "0222");
    const before = await find();
    await shop.deliver("s-1", plainSale());
    const after = await find();
    expect(after).toMatchObject({
      nome: "Fermento 1 kg",
      fiscal: before?.fiscal,
      estoque: before?.estoque,
      valor_custo: before?.valor_custo,
      grupo_id: before?.grupo_id,
      url: before?.url,
    });
    const prices = Object.fromEntries(
      (after?.valores ?? []).map(({ nome_tipo, valor_venda }) => [nome_tipo, valor_venda]),
    );
    expect(prices).toEqual({ Varejo: "12.5000", Atacado: "108.0000" });
  });

  test("two codes with one name do not clash on the address that the ERP makes of it", async () => {
    const shop = await Shop.open();
    const items = ["Y-1", "Y-2"].map((code) => ({ ...PRODUCT, code, name: "Igual" }));
    expect(await shop.deliver("s-1", plainSale({ items }))).toMatchObject({ state: "delivered" });
    await expectOneRightSale(shop.erp, plainSale({ items }));
  });

  test("a code that two products carry is the oldest one's, and the log says so", async () => {
    const shop = await Shop.open();
    const name = "Parafuso Sextavado M8";
    await shop.deliver(
      "s-1",
      plainSale({ items: [{ ...PRODUCT, code: "0099", name, price: "0.65", unitPrice: null }] }),
    );
    expect(only(await shop.erp.sales()).produtos[0]?.nome_produto).toBe(name);
    expect(await shop.events()).toContain("product.duplicated");
  });

  test("a service beyond the first page of the list is found and not created twice", async () => {
    const shop = await Shop.open({ seed: "minimal" });
    for (let index = 0; index < 120; index++) {
      await shop.erp.api("POST", "/servicos", {
        codigo: `P${index}`,
        nome: `Serviço ${index}`,
        valor_venda: "150.00",
      });
    }
    const items = ["P0", "P119"].map((code) => ({ ...SERVICE, code, name: `Serviço ${code.slice(1)}` }));
    await shop.deliver("s-1", plainSale({ items }));
    expect((await shop.erp.state()).servicos).toHaveLength(120);
    await expectOneRightSale(shop.erp, plainSale({ items }));
  });
});

describe("the seller", () => {
  test.each([
    ["Ana Paula", "Ana Paula", undefined],
    ["ana paula", "Marina Albuquerque", "seller.unmatched"],
    ["João Silva", "Marina Albuquerque", "seller.ambiguous"],
    ["Roberto Nunes", "Roberto Nunes", undefined],
    ["José Antônio Conceição", "José Antônio Conceição", undefined],
  ])("%s of the CRM is %s in the ERP", async (name, expected, event) => {
    const shop = await Shop.open();
    await shop.deliver("s-1", saleInput({ seller: { name } }));
    // Without a seller the ERP takes the owner of the token.
    expect(only(await shop.erp.sales()).nome_vendedor).toBe(expected);
    const events = await shop.events();
    if (event === undefined) expect(events.filter((name) => name.startsWith("seller."))).toEqual([]);
    else expect(events).toContain(event);
  });

  test.each([
    ["ana paula", "seller_not_found"],
    ["João Silva", "seller_ambiguous"],
  ])("with the setting to fail, %s stops the delivery", async (name, code) => {
    const shop = await Shop.open({ settings: { unknownSeller: "fail" } });
    const delivery = await shop.deliver("s-1", saleInput({ seller: { name } }));
    expect(delivery).toMatchObject({ state: "dead", code });
    expect(await shop.erp.sales()).toEqual([]);
  });
});

describe("payment methods", () => {
  test.each([
    ["Boleto", "Boleto Bancário"],
    ["pix", "PIX"],
    ["CARTAO DE CREDITO", "Cartão de Crédito"],
  ])("%s is the ERP's %s", async (method, expected) => {
    const shop = await Shop.open();
    await shop.deliver("s-1", saleInput({ payments: [{ dueDate: "2026-12-20", amount: "50.00", method }] }));
    expect(only(await shop.erp.sales()).pagamentos[0]?.nome_forma_pagamento).toBe(expected);
  });

  test("an unknown method, where the ERP wants one, stops with the method's name; the default lets it go", async () => {
    const payments = [{ dueDate: "2026-12-20", amount: "50.00", method: "Fiado" }];
    const shop = await Shop.open();
    const delivery = await shop.deliver("s-1", saleInput({ payments }));
    expect(delivery).toMatchObject({
      state: "dead",
      code: "payment_method_missing",
      params: { methods: ["Fiado"] },
    });
    const paymentMethodId = await shop.erp.idOf("/formas_pagamentos", "nome", "Dinheiro");
    const withDefault = await Shop.open({ erp: shop.erp, settings: { paymentMethodId } });
    expect(await withDefault.deliver("s-1", saleInput({ payments }))).toMatchObject({ state: "delivered" });
    expect(await withDefault.events()).toContain("payment_method.defaulted");
  });
});
