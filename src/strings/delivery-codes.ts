import { type DeliveryCode, deliveryText } from "./deliveries.ts";
import { type Bilingual, inLanguage, type Language } from "./language.ts";

/** Why deliveries wait or stop, in a few words, where no single one of them is meant: a filter, a line of the audit trail. */
const deliveryCodeNames = {
  auvo_customer_ambiguous: {
    pt: "mais de um cliente do Auvo pode ser o certo",
    en: "several Auvo customers may be the one",
  },
  auvo_customer_linked: {
    pt: "cliente do Auvo já ligado a outro código",
    en: "Auvo customer linked to another code",
  },
  auvo_product_ambiguous: {
    pt: "mais de um produto do Auvo pode ser o certo",
    en: "several Auvo products may be the one",
  },
  auvo_price_wrong: { pt: "o Auvo não guardou o preço enviado", en: "Auvo did not keep the price" },
  auvo_customer_document_missing: {
    pt: "cliente do Auvo sem CPF ou CNPJ",
    en: "Auvo customer without CPF or CNPJ",
  },
  auvo_customer_state_missing: {
    pt: "cliente do Auvo sem estado (UF)",
    en: "Auvo customer without a state (UF)",
  },
  auvo_product_not_linked: {
    pt: "produto do Auvo sem código do Omie",
    en: "Auvo product without its Omie code",
  },
  auvo_line_incomplete: {
    pt: "item sem quantidade ou valor no Auvo",
    en: "item without quantity or value in Auvo",
  },
  customer_document_missing: { pt: "cliente sem CPF ou CNPJ", en: "customer without CPF or CNPJ" },
  customer_document_invalid: {
    pt: "CPF ou CNPJ do cliente inválido",
    en: "customer's CPF or CNPJ not valid",
  },
  function_not_configured: {
    pt: "função não configurada na integração",
    en: "function not set up in the connection",
  },
  setting_missing: {
    pt: "campo da integração não preenchido",
    en: "a setting of the connection is not filled in",
  },
  order_field_missing: { pt: "pedido incompleto", en: "order incomplete" },
  product_not_sold: { pt: "produto fora das campanhas do ERP", en: "product in no campaign of the ERP" },
  product_ambiguous: {
    pt: "produto em mais de uma lista do ERP",
    en: "product in several lists of the ERP",
  },
  products_of_two_campaigns: { pt: "itens de listas diferentes", en: "items of different lists" },
  due_day_not_offered: { pt: "dia de vencimento não oferecido", en: "due day not offered" },
  product_code_missing: { pt: "item sem Código Externo", en: "item without external code" },
  payments_mismatch: {
    pt: "parcelas não somam o total da venda",
    en: "instalments do not add up to the total",
  },
  sale_total_negative: { pt: "descontos maiores que o valor", en: "discounts larger than the value" },
  not_a_sale: { pt: "deixou de ser uma venda", en: "no longer a sale" },
  seller_not_found: { pt: "vendedor não encontrado no ERP", en: "seller not found in the ERP" },
  seller_ambiguous: { pt: "mais de um vendedor com o mesmo nome", en: "several sellers of the same name" },
  payment_method_missing: {
    pt: "forma de pagamento que o ERP não tem",
    en: "payment method that the ERP lacks",
  },
  sale_status_missing: { pt: "ERP sem situação para vendas", en: "ERP without a status for sales" },
  sale_status_refused: { pt: "situação da venda recusada pelo ERP", en: "sale's status refused by the ERP" },
  task_customer_missing: { pt: "tarefa sem cliente no Auvo", en: "task without a customer in Auvo" },
  omie_customer_state_missing: {
    pt: "cliente do Omie sem estado (UF)",
    en: "Omie customer without a state (UF)",
  },
  omie_customer_ambiguous: {
    pt: "mais de um cliente do Omie com o mesmo documento",
    en: "several Omie customers with one document",
  },
  omie_record_inactive: { pt: "cadastro inativo no Omie", en: "record inactive in Omie" },
  omie_service_not_found: {
    pt: "serviço sem par ativo no Omie",
    en: "service without an active one in Omie",
  },
  omie_service_missing: { pt: "tarefa sem serviços", en: "task without services" },
  omie_service_codes_refused: {
    pt: "códigos do serviço recusados pelo Omie",
    en: "service's codes refused by Omie",
  },
  quotation_without_products: { pt: "orçamento só com serviços", en: "quotation with services only" },
  quotation_total_unclear: {
    pt: "total do orçamento não confere",
    en: "quotation's total does not add up",
  },
  erp_refused: { pt: "recusado pelo ERP", en: "refused by the ERP" },
  erp_unavailable: { pt: "ERP fora do ar", en: "ERP unavailable" },
  erp_timeout: { pt: "ERP sem resposta a tempo", en: "ERP did not answer in time" },
  erp_rate_limited: { pt: "limite de requisições do ERP", en: "ERP's limit of requests" },
  erp_blocked: { pt: "acesso ao ERP parado por um tempo", en: "access to the ERP halted for a while" },
  erp_answer_unreadable: { pt: "resposta do ERP ilegível", en: "ERP's answer unreadable" },
  erp_ignored_change: {
    pt: "alteração aceita e não aplicada pelo ERP",
    en: "change taken and not applied by the ERP",
  },
  credentials_rejected: { pt: "credenciais recusadas pelo ERP", en: "credentials rejected by the ERP" },
  permission_missing: {
    pt: "operação não permitida a estas credenciais",
    en: "operation not allowed to these credentials",
  },
  outcome_unclear: { pt: "gravação a confirmar no ERP", en: "outcome to be confirmed in the ERP" },
  outcome_unknown: {
    pt: "gravação não confirmada: confira no ERP",
    en: "outcome unknown: look in the ERP",
  },
  replay_aborted: { pt: "reenvio em lote cancelado", en: "replay stopped" },
  interrupted: { pt: "envio interrompido", en: "delivery interrupted" },
  internal_error: { pt: "falha dentro do Ponte", en: "failure inside Ponte" },
} as const satisfies Record<DeliveryCode, Bilingual>;

/** "cliente sem CPF ou CNPJ": the code itself, for one of an older version. */
export function deliveryCodeName(code: string, language: Language): string {
  return deliveryText(code) === undefined
    ? code
    : inLanguage(deliveryCodeNames[code as DeliveryCode], language);
}
