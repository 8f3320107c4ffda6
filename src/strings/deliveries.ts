import { reais } from "./amounts.ts";
import { erpWords } from "./erp-words.ts";
import { type Bilingual, joinNames } from "./language.ts";

/** Who has to act: the CRM's people, the administrator in Ponte or in the ERP, the ERP's maker, or nobody. */
export type Actor = "crm" | "administrator" | "erp" | "nobody";

type DeliveryText = { who: Actor; message: Bilingual; hint: Bilingual };

const retriesByItself: Bilingual = {
  pt: "Não precisa fazer nada: o Ponte tenta de novo sozinho.",
  en: "Nothing to do: Ponte tries again by itself.",
};

/** Why a delivery waits or stopped: what happened, who must act, what to do. The list of codes is closed. */
export const deliveryTexts = {
  customer_document_missing: {
    who: "crm",
    message: {
      pt: ({ customer }) => `O cliente ${customer} está sem CPF ou CNPJ.`,
      en: ({ customer }) => `The customer ${customer} has no CPF or CNPJ.`,
    },
    hint: {
      pt: "Preencha o CPF ou CNPJ do cliente no CRM. A venda vai sozinha assim que o CRM a enviar corrigida.",
      en: "Fill in the customer's CPF or CNPJ in the CRM. The sale goes by itself once the CRM sends it corrected.",
    },
  },
  customer_document_invalid: {
    who: "crm",
    message: {
      pt: ({ customer, document }) => `O CPF ou CNPJ do cliente ${customer} não é válido (${document}).`,
      en: ({ customer, document }) =>
        `The CPF or CNPJ of the customer ${customer} is not valid (${document}).`,
    },
    hint: {
      pt: "Confira os dígitos do CPF ou CNPJ no CRM e corrija. A venda vai sozinha assim que o CRM a enviar corrigida.",
      en: "Check the digits of the CPF or CNPJ in the CRM. The sale goes by itself once the CRM sends it corrected.",
    },
  },
  product_code_missing: {
    who: "crm",
    message: {
      pt: ({ items }) => `Sem Código Externo: ${joinNames(asNames(items), "pt")}.`,
      en: ({ items }) => `Without external code: ${joinNames(asNames(items), "en")}.`,
    },
    hint: {
      pt: 'Preencha no CRM o "Código Externo" com o mesmo valor do "Código Interno" do GestãoClick. A venda vai sozinha quando o CRM a enviar corrigida.',
      en: 'Fill in the "external code" in the CRM with the value of the ERP\'s internal code. The sale goes by itself once the CRM sends it corrected.',
    },
  },
  payments_mismatch: {
    who: "crm",
    message: {
      pt: ({ paid, total, difference, excess }) =>
        `As parcelas somam ${reais(paid)}, mas a venda é de ${reais(total)}: ${excess ? "sobram" : "faltam"} ${reais(difference)}.`,
      en: ({ paid, total, difference, excess }) =>
        `The payments add up to ${paid}, but the sale's total is ${total}: ${difference} ${excess ? "too much" : "missing"}.`,
    },
    hint: {
      pt: "Ajuste as parcelas no CRM para somarem o total da venda (itens − descontos + frete). A venda vai sozinha quando o CRM a enviar corrigida.",
      en: "Make the payments add up to the sale's total (items − discounts + shipping) in the CRM. The sale goes by itself once the CRM sends it corrected.",
    },
  },
  sale_total_negative: {
    who: "crm",
    message: {
      pt: ({ total }) =>
        `Os descontos passam do valor: o total da venda, ou de um item, fica negativo (${reais(total)}).`,
      en: ({ total }) =>
        `The discounts exceed the value: the total of the sale or of an item is negative (${total}).`,
    },
    hint: {
      pt: "Corrija os descontos no CRM. A venda vai sozinha quando o CRM a enviar corrigida.",
      en: "Correct the discounts in the CRM. The sale goes by itself once the CRM sends it corrected.",
    },
  },
  not_a_sale: {
    who: "crm",
    message: {
      pt: "O registro deixou de ser uma venda no CRM.",
      en: "The record is no longer a sale in the CRM.",
    },
    hint: {
      pt: 'Só vendas vão para o ERP. Quando voltar a ser venda, o CRM a envia com kind "sale".',
      en: 'Only sales go to the ERP. Once it is a sale again, the CRM sends it with kind "sale".',
    },
  },
  seller_not_found: {
    who: "administrator",
    message: {
      pt: ({ seller, close }) =>
        `Não há no ERP um vendedor com o nome exatamente igual a "${seller}".${suggestion(close, "pt")}`,
      en: ({ seller, close }) =>
        `The ERP has no seller whose name is exactly "${seller}".${suggestion(close, "en")}`,
    },
    hint: {
      pt: "Deixe o nome igual nos dois sistemas, com maiúsculas e minúsculas, e reenvie a venda. Ou mude a integração para enviar sem vendedor.",
      en: "Make the names equal in both systems, upper and lower case included, and resend. Or set the connection to send without seller.",
    },
  },
  seller_ambiguous: {
    who: "administrator",
    message: {
      pt: ({ seller }) => `Há mais de um vendedor chamado "${seller}" no ERP.`,
      en: ({ seller }) => `The ERP has more than one seller called "${seller}".`,
    },
    hint: {
      pt: "Deixe um só ativo, ou diferencie os nomes nos dois sistemas, e reenvie a venda.",
      en: "Keep only one of them active, or make the names differ in both systems, and resend.",
    },
  },
  payment_method_missing: {
    who: "administrator",
    message: {
      pt: ({ methods }) =>
        `O ERP exige a forma de pagamento de cada parcela e não tem esta: ${joinNames(asNames(methods), "pt")}.`,
      en: ({ methods }) =>
        `The ERP wants each instalment's payment method and does not have: ${joinNames(asNames(methods), "en")}.`,
    },
    hint: {
      pt: 'Cadastre a forma no ERP com o mesmo nome do CRM, ou escolha uma "Forma de pagamento padrão" na integração, e reenvie a venda.',
      en: 'Add the method to the ERP under the CRM\'s name, or choose a "Default payment method" in the connection, and resend.',
    },
  },
  sale_status_missing: {
    who: "administrator",
    message: {
      pt: "O ERP não informou nenhuma situação para vendas.",
      en: "The ERP named no situation for sales.",
    },
    hint: {
      pt: 'Escolha uma em Configurações → Integrações, campo "Situação das vendas novas", e reenvie a venda.',
      en: 'Choose one in the connection\'s settings, field "Situation of new sales", and resend.',
    },
  },
  sale_status_refused: {
    who: "administrator",
    message: {
      pt: ({ erpMessage }) => `O ERP recusou a situação da venda: ${erpWords(erpMessage, "pt")}`,
      en: ({ erpMessage }) => `The ERP refused the sale's situation: ${erpWords(erpMessage, "en")}`,
    },
    hint: {
      pt: 'Escolha em Configurações → Integrações uma "Situação das vendas novas" que seja de vendas, e reenvie a venda.',
      en: 'Choose in the connection a "Situation of new sales" that is one of sales, and resend.',
    },
  },
  erp_refused: {
    who: "administrator",
    message: {
      pt: ({ erpMessage }) => `O ERP recusou: ${erpWords(erpMessage, "pt")}`,
      en: ({ erpMessage }) => `The ERP refused: ${erpWords(erpMessage, "en")}`,
    },
    hint: {
      pt: "Corrija no CRM ou no ERP o que a mensagem aponta e reenvie a venda.",
      en: "Mend in the CRM or in the ERP what the message names, and resend.",
    },
  },
  erp_unavailable: {
    who: "nobody",
    message: {
      pt: ({ erpMessage }) => `O ERP está fora do ar ou com falha (${erpWords(erpMessage, "pt")}).`,
      en: ({ erpMessage }) => `The ERP is down or failing (${erpWords(erpMessage, "en")}).`,
    },
    hint: retriesByItself,
  },
  erp_timeout: {
    who: "nobody",
    message: {
      pt: ({ erpMessage }) => `O ERP não respondeu a tempo (${erpWords(erpMessage, "pt")}).`,
      en: ({ erpMessage }) => `The ERP did not answer in time (${erpWords(erpMessage, "en")}).`,
    },
    hint: retriesByItself,
  },
  erp_rate_limited: {
    who: "nobody",
    message: {
      pt: "O limite de requisições do ERP foi atingido.",
      en: "The ERP's request limit is reached.",
    },
    hint: retriesByItself,
  },
  erp_blocked: {
    who: "nobody",
    message: {
      pt: ({ erpMessage }) => `O ERP bloqueou o acesso por um tempo (${erpWords(erpMessage, "pt")}).`,
      en: ({ erpMessage }) => `The ERP blocked the access for a while (${erpWords(erpMessage, "en")}).`,
    },
    hint: retriesByItself,
  },
  erp_answer_unreadable: {
    who: "erp",
    message: {
      pt: ({ erpMessage }) => `A resposta do ERP não pôde ser lida (${erpWords(erpMessage, "pt")}).`,
      en: ({ erpMessage }) => `The ERP's answer could not be read (${erpWords(erpMessage, "en")}).`,
    },
    hint: {
      pt: "O Ponte tenta de novo sozinho. Se persistir, confira se o ERP está no ar e fale com o suporte.",
      en: "Ponte tries again by itself. If it persists, check that the ERP is up and ask support.",
    },
  },
  erp_ignored_change: {
    who: "administrator",
    message: {
      pt: ({ id }) => `O ERP aceitou a alteração da venda ${id}, mas não a aplicou.`,
      en: ({ id }) => `The ERP accepted the change of the sale ${id} but did not apply it.`,
    },
    hint: {
      pt: "A situação atual da venda no ERP pode impedir alterações. Mude a situação ou ajuste a venda no ERP, e reenvie.",
      en: "The sale's situation in the ERP may lock it. Change the situation or the sale in the ERP, and resend.",
    },
  },
  credentials_rejected: {
    who: "administrator",
    message: {
      pt: "O ERP não aceita mais as credenciais desta integração.",
      en: "The ERP no longer accepts this connection's credentials.",
    },
    hint: {
      pt: "Gere novos tokens no ERP e salve-os em Configurações → Integrações. As vendas esperam e vão em seguida.",
      en: "Make new tokens in the ERP and save them in the connection. The sales wait and go after that.",
    },
  },
  outcome_unclear: {
    who: "nobody",
    message: {
      pt: ({ erpMessage }) =>
        `O ERP não confirmou se gravou (${erpWords(erpMessage, "pt")}). O Ponte confere antes de enviar de novo, para não duplicar.`,
      en: ({ erpMessage }) =>
        `The ERP did not confirm whether it saved (${erpWords(erpMessage, "en")}). Ponte looks it up before sending again, so as not to duplicate.`,
    },
    hint: retriesByItself,
  },
  outcome_unknown: {
    who: "administrator",
    message: {
      pt: "Não foi possível confirmar se o ERP gravou esta venda.",
      en: "It could not be confirmed whether the ERP saved this sale.",
    },
    hint: {
      pt: "Procure a venda no ERP. Ao reenviar, o Ponte a procura de novo pelo marcador antes de criar.",
      en: "Look for the sale in the ERP. On a resend Ponte looks for its marker again before it creates.",
    },
  },
  interrupted: {
    who: "nobody",
    message: { pt: "O envio foi interrompido no meio.", en: "The attempt was interrupted." },
    hint: retriesByItself,
  },
  internal_error: {
    who: "nobody",
    message: {
      pt: "Falha interna do Ponte ao processar esta venda.",
      en: "Ponte failed internally on this sale.",
    },
    hint: {
      pt: "O Ponte tenta de novo sozinho; se persistir, fale com o suporte.",
      en: "Ponte tries again by itself; if it persists, ask support.",
    },
  },
} as const satisfies Record<string, DeliveryText>;

/** The stable codes with which a delivery waits or stops. */
export type DeliveryCode = keyof typeof deliveryTexts;

function asNames(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function suggestion(close: unknown, language: "pt" | "en"): string {
  const names = asNames(close).map((name) => `"${name}"`);
  if (names.length === 0) return "";
  return language === "pt"
    ? ` Parecidos: ${joinNames(names, "pt")}.`
    : ` Close ones: ${joinNames(names, "en")}.`;
}

/** The text of a stored code; undefined for a code of an older version. */
export function deliveryText(code: string): DeliveryText | undefined {
  return Object.hasOwn(deliveryTexts, code) ? deliveryTexts[code as DeliveryCode] : undefined;
}
