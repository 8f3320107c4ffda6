/**
 * What GestãoClick says to people. Literal words of the real API: the rate limit, the empty list, the deletions of
 * customers, services and sales, the instalments that do not add up, and `url do produto … utilizada`.
 */
export const MESSAGES = {
  rateLimited: "O limite de requisicoes foi atingido",
  emptyList: "Não há dados!",
  unauthorized: "Token de acesso inválido",
  apiAddonMissing: "O plano contratado não possui acesso à API",
  unknownRoute: "A página solicitada não foi encontrada",
  notFound: "Registro não encontrado",
  pagePastEnd: "Nenhum registro encontrado nesta página",
  failed: "Ocorreu um erro inesperado ao processar a solicitação",
  invalidJson: "Os dados enviados não são um JSON válido",
  bodyNotObject: "Os dados enviados devem ser um objeto",
  productUrlTaken: "A url do produto já está sendo utilizada por outro produto",
  codigoTaken: "O código informado já está sendo utilizado por outra venda",
  codigoNotNumeric: "O campo codigo deve ser numérico",
  duplicateDocument: "Já existe um cliente cadastrado com este CPF/CNPJ",
  invalidCpf: "O CPF informado é inválido",
  invalidCnpj: "O CNPJ informado é inválido",
  noLines: "Informe ao menos um produto ou serviço",
  customerDeleted: "Cliente excluido com sucesso",
  productDeleted: "Produto removido com sucesso!",
  serviceDeleted: "Serviço removido com sucesso!",
  saleDeleted: "Venda removida com sucesso!",
  required: (field: string) => `O campo ${field} é obrigatório`,
  invalid: (field: string) => `O campo ${field} possui um valor inválido`,
  unknownId: (field: string, id: string) => `O ${field} ${id} não foi encontrado`,
  unknownFilter: (name: string) => `O parâmetro ${name} não é reconhecido`,
  foreignSituacao: "A situação informada não pertence a vendas",
  instalmentsTooHigh: (difference: string) =>
    `O valor do pedido não pode ser diferente do valor das parcelas, está passando ${difference} no valor das parcelas`,
  instalmentsTooLow: (difference: string) =>
    `O valor do pedido não pode ser diferente do valor das parcelas, está faltando ${difference} no valor das parcelas`,
} as const;
