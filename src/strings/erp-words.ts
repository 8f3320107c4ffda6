import { type Bilingual, inLanguage, type Language, type Params } from "./language.ts";

/** What stands where the ERP itself said nothing. */
const ownWords = {
  "ponte:held_back": { pt: "aguardando o ERP voltar", en: "waiting for the ERP to be back" },
  "ponte:near_block": {
    pt: "o ERP respondeu muitos erros, e o Ponte espera para que ele não bloqueie o acesso",
    en: "the ERP has answered many errors, and Ponte waits so that it does not block the access",
  },
  "ponte:connection_failed": { pt: "a conexão falhou", en: "the connection failed" },
  "ponte:no_answer": { pt: "sem resposta a tempo", en: "no answer in time" },
  "ponte:host_refused": {
    pt: "o endereço não é público ou não usa https",
    en: "the address is not public or not https",
  },
  "ponte:too_large": { pt: "resposta com mais de 8 MB", en: "answer over 8 MB" },
  "ponte:no_record": { pt: "a resposta não traz o cadastro", en: "the answer holds no record" },
  "ponte:too_many_pages": { pt: "lista longa demais", en: "the list is too long" },
  "ponte:too_many_options": {
    pt: "a lista é longa demais para escolher nela",
    en: "the list is too long to pick from",
  },
  "ponte:no_file": { pt: "a resposta não é um arquivo PDF", en: "the answer is no PDF file" },
  "ponte:wrong_auth_address": {
    pt: "o endereço respondeu 404: não é o da autenticação. Confira o host e a porta",
    en: "the address answered 404: it is not the one that authenticates. Check its host and port",
  },
  "ponte:wrong_api_address": {
    pt: "o endereço respondeu 404: não é o da API. Confira o host e a porta",
    en: "the address answered 404: it is not the API's. Check its host and port",
  },
  "ponte:document_needed": {
    pt: "este ERP só encontra o registro pelo cliente: informe também o campo document, com o CPF ou CNPJ",
    en: "this ERP finds the record by its customer only: give the field document too, with the CPF or CNPJ",
  },
  "ponte:customer_not_found": {
    pt: "nenhum cliente tem este CPF ou CNPJ no ERP",
    en: "no customer of the ERP has this CPF or CNPJ",
  },
  "ponte:not_allowed": {
    pt: "o ERP não libera esta chamada para o acesso da integração",
    en: "the ERP does not open this call to the integration's access",
  },
  "ponte:no_login_there": {
    pt: "não há login neste endereço e caminho",
    en: "there is no login at this address and path",
  },
  "ponte:redirected": {
    pt: "o endereço redireciona para outro, e a chamada não o segue",
    en: "the address redirects to another, which the call does not follow",
  },
  "ponte:no_recorded_answer": {
    pt: "o registro não tem mais respostas gravadas",
    en: "the record holds no more answers",
  },
  "ponte:outside_hours": {
    pt: "usuário com restrição de horário: o SGA não o deixa entrar agora",
    en: "the user's hours are restricted: SGA does not let them in now",
  },
  "ponte:sync_key_gone": {
    pt: "a chave de sincronismo foi retirada durante a importação",
    en: "the sync key was taken away during the import",
  },
  "ponte:product_unknown": {
    pt: "o SGA não tem um produto com este código; confira o código do produto ou salve a chave de sincronismo",
    en: "SGA has no product with this code; check the product code or save the sync key",
  },
  "ponte:repeated_page": {
    pt: "o ERP repetiu a mesma página em vez da seguinte",
    en: "the ERP repeated the same page instead of the next",
  },
  "ponte:no_words": { pt: "o ERP não disse o motivo", en: "the ERP did not say why" },
  "ponte:no_token": {
    pt: "o login respondeu sem token: confira as credenciais e onde o token está na resposta",
    en: "the login answered without a token: check the credentials, and where the answer has the token",
  },
  "ponte:empty": { pt: "resposta vazia", en: "empty answer" },
} as const satisfies Record<string, Bilingual>;

/** A failure's message that Ponte gives itself, in the absence of the ERP's. */
export type OwnWords = keyof typeof ownWords;

export function isOwnWords(text: string): text is OwnWords {
  return Object.hasOwn(ownWords, text);
}

/** The ERP's words as they are, or ours in the reader's language. */
export function erpWords(message: Params[string], language: Language): string {
  const text = String(message ?? "");
  return isOwnWords(text) ? inLanguage(ownWords[text], language) : text;
}
