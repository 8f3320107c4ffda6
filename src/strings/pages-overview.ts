import { texts } from "./texts.ts";

/** The words of Visão geral. */
export const overviewTexts = texts({
  pt: {
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
  },
  en: {
    title: "Overview",
    waiting: "Waiting to be sent",
    waitingHelp: (time) => `Next round at ${time}`,
    dead: "Need attention",
    deadHelp: "Stopped until somebody fixes them",
    deadNone: "Nothing has stopped",
    held: "On hold",
    heldHelp: "They go only when resent",
    connections: "Active integrations",
    connectionsHelp: "The routine runs every 3 minutes",
    atLeast: (count, capped) => (capped ? `${count}+` : String(count)),
    recent: "Latest events",
    recentAll: "See the whole log",
    recentNone: "There are no events yet.",
    connected: "What is connected",
    firstTitle: "First steps",
    firstLead: "Three steps until the first sale arrives in the ERP.",
    steps: {
      configure: {
        title: "Set up GestãoClick",
        text: "Enter the Access Token and the Secret Access Token. When you save, Ponte tests them and shows what works.",
      },
      activate: {
        title: "Activate the integration",
        text: "From then on new sales go by themselves, every 3 minutes. Earlier ones go only when resent.",
      },
      send: {
        title: "Send the first sale from the CRM",
        text: "The CRM calls PUT /v1/sales/{id} with an API key.",
      },
    },
    stepDone: "Done",
    stepNext: "Next step",
    noRead:
      'This key lacks the permission to read ("read"), so there are no pages to show. Sign in with another key.',
  },
});
