import type { RecordStore } from "../shared/records.ts";

/** A record of IXC: every value is a string, whatever it means. */
export type Row = Record<string, string>;

/** Every table by its name; a row has all fields of its table. */
export type Resources = Record<string, Row>;

export type Store = RecordStore<Resources>;

/** What an insertion has to send for a table that takes one. */
export interface Insertion {
  required: readonly string[];
  /** One of a telephone and an e-mail is needed. */
  needsContact?: boolean;
  /** Fields that hold only one of these values. */
  values?: Record<string, readonly string[]>;
  /** Fields that name a record of one of these tables. */
  references?: Record<string, readonly string[]>;
}

/** A table of the web service. */
export interface Table {
  fields: readonly string[];
  /** `dd/mm/yyyy` when written, `yyyy-mm-dd` when read. */
  dates?: readonly string[];
  insertion?: Insertion;
  edited?: boolean;
}

const CONTACT_FIELDS = ["fone", "telefone_celular", "whatsapp", "email"] as const;
const ADDRESS_FIELDS = ["endereco", "numero", "complemento", "bairro", "cep", "cidade", "uf"] as const;
const YES_NO = ["S", "N"] as const;
const PERSON_KINDS = ["F", "J", "E"] as const;

/** The fields of which one has to be filled where a contact is needed. */
export const CONTACTS: readonly string[] = CONTACT_FIELDS;

const CONTRACT_REQUIRED = [
  ...[
    "tipo",
    "id_cliente",
    "id_vd_contrato",
    "contrato",
    "id_tipo_contrato",
    "id_modelo",
    "id_filial",
    "data",
  ],
  ...["id_tipo_documento", "id_carteira_cobranca", "id_vendedor", "cc_previsao", "tipo_cobranca"],
  ...["renovacao_automatica", "base_geracao_tipo_doc", "bloqueio_automatico", "aviso_atraso"],
  "endereco_padrao_cliente",
] as const;

const SETTLEMENT_REQUIRED = [
  ...[
    "filial_id",
    "conta_",
    "id_conta",
    "id_receber",
    "tipo_recebimento",
    "data",
    "valor_parcela",
    "credito",
  ],
  ...["debito", "valor_total_recebido", "historico", "previsao", "tipo_lanc"],
] as const;

