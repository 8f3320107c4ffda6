import { texts } from "./texts.ts";

/** The words of Reenvio. */
export const replayTexts = texts({
  pt: {
    title: "Reenviar por filtro",
    lead: "Escolha o que recolocar na fila. Primeiro o Ponte conta; nada vai antes de você confirmar.",
    state: "Estado",
    defaultState: "Tudo o que não foi entregue",
    code: "Motivo",
    anyCode: "Qualquer motivo",
    provider: "Sistema (ERP)",
    anyProvider: "Todos",
    connection: "Integração",
    anyConnection: "Todas",
    flow: "O que é enviado",
    anyFlow: "Tudo",
    text: "Código, número ou cliente",
    periodOf: "O período conta",
    periods: { created: "Quando foram criadas", stopped: "Quando pararam (ou chegaram)" },
    content: "O que enviar",
    contents: {
      stored: "O que o Ponte já tem",
      newest: "O mais recente: ler de novo os sistemas que o Ponte consulta (Auvo e Omie) antes de enviar",
    },
    notInList: "Não está na lista: escolha uma das opções.",
    wrong: "Nada foi contado nem enviado",
    wrongHelp: "Corrija os campos marcados e conte de novo.",
    clear: "Limpar",
    count: "Contar",
    matched: (count: number, shown: string) =>
      count === 0
        ? "Nenhuma entrega corresponde a este filtro."
        : count === 1
          ? "1 entrega corresponde a este filtro."
          : `${shown} entregas correspondem a este filtro.`,
    deliveries: (count: number, shown: string) => (count === 1 ? "1 entrega" : `${shown} entregas`),
    matchedHelp:
      "Um reenvio atualiza a venda que já está no ERP e nunca cria outra. O que chegar depois desta contagem também entra, se corresponder no momento da confirmação.",
    confirm: (count: number, shown: string) =>
      count === 1 ? "Reenviar 1 entrega" : `Reenviar ${shown} entregas`,
    progressTitle: "Reenvio em lote",
    progress: "Andamento",
    running: "Em andamento",
    finished: "Terminado",
    aborted: "Cancelado",
    abort: "Cancelar o que ainda não foi",
    history: "Reenvios anteriores",
    total: "Recolocadas na fila",
    waiting: "Aguardando",
    delivered: "Entregues",
    dead: "Precisam de atenção",
    skipped: "Substituídas ou retidas antes da vez",
    started: "Iniciado em",
    refresh: "Atualizar",
    onlyOf: "Só",
    oneProblem: "as entregas de um problema",
    oneReconciliation: "as vendas que uma conferência não achou no ERP",
    from: "desde",
    to: "até",
    arrived: (delivered: number, matched: number) =>
      `${delivered} de ${matched} ${delivered === 1 ? "chegou" : "chegaram"} ao ERP`,
    needAttention: (count: number) => (count === 1 ? "1 precisa de atenção" : `${count} precisam de atenção`),
    leftBefore: (count: number) =>
      count === 1
        ? "1 foi substituída ou retida antes da vez"
        : `${count} foram substituídas ou retidas antes da vez`,
  },
  en: {
    title: "Resend by filter",
    lead: "Choose what to put back in the queue. Ponte counts first; nothing goes before you confirm.",
    state: "State",
    defaultState: "Everything that was not delivered",
    code: "Reason",
    anyCode: "Any reason",
    provider: "System (ERP)",
    anyProvider: "All",
    connection: "Integration",
    anyConnection: "All",
    flow: "What is sent",
    anyFlow: "Everything",
    text: "Code, number or customer",
    periodOf: "The period counts",
    periods: { created: "When they were created", stopped: "When they stopped (or arrived)" },
    content: "What to send",
    contents: {
      stored: "What Ponte has",
      newest: "The newest: read the systems that Ponte reads (Auvo and Omie) again before sending",
    },
    notInList: "Not in the list: choose one of the options.",
    wrong: "Nothing was counted or sent",
    wrongHelp: "Correct the marked fields and count again.",
    clear: "Clear",
    count: "Count",
    matched: (count, shown) =>
      count === 0
        ? "No delivery matches this filter."
        : count === 1
          ? "1 delivery matches this filter."
          : `${shown} deliveries match this filter.`,
    deliveries: (count, shown) => (count === 1 ? "1 delivery" : `${shown} deliveries`),
    matchedHelp:
      "A resend updates the sale that is already in the ERP and never creates another. What arrives after this count is taken too, if it matches when you confirm.",
    confirm: (count, shown) => (count === 1 ? "Resend 1 delivery" : `Resend ${shown} deliveries`),
    progressTitle: "Bulk resend",
    progress: "Progress",
    running: "Under way",
    finished: "Finished",
    aborted: "Stopped",
    abort: "Stop what has not gone yet",
    history: "Earlier replays",
    total: "Put back in the queue",
    waiting: "Waiting",
    delivered: "Delivered",
    dead: "Need attention",
    skipped: "Replaced or held before their turn",
    started: "Started",
    refresh: "Refresh",
    onlyOf: "Only",
    oneProblem: "the deliveries of one problem",
    oneReconciliation: "the sales that a comparison did not find in the ERP",
    from: "from",
    to: "to",
    arrived: (delivered, matched) => `${delivered} of ${matched} arrived in the ERP`,
    needAttention: (count) => `${count} need attention`,
    leftBefore: (count) => `${count} were replaced or held before their turn`,
  },
});
