import { messages } from "../messages.ts";
import type { Draft } from "../template.ts";
import { actionOutcomes, findCustomer, findOwn, list } from "./calls.ts";

/** A whole table, as one of our lists. */
function listTable(table: string, fields: Draft, where = "true"): Draft {
  return {
    steps: [
      list("rows", `${table}.id`, "0", { oper: ">" }),
      { type: "filter", id: "wanted", from: "{{ steps.rows.registros }}", where },
      { type: "map", id: "mapped", from: "{{ steps.wanted }}", fields },
    ],
    output: "{{ steps.mapped }}",
  };
}

const listFiscalNotes: Draft = {
  steps: [
    ...findCustomer(),
    list("notes", "vd_saida.id_cliente", "{{ steps.person.id }}"),
    {
      type: "map",
      id: "mapped",
      from: "{{ steps.notes.registros }}",
      fields: {
        id: { value: "{{ item.id }}" },
        number: { value: "{{ item.numero_nf }}", optional: true },
        issuedAt: { value: "{{ item.data_emissao }}", as: "date", optional: true },
        amount: { value: "{{ item.valor_total }}", as: "money", optional: true },
        status: { value: "{{ item.status }}", optional: true },
      },
    },
  ],
  output: "{{ steps.mapped }}",
};

const getFiscalNotePdf: Draft = {
  steps: [
    ...findOwn("note", "vd_saida", "{{ input.noteId }}", messages.noNote),
    {
      type: "http",
      id: "printed",
      method: "POST",
      effect: "read",
      path: "/imprimir_nota",
      json: { id: "{{ input.noteId }}", base64: "S" },
      answer: "text",
      outcomes: actionOutcomes,
    },
    {
      type: "pdf",
      id: "file",
      from: "base64",
      value: "{{ startsWith(steps.printed, '{') ? parseJson(steps.printed).base64 : steps.printed }}",
    },
  ],
  output: "{{ steps.file }}",
};

export const listAutomations = {
  list_resellers: listTable(
    "vendedor",
    {
      code: { value: "{{ item.id }}" },
      name: { value: "{{ item.nome }}" },
      document: { value: "{{ item.cpf_cnpj }}", as: "document", optional: true },
      email: { value: "{{ item.email }}", optional: true },
    },
    "item.status == 'A'",
  ),
  list_products: listTable(
    "vd_contratos",
    {
      id: { value: "{{ item.id }}" },
      name: { value: "{{ orElse(item.nome, item.descricao) }}" },
      price: { value: "{{ item.valor_contrato }}", as: "money", optional: true },
    },
    "orElse(item.Ativo, orElse(item.ativo, 'S')) == 'S'",
  ),
  list_due_dates: listTable(
    "cliente_contrato_tipo",
    { id: { value: "{{ item.id }}" }, day: { value: "{{ item.dia_fixo_vencimento }}", as: "integer" } },
    "orElse(item.dia_fixo_vencimento, '0') != '0'",
  ),
  list_commercial_origins: listTable("contato_tipo", {
    id: { value: "{{ item.id }}" },
    name: { value: "{{ item.descricao }}" },
  }),
  list_fiscal_notes: listFiscalNotes,
  get_fiscal_note_pdf: getFiscalNotePdf,
};
