import { Hono } from "hono";
import { byName, equals } from "./filters.ts";
import { answerList, type Listing } from "./listing.ts";
import type { Resources, Situacao } from "./resources.ts";
import type { GestaoclickHono } from "./session.ts";
import type { GestaoclickSwitches } from "./switches.ts";

/** Lists that a connector reads and never writes. The vendor has no GET of a single item here. */
export const references = new Hono<GestaoclickHono>({ strict: false });

type Plain = {
  [Name in keyof Resources & string]?: Pick<Listing<Name>, "withoutMeta"> &
    Partial<Pick<Listing<Name>, "filters">>;
};

const PLAIN_LISTS: Plain = {
  lojas: { withoutMeta: true },
  // A part of the name is enough and names repeat, so a caller compares the whole name itself.
  funcionarios: { filters: { nome: byName } },
  usuarios: {},
  contas_bancarias: {},
  planos_contas: { filters: { tipo: equals("tipo") } },
  centros_custos: {},
  grupos_produtos: {},
  estados: {},
  cidades: { filters: { estado_id: equals("estado_id") } },
  tipos_contatos: {},
  tipos_enderecos: {},
  atributos_cadastros: {},
  atributos_produtos: {},
  atributos_orcamentos: {},
  atributos_vendas: {},
  atributos_ordens_servicos: {},
  atributos_financeiros: {},
};

for (const [name, list] of Object.entries(PLAIN_LISTS)) {
  // Guarantee: Object.entries yields the keys of the table above, which are names of resources.
  const resource = name as keyof Resources & string;
  references.get(`/${name}`, (context) =>
    answerList(context, { resource, filters: {}, ...list, present: (record: object) => record }),
  );
}

references.get("/formas_pagamentos", (context) => {
  const wrapped = context.env.session.switches.FORMAS_WRAPPED;
  return answerList(context, {
    resource: "formas_pagamentos",
    filters: {},
    present: (method) => (wrapped ? { FormasPagamento: method } : method),
  });
});

const DOCUMENTS: Situacao["documento"][] = ["vendas", "orcamentos", "ordens_servicos", "compras"];

for (const document of DOCUMENTS) {
  references.get(`/situacoes_${document}`, (context) => {
    const { switches } = context.env.session;
    // Seen live: each of these endpoints answers the situações of every document type.
    const own = { sql: "json_extract(document, '$.documento') = ?", values: [document] };
    return answerList(context, {
      resource: "situacoes",
      filters: {},
      always: switches.MERGED_SITUACOES ? [] : [own],
      present: (situacao) => presentSituacao(situacao, document, switches),
    });
  });
}

/**
 * Every document type has a default situação of its own. A mixed list that told them all would show several
 * `padrao: "1"`, and nobody reported that: only the default of the list asked for shows, unless SEVERAL_PADRAO is on.
 */
function presentSituacao(situacao: Situacao, document: Situacao["documento"], switches: GestaoclickSwitches) {
  const showsDefault = situacao.documento === document || switches.SEVERAL_PADRAO;
  const shown = { id: situacao.id, nome: situacao.nome, padrao: showsDefault ? situacao.padrao : "0" };
  if (document === "compras") return { ...shown, tipo_lancamento: situacao.tipo_lancamento };
  switch (switches.SITUACOES_LANCAMENTO) {
    case "null":
      return { ...shown, tipo_lancamento: null };
    case "tipo_lancamento":
      return { ...shown, tipo_lancamento: situacao.tipo_lancamento };
    case "lancar":
      return { ...shown, lancar: situacao.tipo_lancamento };
  }
}
