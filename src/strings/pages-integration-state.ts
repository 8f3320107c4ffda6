import { texts } from "./texts.ts";

/** From an ERP that nobody set up to the first sale in it, in three steps. */
export const stepTexts = texts({
  pt: {
    title: "Três passos até enviar",
    connect: "Conectar",
    connectText: "Preencha os dados de acesso do ERP e salve. O Ponte testa na hora e mostra o que funciona.",
    test: "Testar",
    testText: 'Cada verificação precisa estar certa. Corrija o que aparecer e clique em "Testar conexão".',
    activate: "Ativar",
    activateText:
      "A partir daí o que for novo vai sozinho, a cada 3 minutos. O que veio antes só vai por reenvio.",
    activateImports:
      'A partir daí os clientes e veículos são importados todo dia, na hora configurada, ou quando você clicar em "Sincronizar Ativos SGA".',
    activateFunctions:
      "A partir daí as consultas são respondidas na hora. Pedidos e contatos seguem na hora e, se o ERP não responder, a cada 3 minutos.",
    activateAsks:
      "Ao ativar, o pedido vai à equipe de suporte do Ponte. Os dados só andam depois que ela aprovar.",
    activateWaits:
      "Pedido enviado. Falta a aprovação da equipe de suporte do Ponte; você não precisa fazer mais nada.",
    done: "Feito",
    current: "Passo atual",
    viewer: "Estes passos são de quem administra a empresa.",
  },
  en: {
    title: "Three steps to sending",
    connect: "Connect",
    connectText: "Fill in the ERP's access data and save. Ponte tests them at once and shows what works.",
    test: "Test",
    testText: 'Every check has to be good. Fix what it finds and click "Test connection".',
    activate: "Activate",
    activateText:
      "From then on what is new goes by itself, every 3 minutes. What came before goes only when resent.",
    activateImports:
      'From then on clients and vehicles are imported every day, at the hour that is set, or when you click "Sincronizar Ativos SGA".',
    activateFunctions:
      "From then on queries are answered at once. Orders and leads go at once and, if the ERP does not answer, every 3 minutes.",
    activateAsks: "Activating asks Ponte's support team. Data moves only once they approve.",
    activateWaits:
      "Request sent. What is missing is the approval of Ponte's support team; there is nothing else for you to do.",
    done: "Done",
    current: "Current step",
    viewer: "These steps are for an admin of the company.",
  },
});

/** What is to be done next with a connection, and by whom. */
export const nextTexts = texts({
  pt: {
    label: "Próximo passo:",
    draft: "quem administra a empresa testa e ativa a integração.",
    draftAsks:
      "quem administra a empresa ativa, e a equipe de suporte do Ponte aprova. Só então os dados andam.",
    pending: "a equipe de suporte do Ponte aprova. Até lá nada é enviado, e o que chegar do CRM fica retido.",
    active: "nenhum. O que for novo vai sozinho, a cada 3 minutos.",
    activeFunctions:
      "nenhum. As consultas são respondidas na hora; um pedido que o ERP não aceitou na hora segue a cada 3 minutos.",
    activeImports:
      'nenhum. A importação se repete todo dia na hora configurada. Para importar agora, clique em "Sincronizar Ativos SGA".',
    by_user: 'quem administra a empresa clica em "Retomar". O que chegar do CRM espera e não se perde.',
    credentials_rejected:
      "quem administra a empresa gera novas credenciais no ERP e as salva aqui. O Ponte também pergunta de novo, de tempos em tempos.",
    erp_blocked: "nenhum. O Ponte volta a tentar sozinho.",
    inactive: "quem administra a empresa ativa de novo. Até lá, o que chegar do CRM fica retido.",
    requestedAt: "Aprovação pedida em",
    requestedBy: (who: string) => `por ${who}`,
  },
  en: {
    label: "Next step:",
    draft: "an admin of the company tests and activates the integration.",
    draftAsks:
      "an admin of the company activates it, and Ponte's support team approves. Only then does data move.",
    pending:
      "Ponte's support team approves it. Until then nothing is sent, and what arrives from the CRM is held.",
    active: "none. What is new goes by itself, every 3 minutes.",
    activeFunctions:
      "none. Queries are answered at once; an order that the ERP did not take at once goes every 3 minutes.",
    activeImports:
      'none. The import repeats every day at the hour that is set. To import now, click "Synchronise SGA assets".',
    by_user: 'an admin of the company clicks "Resume". What arrives from the CRM waits and is not lost.',
    credentials_rejected:
      "an admin of the company makes new credentials in the ERP and saves them here. Ponte asks again by itself, too, from time to time.",
    erp_blocked: "none. Ponte tries again by itself.",
    inactive: "an admin of the company activates it again. Until then what arrives from the CRM is held.",
    requestedAt: "Approval asked for on",
    requestedBy: (who) => `by ${who}`,
  },
});

