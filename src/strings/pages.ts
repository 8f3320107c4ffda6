import { counted } from "./language.ts";
import { texts } from "./texts.ts";

/** The words that all hosted pages share: frame, lists, notices, problems. */
export const frameTexts = texts({
  pt: {
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
  },
  en: {
    product: "Ponte",
    titleOf: (title) => `${title} · Ponte`,
    skip: "Skip to the content",
    menu: "Main menu",
    signOut: "Sign out",
    operator: "Operator",
    changeTenant: "Change company",
    noTenant: "No company chosen",
    apiReference: "API reference",
    overview: "Overview",
    settings: "Settings",
    integrations: "Integrations",
    logOf: "Integration (Log)",
    sales: "Sales",
    deliveries: "Deliveries",
    tenants: "Companies",
    backTo: (title) => `Back to ${title}`,
  },
});

/** The button that changes the language speaks the one it leads to: whoever needs it reads no other. */
export const languageTexts = texts({
  pt: { button: "English", name: "Show these pages in English" },
  en: { button: "Português", name: "Mostrar estas páginas em português" },
});

export const listTexts = texts({
  pt: {
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
  },
  en: {
    older: "Older",
    newest: "Back to the newest",
    pages: "Pages of the list",
    filter: "Filter",
    clear: "Clear filters",
    all: "All",
    allFeminine: "All",
    search: "Search",
    none: "—",
    actions: "Actions",
  },
});

