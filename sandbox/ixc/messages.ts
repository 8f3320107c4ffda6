/**
 * What IXC says to people. Words of the real API as public callers match them: the missing resource, the success of an
 * insertion, and those of the trust unlock; the others are in its manner.
 */
export const MESSAGES = {
  inserted: "Registro inserido com sucesso!",
  changed: "Registro atualizado com sucesso!",
  failed: "Ocorreu um erro ao processar a requisição.",
  unauthorized: "Usuário ou token inválido.",
  ipRefused: "Acesso negado: endereço IP não liberado.",
  rateLimited: "Limite de requisições excedido.",
  invalidBody: "O corpo da requisição não é um JSON válido.",
  noListing: "Para listar registros informe o cabeçalho ixcsoft: listar.",
  notFound: "Registro não encontrado!",
  unknownResource: (name: string) => `Recurso ${name} não está disponível!`,
  readOnly: (name: string) => `O recurso ${name} não permite esta operação.`,
  missing: (fields: string[]) => fields.map((field) => `Preencha o campo ${field}!`).join("<br />"),
  needsContact: "Informe ao menos um telefone ou e-mail!",
  invalid: (field: string) => `O valor do campo ${field} é inválido!`,
  unknownColumn: (field: string) => `Unknown column '${field}' in 'where clause'`,
  gridParamText: "grid_param deve ser um texto JSON.",
  unknownId: (field: string, id: string) => `Registro ${id} do campo ${field} não existe!`,
  documentTaken: "Já existe um cliente com este CPF/CNPJ!",
  allFieldsNeeded: (fields: string[]) => `Envie todos os campos do registro; faltam: ${fields.join(", ")}.`,
  received: "Título já recebido!",
  cancelled: "Título cancelado!",
  creditDebit: "Crédito e débito devem ser iguais!",
  moreThanOpen: "O valor da parcela é maior que o valor em aberto!",
  totalDiffers: "O valor total recebido não confere com parcela, desconto e acréscimo!",
  boletoKind: "O tipo_boleto informado não está disponível.",
  noPix: "A carteira de cobrança não possui PIX configurado!",
  unlocked: "Contrato desbloqueado com sucesso!",
  unknownContract: "Contrato inexistente!",
  alreadyActive: "O contrato já encontra-se ativo!",
  cannotUnlock: "O contrato não pode ser desbloqueado!",
  unlockUsed:
    "O contrato não pode ser desbloqueado: desbloqueio de confiança já utilizado nos últimos 30 dias!",
  released: "Contrato liberado temporariamente!",
} as const;