/** What is done to a connection beside saving it. */
export const actionTexts = texts({
  pt: {
    pause: "Pausar",
    pauseHelp: "Para o envio por um tempo. O que chegar espera e vai quando você retomar.",
    resume: "Retomar",
    withdraw: "Retirar pedido",
    approve: "Ver aprovações",
    rename: "Renomear",
    name: "Nome da integração",
    nameHelp: "É como ela aparece nas listas e no log.",
    nameInvalid: "Dê um nome de 1 a 120 letras.",
    remove: "Excluir integração",
    removeTitle: "Excluir integração",
    removeLead: (name: string, erp: string) => `Você vai excluir a integração "${name}" com o ${erp}.`,
    removeCredentials: "As credenciais guardadas são apagadas na hora, e as configurações deixam de valer.",
    removeWaiting: (count: number, shown: string) =>
      count === 0
        ? "Nada espera para ser enviado por ela."
        : count === 1
          ? "1 envio que espera deixa de ser feito."
          : `${shown} envios que esperam deixam de ser feitos.`,
    removeHeld: (count: number, shown: string) =>
      count === 1
        ? "1 envio retido ou parado não poderá mais ser feito por ela."
        : `${shown} envios retidos ou parados não poderão mais ser feitos por ela.`,
    removeKept: "O que já foi enviado fica no ERP, e as entregas e o log continuam aqui.",
    removeOrPause: "Se é só por um tempo, pause: nada se perde.",
    removeYes: "Sim, excluir",
    removeYesOf: (name: string) => `Sim, excluir ${name}`,
    keep: "Não, manter",
    lastTest: "Último teste:",
    lastTestOk: "tudo certo",
    lastTestFailed: "há algo a corrigir",
    seeChecks: "Ver cada verificação",
    neverTested: "O que está salvo ainda não foi testado.",
    readOnlyPerson:
      "Seu papel é de consulta. Quem administra a empresa pode alterar; a equipe mostra quem é.",
  },
  en: {
    pause: "Pause",
    pauseHelp: "Stops sending for a while. What arrives waits, and goes once you resume.",
    resume: "Resume",
    withdraw: "Take the request back",
    approve: "See the approvals",
    rename: "Rename",
    name: "Name of the integration",
    nameHelp: "It is called so in lists and in the log.",
    nameInvalid: "Give it a name of 1 to 120 letters.",
    remove: "Delete integration",
    removeTitle: "Delete integration",
    removeLead: (name, erp) => `You are about to delete the integration "${name}" with ${erp}.`,
    removeCredentials: "The stored credentials are erased at once, and its settings no longer apply.",
    removeWaiting: (count, shown) =>
      count === 0
        ? "Nothing is waiting to be sent by it."
        : count === 1
          ? "1 delivery that is waiting will not be made."
          : `${shown} deliveries that are waiting will not be made.`,
    removeHeld: (count, shown) =>
      count === 1
        ? "1 delivery that is held or stopped can no longer be made by it."
        : `${shown} deliveries that are held or stopped can no longer be made by it.`,
    removeKept: "What was sent stays in the ERP, and the deliveries and the log stay here.",
    removeOrPause: "If it is only for a while, pause it: nothing is lost.",
    removeYes: "Yes, delete",
    removeYesOf: (name) => `Yes, delete ${name}`,
    keep: "No, keep it",
    lastTest: "Last test:",
    lastTestOk: "all good",
    lastTestFailed: "there is something to fix",
    seeChecks: "See each check",
    neverTested: "What is stored was not tested yet.",
    readOnlyPerson:
      "Your role is to look. An admin of the company can change this; the team page shows who is one.",
  },
});
