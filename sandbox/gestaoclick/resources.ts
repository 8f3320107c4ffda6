import type { RecordStore } from "../shared/records.ts";
import type { Sale } from "./vendas/sale.ts";

/** What GestãoClick holds of a customer, in the order it answers. */
export interface Customer {
  id: string;
  tipo_pessoa: string;
  nome: string;
  razao_social: string;
  cnpj: string;
  inscricao_estadual: string;
  inscricao_municipal: string;
  cpf: string;
  rg: string;
  data_nascimento: string;
  telefone: string;
  celular: string;
  fax: string;
  email: string;
  ativo: "0" | "1";
  contatos: { contato: Record<string, string> }[];
  enderecos: { endereco: Record<string, string> }[];
  atributos: CustomField[];
  cadastrado_em: string;
  modificado_em: string;
}

/** A custom field's value on a record. */
export interface CustomField {
  atributo: { id: string; atributo_id: string; descricao: string; conteudo: string; tipo: string };
}

/** One price of a product in one price table; four decimals. */
export interface TablePrice {
  tipo_id: string;
  nome_tipo: string;
  lucro_utilizado: string;
  valor_custo: string;
  valor_venda: string;
}

/** A product as stored; its stock is kept apart, per store. */
export interface Product {
  id: string;
  nome: string;
  codigo_interno: string;
  codigo_barra: string;
  possui_variacao: "0" | "1";
  possui_composicao: "0" | "1";
  movimenta_estoque: "0" | "1";
  peso: string;
  largura: string;
  altura: string;
  comprimento: string;
  ativo: "0" | "1";
  grupo_id: string;
  nome_grupo: string;
  descricao: string;
  url: string;
  valor_custo: string;
  valores: TablePrice[];
  variacoes: { id: string; nome: string; codigo: string }[];
  fiscal: Record<string, string>;
  fotos: string[];
  fornecedores: { fornecedor_id: string }[];
  atributos: CustomField[];
  cadastrado_em: string;
  modificado_em: string;
}

export interface Service {
  id: string;
  codigo: string;
  nome: string;
  valor_venda: string;
  observacoes: string;
  ativo: "0" | "1";
}

/** A sale's state; `tipo_lancamento`: 0 posts nothing, 1 stock and finance, 2 stock, 3 finance. */
export interface Situacao {
  id: string;
  documento: "vendas" | "orcamentos" | "ordens_servicos" | "compras";
  nome: string;
  padrao: "0" | "1";
  tipo_lancamento: "0" | "1" | "2" | "3";
}

export interface PaymentMethod {
  id: string;
  nome: string;
  conta_bancaria_id: string;
  nome_conta_bancaria: string;
  maximo_parcelas: string;
  intervalo_parcelas: string;
  intervalo_primeira_parcela: string;
}

export interface Named {
  id: string;
  nome: string;
}

export interface ProductGroup extends Named {
  grupo_pai_id: string;
  url: string;
  meta_descricao: string;
  meta_palavras_chaves: string;
}

/** Money that a sale makes due; `venda_id` is the sandbox's own link and never answered. */
export interface Receivable extends Record<string, string> {
  id: string;
  venda_id: string;
  loja_id: string;
}

interface Attribute {
  id: string;
  nome: string;
  tipo: string;
  exibir_impressao: string;
  opcoes: { id: string; atributo_id: string; nome: string }[];
  cadastrado_em: string;
  modificado_em: string;
}

/** Everything a company of GestãoClick holds, by the resource's name in the API. */
export interface Resources {
  clientes: Customer;
  produtos: Product;
  servicos: Service;
  vendas: Sale;
  recebimentos: Receivable;
  situacoes: Situacao;
  formas_pagamentos: PaymentMethod;
  funcionarios: Named & { ativo: "0" | "1" };
  usuarios: Named & Record<string, string>;
  lojas: Named;
  grupos_produtos: ProductGroup;
  contas_bancarias: Named;
  planos_contas: Named & Record<string, string>;
  centros_custos: Named & { cadastrado_em: string };
  tipos_contatos: Named;
  tipos_enderecos: Named;
  estados: Named & { codigo: string; sigla: string };
  cidades: Named & { codigo: string; estado_id: string };
  tabelas_precos: Named;
  atributos_cadastros: Attribute;
  atributos_produtos: Attribute;
  atributos_orcamentos: Attribute;
  atributos_vendas: Attribute;
  atributos_ordens_servicos: Attribute;
  atributos_financeiros: Attribute;
}

export type Store = RecordStore<Resources>;
