import type { ClimaSulCustomer } from "../../shared/clima-sul.ts";
import type { ClimaSulProduct, ClimaSulService } from "../../shared/clima-sul-catalogue.ts";
import type { Fields } from "../complex-types.ts";
import { addPosition, addRecord, type Seed } from "./add.ts";
import { CODES } from "./codes.ts";

/** Adds a customer as an employee typed it, without an integration code. */
export function addCustomer(seed: Seed, customer: ClimaSulCustomer, more: Fields = {}, daysAgo = 90): void {
  const { address, phone } = customer;
  const body = {
    codigo_cliente_integracao: "",
    razao_social: customer.legalName,
    nome_fantasia: customer.name,
    cnpj_cpf: customer.document,
    email: customer.email,
    telefone1_ddd: phone.slice(0, 2),
    telefone1_numero: phone.slice(2),
    contato: "",
    endereco: address.street,
    endereco_numero: address.number,
    bairro: address.district,
    complemento: "",
    cidade: `${address.city
      .normalize("NFD")
      .replace(/\p{Diacritic}/gu, "")
      .toUpperCase()} (${address.state})`,
    cidade_ibge: "4205407",
    estado: address.state,
    cep: address.zip,
    tags: [{ tag: "Cliente" }],
    inativo: customer.isInactive ? "S" : "N",
    ...more,
  };
  addRecord(seed, "clientes", body, { code: customer.omieCode, daysAgo });
}

/** Adds a product; quotes in its name are HTML entities, as the real API tells them. */
export function addProduct(seed: Seed, product: ClimaSulProduct, daysAgo = 90): void {
  const body = {
    codigo_produto_integracao: "",
    codigo: product.code,
    descricao: product.name.replaceAll("&", "&amp;").replaceAll('"', "&quot;"),
    unidade: product.unit,
    ncm: "8415.90.90",
    ean: "",
    valor_unitario: Number(product.price),
    descricao_familia: product.category,
    tipoItem: product.category === "Química" ? "07" : "00",
    inativo: product.isInactive ? "S" : "N",
  };
  addRecord(seed, "produtos", body, { code: product.omieCode, daysAgo });
}

/** Adds the stock of a product at the default place, and at the van for what is carried along. */
export function addStock(seed: Seed, product: ClimaSulProduct, index: number): void {
  const of = { productId: product.omieCode, cost: product.cost };
  // Every tenth never moved, so it is absent from positions.
  if (index % 10 === 9) return;
  const reserved = product.stock > 5 ? index % 3 : 0;
  addPosition(seed, { ...of, placeId: CODES.place, physical: product.stock, reserved, minimum: 3 });
  if (index % 4 === 0) addPosition(seed, { ...of, placeId: CODES.van, physical: index % 5 });
}

/** Adds a service to the catalogue. */
export function addService(seed: Seed, service: ClimaSulService): void {
  const body = {
    intListar: { cCodIntServ: "" },
    cabecalho: {
      cDescricao: service.name,
      cCodigo: service.code,
      cIdTrib: "01",
      cCodServMun: "1401",
      cCodLC116: "14.01",
      nIdNBS: "",
      nPrecoUnit: Number(service.price),
      cCodCateg: CODES.serviceCategory,
    },
    descricao: { cDescrCompleta: service.name },
    impostos: { nAliqISS: 5, cRetISS: "N" },
    inativo: "N",
  };
  addRecord(seed, "servicos", body, { code: service.omieCode });
}

/** Adds the sellers, one of them gone. */
export function addSellers(seed: Seed): void {
  const names = [
    ["Juliana Machado", "juliana@climasul.example"],
    ["Eduardo Sarmento", "eduardo@climasul.example"],
    ["Otto Krieger (saiu)", "otto@climasul.example"],
  ];
  for (const [index, [nome, email]] of names.entries()) {
    const inativo = index === 2 ? "S" : "N";
    addRecord(
      seed,
      "vendedores",
      { codInt: "", nome, email, inativo, comissao: 2.5 },
      { code: CODES.seller + index },
    );
  }
}
