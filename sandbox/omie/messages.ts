/**
 * What Omie says in its faults. Literal words of the real API where the fact sheet has them; the rest is worded alike.
 */
export const MESSAGES = {
  noParam: "Nenhum parâmetro foi recebido em WS_PARAMS!",
  unknownMethod: (method: string) => `Method "${method}" not exists`,
  unknownTag: (tag: string, type: string) =>
    `Tag [${tag.toUpperCase()}] não faz parte da estrutura do tipo complexo [${type}]!`,
  unreadable: "Não foi possível interpretar o JSON recebido!",
  notJson: "O cabeçalho Content-Type deve ser application/json!",
  invalidKey: "A chave de acesso está inválida ou o aplicativo está suspenso.",
  invalidData: "Os dados de autenticação informados são inválidos",
  notEnabled: "Omie API is not enabled",

  redundant: (seconds: number) =>
    `Consumo redundante detectado. Aguarde ${seconds} segundos para tentar novamente (REDUNDANT).`,
  processed: (time: string) =>
    `Esta requisição já foi processada ou está sendo processada e você pode tentar novamente às ${time}. (1)`,
  busy: "Já existe uma requisição desse método sendo executada e você pode tentar novamente em alguns instantes. (1)",
  blocked: (seconds: number) => `API bloqueada por consumo indevido. Tente novamente em ${seconds} segundos.`,
  broken: "SOAP-ERROR: Broken response from Application Server (4)",

  noRecords: (page: number) => `Não existem registros para a página [${page}]!`,
  noAccounts: "Nenhuma conta corrente foi encontrada!",
  invalidContent: (tag: string, value: unknown) =>
    `O conteúdo [${typeof value === "object" ? JSON.stringify(value) : String(value)}] da tag [${tag}] é inválido!`,
  tooLong: (tag: string, length: number) => `A tag [${tag}] aceita no máximo ${length} caracteres!`,
  invalidDate: (tag: string, value: string) =>
    `A data [${value}] da tag [${tag}] é inválida! Utilize o formato dd/mm/aaaa.`,
  yearTooEarly: (tag: string, value: string) =>
    `A data [${value}] da tag [${tag}] é inválida! O ano deve ser maior que 1900.`,
  notAnOption: (tag: string, value: string, options: readonly string[]) =>
    `O valor [${value}] da tag [${tag}] é inválido! Opções: [${options.join("], [")}].`,
  required: (tag: string) => `O preenchimento da tag [${tag}] é obrigatório!`,
  requiredOneOf: (tags: readonly string[]) =>
    `O preenchimento da tag ${tags.map((tag) => `[${tag}]`).join(" ou ")} é obrigatório!`,
  requiredTags: (tags: readonly string[]) =>
    `O preenchimento das tags ${tags.map((tag) => `[${tag}]`).join(" ou ")} é obrigatório!`,
  notToBeSent: (tag: string, when: "inclusão" | "alteração") =>
    `A tag [${tag}] não deve ser enviada na ${when}!`,

  unknownId: (what: string, id: number | string) => `${what} para o Código [${id}] !`,
  unknownCode: (what: string, code: string) => `${what} para o Código de Integração [${code}] !`,
  codeTaken: (what: string, code: string, id: number) =>
    `${what} para o Código de Integração [${code}] com o nCod [${id}] !`,
  orderCodeTaken: (what: string, code: string) => `${what} para o Código de Integração [${code}] !`,
  documentTaken: (document: string, id: number, code: string) =>
    `Cliente já cadastrado para o CPF/CNPJ [${document}] com o Id [${id}] e código de integração [${code}] ! (add)`,
  skuTaken: (sku: string, id: number) => `Produto já cadastrado para o Código [${sku}] com o nCod [${id}] !`,
  invalidDocument: (document: string) => `O CPF/CNPJ [${document}] é inválido!`,
  shortDescription: "Informe ao menos 3 caracteres na tag [filtrar_apenas_descricao]!",
  unknownPlace: (id: number) =>
    `Local do Estoque não cadastrado para o Código [${id}] ! - tag: [codigo_local_estoque]`,
  placeTwice: "As tags [codigo_local_estoque] e [lista_local_estoque] não podem ser informadas juntas!",
  customerWithoutState: (id: number) =>
    `O estado (UF) não está preenchido no cadastro do cliente [${id}] ! - tag: [estado]`,
  inactiveCustomer: (id: number) => `O cliente [${id}] está inativo!`,
  customerInUse: (id: number) => `O cliente [${id}] possui movimentos e não pode ser excluído!`,
  productInUse: (id: number) => `O produto [${id}] possui movimentos e não pode ser excluído!`,
  inactiveProduct: (name: string, id: number, code: string) =>
    `O produto [${name}] está inativo !(Id: [${id}] / Integração: [${code}])`,
  inactiveService: (id: number) => `O serviço [${id}] está inativo!`,
  inactivePlace: (id: number) => `O Local do Estoque [${id}] está inativo! - tag: [codigo_local_estoque]`,
  inactiveSeller: (tag: string) => `O vendedor está inativo! - tag: [${tag}]`,
  unusableCategory: (code: string, tag: string) =>
    `A categoria [${code}] não pode ser utilizada! - tag: [${tag}]`,
  unusableAccount: (id: number, tag: string) =>
    `A conta corrente [${id}] está inativa ou bloqueada! - tag: [${tag}]`,
  unknownService: (code: string, tag: string) =>
    `Serviço não cadastrado para o Código de integração do Serviço [${code}] ! Tag [${tag}]!`,
  unknownLc116: (code: string) => `Código da LC116 não cadastrada [${code}] ! - tag: [cCodServLC116]`,
  pastForecast: (tag: string) => `A data de previsão não pode ser anterior à data de hoje! - tag: [${tag}]`,
  billetAndPix: "As tags [cEnvBoleto] e [cEnvPix] não podem ser utilizadas juntas!",
  itemTwice: (code: string) =>
    `O item [${code}] foi informado mais de uma vez! - tag: [codigo_item_integracao]`,
  unknownItem: (id: number, tag: string) => `O item [${id}] não pertence ao documento! - tag: [${tag}]`,
  instalmentsSum: "A soma das parcelas é diferente do valor total!",
  percentSum: "A soma dos percentuais das parcelas deve ser 100!",
  billed: (what: string) => `${what} já está faturado e não pode ser alterado!`,
  cancelled: (what: string) => `${what} está cancelado e não pode ser alterado!`,

  customerCreated: "Cliente cadastrado com sucesso!",
  customerChanged: "Cliente alterado com sucesso!",
  customerRemoved: "Cliente excluído com sucesso!",
  codeAssociated: "Código de integração associado com sucesso!",
  productCreated: "Produto cadastrado com sucesso!",
  productChanged: "Produto alterado com sucesso!",
  productRemoved: "Produto excluído com sucesso!",
  serviceCreated: "Serviço cadastrado com sucesso!",
  serviceChanged: "Serviço alterado com sucesso!",
  sellerCreated: "Vendedor cadastrado com sucesso!",
  sellerChanged: "Vendedor alterado com sucesso!",
  orderCreated: "Pedido cadastrado com sucesso!",
  orderChanged: "Pedido alterado com sucesso!",
  orderRemoved: "Pedido excluído com sucesso!",
  orderStageChanged: "Etapa do pedido alterada com sucesso!",
  orderBilled: "Pedido faturado com sucesso!",
  orderCancelled: "Pedido cancelado com sucesso!",
  workOrderCreated: "Ordem de Serviço adicionada com sucesso!",
  workOrderChanged: "Ordem de Serviço alterada com sucesso!",
  workOrderRemoved: "Ordem de Serviço excluída com sucesso!",
  workOrderStageChanged: "Etapa da Ordem de Serviço alterada com sucesso!",
  workOrderBilled: "Ordem de Serviço faturada com sucesso!",
  workOrderCancelled: "Ordem de Serviço cancelada com sucesso!",
  workOrderValid: "Ordem de Serviço validada com sucesso!",
} as const;
