/** The words of the hosted pages: frame, sign-in, overview, companies, keys, notices, problems. Portuguese, for people. */

export const frameTexts = {
  product: "Ponte",
  titleOf: (title: string) => `${title} · Ponte`,
  skip: "Ir para o conteúdo",
  menu: "Menu principal",
  signOut: "Sair",
  operator: "Operador",
  changeTenant: "Trocar empresa",
  noTenant: "Nenhuma empresa escolhida",
  apiReference: "Referência da API",
  overview: "Visão geral",
  settings: "Configurações",
  integrations: "Integrações",
  logOf: "Integração (Log)",
  sales: "Vendas",
  deliveries: "Entregas",
  tenants: "Empresas",
  backTo: (title: string) => `Voltar para ${title}`,
} as const;

export const listTexts = {
  older: "Mais antigos",
  newest: "Voltar aos mais recentes",
  pages: "Páginas da lista",
  filter: "Filtrar",
  clear: "Limpar filtros",
  all: "Todos",
  allFeminine: "Todas",
  search: "Buscar",
  none: "—",
  actions: "Ações",
} as const;

export const signInTexts = {
  title: "Entrar",
  lead: "Integrações entre o seu CRM e o seu ERP: cada venda chega uma única vez.",
  field: "Chave de API ou token de operador",
  help: 'A chave começa com "ponte_". Quem administra o Ponte na sua empresa cria e entrega a sua.',
  button: "Entrar",
  wrong:
    "Essa chave não foi aceita. Confira se foi copiada inteira e se não foi revogada; se precisar, peça outra a quem administra o Ponte.",
  empty: "Cole a chave de API ou o token de operador.",
  throttled: (minutes: number) =>
    `Foram muitas tentativas sem sucesso. Espere ${minutes === 1 ? "1 minuto" : `${minutes} minutos`} e tente de novo.`,
  needed: "Entre para ver esta página. Depois de entrar, você volta para ela.",
} as const;

export const overviewTexts = {
  title: "Visão geral",
  waiting: "Aguardando envio",
  waitingHelp: (time: string) => `Próxima rodada às ${time}`,
  dead: "Precisam de atenção",
  deadHelp: "Paradas até alguém corrigir",
  deadNone: "Nada parado",
  held: "Retidas",
  heldHelp: "Só vão por reenvio",
  connections: "Integrações ativas",
  connectionsHelp: "A rotina roda a cada 3 minutos",
  atLeast: (count: number, capped: boolean) => (capped ? `${count}+` : String(count)),
  recent: "Últimos eventos",
  recentAll: "Ver o log completo",
  recentNone: "Ainda não há eventos.",
  connected: "O que está conectado",
  firstTitle: "Primeiros passos",
  firstLead: "Três passos até a primeira venda chegar ao ERP.",
  steps: {
    configure: {
      title: "Configure o GestãoClick",
      text: "Informe o Access Token e o Secret Access Token. Ao salvar, o Ponte testa e mostra o que funciona.",
    },
    activate: {
      title: "Ative a integração",
      text: "A partir daí as vendas novas seguem sozinhas, a cada 3 minutos. As anteriores só vão por reenvio.",
    },
    send: {
      title: "Envie a primeira venda pelo CRM",
      text: "O CRM chama PUT /v1/sales/{id} com uma chave de API.",
    },
  },
  stepDone: "Feito",
  stepNext: "Próximo passo",
  noRead:
    'Esta chave não tem a permissão de consulta ("read"), por isso não há páginas para mostrar. Entre com outra chave.',
} as const;

export const tenantTexts = {
  title: "Empresas",
  lead: "Escolha a empresa em que quer trabalhar, ou crie uma.",
  name: "Nome da empresa",
  created: "Criada em",
  create: "Criar empresa",
  createTitle: "Nova empresa",
  choose: "Escolher",
  chosen: "Escolhida",
  chooseOf: (name: string) => `Escolher ${name}`,
  keys: "Chaves de API",
  keysOf: (name: string) => `Chaves de API de ${name}`,
  none: "Ainda não há empresas. Crie a primeira abaixo.",
  nameInvalid: "Escreva um nome com até 120 caracteres.",
} as const;

