import { messages } from "../messages.ts";
import { needsDocument, stop, when } from "../parts.ts";
import type { Draft } from "../template.ts";
import { findCustomer, get } from "./calls.ts";

/** A list of `configuracao`, as one of ours. */
function listOf(path: string, key: string, fields: Draft): Draft {
  return {
    steps: [
      get("rows", `/configuracao/${path}`),
      { type: "map", id: "mapped", from: `{{ steps.rows.${key} }}`, fields },
    ],
    output: "{{ steps.mapped }}",
  };
}

/** Prices are told by postcode only. */
const listProducts: Draft = {
  steps: [
    when(
      "hasZip",
      "orElse(settings.zip, '') != ''",
      [get("offered", "/prospecto/create", { cep: "{{ digits(settings.zip) }}" })],
      [get("sold", "/configuracao/servico")],
    ),
    {
      type: "map",
      id: "mapped",
      from: "{{ flatten([steps.offered.servicos, steps.sold.servicos]) }}",
      fields: {
        id: { value: "{{ item.id_servico }}" },
        name: { value: "{{ item.descricao }}" },
        price: { value: "{{ item.valor }}", as: "money", optional: true },
      },
    },
  ],
  output: "{{ steps.mapped }}",
};

const NOTE_DAYS = 60;
const WINDOWS = 3;

/** Notes are listed by 60 days at most: three such windows are half a year. */
const findNotes: Draft[] = [
  ...findCustomer(),
  {
    type: "each",
    id: "pages",
    from: Array.from({ length: WINDOWS }, (_, index) => index * (NOTE_DAYS + 1)),
    call: {
      method: "GET",
      path: "/api/v1/integracao/cliente/nota_fiscal",
      query: {
        busca: "id_cliente",
        termo_busca: "{{ steps.person.id_cliente }}",
        data_inicio: `{{ addDays(today(), 0 - item - ${NOTE_DAYS}) }}`,
        data_fim: "{{ addDays(today(), 0 - item) }}",
      },
      outcomes: [
        { when: { predicate: "answer.status == 'error'" }, outcome: "refused", message: "{{ answer.msg }}" },
      ],
    },
  },
  {
    type: "map",
    id: "invoiceNotes",
    from: "{{ flatten(steps.pages.map(p, p.notas_fiscais)) }}",
    fields: {
      id: { value: "nf-{{ item.id_nota_fiscal }}" },
      number: { value: "{{ item.numero_nota }}", optional: true },
      issuedAt: { value: "{{ item.data_emissao_br }}", as: "date", optional: true },
      amount: { value: "{{ item.valor }}", as: "money", optional: true },
      status: { value: "{{ item.cancelado == true ? 'cancelada' : null }}", optional: true },
      link: { value: "{{ item.link }}", optional: true },
    },
  },
  {
    type: "map",
    id: "serviceNotes",
    from: "{{ flatten(steps.pages.map(p, p.nfses)) }}",
    fields: {
      id: { value: "nfse-{{ item.id_nfse }}" },
      number: { value: "{{ item.numero }}", optional: true },
      issuedAt: {
        value: "{{ orElse(item.data_cadastro_br, item.data_cadastro) }}",
        as: "date",
        optional: true,
      },
      amount: { value: "{{ item.valor }}", as: "money", optional: true },
      status: { value: "{{ item.status }}", optional: true },
      link: { value: "{{ item.link_pdf }}", optional: true },
    },
  },
];

const listFiscalNotes: Draft = {
  description:
    "As notas dos últimos seis meses, em três consultas: o HubSoft lista no máximo 60 dias por vez.",
  steps: findNotes,
  output: "{{ flatten([steps.invoiceNotes, steps.serviceNotes]) }}",
};

const getFiscalNotePdf: Draft = {
  steps: [
    needsDocument,
    ...findNotes,
    {
      type: "find",
      id: "note",
      from: "{{ flatten([steps.invoiceNotes, steps.serviceNotes]) }}",
      where: "item.id == input.noteId",
      otherwise: "not_found",
      message: messages.noNote,
    },
    when("hasNoLink", "steps.note.link == null", [stop("noLink", "refused", messages.noLink)]),
    { type: "pdf", id: "file", from: "link", value: "{{ steps.note.link }}" },
  ],
  output: "{{ steps.file }}",
};

export const listAutomations = {
  // English keys, in this list alone.
  list_resellers: listOf("vendedor", "vendedores", {
    code: { value: "{{ item.id }}" },
    name: { value: "{{ item.name }}" },
  }),
  list_products: listProducts,
  list_due_dates: listOf("vencimento", "vencimentos", {
    id: { value: "{{ item.id_vencimento }}" },
    day: { value: "{{ item.dia_vencimento == 'ultimo_dia' ? 31 : item.dia_vencimento }}", as: "integer" },
  }),
  list_commercial_origins: listOf("origem_cliente", "origens_cliente", {
    id: { value: "{{ item.id_origem_cliente }}" },
    name: { value: "{{ item.descricao }}" },
  }),
  list_fiscal_notes: listFiscalNotes,
  get_fiscal_note_pdf: getFiscalNotePdf,
};
