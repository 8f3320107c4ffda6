import { texts } from "./texts.ts";

/** The words of how long the log is kept, and of its archive. */
export const logArchiveTexts = texts({
  pt: {
    title: "Guarda do log",
    kept: (days: number) => `Os eventos ficam aqui por ${days} dias.`,
    change: "Guarda do log e arquivo",
    panel: "Por quanto tempo guardar",
    explainEntries: (days: number) => `Os eventos desta empresa ficam no log por ${days} dias.`,
    explainDetails: (days: number) =>
      `Requisições e respostas, que ocupam mais espaço, ficam por ${days} dias.`,
    explainArchive:
      "Antes de sair do log, cada evento vai para o arquivo abaixo, com requisições e respostas e com os segredos mascarados.",
    explainNoArchive: "Este Ponte não tem arquivo: o que passa do prazo é apagado de vez.",
    days: "Dias no log",
    daysHelp: (least: number, most: string) =>
      `De ${least} a ${most}. Vale a partir da próxima madrugada; com menos dias, o que for mais antigo sai do log.`,
    daysInvalid: (least: number, most: string) => `Escreva um número inteiro de dias, de ${least} a ${most}.`,
    save: "Salvar",
    archive: "Arquivo",
    caption: "Arquivos do log, os mais recentes primeiro",
    day: "Dia",
    entries: "Eventos",
    size: "Tamanho",
    download: "Baixar",
    downloadOf: (day: string, from: string) => `Baixar o log de ${day}, a partir de ${from}`,
    none: "Nada no arquivo ainda",
    noneHelp: "Os eventos chegam aqui de madrugada, quando suas requisições e respostas completam o prazo.",
    format: "Cada arquivo é um .jsonl.gz: um evento por linha, em JSON, comprimido com gzip.",
  },
  en: {
    title: "Log retention",
    kept: (days) => `Events stay here for ${days} days.`,
    change: "Log retention and archive",
    panel: "How long to keep it",
    explainEntries: (days) => `This company's events stay in the log for ${days} days.`,
    explainDetails: (days) => `Requests and answers, which take more space, stay for ${days} days.`,
    explainArchive:
      "Before it leaves the log, each event goes into the archive below, with its requests and answers and with secrets masked.",
    explainNoArchive: "This Ponte has no archive: what is past its time is deleted for good.",
    days: "Days in the log",
    daysHelp: (least, most) =>
      `From ${least} to ${most}. Counts from the next night on; with fewer days, what is older leaves the log.`,
    daysInvalid: (least, most) => `Write a whole number of days, from ${least} to ${most}.`,
    save: "Save",
    archive: "Archive",
    caption: "The log's archive, newest first",
    day: "Day",
    entries: "Events",
    size: "Size",
    download: "Download",
    downloadOf: (day, from) => `Download the log of ${day}, from ${from} on`,
    none: "Nothing in the archive yet",
    noneHelp: "Events come here at night, once their requests and answers have been kept long enough.",
    format: "Each file is a .jsonl.gz: one event a line, in JSON, compressed with gzip.",
  },
});
