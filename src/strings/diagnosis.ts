import { reais } from "./amounts.ts";
import { erpWords } from "./erp-words.ts";
import { type Bilingual, joinNames } from "./language.ts";
import { listOf } from "./log-words.ts";

/** `error`: the sale would stop. `warning`: it would go, and somebody should look at it all the same. */
export type Severity = "error" | "warning";

type DiagnosisText = {
  severity: Severity;
  /** What was found, as a heading. */
  title: Bilingual;
  /** What to do about it, and who. */
  cure: Bilingual;
  /** What stands under an item's name, if anything. */
  detail?: Bilingual;
};

/** What a diagnosis can find. The list of codes is closed. */
export const diagnosisTexts = {
  credentials_missing: {
    severity: "error",
    title: { pt: "Falta o acesso ao ERP", en: "The access to the ERP is missing" },
    cure: {
      pt: "Preencha os campos de acesso da integração e salve. Sem eles o Ponte não consulta o ERP.",
      en: "Fill in the integration's access fields and save. Without them Ponte cannot ask the ERP.",
    },
  },
  credentials_unreadable: {
    severity: "error",
    title: {
      pt: "O acesso guardado não pôde ser lido",
      en: "The stored access could not be read",
    },
    cure: {
      pt: "Salve de novo os campos de acesso; se persistir, fale com o suporte do Ponte.",
      en: "Save the access fields again; if it persists, ask Ponte's support.",
    },
  },
  credentials_rejected: {
    severity: "error",
    title: { pt: "O ERP não aceita o acesso", en: "The ERP does not accept the access" },
    cure: {
      pt: "Gere credenciais novas no ERP e salve-as na integração.",
      en: "Make new credentials in the ERP and save them in the integration.",
    },
  },
  erp_unreachable: {
    severity: "warning",
    title: { pt: "O ERP não respondeu", en: "The ERP did not answer" },
    cure: {
      pt: "Nada a corrigir por enquanto: o que depende do ERP ficou sem conferir. Faça o diagnóstico de novo em alguns minutos.",
      en: "Nothing to mend for now: what depends on the ERP was not checked. Run the diagnosis again in some minutes.",
    },
  },
  list_unreadable: {
    severity: "warning",
    title: { pt: "Lista do ERP que não pôde ser lida", en: "List of the ERP that could not be read" },
    cure: {
      pt: "O que se confere por ela ficou de fora. Veja se o acesso da integração permite essa consulta no ERP e faça o diagnóstico de novo.",
      en: "What is checked by it was left out. See whether the ERP lets the integration's access read it, and run the diagnosis again.",
    },
    detail: {
      pt: ({ erpMessage }) => `O ERP respondeu: ${erpWords(erpMessage, "pt")}`,
      en: ({ erpMessage }) => `The ERP answered: ${erpWords(erpMessage, "en")}`,
    },
  },
  option_gone: {
    severity: "error",
    title: {
      pt: "Configuração que aponta para algo que o ERP não tem mais",
      en: "Setting that points to something the ERP no longer has",
    },
    cure: {
      pt: "Abra a configuração, escolha outra opção e salve.",
      en: "Open the setting, choose another option and save.",
    },
    detail: {
      pt: ({ value }) => `Está salvo "${value}", que não está na lista do ERP.`,
      en: ({ value }) => `"${value}" is stored, which is not in the ERP's list.`,
    },
  },
  sale_status_ambiguous: {
    severity: "warning",
    title: {
      pt: "Não está claro com que situação as vendas entram",
      en: "It is not clear with which situation sales enter",
    },
    cure: {
      pt: 'Escolha uma em "Situação das vendas novas", nas configurações da integração.',
      en: 'Choose one in "Situation of new sales", in the integration\'s settings.',
    },
  },
  product_code_missing: {
    severity: "error",
    title: {
      pt: 'Produtos e serviços sem "Código Externo"',
      en: 'Products and services without "external code"',
    },
    cure: {
      pt: 'Preencha no CRM o "Código Externo" com o código que o item tem no ERP. As vendas vão sozinhas quando o CRM as enviar corrigidas.',
      en: 'Fill in the "external code" in the CRM with the code that the item has in the ERP. The sales go by themselves once the CRM sends them corrected.',
    },
  },
  customer_document_missing: {
    severity: "error",
    title: { pt: "Clientes sem CPF ou CNPJ", en: "Customers without CPF or CNPJ" },
    cure: {
      pt: "Preencha o CPF ou CNPJ do cliente no CRM: é por ele que o cliente é encontrado ou cadastrado no ERP.",
      en: "Fill in the customer's CPF or CNPJ in the CRM: by it the customer is found or created in the ERP.",
    },
  },
  customer_document_invalid: {
    severity: "error",
    title: { pt: "Clientes com CPF ou CNPJ que não é válido", en: "Customers with an invalid CPF or CNPJ" },
    cure: {
      pt: "Confira os dígitos no CRM e corrija.",
      en: "Check the digits in the CRM and correct them.",
    },
    detail: { pt: ({ document }) => `Está "${document}".`, en: ({ document }) => `It is "${document}".` },
  },
  sale_total_negative: {
    severity: "error",
    title: { pt: "Vendas com desconto maior que o valor", en: "Sales with a discount over their value" },
    cure: {
      pt: "Corrija descontos e preços da venda no CRM.",
      en: "Correct the sale's discounts and prices in the CRM.",
    },
    detail: {
      pt: ({ total }) => `O total dá ${reais(total)}.`,
      en: ({ total }) => `The total is ${reais(total, "en")}.`,
    },
  },
  payments_mismatch: {
    severity: "error",
    title: {
      pt: "Parcelas que não somam o total da venda",
      en: "Instalments that do not add up to the sale's total",
    },
    cure: {
      pt: "Ajuste as parcelas no CRM: o ERP recusa a venda em que elas não somam o total (itens − descontos + frete).",
      en: "Correct the instalments in the CRM: the ERP refuses a sale in which they do not add up to the total (items − discounts + shipping).",
    },
    detail: {
      pt: ({ paid, total }) => `As parcelas somam ${reais(paid)}, e a venda é de ${reais(total)}.`,
      en: ({ paid, total }) =>
        `The instalments add up to ${reais(paid, "en")}, and the sale's total is ${reais(total, "en")}.`,
    },
  },
  payment_method_unmatched: {
    severity: "warning",
    title: {
      pt: "Formas de pagamento que o ERP não tem",
      en: "Payment methods that the ERP does not have",
    },
    cure: {
      pt: 'Use no CRM o nome de uma forma do ERP, cadastre-a lá, ou escolha uma "Forma de pagamento padrão" na integração. Sem isso a parcela vai sem forma, e o ERP pode recusar a venda.',
      en: 'Use in the CRM the name of a method of the ERP, create it there, or choose a "Default payment method" in the integration. Without that the instalment goes without one, and the ERP may refuse the sale.',
    },
  },
  seller_unmatched: {
    severity: "warning",
    title: { pt: "Vendedores sem correspondência no ERP", en: "Sellers without a match in the ERP" },
    cure: {
      pt: "O nome precisa ser exatamente igual nos dois, com maiúsculas e acentos. Corrija-o no CRM, ou cadastre o vendedor no ERP.",
      en: "The name has to be exactly the same in both, capitals and accents included. Correct it in the CRM, or create the seller in the ERP.",
    },
  },
  seller_ambiguous: {
    severity: "warning",
    title: {
      pt: "Vendedores cujo nome o ERP tem mais de uma vez",
      en: "Sellers whose name the ERP has more than once",
    },
    cure: {
      pt: "Inative no ERP o cadastro repetido, ou dê nomes diferentes aos dois.",
      en: "Make the repeated record inactive in the ERP, or give the two different names.",
    },
  },
  code_shared: {
    severity: "warning",
    title: {
      pt: "Códigos usados por itens de nomes diferentes",
      en: "Codes used for items of different names",
    },
    cure: {
      pt: "No ERP um código é um cadastro só: cada venda mudaria o nome e o preço dele. Se são itens diferentes, dê um código a cada um no CRM.",
      en: "In the ERP a code is one record: each sale would change its name and price. If these are different items, give each its own code in the CRM.",
    },
    detail: {
      pt: ({ names }) => `Usado para ${joinNames(listOf(names), "pt")}.`,
      en: ({ names }) => `Used for ${joinNames(listOf(names), "en")}.`,
    },
  },
  document_shared: {
    severity: "warning",
    title: {
      pt: "CPF ou CNPJ usado por clientes de nomes diferentes",
      en: "CPF or CNPJ used for customers of different names",
    },
    cure: {
      pt: "No ERP um documento é um cliente só: cada venda mudaria o nome dele. Confira no CRM de quem é o documento.",
      en: "In the ERP a document is one customer: each sale would change the name. Check in the CRM whose document it is.",
    },
    detail: {
      pt: ({ names }) => `Usado para ${joinNames(listOf(names), "pt")}.`,
      en: ({ names }) => `Used for ${joinNames(listOf(names), "en")}.`,
    },
  },
} as const satisfies Record<string, DiagnosisText>;

export type DiagnosisCode = keyof typeof diagnosisTexts;
// Guarantee: the keys of the texts, of which there is at least one.
export const DIAGNOSIS_CODES = Object.keys(diagnosisTexts) as [DiagnosisCode, ...DiagnosisCode[]];

/** A code's texts. */
export function diagnosisText(code: DiagnosisCode): DiagnosisText {
  return diagnosisTexts[code];
}
