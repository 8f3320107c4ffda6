/** The words of Vendas, Entregas and Reenvio, as the CRM's users know them. */

export const saleTexts = {
  title: "Vendas",
  caption: "Vendas recebidas do CRM, as mais recentes primeiro",
  number: "Número",
  date: "Data",
  customer: "Cliente",
  total: "Total",
  kind: "Tipo",
  state: "Estado do envio",
  stateLabel: "Estado",
  anyKind: "Todos os tipos",
  anyState: "Todos os estados",
  searchHelp: "Número, cliente ou código",
  neverSent: "Não vai ao ERP",
  notSentYet: "Não enviada",
  resend: "Reenviar para Fila do GestãoClick",
  preview: "Pré-visualizar envio",
  details: "Ver detalhes",
  menuOf: (number: string) => `Mais opções da venda ${number}`,
  select: (number: string) => `Selecionar a venda ${number}`,
  selectColumn: "Selecionar",
  selectAll: "Selecionar todas desta página",
  resendSelected: "Reenviar selecionadas",
  resendByFilter: "Reenviar por filtro…",
  none: "Nenhuma venda encontrada",
  noneHelp: "Mude os filtros, ou espere o CRM enviar vendas.",
  noneYet: "Ainda não chegou nenhuma venda",
  noneYetHelp: "Quando o CRM enviar a primeira, ela aparece aqui.",
  erpId: (id: string) => `id ${id} no ERP`,
} as const;

export const kindTexts = { quote: "Orçamento", order: "Pedido", sale: "Venda" } as const;

export const salePageTexts = {
  titleOf: (kind: string, number: string) => `${kind} ${number}`,
  summary: "Resumo",
  problems: "O que impede o envio",
  customer: "Cliente",
  items: "Itens",
  payments: "Parcelas",
  deliveries: "Envios ao ERP",
  noDeliveries: "Nada foi enviado ao ERP.",
  noDeliveriesSale:
    "Nenhum envio ainda. Configure e ative a integração, e use o reenvio para enviar esta venda.",
  externalId: "Código no CRM",
  number: "Número",
  date: "Data",
  seller: "Vendedor",
  total: "Total",
  shipping: "Frete",
  discount: "Desconto",
  notes: "Observações",
  received: "Recebida em",
  changed: "Última alteração",
  version: "Versão",
  name: "Nome",
  legalName: "Razão social",
  document: "CPF ou CNPJ",
  documentMissing: "Não informado",
  documentInvalid: (document: string) => `${document} (inválido)`,
  email: "E-mail",
  phone: "Telefone",
  address: "Endereço",
  itemType: { product: "Produto", service: "Serviço" },
  code: "Código externo",
  codeMissing: "Sem código",
  item: "Descrição",
  quantity: "Quantidade",
  unitPrice: "Preço unitário",
  lineDiscount: "Desconto",
  dueDate: "Vencimento",
  amount: "Valor",
  method: "Forma",
  log: "Ver no log",
} as const;

export const previewTexts = {
  title: "Pré-visualizar envio",
  titleOf: (number: string) => `Pré-visualizar envio da venda ${number}`,
  lead: "O que seria enviado ao ERP agora, na ordem. As consultas foram feitas; nenhuma gravação foi feita.",
  requests: "Requisições",
  none: "Nada seria enviado.",
  problems: "Avisos e impedimentos",
  read: "Consulta feita",
  write: "Seria gravado",
  body: (step: number) => `Corpo da requisição ${step}`,
  steps: "Requisições, na ordem em que sairiam",
} as const;

export const deliveryTexts = {
  title: "Entregas",
  caption: "Entregas ao ERP, as mais recentes primeiro",
  titleOf: (subject: string) => `Entrega da venda ${subject}`,
  subject: "Venda",
  state: "Estado",
  why: "Motivo",
  who: "Quem resolve",
  hint: "O que fazer",
  code: "Código",
  attempts: "Tentativas",
  next: "Próxima tentativa",
  remoteId: "Id no ERP",
  origin: "Origem",
  updated: "Atualizada em",
  created: "Criada em",
  finished: "Concluída em",
  openShort: "Abrir",
  open: (subject: string) => `Abrir a entrega da venda ${subject}`,
  none: "Nenhuma entrega encontrada",
  noneHelp: "Mude os filtros, ou espere o CRM enviar vendas.",
  replay: "Reenviar esta entrega",
  number: "Nº",
  started: "Início",
  took: "Duração",
  outcome: "Resultado",
  calls: "Chamadas ao ERP",
  noAttempts: "Ainda não houve tentativa.",
  anyState: "Todos os estados",
  saleFilter: "Venda (código no CRM)",
  milliseconds: (ms: number) => (ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1).replace(".", ",")} s`),
} as const;

/** What each state means for a person. */
export const deliveryStateTexts = {
  held: { label: "Retida", tone: "neutral", help: "Não vai sozinha: use o reenvio." },
  pending: { label: "Aguardando", tone: "info", help: "Vai na próxima rodada da rotina." },
  queued: { label: "Na fila", tone: "info", help: "Vai em instantes." },
  running: { label: "Enviando", tone: "info", help: "Está sendo enviada agora." },
  retrying: { label: "Tentando de novo", tone: "warning", help: "O Ponte tenta de novo sozinho." },
  delivered: { label: "Entregue", tone: "success", help: "A venda está no ERP." },
  dead: { label: "Precisa de atenção", tone: "danger", help: "Parou até alguém corrigir o motivo." },
  superseded: { label: "Substituída", tone: "neutral", help: "Uma versão mais nova tomou o lugar dela." },
} as const;

export const holdTexts = {
  not_active: "A integração ainda não estava ativa quando a venda chegou.",
  flow_off: "O envio de vendas está desligado.",
  before_start: "A venda é anterior à data de início da integração.",
} as const;

export const actorTexts = {
  crm: "Quem usa o CRM",
  administrator: "Quem administra a integração",
  erp: "O suporte do ERP",
  nobody: "Ninguém: o Ponte resolve sozinho",
} as const;

export const originTexts = { accepted: "Recebida do CRM", resend: "Reenvio" } as const;

/** How an attempt ended. */
export const outcomeTexts: Readonly<Record<string, string>> = {
  ok: "Entregue",
  retry: "Adiada",
  postponed: "Adiada, sem contar como falha",
  dead: "Parou",
};

export const replayTexts = {
  title: "Reenviar por filtro",
  lead: "Escolha o que recolocar na fila. Primeiro o Ponte conta; nada vai antes de você confirmar.",
  state: "Estado",
  defaultState: "Tudo o que não foi entregue",
  from: "Criadas a partir de",
  to: "Criadas até",
  count: "Contar",
  matched: (count: number) =>
    count === 0
      ? "Nenhuma entrega corresponde a este filtro."
      : count === 1
        ? "1 entrega corresponde a este filtro."
        : `${count} entregas correspondem a este filtro.`,
  matchedHelp:
    "Um reenvio atualiza a venda que já está no ERP e nunca cria outra. O que chegar depois desta contagem também entra, se corresponder no momento da confirmação.",
  confirm: (count: number) => (count === 1 ? "Reenviar 1 entrega" : `Reenviar ${count} entregas`),
  progressTitle: "Reenvio em lote",
  progress: "Andamento",
  running: "Em andamento",
  finished: "Terminado",
  total: "Recolocadas na fila",
  waiting: "Aguardando",
  delivered: "Entregues",
  dead: "Precisam de atenção",
  started: "Iniciado em",
  refresh: "Atualizar",
} as const;