/** What a page says once after something was done. The cookie holds a name of this list and at most two numbers. */
export const noticeTexts = texts({
  pt: {
    saved: "Campos salvos.",
    activated: "Integração ativada. As vendas novas passam a ir para o ERP.",
    activated_imports:
      'Integração ativada. A importação se repete todo dia na hora configurada; para a primeira, clique em "Sincronizar Ativos SGA".',
    deactivated: "Integração desativada. O que já estava na fila espera; o que chegar fica retido.",
    paused: "Integração pausada. O que chegar espera e vai quando ela for retomada.",
    resumed: "Integração retomada. O que esperava segue agora.",
    approval_requested:
      "Pedido enviado à equipe de suporte. Assim que ela aprovar, a integração começa a enviar sozinha.",
    approval_withdrawn: "Pedido de ativação retirado.",
    approved: "Integração aprovada e ativada.",
    renamed: "Nome alterado.",
    address_removed: "Endereço removido. As leituras de três em três minutos continuam.",
    connection_deleted: "Integração excluída. As credenciais foram apagadas.",
    automation_saved: "Automação salva. Ela já atende a função.",
    automation_restored: (version: number) => `Versão ${version} restaurada.`,
    automation_removed: "Automação retirada. A função deixou de ser atendida por esta integração.",
    flow_on: "Envio ligado.",
    flow_off: "Envio desligado. O que chegar espera até ser ligado de novo.",
    resent: "Venda recolocada na fila. Ela segue em instantes.",
    replayed: "Entrega recolocada na fila. Ela segue em instantes.",
    problem_resolved: "Problema marcado como resolvido. Se acontecer de novo, ele volta.",
    problem_ignored: "Problema ignorado. Ele fica na lista dos ignorados.",
    problem_reopened: "Problema reaberto.",
    resent_many: (done: number) =>
      done === 1 ? "1 venda recolocada na fila." : `${done} vendas recolocadas na fila.`,
    resent_some: (done: number, failed: number) =>
      `${counted(done, "recolocada", "recolocadas")} na fila; ${counted(failed, "não pôde ser reenviada", "não puderam ser reenviadas")}. Confira se a integração está ativa e se são vendas.`,
    none_selected: "Nenhuma venda selecionada. Marque as que quer reenviar.",
    import_started: "Importação iniciada. Acompanhe aqui; você pode sair desta tela.",
    import_running: "Já há uma importação em andamento. É esta.",
    comparison_started: "Conferência iniciada. Acompanhe aqui; você pode sair desta tela.",
    comparison_running: "Já há uma conferência em andamento: é a primeira da lista.",
    import_cancelled: "Importação cancelada. O que já foi lido fica, e nada foi encerrado.",
    vehicles_refreshed: (found: number, created: number) =>
      `Veículos lidos no SGA: ${found}. Novos aqui: ${created}.`,
    vehicles_imported: (created: number) =>
      created === 1
        ? "1 veículo importado: contrato e ordem de serviço criados."
        : `${created} veículos importados: contrato e ordem de serviço criados para cada um.`,
    vehicles_imported_some: (created: number, there: number) =>
      `Contrato e ordem de serviço criados para ${counted(created, "veículo", "veículos")}; ${counted(there, "já os tinha e ficou como estava", "já os tinham e ficaram como estavam")}.`,
    no_vehicle_selected: "Nenhum veículo selecionado. Marque os que quer importar.",
    owner_accepted: "Troca de dono aceita. O veículo passou para o novo cliente.",
    tenant_created: "Empresa criada e escolhida.",
    tenant_chosen: "Empresa escolhida.",
    choose_tenant: "Escolha antes a empresa em que quer trabalhar.",
    key_revoked: "Chave revogada. Quem a usava perdeu o acesso agora.",
    signed_out: "Você saiu.",
    invited: "Convite enviado.",
    role_changed: "Papel alterado.",
    access_resent: "E-mail de acesso reenviado.",
    member_removed: "Pessoa removida da equipe.",
    operator_added: "Pessoa adicionada à equipe de suporte. O e-mail de acesso foi enviado.",
    operator_there:
      "Esta pessoa já está na equipe de suporte. Se ainda não entrou, o e-mail de acesso foi reenviado.",
    operator_removed: "Pessoa removida da equipe de suporte. As sessões dela foram encerradas.",
    session_ended: "Sessão encerrada. Aquele aparelho precisa entrar de novo.",
    password_changed: "Senha trocada. As outras sessões foram encerradas.",
    two_factor_on: "Verificação em duas etapas ligada.",
    two_factor_off: "Verificação em duas etapas desligada.",
    left_team: "Você saiu da equipe.",
    invitation_accepted: "Convite aceito. Você já pode trabalhar nesta empresa.",
  },
  en: {
    saved: "Fields saved.",
    activated: "Integration activated. New sales go to the ERP from now on.",
    activated_imports:
      'Integration activated. The import repeats every day at the hour that is set; for the first one, click "Synchronise SGA assets".',
    deactivated: "Integration deactivated. What was already in the queue waits; what arrives is held.",
    paused: "Integration paused. What arrives waits and goes once it is resumed.",
    resumed: "Integration resumed. What was waiting goes now.",
    approval_requested:
      "Request sent to the support team. Once they approve it, the integration begins to send by itself.",
    approval_withdrawn: "Request to activate taken back.",
    approved: "Integration approved and activated.",
    renamed: "Name changed.",
    address_removed: "Address removed. The three-minute readings go on.",
    connection_deleted: "Integration deleted. Its credentials were erased.",
    automation_saved: "Automation saved. It serves the function from now on.",
    automation_restored: (version) => `Version ${version} restored.`,
    automation_removed: "Automation taken away. The function is no longer served by this connection.",
    flow_on: "Sending switched on.",
    flow_off: "Sending switched off. What arrives waits until it is switched on again.",
    resent: "Sale put back in the queue. It goes in a moment.",
    replayed: "Delivery put back in the queue. It goes in a moment.",
    problem_resolved: "Problem marked as resolved. If it happens again, it comes back.",
    problem_ignored: "Problem ignored. It stays in the list of ignored ones.",
    problem_reopened: "Problem reopened.",
    resent_many: (done) =>
      done === 1 ? "1 sale put back in the queue." : `${done} sales put back in the queue.`,
    resent_some: (done, failed) =>
      `${done} put back in the queue; ${failed} could not be resent. Check that the integration is active and that they are sales.`,
    none_selected: "No sale selected. Tick those that you want to resend.",
    import_started: "Import started. Follow it here; you may leave this page.",
    import_running: "An import is on its way already. It is this one.",
    comparison_started: "Comparison started. Follow it here; you may leave this page.",
    comparison_running: "A comparison is on its way already: it is the first of the list.",
    import_cancelled: "Import cancelled. What was read stays, and nothing was ended.",
    vehicles_refreshed: (found, created) => `Vehicles read in SGA: ${found}. New here: ${created}.`,
    vehicles_imported: (created) =>
      created === 1
        ? "1 vehicle imported: contract and service order made."
        : `${created} vehicles imported: contract and service order made for each.`,
    vehicles_imported_some: (created, there) =>
      `Contract and service order made for ${counted(created, "vehicle", "vehicles")}; ${counted(there, "had them already and stayed as it was", "had them already and stayed as they were")}.`,
    no_vehicle_selected: "No vehicle selected. Tick those that you want to import.",
    owner_accepted: "New owner accepted. The vehicle went to the other client.",
    tenant_created: "Company created and chosen.",
    tenant_chosen: "Company chosen.",
    choose_tenant: "First choose the company you want to work in.",
    key_revoked: "Key revoked. Whoever used it has lost access just now.",
    signed_out: "You have signed out.",
    invited: "Invitation sent.",
    role_changed: "Role changed.",
    access_resent: "Access mail sent again.",
    member_removed: "The person was removed from the team.",
    operator_added: "The person was added to the support team. The access mail was sent.",
    operator_there:
      "This person is in the support team already. If they have not come in yet, the access mail was sent again.",
    operator_removed: "The person was removed from the support team. All of their sessions were ended.",
    session_ended: "Session ended. That device has to sign in again.",
    password_changed: "Password changed. The other sessions were ended.",
    two_factor_on: "Two-factor verification is on.",
    two_factor_off: "Two-factor verification is off.",
    left_team: "You left the team.",
    invitation_accepted: "Invitation accepted. You can work in this company now.",
  },
});