export const TABLES: Record<string, Table> = {
  filial: { fields: ["id", "razao", "fantasia", "cnpj"] },
  cidade: { fields: ["id", "nome", "uf", "cod_ibge"] },
  contas: { fields: ["id", "conta", "status"] },
  planejamento_analitico: { fields: ["id", "planejamento_analitico", "status"] },
  vendedor: { fields: ["id", "nome", "cpf_cnpj", "email", "status"] },
  vd_contratos: { fields: ["id", "nome", "descricao", "valor_contrato", "Ativo", "tipo"] },
  cliente_contrato_tipo: { fields: ["id", "tipo_contrato", "dia_fixo_vencimento"] },
  contato_tipo: { fields: ["id", "descricao"] },
  su_ticket_setor: { fields: ["id", "setor"] },
  su_oss_assunto: { fields: ["id", "assunto", "ativo"] },
  crm_estagio: { fields: ["id", "descricao"] },
  vd_saida: {
    fields: [
      ...[
        "id",
        "id_cliente",
        "id_contrato",
        "numero_nf",
        "modelo_nf",
        "serie",
        "data_emissao",
        "valor_total",
      ],
      "status",
    ],
  },
  cliente: {
    fields: [
      ...["id", "tipo_pessoa", "razao", "fantasia", "cnpj_cpf", "ie_identidade", "data_nascimento", "ativo"],
      ...CONTACT_FIELDS,
      ...ADDRESS_FIELDS,
      ...["filial_id", "data_cadastro", "alerta", "obs", "hotsite_email", "senha"],
    ],
    dates: ["data_nascimento", "data_cadastro"],
    insertion: {
      required: ["tipo_pessoa", "razao", "cnpj_cpf", "ativo", "cidade"],
      values: { tipo_pessoa: PERSON_KINDS, ativo: YES_NO },
      references: { cidade: ["cidade"], filial_id: ["filial"] },
    },
    edited: true,
  },
  cliente_contrato: {
    fields: [
      "id",
      ...CONTRACT_REQUIRED,
      ...["status", "status_internet", "valor_unitario", "data_ativacao", "data_cancelamento", "obs"],
      ...["desbloqueio_confianca", "desbloqueio_confianca_ativo", "dt_ult_desb_conf", "nao_bloquear_ate"],
    ],
    dates: ["data", "data_ativacao", "data_cancelamento"],
    insertion: {
      required: CONTRACT_REQUIRED,
      values: { endereco_padrao_cliente: YES_NO, bloqueio_automatico: YES_NO, aviso_atraso: YES_NO },
      references: {
        id_cliente: ["cliente"],
        id_vd_contrato: ["vd_contratos"],
        id_tipo_contrato: ["cliente_contrato_tipo"],
        id_filial: ["filial"],
        id_vendedor: ["vendedor"],
      },
    },
    edited: true,
  },
  fn_areceber: {
    fields: [
      ...["id", "documento", "data_emissao", "data_vencimento", "valor", "valor_aberto", "valor_recebido"],
      ...["pagamento_data", "linha_digitavel", "gateway_link", "id_cliente", "id_contrato"],
      ...["id_contrato_avulso", "filial_id", "impresso", "liberado", "status"],
    ],
  },
  fn_areceber_recebimentos_baixas_novo: {
    fields: [
      "id",
      ...SETTLEMENT_REQUIRED,
      ...["documento", "pdesconto", "vdesconto", "id_motivo_desconto", "pacrescimo", "vacrecimo", "tipo_r"],
    ],
    dates: ["data"],
    insertion: {
      required: SETTLEMENT_REQUIRED,
      values: { tipo_lanc: ["R"], previsao: ["S", "N", "M"], tipo_r: ["T", ""] },
      references: {
        filial_id: ["filial"],
        conta_: ["contas"],
        id_conta: ["planejamento_analitico"],
        id_receber: ["fn_areceber"],
      },
    },
  },
  su_ticket: {
    fields: [
      ...[
        "id",
        "tipo",
        "id_cliente",
        "id_login",
        "id_contrato",
        "id_filial",
        "id_assunto",
        "id_ticket_setor",
      ],
      ...["id_responsavel_tecnico", "titulo", "menssagem", "origem_endereco", "prioridade", "status"],
      ...["su_status", "gerar_protocolo", "protocolo", "data_criacao"],
    ],
    insertion: {
      required: ["tipo", "id_cliente", "id_assunto", "id_ticket_setor", "titulo", "menssagem", "prioridade"],
      values: { tipo: ["C", "E"], prioridade: ["B", "M", "A", "C"], gerar_protocolo: [...YES_NO, ""] },
      references: {
        id_cliente: ["cliente"],
        id_contrato: ["cliente_contrato"],
        id_filial: ["filial"],
        id_assunto: ["su_oss_assunto"],
        id_ticket_setor: ["su_ticket_setor"],
      },
    },
    edited: true,
  },
  su_oss_chamado: {
    fields: [
      ...["id", "tipo", "id_ticket", "id_cliente", "id_contrato_kit", "id_filial", "id_assunto", "setor"],
      ...["mensagem", "prioridade", "status", "protocolo", "data_abertura"],
    ],
    insertion: {
      required: ["tipo", "id_cliente", "id_filial", "id_assunto", "setor", "mensagem", "prioridade"],
      values: { tipo: ["C", "E"], prioridade: ["B", "N", "A", "C"] },
      references: {
        id_cliente: ["cliente"],
        id_filial: ["filial"],
        id_assunto: ["su_oss_assunto"],
        setor: ["su_ticket_setor"],
      },
    },
    edited: true,
  },
  contato: {
    fields: ["id", "nome", "data_cadastro", ...CONTACT_FIELDS, "lead", "id_contato_tipo", "cidade", "obs"],
    dates: ["data_cadastro"],
    insertion: {
      required: ["nome", "data_cadastro"],
      needsContact: true,
      values: { lead: [...YES_NO, ""] },
      references: { id_contato_tipo: ["contato_tipo"], cidade: ["cidade"] },
    },
    edited: true,
  },
  crm_canditados: {
    fields: [
      ...["id", "razao", "fantasia", "tipo_pessoa", "cnpj_cpf", "status_prospeccao", "ativo", "crm"],
      ...CONTACT_FIELDS,
      ...ADDRESS_FIELDS,
      ...["id_vendedor", "id_vd_contrato_desejado", "id_candato_tipo", "id_contato", "data_cadastro", "obs"],
    ],
    dates: ["data_cadastro"],
    insertion: {
      required: ["razao", "status_prospeccao", "tipo_pessoa", "ativo", "cidade", "crm"],
      needsContact: true,
      values: { tipo_pessoa: PERSON_KINDS, ativo: YES_NO, crm: YES_NO, status_prospeccao: ["N", "C", "P"] },
      references: {
        cidade: ["cidade"],
        id_vendedor: ["vendedor"],
        id_vd_contrato_desejado: ["vd_contratos"],
        id_candato_tipo: ["contato_tipo"],
        id_contato: ["contato"],
      },
    },
    edited: true,
  },
  crm_negociacoes: {
    fields: ["id", "id_cliente", "descricao", "id_estagio", "status", "valor", "id_vendedor"],
    insertion: {
      required: ["id_cliente", "descricao", "id_estagio", "status"],
      values: { status: ["N", "A", "G", "P"] },
      references: {
        id_cliente: ["crm_canditados", "cliente"],
        id_estagio: ["crm_estagio"],
        id_vendedor: ["vendedor"],
      },
    },
    edited: true,
  },
};

/** A whole row of a table: what is not given is blank. */
export function rowOf(table: Table, values: Row): Row {
  return Object.fromEntries(table.fields.map((field) => [field, values[field] ?? ""]));
}
