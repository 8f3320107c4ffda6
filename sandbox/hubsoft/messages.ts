/**
 * What HubSoft says to people. Words of its own doc: the successes, the search without term, the postcode, the
 * repeated prospect, the trust unlock with its day, the ticket with its protocol; the others are in its manner.
 */
export const MESSAGES = {
  consulted: "Dados consultados com sucesso",
  failed: "Ocorreu um erro ao processar a requisição",
  unauthenticated: "Unauthenticated.",
  rateLimited: "Too Many Attempts.",
  notFound: "Not Found",
  invalidJson: "O corpo da requisição não é um JSON válido",
  required: (field: string) => `O campo ${field} é obrigatório`,
  invalid: (field: string) => `O campo ${field} possui um valor inválido`,
  unknownId: (field: string) => `O ${field} informado não foi encontrado`,
  nobodyFound: "Nenhum cliente encontrado",
  limitBetween: (most: number) => `O limit deve estar entre 1 e ${most}`,
  periodTooLong: "O intervalo de datas não pode ser maior que 60 dias",
  noCep: "CEP não informado.",
  unknownCep: "Nenhuma cidade foi encontrada com esse CEP.",
  unlocked: (day: string) => `Desbloqueio em confiança realizado com sucesso até a data ${day}`,
  notBlocked: "O serviço não está suspenso por débito",
  unlockTooLong: (most: number) => `O máximo de dias permitido para o desbloqueio em confiança é ${most}`,
  unlockUsed: "O desbloqueio em confiança já foi utilizado nos últimos 30 dias",
  settled: "Liquidação efetuada com sucesso",
  alreadySettled: "A fatura já está liquidada",
  invoiceCancelled: "A fatura está cancelada",
  underpaid: "O valor pago é menor que o valor da fatura",
  ticketOpened: (protocol: string) => `Atendimento aberto com sucesso. Anote o protocolo: ${protocol}`,
  workOrderOpened: ". Foi aberto também uma ordem de serviço e encaminhada ao setor responsável",
  prospectAdded: "Prospecto adicionado com sucesso",
  prospectExists: (name: string) => `O CPF/CNPJ já foi cadastrado antes no prospecto ${name}`,
} as const;
