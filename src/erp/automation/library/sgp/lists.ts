import { messages } from "../messages.ts";
import { needs, stop, when } from "../parts.ts";
import type { Draft } from "../template.ts";
import { ask, findContracts } from "./calls.ts";

/** A list of `precadastro`: a bare array. */
function listOf(path: string, fields: Draft): Draft {
  return {
    steps: [
      ask("rows", `/api/precadastro/${path}/list`, {}, "size(answer) == 0 || answer[0].id != null"),
      { type: "map", id: "mapped", from: "{{ steps.rows }}", fields },
    ],
    output: "{{ steps.mapped }}",
  };
}

/** The ERP has no list of them: they are written into a value, as "1=Instagram; 2=Site". */
const listOrigins: Draft = {
  steps: [
    ...needs("origins"),
    {
      type: "map",
      id: "mapped",
      from: "{{ split(settings.origins, ';').filter(o, o.contains('=')) }}",
      fields: {
        id: { value: "{{ split(item, '=')[0] }}" },
        name: { value: "{{ split(item, '=')[1] }}" },
      },
    },
  ],
  output: "{{ steps.mapped }}",
};

const MODELS = ["nfcom", "nfse", "notafiscal"] as const;
const PATHS = { nfcom: "nfcom/list", nfse: "nfse/list/", notafiscal: "notafiscal/list/" } as const;
/** Three lists for each of these fit into what a run may call. */
const MOST_CONTRACTS = 7;

/** By contract, one list for each model. An id holds what printing needs: model, contract, number. */
const listFiscalNotes: Draft = {
  steps: [
    ...findContracts(),
    ...MODELS.flatMap((model): Draft[] => [
      {
        type: "each",
        id: `${model}Lists`,
        from: "{{ steps.contracts }}",
        most: MOST_CONTRACTS,
        call: {
          method: "POST",
          effect: "read",
          path: `/api/central/${PATHS[model]}`,
          form: { contrato: "{{ item.contratoId }}" },
          outcomes: [
            { when: { predicate: "answer.status == 0" }, outcome: "refused", message: "{{ answer.msg }}" },
          ],
        },
      },
      {
        type: "map",
        id: `${model}Notes`,
        from: `{{ flatten(steps.${model}Lists.map(l, l.notas)) }}`,
        fields: {
          id: { value: `${model}-{{ item.contrato }}-{{ item.numero }}` },
          number: { value: "{{ item.numero }}", optional: true },
          issuedAt: { value: "{{ item.data_emissao }}", as: "date", optional: true },
          amount: { value: "{{ item.valor }}", as: "money", optional: true },
          status: { value: "{{ item.status_display }}", optional: true },
        },
      },
    ]),
  ],
  output: `{{ flatten([${MODELS.map((model) => `steps.${model}Notes`).join(", ")}]) }}`,
};

const getFiscalNotePdf: Draft = {
  steps: [
    { type: "list", id: "parts", items: ["{{ split(input.noteId, '-') }}"] },
    when("isWrong", "size(first(steps.parts)) != 3", [stop("unknownNote", "not_found", messages.noNote)]),
    when("isOther", "first(steps.parts)[0] != 'nfcom'", [stop("noPdf", "refused", messages.noNotePdf)]),
    when("isNamed", "input.document != null", [
      ...findContracts(),
      {
        type: "find",
        id: "contract",
        from: "{{ steps.contracts }}",
        where: "text(item.contratoId) == first(steps.parts)[1]",
        otherwise: "not_found",
        message: messages.noNote,
      },
    ]),
    {
      type: "http",
      id: "printed",
      method: "POST",
      effect: "read",
      path: "/api/central/nfcom/print/{{ first(steps.parts)[2] }}",
      form: { contrato: "{{ first(steps.parts)[1] }}", formato: "pdf" },
      answer: "bytes",
      outcomes: [
        { when: { text: "não foi encontrado" }, outcome: "not_found", message: messages.noNote },
        { when: { predicate: "answer.status == 0" }, outcome: "refused", message: "{{ answer.msg }}" },
      ],
    },
    { type: "pdf", id: "file", from: "bytes", value: "{{ steps.printed }}" },
  ],
  output: "{{ steps.file }}",
};

export const listAutomations = {
  list_resellers: listOf("vendedor", {
    code: { value: "{{ item.id }}" },
    name: { value: "{{ item.nome }}" },
  }),
  list_products: listOf("plano", {
    id: { value: "{{ item.id }}" },
    name: { value: "{{ item.descricao }}" },
    price: { value: "{{ item.valor }}", as: "money", optional: true },
  }),
  list_due_dates: listOf("vencimento", {
    id: { value: "{{ item.id }}" },
    day: { value: "{{ item.dia }}", as: "integer" },
  }),
  list_commercial_origins: listOrigins,
  list_fiscal_notes: listFiscalNotes,
  get_fiscal_note_pdf: getFiscalNotePdf,
};
