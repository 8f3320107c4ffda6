/**
 * What Voalle says to people. Literal words of the real API: the integrator, the contact origin, the distance, the
 * missing open titles and the record that is not there; the others are worded alike.
 */
export const MESSAGES = {
  invalidIntegrator: "Integrador inválido.",
  invalidOrigin: "Origem de contato inválida.",
  invalidDistance: "Distância inválida.",
  noOpenTitles: "Cliente não possui títulos em aberto.",
  notFound: "Registro não encontrado.",
  failed: "Ocorreu um erro ao processar a requisição.",
  rateLimited: "Limite de requisições excedido.",

  required: (field: string) => `O campo ${field} é obrigatório.`,
  invalid: (field: string) => `O campo ${field} é inválido.`,
  unknown: (what: string) => `${what} inexistente.`,

  duplicatePerson: "Já existe uma pessoa cadastrada com este CPF/CNPJ.",
  duplicateLead: "Já existe um lead com este código de integração.",
  invalidTxId: "CPF/CNPJ inválido.",
  personUpdated: "Pessoa atualizada com sucesso.",
  personCreated: "Pessoa cadastrada com sucesso.",
  addressUpdated: "Endereço atualizado com sucesso.",
  leadCreated: "Lead cadastrado com sucesso.",

  contractNotBlocked: "O contrato não está bloqueado.",
  blockedByHand: "O contrato não pode ser desbloqueado em confiança.",
  unlockLimit: "Limite de desbloqueios em confiança atingido para este contrato.",
  unlocked: (until: string) => `Contrato desbloqueado até ${until}.`,
  contractApproved: "Contrato aprovado com sucesso.",
  contractNotInApproval: "O contrato não está em aprovação.",
  servicesAdded: "Serviços adicionados com sucesso.",

  titlePaid: "O título já está pago.",
  titleCancelled: "O título está cancelado.",
  titleNotOpen: "O título não está em aberto.",
  paymentWaiting: "Pagamento aguardando processamento.",
  paymentProcessed: "Pagamento processado com sucesso.",
  paymentFailed: "Não foi possível processar o pagamento.",
  pixNotSetUp: "O local não possui configuração de PIX.",

  inactiveCampaign: "A campanha não está em execução.",
  serviceNotInList: (code: string) => `O serviço ${code} não pertence à tabela de preço informada.`,
  serviceNotInType: (code: string) => `O serviço ${code} não está vinculado ao tipo de contrato informado.`,
  telephonyService: (code: string) =>
    `O serviço ${code} é de telefonia e não pode ser vendido por integração.`,
  noMonthlyService: "Informe ao menos um serviço mensal.",
  saleCancelled: "Venda cancelada com sucesso.",
  saleAlreadyCancelled: "A venda já está cancelada.",
  reportCreated: "Relato cadastrado com sucesso.",
  solicitationOpened: "Solicitação aberta com sucesso.",
  tagOfOther: "A etiqueta não pertence ao contrato do cliente.",
} as const;
