import { texts } from "./texts.ts";

/** The words of the log's time range and of its file. */
export const logRangeTexts = texts({
  pt: {
    period: "Período (horário de Brasília)",
    from: "De",
    to: "Até",
    backwards: "O fim vem antes do início: troque as datas.",
    unreadable:
      "Não é um dia e uma hora que existam. Escolha no calendário ou deixe vazio; até lá nada é procurado.",
    quick: "Períodos prontos",
    today: "Hoje",
    yesterday: "Ontem",
    week: "7 dias",
    month: "30 dias",
  },
  en: {
    period: "Period (Brasília time)",
    from: "From",
    to: "To",
    backwards: "The end is before the beginning: swap the dates.",
    unreadable:
      "Not a day and a time that exist. Pick one from the calendar or leave it empty; until then nothing is looked for.",
    quick: "Ready periods",
    today: "Today",
    yesterday: "Yesterday",
    week: "7 days",
    month: "30 days",
  },
});

export const logFileTexts = texts({
  pt: {
    link: "Exportar CSV",
    at: "Quando (horário de Brasília)",
    level: "Nível",
    event: "Evento",
    message: "O que aconteceu",
    subject: "Venda ou registro (código na origem)",
    delivery: "Entrega",
  },
  en: {
    link: "Export CSV",
    at: "When (Brasília time)",
    level: "Level",
    event: "Event",
    message: "What happened",
    subject: "Sale or record (code at its origin)",
    delivery: "Delivery",
  },
});