export type NoticeName = keyof typeof noticeTexts;

/** The notices that tell of something to do. The others say that all went well. */
export const noticeWarnings: readonly NoticeName[] = [
  "resent_some",
  "none_selected",
  "no_vehicle_selected",
  "import_running",
  "comparison_running",
  "choose_tenant",
];

export const problemTexts = texts({
  pt: {
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
  },
  en: {
    home: "Go to the overview",
    signIn: "Sign in with another key",
    back: "Back",
    forgedTitle: "Request refused for safety",
    forgedDetail:
      "The form did not come from this page of Ponte. Nothing was changed. Open the page again and repeat the action.",
    formTypeTitle: "Format not accepted",
    formTypeDetail: "This page takes forms only. Programs use the API under /v1.",
    formTooLargeTitle: "Form too large",
    formTooLargeDetail: "The content is over this page's limit. Shorten the texts and send it again.",
    notFoundTitle: "Page not found",
    notFoundDetail: "There is nothing at this address. Use the menu to get to what you are looking for.",
  },
});

/** What a page says where the API's text speaks to programs. */
export const pageDetails = texts({
  pt: {
    validation_failed: "O formulário chegou incompleto. Volte, confira os campos e envie de novo.",
    invalid_cursor: "Este link para uma parte da lista não vale mais. Abra a lista de novo.",
    sale_not_found:
      "Não há venda com este código nesta empresa. Ela pode ainda não ter sido enviada pelo CRM.",
  },
  en: {
    validation_failed: "The form arrived incomplete. Go back, check the fields and send it again.",
    invalid_cursor: "This link to a part of the list is no longer valid. Open the list again.",
    sale_not_found: "This company has no sale with this code. The CRM may not have sent it yet.",
  },
});
