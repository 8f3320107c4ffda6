import { slug } from "../../shared/names.ts";
import { toDecimal } from "../money.ts";
import { tablePrice } from "../produtos/read.ts";
import type { Named, Resources } from "../resources.ts";
import { DEMO_NAMES } from "../seed.ts";
import type { SeedBuilder } from "./builder.ts";
import { addCustomer, addEmployee, OPENED_AT, seedMinimal } from "./minimal.ts";

interface DemoProduct {
  code: string;
  name: string;
  cost: string;
  price: string;
  stock: number;
  barcode?: string;
  ncm?: string;
}

const PRODUCTS: DemoProduct[] = [
  {
    code: "0001",
    name: "Café Torrado 1kg",
    cost: "22",
    price: "39.90",
    stock: 120,
    barcode: "7891000100103",
    ncm: "0901.21.00",
  },
  { code: "0002", name: "Açúcar Cristal 5kg", cost: "14.50", price: "21.99", stock: 80, ncm: "1701.99.00" },
  {
    code: "0010",
    name: "Furadeira de Impacto 650W",
    cost: "189.9",
    price: "329.00",
    stock: 15,
    barcode: "7891114031234",
    ncm: "8467.21.00",
  },
  { code: "0011", name: "Jogo de Brocas 13 peças", cost: "31.75", price: "64.90", stock: 40 },
  { code: "0222", name: "Câmera IP Externa", cost: "80", price: "120.00", stock: 60, ncm: "8525.89.29" },
  { code: "00345", name: "Cabo de Rede Cat6 (metro)", cost: "1.85", price: "3.4567", stock: 2000 },
  {
    code: DEMO_NAMES.duplicatedCode,
    name: "Parafuso Sextavado M8",
    cost: "0.22",
    price: "0.65",
    stock: 5000,
  },
  {
    code: DEMO_NAMES.duplicatedCode,
    name: "Parafuso Sextavado M8 Inox",
    cost: "0.48",
    price: "1.35",
    stock: 1500,
  },
  {
    code: "07890",
    name: "Rastreador Veicular GPS",
    cost: "145",
    price: "289.90",
    stock: 35,
    ncm: "8526.91.00",
  },
  {
    code: "PROD-A1",
    name: "Roteador Wi-Fi 6",
    cost: "210",
    price: "399.90",
    stock: 22,
    barcode: "7896541230019",
  },
  { code: "099", name: "Fonte 12V 2A", cost: "12.3", price: "29.90", stock: 90 },
];

const SERVICES = [
  ["S001", "Instalação de Câmera", "150.00"],
  ["S002", "Instalação de Rastreador", "90.00"],
  ["S003", "Visita Técnica", "80.00"],
  ["0222", "Configuração de Rede", "220.00"],
] as const;

const ATTRIBUTES = [
  ["atributos_vendas", "Número do pedido no CRM", "texto_simples"],
  ["atributos_vendas", "Data combinada", "data"],
  ["atributos_cadastros", "Código no CRM", "texto_simples"],
  ["atributos_produtos", "Linha", "texto_simples"],
  ["atributos_orcamentos", "Origem", "texto_simples"],
  ["atributos_ordens_servicos", "Placa", "texto_simples"],
  ["atributos_financeiros", "Documento", "numeros"],
] as const;

/** A shop that has been trading: two stores, people with the same name, goods with awkward codes, customers. */
export function seedDemo(seed: SeedBuilder): { ownerId: string } {
  const owner = seedMinimal(seed);
  seed.add("lojas", { nome: "Filial Centro" });
  addEmployee(seed, DEMO_NAMES.seller, "1", "ana.paula@loja.example");
  addEmployee(seed, DEMO_NAMES.twinSellers, "1");
  addEmployee(seed, DEMO_NAMES.twinSellers, "1");
  addEmployee(seed, "Ana Paula Souza", "1");
  addEmployee(seed, "José Antônio Conceição", "1");
  addEmployee(seed, DEMO_NAMES.inactiveSeller, "0");
  seed.add("contas_bancarias", { nome: "Banco do Brasil" });
  for (const nome of ["Comercial", "Assistência técnica"]) {
    seed.add("centros_custos", { nome, cadastrado_em: OPENED_AT });
  }
  for (const [resource, nome, tipo] of ATTRIBUTES) {
    const times = { cadastrado_em: OPENED_AT, modificado_em: OPENED_AT };
    seed.add(
      resource,
      { nome, tipo, exibir_impressao: "Quando preenchido", opcoes: [], ...times },
      "atributos",
    );
  }
  seedProducts(seed);
  for (const [codigo, nome, valor_venda] of SERVICES) {
    seed.add("servicos", { codigo, nome, valor_venda, observacoes: "", ativo: "1" });
  }
  seedCustomers(seed);
  return owner;
}

