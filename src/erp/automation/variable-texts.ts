import type { Bilingual } from "../../strings/language.ts";

const addressTexts = {
  "": { pt: "Endereço", en: "Address" },
  ".street": { pt: "Logradouro", en: "Street" },
  ".number": { pt: "Número", en: "Number" },
  ".complement": { pt: "Complemento", en: "Complement" },
  ".district": { pt: "Bairro", en: "District" },
  ".city": { pt: "Cidade", en: "City" },
  ".state": { pt: "Sigla do estado", en: "The state's two letters" },
  ".zip": { pt: "CEP", en: "Postal code (CEP)" },
  ".reference": { pt: "Ponto de referência", en: "A landmark near it" },
  ".ibgeCode": { pt: "Código IBGE da cidade", en: "The city's IBGE code" },
} satisfies Record<string, Bilingual>;

const customerTexts = {
  "": { pt: "O cliente", en: "The customer" },
  ".externalId": { pt: "Id do cliente no CRM", en: "The customer's id in the CRM" },
  ".name": { pt: "Nome", en: "Name" },
  ".legalName": { pt: "Razão social", en: "Legal name" },
  ".document": { pt: "CPF ou CNPJ, como veio", en: "CPF or CNPJ, as it came" },
  ".email": { pt: "E-mail", en: "E-mail" },
  ".phone": { pt: "Telefone", en: "Phone" },
  ".mobile": { pt: "Celular", en: "Mobile phone" },
  ".birthDate": { pt: "Data de nascimento, aaaa-mm-dd", en: "Date of birth, yyyy-mm-dd" },
} satisfies Record<string, Bilingual>;

function under(path: string, texts: Readonly<Record<string, Bilingual>>): Record<string, Bilingual> {
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [`${path}${key}`, text]));
}

/** What each field of the functions' inputs is, by its path. */
export const inputTexts: Readonly<Record<string, Bilingual>> = {
  ...under("customer", customerTexts),
  ...under("customer.address", addressTexts),
  changes: { pt: "O que muda no cliente", en: "What changes of the customer" },
  ...under("changes", Object.fromEntries(Object.entries(customerTexts).filter(([key]) => key !== ""))),
  ...under("changes.address", addressTexts),
  order: { pt: "O pedido", en: "The order" },
  input: { pt: "O que a função recebeu", en: "What the function was given" },
  externalId: { pt: "Id do pedido ou lead na loja", en: "The order's or lead's id in the shop" },
  reseller: { pt: "Quem vendeu", en: "Who sold it" },
  "reseller.code": { pt: "Código do revendedor", en: "The reseller's code" },
  "reseller.name": { pt: "Nome do revendedor", en: "The reseller's name" },
  "reseller.document": { pt: "CPF ou CNPJ do revendedor", en: "The reseller's CPF or CNPJ" },
  dueDay: { pt: "Dia do vencimento, 1 a 31", en: "The due day, 1 to 31" },
  origin: { pt: "Id da origem comercial", en: "The commercial origin's id" },
  items: { pt: "Os itens", en: "The items" },
  "items[].productId": { pt: "Id do produto no ERP", en: "The product's id in the ERP" },
  "items[].name": { pt: "Nome do produto", en: "The product's name" },
  "items[].amount": { pt: "Preço de um, como 99.90", en: "The price of one, such as 99.90" },
  "items[].quantity": { pt: "Quantidade", en: "Quantity" },
  "items[].attributes": { pt: "Atributos do produto na loja", en: "The product's attributes in the shop" },
  payment: { pt: "Como o cliente paga", en: "How the customer pays" },
  "payment.method": { pt: "Forma de pagamento", en: "The payment method" },
  "payment.amount": { pt: "Valor pago, como 99.90", en: "The amount paid, such as 99.90" },
  "payment.installments": { pt: "Número de parcelas", en: "The number of instalments" },
  notes: { pt: "Observações", en: "Notes" },
  document: { pt: "CPF ou CNPJ, sem pontuação", en: "CPF or CNPJ, without its mask" },
  contractId: { pt: "Id do contrato no ERP", en: "The contract's id in the ERP" },
  channel: { pt: "Onde aparece: site, app ou kiosk (totem)", en: "Where it is shown: site, app or kiosk" },
  invoiceId: { pt: "Id do boleto no ERP", en: "The invoice's id in the ERP" },
  amount: { pt: "Valor pago, como 99.90", en: "The amount paid, such as 99.90" },
  paidAt: { pt: "Quando foi pago, data ou instante ISO", en: "When it was paid, an ISO date or instant" },
  method: { pt: "Meio de pagamento, como PIX", en: "The payment method, such as PIX" },
  transactionId: { pt: "Id do pagamento", en: "The payment's id" },
  subject: { pt: "Assunto do chamado", en: "The ticket's subject" },
  description: { pt: "Descrição do chamado", en: "The ticket's description" },
  noteId: { pt: "Id da nota fiscal no ERP", en: "The fiscal note's id in the ERP" },
};

/** The variables that every automation has beside its input. */
export const runTexts = {
  settings: {
    pt: 'Um valor da configuração da integração, do campo "Valores"',
    en: 'A value of the connection\'s settings, of the field "Values"',
  },
  secrets: {
    pt: "Uma credencial da integração; só é enviada ao endereço dela e nunca aparece",
    en: "A credential of the connection; only sent to its own address, and never shown",
  },
  effectKey: {
    pt: "UUID desta gravação: o mesmo em toda repetição da mesma chamada",
    en: "This write's UUID: the same in each repetition of the same call",
  },
  steps: { pt: "O resultado de um passo anterior", en: "What an earlier step came to" },
} as const satisfies Record<string, Bilingual>;
