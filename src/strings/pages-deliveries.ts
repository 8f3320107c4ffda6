import { texts } from "./texts.ts";

/** The words of Entregas and of Reenvio. */
export const deliveryTexts = texts({
  pt: {
    title: "Entregas",
    caption: "Entregas ao ERP, as mais recentes primeiro",
    titleOf: (subject: string) => `Entrega de ${subject}`,
    subject: "Venda ou registro",
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
    open: (subject: string) => `Abrir a entrega de ${subject}`,
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
    saleFilter: "Venda ou registro (código na origem)",
    milliseconds: (ms: number) => (ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1).replace(".", ",")} s`),
  },
  en: {
    title: "Deliveries",
    caption: "Deliveries to the ERP, newest first",
    titleOf: (subject) => `Delivery of ${subject}`,
    subject: "Sale or record",
    state: "State",
    why: "Reason",
    who: "Who acts",
    hint: "What to do",
    code: "Code",
    attempts: "Attempts",
    next: "Next attempt",
    remoteId: "Id in the ERP",
    origin: "Origin",
    updated: "Updated",
    created: "Created",
    finished: "Finished",
    openShort: "Open",
    open: (subject) => `Open the delivery of ${subject}`,
    none: "No delivery found",
    noneHelp: "Change the filters, or wait for the CRM to send sales.",
    replay: "Resend this delivery",
    number: "No.",
    started: "Started",
    took: "Took",
    outcome: "Result",
    calls: "Calls to the ERP",
    noAttempts: "No attempt was made yet.",
    anyState: "All states",
    saleFilter: "Sale or record (code at its origin)",
    milliseconds: (ms) => (ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1)} s`),
  },
});

/** What each state means for a person. */
export const deliveryStateTexts = texts({
  pt: {
    held: { label: "Retida", help: "Não vai sozinha: use o reenvio." },
    pending: { label: "Aguardando", help: "Vai na próxima rodada da rotina." },
    queued: { label: "Na fila", help: "Vai em instantes." },
    running: { label: "Enviando", help: "Está sendo enviada agora." },
    retrying: { label: "Tentando de novo", help: "O Ponte tenta de novo sozinho." },
    delivered: { label: "Entregue", help: "A venda está no ERP." },
    dead: { label: "Precisa de atenção", help: "Parou até alguém corrigir o motivo." },
    superseded: { label: "Substituída", help: "Uma versão mais nova tomou o lugar dela." },
  },
  en: {
    held: { label: "On hold", help: "It does not go by itself: resend it." },
    pending: { label: "Waiting", help: "Goes with the routine's next round." },
    queued: { label: "Queued", help: "Goes in a moment." },
    running: { label: "Sending", help: "Is being sent right now." },
    retrying: { label: "Trying again", help: "Ponte tries again by itself." },
    delivered: { label: "Delivered", help: "The sale is in the ERP." },
    dead: { label: "Needs attention", help: "Stopped until somebody fixes the cause." },
    superseded: { label: "Replaced", help: "A newer version took its place." },
  },
});

export const deliveryStateTones = {
  held: "neutral",
  pending: "info",
  queued: "info",
  running: "info",
  retrying: "warning",
  delivered: "success",
  dead: "danger",
  superseded: "neutral",
} as const satisfies Record<keyof typeof deliveryStateTexts, string>;

export const holdTexts = texts({
  pt: {
    not_active: "A integração ainda não estava ativa quando a venda chegou.",
    flow_off: "O envio de vendas está desligado.",
    before_start: "A venda é anterior à data de início da integração.",
  },
  en: {
    not_active: "The integration was not active yet when the sale arrived.",
    flow_off: "The sending of sales is switched off.",
    before_start: "The sale is from before the integration's start date.",
  },
});

export const actorTexts = texts({
  pt: {
    crm: "Quem usa o CRM",
    administrator: "Quem administra a integração",
    erp: "O suporte do ERP",
    nobody: "Ninguém: o Ponte resolve sozinho",
  },
  en: {
    crm: "Whoever uses the CRM",
    administrator: "Whoever administers the integration",
    erp: "The ERP's support",
    nobody: "Nobody: Ponte sorts it out by itself",
  },
});

export const originTexts = texts({
  pt: { accepted: "Automática", resend: "Reenvio" },
  en: { accepted: "Automatic", resend: "Resend" },
});

/** How an attempt ended. */
export const outcomeTexts: Readonly<Record<string, string>> = texts({
  pt: {
    ok: "Entregue",
    retry: "Adiada",
    postponed: "Adiada, sem contar como falha",
    dead: "Parou",
  },
  en: {
    ok: "Delivered",
    retry: "Postponed",
    postponed: "Postponed, not counted as a failure",
    dead: "Stopped",
  },
});
