import type { OwnWords } from "../../../strings/erp-words.ts";

/**
 * Texts that the templates' automations answer. They become part of what the administrator edits, and are for customers and
 * attendants: in Portuguese.
 */
export const messages = {
  missingValue: (name: string) =>
    `Falta o valor "${name}": abra a integração, campo "Valores", e informe o código do seu ERP`,
  unexpected: (erp: string) => `O ${erp} respondeu de um jeito que a automação não conhece`,
  noCustomer: "Nenhum cliente tem este CPF ou CNPJ",
  noInvoice: "Nenhum boleto tem este id",
  noContract: "Nenhum contrato deste cliente tem este id",
  noNote: "Nenhuma nota fiscal tem este id",
  // Words of Ponte's own: the caller's error names the field.
  documentNeeded: "ponte:document_needed" satisfies OwnWords,
  noCity: "A cidade do endereço não foi encontrada no ERP; confira o nome e o estado",
  noReference: "Este ERP não guarda ponto de referência (address.reference) no cadastro do cliente",
  noPlanForTicket: "O cliente não tem contrato em que abrir o chamado",
  noLink: "O ERP não informa o link deste boleto",
  notOpen: "O boleto não está em aberto: só os em aberto têm PDF",
  unprovable: "Não dá para saber se o registro já foi criado; confira no ERP",
  noNotePdf: "O ERP só imprime notas NFCom por aqui; esta é de outro modelo",
  pending: {
    late: {
      one: ["Há 1 boleto em atraso, no valor de R$ ", ", vencido em ", "."],
      many: ["Há ", " boletos em atraso, no total de R$ ", "; o mais antigo venceu em ", "."],
    },
    due: {
      one: ["Há 1 boleto em aberto, no valor de R$ ", ", que vence em ", "."],
      many: ["Há ", " boletos em aberto, no total de R$ ", "; o próximo vence em ", "."],
    },
  },
} as const;
