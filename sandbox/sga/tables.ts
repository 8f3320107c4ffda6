import { Hono } from "hono";
import { BRANDS, COLOURS, FUELS, PLAN, REGIONAL, TYPES } from "./catalogue.ts";
import { json, NothingFound, Refusal } from "./envelope.ts";
import { Format } from "./format.ts";
import { MESSAGES } from "./messages.ts";
import type { SgaHono } from "./session.ts";

/** The tables that codes stand for: situations, products, suppliers and what vehicles are described by. */
export const tables = new Hono<SgaHono>({ strict: false });

const STATES = ["ativo", "inativo", "todos"];

// Each association writes its own reasons; these are one's.
const REASONS = ["VENDA DO VEÍCULO", "INADIMPLÊNCIA", "INSATISFAÇÃO COM O ATENDIMENTO"];

tables.get("/listar/situacao/:filter", async (context) => {
  const { session } = context.env;
  const keep = filterOf(context.req.param("filter"));
  const hidden = session.user?.hiddenSituations ?? [];
  const all = await session.store.all("situations");
  const format = new Format(session.switches, "list");
  const rows = all
    .filter(({ id, inUse }) => !hidden.includes(id) && keep(inUse))
    .map(({ id, description, inUse }) => ({
      codigo_situacao: format.code(id),
      descricao_situacao: description,
      situacao: inUse ? "ATIVO" : "INATIVO",
      cor_linha: "#FFFFFF",
      cor_fonte: "#000000",
    }));
  if (rows.length === 0) throw new NothingFound("situações");
  return json(session.switches.SITUATION_LIST === "object" ? rows[0] : rows);
});

tables.get("/listar/situacaomotivo/todos", (context) => {
  const format = new Format(context.env.session.switches, "list");
  return json(
    REASONS.map((descricao, index) => ({ codigo: format.code(index + 1), descricao, objeto: "VEICULO" })),
  );
});

tables.get("/produto/buscar/:code", async (context) => {
  const { session } = context.env;
  const product = await session.store.find("products", context.req.param("code"));
  if (!product) throw missing(session.switches.LOOKUP_MISS, "produtos", "Produto");
  const supplier = await session.store.find("suppliers", product.supplier);
  const format = new Format(session.switches, "list");
  return json({
    codigo_produto: format.code(product.id),
    descricao: product.name,
    descricao_boleto: product.billName,
    codigo_fornecedor: format.code(product.supplier),
    nome_fornecedor: supplier?.name ?? "",
    codigo_classificacaoproduto: format.code(product.productClass),
    situacao: product.active ? "ATIVO" : "INATIVO",
  });
});

tables.get("/listar/produto-por-situacao/:filter", async (context) => {
  const { session } = context.env;
  const keep = filterOf(context.req.param("filter"));
  const products = (await session.store.all("products")).filter(({ active }) => keep(active));
  if (products.length === 0) throw new NothingFound("produtos");
  const format = new Format(session.switches, "list");
  return json(
    products.map((product) => ({
      codigo_produto: format.code(product.id),
      descricao_produto: product.name,
      descricao_produto_boleto: product.billName,
      tipo_veiculo: format.code("1"),
      descricao_tipo_veiculo: TYPES["1"],
      valor_produto: product.price.replace(".", ","),
      valor_fipe_inicial: 0,
      valor_fipe_final: 999_999,
      padrao: "N",
      formato_cobranca: "R$",
      situacao: product.active ? "ATIVO" : "INATIVO",
    })),
  );
});

tables.get("/listar/classificacao-produto/:filter", (context) => {
  const keep = filterOf(context.req.param("filter"));
  if (!keep(true)) throw new NothingFound("classificações");
  const format = new Format(context.env.session.switches, "list");
  return json([
    { codigo_classificacaoproduto: format.code("24"), descricao: "RASTREADOR" },
    { codigo_classificacaoproduto: format.code("35"), descricao: "ASSISTÊNCIA" },
  ]);
});

tables.get("/listar/produto/:regional?/:cooperative?/:type?/:fipe?/:engine?", async (context) => {
  const { session } = context.env;
  const products = (await session.store.all("products")).filter(({ active }) => active);
  if (products.length === 0) throw new NothingFound("produtos");
  const format = new Format(session.switches, "list");
  return json(
    products.map((product) => ({
      codigo_produto: format.code(product.id),
      // The typo is SGA's.
      decricao_produto: product.name,
      descricao_produto_boleto: product.billName,
      valor_produto: format.money(product.price),
      valor_fipe_inicial: 0,
      valor_fipe_final: 999_999,
      padrao: "N",
      compulsorio: "N",
      formato_cobranca: "R$",
      codigo_tipo_veiculo: format.code("1"),
      descricao_tipo_veiculo: TYPES["1"],
      regionais: [{ codigo_regional: format.code(REGIONAL.code), nome_regional: REGIONAL.name }],
    })),
  );
});

tables.get("/listar/grupo-produto/:filter", (context) => {
  const keep = filterOf(context.req.param("filter"));
  if (!keep(true)) throw new NothingFound("grupos");
  const format = new Format(context.env.session.switches, "list");
  return json([
    { codigo_grupo: format.code(PLAN.code), descricao: PLAN.name, pre_contratado: "N", situacao: "ATIVO" },
  ]);
});

// A group is a plan that the association sells, not a product of a supplier.
tables.get("/grupoproduto/listar", async (context) => {
  const { session } = context.env;
  const products = (await session.store.all("products")).filter(({ active }) => active);
  return json([
    {
      codigo_grupo: Number(PLAN.code),
      produtos: products.map(({ id, name }) => ({ codigo_produto: Number(id), descricao_produto: name })),
    },
  ]);
});

tables.get("/fornecedor/buscar/:document", async (context) => {
  const { session } = context.env;
  const document = context.req.param("document").replace(/\D/g, "");
  const supplier = (await session.store.all("suppliers")).find((row) => row.document === document);
  if (!supplier) throw missing(session.switches.LOOKUP_MISS, "fornecedores", "Fornecedor");
  const format = new Format(session.switches, "list");
  return json({
    mensagem: MESSAGES.ok,
    codigo_fornecedor: format.code(supplier.id),
    nome: supplier.name,
    nome_fantasia: supplier.name,
    cpf_cnpj: format.document(supplier.document),
    telefone: "(31)3333-0000",
    email: "contato@fornecedor.example",
    situacao: "A",
  });
});

for (const [route, column, table] of [
  ["cor", "cor", COLOURS],
  ["combustivel", "combustivel", FUELS],
  ["tipo-veiculo", "tipo", TYPES],
  ["marca", "marca", BRANDS],
] as const) {
  tables.get(`/listar/${route}/:filter`, (context) => {
    const keep = filterOf(context.req.param("filter"));
    if (!keep(true)) throw new NothingFound("registros");
    const format = new Format(context.env.session.switches, "list");
    const rows = Object.entries(table).map(([code, name]) => ({
      [`codigo_${column}`]: format.code(code),
      [`descricao_${column}`]: name,
      situacao: "ATIVO",
    }));
    return json(rows);
  });
}

function filterOf(sent: string): (active: boolean) => boolean {
  const filter = sent.toLowerCase();
  if (!STATES.includes(filter)) throw new Refusal(MESSAGES.invalid("situacao"));
  return (active) => filter === "todos" || active === (filter === "ativo");
}

function missing(status: "404" | "406", nouns: string, noun: string): Refusal {
  const reason = MESSAGES.nothingFound(nouns);
  return status === "404" ? new Refusal(reason, 404, MESSAGES.notFound(noun)) : new Refusal(reason);
}