function seedProducts(seed: SeedBuilder): void {
  const electronics = addGroup(seed, "Eletrônicos", "");
  const cameras = addGroup(seed, "Câmeras", electronics.id);
  const general = addGroup(seed, "Geral", "");
  for (const product of PRODUCTS) {
    const group = product.code === "0222" ? cameras : product.name.includes("R") ? electronics : general;
    addProduct(seed, product, group);
  }
}

function addGroup(seed: SeedBuilder, nome: string, grupo_pai_id: string): Named {
  const texts = { url: slug(nome), meta_descricao: "", meta_palavras_chaves: "" };
  return seed.add("grupos_produtos", { nome, grupo_pai_id, ...texts });
}

function addProduct(seed: SeedBuilder, product: DemoProduct, group: Named): void {
  const variacao = { id: seed.nextId("variacoes"), nome: "", codigo: "" };
  const cost = toDecimal(product.cost);
  const stored = seed.add("produtos", {
    nome: product.name,
    codigo_interno: product.code,
    codigo_barra: product.barcode ?? "",
    possui_variacao: "0",
    possui_composicao: "0",
    movimenta_estoque: "1",
    peso: "0.350",
    largura: "10.000",
    altura: "12.000",
    comprimento: "20.000",
    ativo: "1",
    grupo_id: group.id,
    nome_grupo: group.nome,
    descricao: `${product.name}, cadastrado no ERP.`,
    url: slug(product.name),
    valor_custo: cost.toFixed(4),
    valores: seed
      .all("tabelas_precos")
      .map((table) => tablePrice(table, cost, priceIn(table, product.price))),
    variacoes: [variacao],
    fiscal: fiscalOf(product.ncm),
    fotos: [],
    fornecedores: [],
    atributos: [],
    cadastrado_em: OPENED_AT,
    modificado_em: OPENED_AT,
  });
  for (const [index, shop] of seed.all("lojas").entries()) {
    seed.stock(stored.id, variacao.id, shop.id, index === 0 ? product.stock : 5);
  }
}

/** Wholesale is a tenth cheaper, so that the two tables can be told apart. */
function priceIn(table: Named, price: string) {
  return table.nome === "Atacado" ? toDecimal(price).times("0.9") : toDecimal(price);
}

function fiscalOf(ncm: string | undefined): Record<string, string> {
  const known = ncm !== undefined;
  return {
    ncm: ncm ?? "",
    cest: known ? "21.063.00" : "",
    peso_liquido: known ? "0.300" : "",
    peso_bruto: known ? "0.350" : "",
    valor_aproximado_tributos: known ? "4.200" : "",
    valor_fixo_pis: "",
    valor_fixo_pis_st: "",
    valor_fixo_confins: "",
    valor_fixo_confins_st: "",
  };
}

function seedCustomers(seed: SeedBuilder): void {
  const saoPaulo = seed.all("cidades").find((city) => city.nome === "São Paulo");
  const endereco = {
    cep: "01310-100",
    logradouro: "Avenida Paulista",
    numero: "1000",
    complemento: "Sala 12",
    bairro: "Bela Vista",
    pais: "",
    cidade_id: saoPaulo?.id ?? "",
    nome_cidade: "São Paulo",
    estado: "SP",
  };
  const customers: (Partial<Resources["clientes"]> & { nome: string })[] = [
    {
      nome: "Carla Mendes",
      cpf: "529.982.247-25",
      email: "carla@cliente.example",
      celular: "(11) 98765-4321",
      enderecos: [{ endereco }],
    },
    { nome: "Paulo Ribeiro", cpf: "390.533.447-05", telefone: "(31) 3522-8899" },
    {
      nome: "Padaria Pão Quente",
      tipo_pessoa: "PJ",
      razao_social: "Pão Quente Ltda",
      cnpj: "11.222.333/0001-81",
      inscricao_estadual: "110042490114",
    },
    {
      nome: "Alfa Tecnologia",
      tipo_pessoa: "PJ",
      razao_social: "Alfa Tecnologia SA",
      cnpj: "12.ABC.345/01DE-35",
    },
    { nome: "Cliente Antigo", cpf: "111.444.777-35", ativo: "0" },
  ];
  for (const customer of customers) addCustomer(seed, customer);
}
