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
    connected: "Integrações",
    firstSale: "Falta a primeira entrega",
    firstSaleText:
      "A integração está ativa. O CRM chama PUT /v1/sales/{id} com uma chave de API, e a venda segue sozinha.",
    firstSaleLink: "Ver como o CRM envia",
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
    connected: "Integrations",
    firstSale: "What is missing is the first delivery",
    firstSaleText:
      "The integration is active. The CRM calls PUT /v1/sales/{id} with an API key, and the sale goes by itself.",
    firstSaleLink: "See how the CRM sends",
    noRead:
      'This key lacks the permission to read ("read"), so there are no pages to show. Sign in with another key.',
  },
});
