import type { Bilingual } from "../../strings/language.ts";

/** What is wrong with an automation, before it runs. */
export const problemTexts = {
  expression: (detail: Bilingual, position: number | undefined): Bilingual =>
    position === undefined
      ? detail
      : {
          pt: `${String(detail.pt)} (posição ${position + 1})`,
          en: `${String(detail.en)} (position ${position + 1})`,
        },
  duplicateId: (id: string): Bilingual => ({
    pt: `já há um passo "${id}": cada passo tem um nome próprio`,
    en: `there is a step "${id}" already: each step has a name of its own`,
  }),
  tooManySteps: (most: number): Bilingual => ({
    pt: `a automação tem mais de ${most} passos`,
    en: `the automation has more than ${most} steps`,
  }),
  tooDeep: (most: number): Bilingual => ({
    pt: `condições podem ficar no máximo ${most} uma dentro da outra`,
    en: `conditions may be nested at most ${most} deep`,
  }),
  pathFromSlash: {
    pt: 'deve começar com "/": o endereço do ERP vem da integração',
    en: 'must begin with "/": the ERP\'s address comes from the connection',
  },
  severalBodies: {
    pt: "json, form, multipart e text são formas do corpo: escolha uma",
    en: "json, form, multipart and text are forms of the body: choose one",
  },
  getWithBody: {
    pt: "uma chamada GET não leva corpo (a plataforma não o envia): use query, ou POST, que esses ERPs costumam aceitar na mesma rota",
    en: "a GET call carries no body (the platform does not send one): use query, or POST, which these ERPs mostly take on the same route",
  },
  effectMissing: {
    pt: 'diga o que repetir a chamada faz: "read" (só lê), "keyed_write" (o mesmo de novo) ou "unkeyed_write" (um segundo registro)',
    en: 'say what repeating the call does: "read" (only reads), "keyed_write" (the same again) or "unkeyed_write" (a second record)',
  },
  writeNotAllowed: {
    pt: 'aqui só se lê: se a chamada não grava nada, diga effect "read"',
    en: 'only reads are allowed here: if the call saves nothing, say effect "read"',
  },
  findNotAllowed: {
    pt: "esta função só lê: find e idempotent são das que gravam",
    en: "this function only reads: find and idempotent belong to those that write",
  },
  headerNotAllowed: {
    pt: "este cabeçalho é da própria conexão e não pode ser definido",
    en: "this header belongs to the connection itself and cannot be set",
  },
  valuesMissing: {
    pt: 'um campo "enum" precisa de values: a palavra do ERP e a nossa',
    en: 'a field of "enum" needs values: the ERP\'s word and ours',
  },
  basicIncomplete: {
    pt: "informe username e password, ou token com os dois em um",
    en: "give username and password, or token with both in one",
  },
} as const;

/** Why a run ended, in words for whoever wrote the automation. */
export const runTexts = {
  outdated: {
    pt: "A automação salva não vale mais; abra-a, corrija o que for apontado e salve de novo",
    en: "The saved automation is no longer valid; open it, correct what is pointed out and save it again",
  },
  atStep: (step: string, detail: Bilingual): Bilingual => ({
    pt: `Automação, passo "${step}": ${String(detail.pt)}`,
    en: `Automation, step "${step}": ${String(detail.en)}`,
  }),
  inOutput: (detail: Bilingual): Bilingual => ({
    pt: `Automação, resultado: ${String(detail.pt)}`,
    en: `Automation, output: ${String(detail.en)}`,
  }),
  inField: (name: string, detail: Bilingual): Bilingual => ({
    pt: `campo "${name}": ${String(detail.pt)}`,
    en: `field "${name}": ${String(detail.en)}`,
  }),
  doesNotFit: (path: string, problem: Bilingual): Bilingual => ({
    pt: `não tem a forma que a função responde: ${`${path} ${String(problem.pt)}`.trim()}`,
    en: `does not have the form that the function answers: ${`${path} ${String(problem.en)}`.trim()}`,
  }),
  nothing: {
    pt: "veio vazio; informe um default ou marque optional",
    en: "came empty; give a default or say optional",
  },
  unknownWord: (word: string): Bilingual => ({
    pt: `"${word}" não está em values; inclua a palavra ou informe um default`,
    en: `"${word}" is not in values; add the word or give a default`,
  }),
  notInteger: (value: string): Bilingual => ({
    pt: `${value} não é um número inteiro`,
    en: `${value} is not a whole number`,
  }),
  notBoolean: (value: string): Bilingual => ({
    pt: `"${value}" não é sim nem não`,
    en: `"${value}" is neither yes nor no`,
  }),
  blankInPath: (value: string): Bilingual => ({
    pt: `"${value}" não pode fazer parte do caminho`,
    en: `"${value}" cannot be a part of the path`,
  }),
  badHeader: (name: string): Bilingual => ({
    pt: `o cabeçalho "${name}" tem um nome ou um valor que não pode ser enviado`,
    en: `the header "${name}" has a name or a value that cannot be sent`,
  }),
  notList: { pt: "não é uma lista", en: "is not a list" },
  notPdf: { pt: "o arquivo recebido não é um PDF", en: "the file that came is not a PDF" },
  notFile: {
    pt: 'value deve ser o resultado de uma chamada com answer "bytes"',
    en: 'value must be the output of a call whose answer is "bytes"',
  },
  notBase64: { pt: "o texto não é base64", en: "the text is not base64" },
  noLink: { pt: "não há link: o valor está vazio", en: "there is no link: the value is empty" },
  notLink: { pt: "o link não é um endereço completo", en: "the link is not a whole address" },
  tooManyRedirects: (most: number): Bilingual => ({
    pt: `o link redireciona mais de ${most} vezes`,
    en: `the link redirects more than ${most} times`,
  }),
  tooManySteps: (most: number): Bilingual => ({
    pt: `a execução passou de ${most} passos`,
    en: `the run took more than ${most} steps`,
  }),
  tooManyCalls: (most: number): Bilingual => ({
    pt: `a execução passou de ${most} chamadas`,
    en: `the run made more than ${most} calls`,
  }),
  tooLong: (seconds: number): Bilingual => ({
    pt: `a execução parou aqui: o resto não caberia mais nos seus ${seconds} segundos`,
    en: `the run stopped here: the rest would no longer fit into its ${seconds} seconds`,
  }),
  notReady: (times: number): Bilingual => ({
    pt: `depois de ${times} consultas ainda não estava pronto`,
    en: `was still not ready after ${times} looks`,
  }),
  stopped: { pt: "a automação parou aqui", en: "the automation stopped here" },
} as const;
