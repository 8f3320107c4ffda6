import { erpWords } from "../../strings/erp-words.ts";
import type { Bilingual } from "../../strings/language.ts";
import type { FailureKind } from "../outcome.ts";

const FAILURES: Record<FailureKind, Bilingual> = {
  refused: { pt: "O SGA recusou a consulta", en: "SGA refused the request" },
  invalid_credentials: {
    pt: "O SGA não aceitou usuário, senha e Chave API. Confira os três; o usuário precisa estar ATIVO no SGA",
    en: "SGA did not accept user, password and API key. Check all three; the user has to be ATIVO in SGA",
  },
  rate_limited: {
    pt: "O SGA pediu para esperar. Tente de novo em alguns minutos",
    en: "SGA asked to wait. Try again in some minutes",
  },
  blocked: {
    pt: "O SGA não deixa este usuário entrar agora",
    en: "SGA does not let this user in right now",
  },
  unavailable: { pt: "O SGA não pôde ser alcançado", en: "SGA could not be reached" },
  timeout: { pt: "O SGA não respondeu a tempo", en: "SGA did not answer in time" },
  unreadable: { pt: "A resposta do SGA não pôde ser lida", en: "SGA's answer could not be read" },
  outcome_unknown: {
    pt: "Não dá para saber como a chamada anterior terminou",
    en: "There is no telling how the earlier call ended",
  },
};

/** What the test of a connection says. */
export const checkTexts = {
  failed: (kind: FailureKind, erpMessage: string): Bilingual => ({
    pt: `${FAILURES[kind].pt} (${erpWords(erpMessage, "pt")}).`,
    en: `${FAILURES[kind].en} (${erpWords(erpMessage, "en")}).`,
  }),
  accepted: {
    pt: "O SGA aceitou usuário, senha e Chave API.",
    en: "SGA accepted user, password and API key.",
  },
  outsideHours: {
    pt: "Usuário com restrição de horário: o SGA não o deixa entrar agora. As importações esperam e tentam de novo sozinhas; escolha uma hora da importação diária dentro do horário dele.",
    en: "The user's hours are restricted: SGA does not let them in now. Imports wait and try again by themselves; choose an hour of the daily import within the user's hours.",
  },
  syncKeyRejected: (erpMessage: string): Bilingual => ({
    pt: `O SGA não aceitou a chave de sincronismo (${erpWords(erpMessage, "pt")}). Copie-a de novo na aba Principal de Configurar Sincronismo.`,
    en: `SGA did not accept the sync key (${erpWords(erpMessage, "en")}). Copy it again in the tab Principal of Configurar Sincronismo.`,
  }),
  syncFailed: (erpMessage: string): Bilingual => ({
    pt: `O sincronismo não respondeu como devia (${erpWords(erpMessage, "pt")}).`,
    en: `Sincronismo did not answer as it should (${erpWords(erpMessage, "en")}).`,
  }),
  noSyncKey: {
    pt: "Sem chave de sincronismo: a importação diária entra com usuário e senha, no horário permitido a ele.",
    en: "No sync key: the daily import logs in with user and password, within that user's hours.",
  },
  syncProducts: (names: readonly string[]): Bilingual => ({
    pt: `Chave aceita. Produtos do fornecedor: ${names.join(", ")}.`,
    en: `Key accepted. The supplier's products: ${names.join(", ")}.`,
  }),
  noSyncProducts: {
    pt: "Chave aceita, mas o fornecedor não tem nenhum produto no SGA: não há veículos a importar.",
    en: "Key accepted, but the supplier has no product in SGA: there are no vehicles to import.",
  },
  productNotOfSupplier: (code: string): Bilingual => ({
    pt: `O código do produto "${code}" não é de um produto deste fornecedor: serão importados os veículos com qualquer produto dele.`,
    en: `The product code "${code}" is of no product of this supplier: vehicles with any of its products will be imported.`,
  }),
  syncPages: (pages: number, vehicles: number | null): Bilingual => ({
    pt: vehicles === null ? `${pages} página(s) a ler.` : `${vehicles} veículo(s) em ${pages} página(s).`,
    en: vehicles === null ? `${pages} page(s) to read.` : `${vehicles} vehicle(s) on ${pages} page(s).`,
  }),
  syncWhole: {
    pt: "Este SGA não tem a lista em páginas: a importação lê a lista inteira de uma vez.",
    en: "This SGA has no paged list: the import reads the whole list at once.",
  },
  routeOpen: { pt: "Liberada para a chave.", en: "Open to the key." },
  routeClosed: (erpMessage: string): Bilingual => ({
    pt: `A Chave API não libera esta consulta (${erpWords(erpMessage, "pt")}). Marque este endpoint em Gerenciar APIs e salve.`,
    en: `The API key does not open this request (${erpWords(erpMessage, "en")}). Tick this endpoint in Gerenciar APIs and save.`,
  }),
  productFound: (name: string): Bilingual => ({ pt: `Produto: ${name}.`, en: `Product: ${name}.` }),
  productUnknown: (code: string): Bilingual => ({
    pt: `O SGA não tem um produto com o código "${code}". Com a chave de sincronismo a importação funciona assim mesmo; sem ela, informe o código do produto.`,
    en: `SGA has no product with the code "${code}". With the sync key the import works all the same; without it, give the product's code.`,
  }),
  situations: (count: number): Bilingual => ({
    pt: `${count} situação(ões), todas com correspondência.`,
    en: `${count} situation(s), all of them mapped.`,
  }),
  unmapped: (names: readonly string[]): Bilingual => ({
    pt: `Sem correspondência: ${names.join(", ")}. Veículos nelas são importados e nunca contam como ativos; diga em "Situações da associação" o que significam.`,
    en: `Not mapped: ${names.join(", ")}. Vehicles in them are imported and never count as active; say in "The association's situations" what they mean.`,
  }),
};
