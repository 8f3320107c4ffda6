/** The words of Configurações → Integrações. */

export const integrationsTexts = {
  title: "Integrações",
  lead: "Os ERPs com que esta empresa pode trabalhar.",
  configure: "Configurar",
  open: "Abrir",
  configureOf: (title: string) => `Configurar ${title}`,
  openOf: (title: string) => `Abrir ${title}`,
  lastActivity: "Última atividade",
  noActivity: "Nenhuma ainda",
} as const;

export const connectionStateTexts = {
  none: { label: "Não configurada", tone: "neutral" },
  draft: { label: "Rascunho", tone: "neutral" },
  pending_approval: { label: "Aguardando aprovação", tone: "info" },
  active: { label: "Ativa", tone: "success" },
  paused: { label: "Pausada", tone: "danger" },
  inactive: { label: "Inativa", tone: "neutral" },
} as const;

export const pausedTexts = {
  credentials_rejected:
    "O ERP não aceita mais as credenciais. Gere novos tokens no ERP, salve-os aqui e o envio continua de onde parou.",
  erp_blocked: "O ERP bloqueou o acesso por um tempo. O Ponte volta a tentar sozinho.",
  by_user: "Alguém pausou a integração. Ative para continuar.",
} as const;

export const integrationTexts = {
  credentials: "Acesso",
  settings: "Configurações",
  save: "Salvar Campos",
  saveHelp: "Ao salvar, o Ponte testa a conexão e mostra o resultado.",
  saved: "guardado",
  savedPlaceholder: "Guardado. Preencha só para trocar.",
  empty: "Nenhuma escolhida (vazio)",
  optionWithId: (label: string, value: string) => `${label} (id ${value})`,
  savedOption: (value: string) => `Valor salvo (id ${value})`,
  loadOptions: (title: string) => `Carregar opções do ${title}`,
  loadOptionsHelp: "As listas vêm do ERP.",
  optionsFailed: (reason: string) => `As opções não puderam ser lidas agora: ${reason}`,
  optionsNeedAccess: "Salve o acesso para escolher entre as opções do ERP.",
  status: "Situação",
  activate: "Ativar integração",
  deactivate: "Desativar",
  test: "Testar conexão",
  since: "Ativa desde",
  flows: "O que é enviado",
  flowOn: "Ligado",
  flowOff: "Desligado",
  switchOn: "Ligar",
  switchOff: "Desligar",
  switchOf: (verb: string, flow: string) => `${verb} ${flow}`,
  log: "Ver o log",
  activateHelp: "Depois de ativar, as vendas novas vão sozinhas. As anteriores só vão por reenvio.",
  inactiveHelp: "O que chegar do CRM fica retido até ativar.",
  activeHelp: "A rotina roda a cada 3 minutos.",
  saveFirst: "Salve os campos de acesso para poder ativar.",
  testTitle: "Resultado do teste",
  testOk: "Tudo certo. A integração está pronta para enviar.",
  testOkDraft: "Tudo certo. Agora ative a integração.",
  testFailed: "Os campos foram guardados, mas o teste encontrou algo a corrigir.",
  checkOk: "Certo",
  checkFailed: "A corrigir",
  checkWarning: "Aviso",
  formInvalid: "Nada foi salvo. Confira os campos marcados.",
  readOnly: 'Sua chave permite consultar. Para alterar, é preciso a permissão "connections:write".',
  several: "Esta empresa tem mais de uma integração com este ERP:",
  yes: "Sim",
} as const;
