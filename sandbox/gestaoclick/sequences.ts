const IDS_PER_COMPANY = 10_000_000;

/** Where each resource's ids begin, so that an id of one resource is hardly ever one of another. */
const FIRST_IDS: Record<string, number> = {
  clientes: 9_000,
  produtos: 32_000,
  variacoes: 54_000,
  servicos: 6_100,
  vendas: 505_000,
  linhas: 880_000,
  recebimentos: 1_300_000,
  situacoes: 1_700,
  formas_pagamentos: 2_400,
  funcionarios: 310,
  lojas: 120,
  grupos_produtos: 4_400,
  contas_bancarias: 700,
  planos_contas: 15_000,
  centros_custos: 820,
  tabelas_precos: 90,
  atributos: 3_600,
};

/**
 * The number that a sequence starts after. Ids are shared by all companies of an ERP in real life, so those of two
 * companies never meet; the visible `codigo` of sales counts from 1 in each company.
 */
export function firstNumber(companyId: number, sequence: string): number {
  if (sequence.startsWith("codigo")) return 0;
  return (companyId - 1) * IDS_PER_COMPANY + (FIRST_IDS[sequence] ?? 0);
}