export const keyTexts = {
  title: "Chaves de API",
  lead: (tenant: string) => `Com elas o CRM e as pessoas de ${tenant} entram no Ponte.`,
  name: "Nome da chave",
  nameHelp: "Para você reconhecer depois, por exemplo: CRM de produção.",
  scopes: "Permissões",
  createTitle: "Nova chave",
  create: "Criar chave",
  created: "Criada em",
  lastUsed: "Último uso",
  neverUsed: "Nunca usada",
  revoked: "Revogada",
  active: "Válida",
  state: "Estado",
  revoke: "Revogar",
  revokeOf: (name: string) => `Revogar a chave ${name}`,
  none: "Nenhuma chave ainda.",
  shownTitle: "Chave criada",
  shownLead: "Copie agora: por segurança, ela não será mostrada de novo.",
  shownField: "Chave de API",
  shownBack: "Já copiei, voltar às chaves",
  nameInvalid: "Escreva um nome com até 120 caracteres.",
  scopesInvalid: "Marque pelo menos uma permissão.",
} as const;

export const scopeTexts = {
  read: "Consultar vendas, entregas, log e integrações",
  "sales:write": "Enviar e reenviar vendas",
  "connections:write": "Configurar e ativar integrações",
  "functions:call": "Chamar funções do ERP",
  "imports:write": "Iniciar importações",
} as const;

/** What a page says once after something was done. The cookie holds a name of this list and at most two numbers. */
export const noticeTexts = {
  saved: { tone: "success", text: () => "Campos salvos." },
  activated: {
    tone: "success",
    text: () => "Integração ativada. As vendas novas passam a ir para o ERP.",
  },
  deactivated: {
    tone: "success",
    text: () => "Integração desativada. O que já estava na fila espera; o que chegar fica retido.",
  },
  flow_on: { tone: "success", text: () => "Envio ligado." },
  flow_off: { tone: "success", text: () => "Envio desligado. O que chegar espera até ser ligado de novo." },
  resent: { tone: "success", text: () => "Venda recolocada na fila. Ela segue em instantes." },
  replayed: { tone: "success", text: () => "Entrega recolocada na fila. Ela segue em instantes." },
  resent_many: {
    tone: "success",
    text: (done: number) =>
      done === 1 ? "1 venda recolocada na fila." : `${done} vendas recolocadas na fila.`,
  },
  resent_some: {
    tone: "warning",
    text: (done: number, failed: number) =>
      `${done} recolocada(s) na fila; ${failed} não ${failed === 1 ? "pôde" : "puderam"} ser reenviada(s). Confira se a integração está ativa e se são vendas.`,
  },
  none_selected: { tone: "warning", text: () => "Nenhuma venda selecionada. Marque as que quer reenviar." },
  tenant_created: { tone: "success", text: () => "Empresa criada e escolhida." },
  tenant_chosen: { tone: "success", text: () => "Empresa escolhida." },
  choose_tenant: { tone: "warning", text: () => "Escolha antes a empresa em que quer trabalhar." },
  key_revoked: { tone: "success", text: () => "Chave revogada. Quem a usava perdeu o acesso agora." },
  signed_out: { tone: "success", text: () => "Você saiu." },
} as const satisfies Record<
  string,
  { tone: "success" | "warning"; text: (first: number, second: number) => string }
>;

export const problemTexts = {
  home: "Ir para a visão geral",
  signIn: "Entrar com outra chave",
  back: "Voltar",
  forgedTitle: "Pedido recusado por segurança",
  forgedDetail:
    "O formulário não veio desta página do Ponte. Nada foi alterado. Abra a página de novo e repita a ação.",
  formTypeTitle: "Formato não aceito",
  formTypeDetail: "Esta página só recebe formulários. Programas usam a API em /v1.",
  formTooLargeTitle: "Formulário grande demais",
  formTooLargeDetail: "O conteúdo passa do limite desta página. Reduza os textos e envie de novo.",
  notFoundTitle: "Página não encontrada",
  notFoundDetail: "Não há nada neste endereço. Use o menu para chegar ao que procura.",
} as const;

/** What a page says where the API's text speaks to programs. */
export const pageDetails = {
  validation_failed: "O formulário chegou incompleto. Volte, confira os campos e envie de novo.",
  invalid_cursor: "Este link para uma parte da lista não vale mais. Abra a lista de novo.",
  sale_not_found: "Não há venda com este código nesta empresa. Ela pode ainda não ter sido enviada pelo CRM.",
} as const;
