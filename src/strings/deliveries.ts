import { reais } from "./amounts.ts";
import { auvoRecord } from "./auvo-records.ts";
import { toAuvoDeliveryTexts } from "./deliveries-to-auvo.ts";
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
  ...toAuvoDeliveryTexts,
  customer_document_missing: {
    who: "crm",
    message: {
      pt: ({ customer }) => `O cliente ${customer} está sem CPF ou CNPJ.`,
      en: ({ customer }) => `The customer ${customer} has no CPF or CNPJ.`,
    },
    hint: {
      pt: "Preencha o CPF ou CNPJ do cliente no CRM: é por ele que o cliente é encontrado ou cadastrado no ERP. A venda vai sozinha assim que o CRM a enviar corrigida.",
      en: "Fill in the customer's CPF or CNPJ in the CRM: by it the customer is found or created in the ERP. The sale goes by itself once the CRM sends it corrected.",
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
      en: "Check the digits of the CPF or CNPJ in the CRM and correct them. The sale goes by itself once the CRM sends it corrected.",
    },
  },
  function_not_configured: {
    who: "administrator",
    message: {
      pt: ({ function: name }) => `Esta integração não tem a função "${name}", de que o pedido precisa.`,
      en: ({ function: name }) =>
        `This integration does not have the function "${name}", which the order needs.`,
    },
    hint: {
      pt: "Configure a função na integração, ou mude o procedimento para clientes existentes. Depois reenvie a entrega.",
      en: "Configure the function in the integration, or change the procedure for existing customers. Then replay the delivery.",
    },
  },
  setting_missing: {
    who: "administrator",
    message: {
      pt: ({ setting, titlePt }) =>
        `Falta preencher "${titlePt ?? setting}" na integração, e sem isso o ERP não recebe o pedido.`,
      en: ({ setting, titleEn }) =>
        `"${titleEn ?? setting}" is not filled in, and without it the ERP does not take the order.`,
    },
    hint: {
      pt: "Preencha o campo em Configurações → Integrações e reenvie a entrega.",
      en: "Fill the field in under Settings → Integrations and replay the delivery.",
    },
  },
  order_field_missing: {
    who: "crm",
    message: {
      pt: ({ customer, fields }) => `O pedido de ${customer} está sem ${joinNames(asNames(fields), "pt")}.`,
      en: ({ customer, fields }) => `The order of ${customer} lacks ${joinNames(asNames(fields), "en")}.`,
    },
    hint: {
      pt: "O ERP exige estes dados. Complete-os na loja e envie o pedido de novo.",
      en: "The ERP requires them. Complete them in the shop and send the order again.",
    },
  },
  product_not_sold: {
    who: "administrator",
    message: {
      pt: ({ product, close }) =>
        `Nenhuma campanha em execução no ERP vende o produto ${product}.${suggestion(close, "pt")}`,
      en: ({ product, close }) =>
        `No running campaign of the ERP sells the product ${product}.${suggestion(close, "en")}`,
    },
    hint: {
      pt: 'Inclua o produto em uma campanha no ERP, ou corrija o "Produto ERP" dele na loja ou em "Produtos" na integração. Depois reenvie a entrega.',
      en: 'Put the product into a campaign of the ERP, or correct its "product ERP id" in the shop or under "Products" in the integration. Then replay the delivery.',
    },
  },
  product_ambiguous: {
    who: "administrator",
    message: {
      pt: ({ product, campaigns }) =>
        `O produto ${product} está em mais de uma lista do ERP: ${joinNames(asNames(campaigns), "pt")}.`,
      en: ({ product, campaigns }) =>
        `The product ${product} is in more than one list of the ERP: ${joinNames(asNames(campaigns), "en")}.`,
    },
    hint: {
      pt: ({ attribute }) =>
        `${attribute ? `Diga a campanha no atributo "${attribute}" do produto` : 'Escolha na integração o "Atributo do produto com a campanha"'}, ou escolha campanha e lista padrão, ou use o ID completo do produto. Depois reenvie a entrega.`,
      en: ({ attribute }) =>
        `${attribute ? `Name the campaign in the product's attribute "${attribute}"` : 'Choose the "Product attribute with the campaign" in the integration'}, or choose a default campaign and list, or use the product's full id. Then replay the delivery.`,
    },
  },
  products_of_two_campaigns: {
    who: "crm",
    message: {
      pt: ({ campaigns }) =>
        `Os itens do pedido são de listas diferentes: ${joinNames(asNames(campaigns), "pt")}. O ERP aceita uma por venda.`,
      en: ({ campaigns }) =>
        `The order's items are of different lists: ${joinNames(asNames(campaigns), "en")}. The ERP takes one per sale.`,
    },
    hint: {
      pt: "Separe o pedido por campanha, ou corrija o produto na loja, e envie de novo.",
      en: "Split the order by campaign, or correct the product in the shop, and send it again.",
    },
  },
  due_day_not_offered: {
    who: "crm",
    message: {
      pt: ({ day, days }) =>
        `O vencimento no dia ${day} não é oferecido pelo tipo de contrato: ele tem ${joinNames(asNames(days), "pt")}.`,
      en: ({ day, days }) =>
        `The contract type does not offer day ${day} for invoices: it has ${joinNames(asNames(days), "en")}.`,
    },
    hint: {
      pt: "Use um destes dias na loja e envie o pedido de novo, ou inclua o dia no tipo de contrato no ERP e reenvie a entrega.",
      en: "Use one of these days in the shop and send the order again, or add the day to the contract type in the ERP and replay the delivery.",
    },
  },
  product_code_missing: {
    who: "crm",
    message: {
      pt: ({ items }) => `Estes itens estão sem "Código Externo" no CRM: ${joinNames(asNames(items), "pt")}.`,
      en: ({ items }) =>
        `These items have no "external code" in the CRM: ${joinNames(asNames(items), "en")}.`,
    },
    hint: {
      pt: 'Preencha no CRM o "Código Externo" com o mesmo valor do "Código Interno" do GestãoClick: é por ele que o item é encontrado lá. A venda vai sozinha quando o CRM a enviar corrigida.',
      en: 'Fill in the "external code" in the CRM with the value of GestãoClick\'s "Código Interno": by it the item is found there. The sale goes by itself once the CRM sends it corrected.',
    },
  },
  payments_mismatch: {
    who: "crm",
    message: {
      pt: ({ paid, total, difference, excess }) =>
        `As parcelas somam ${reais(paid)}, mas a venda é de ${reais(total)}: ${excess ? "sobram" : "faltam"} ${reais(difference)}.`,
      en: ({ paid, total, difference, excess }) =>
        `The instalments add up to ${reais(paid, "en")}, but the sale's total is ${reais(total, "en")}: ${reais(difference, "en")} ${excess ? "too much" : "missing"}.`,
    },
    hint: {
      pt: "Ajuste as parcelas no CRM para somarem o total da venda (itens − descontos + frete). A venda vai sozinha quando o CRM a enviar corrigida.",
      en: "Correct the instalments in the CRM so that they add up to the sale's total (items − discounts + shipping). The sale goes by itself once the CRM sends it corrected.",
    },
  },
  sale_total_negative: {
    who: "crm",
    message: {
      pt: ({ total }) =>
        `Os descontos passam do valor: o total da venda, ou de um item, fica negativo (${reais(total)}).`,
      en: ({ total }) =>
        `The discounts exceed the value: the total of the sale, or of an item, is negative (${reais(total, "en")}).`,
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
      en: "Make the names equal in both systems, upper and lower case included, and resend the sale. Or set the integration to send without a seller.",
    },
  },
  seller_ambiguous: {
    who: "administrator",
    message: {
      pt: ({ seller }) => `Há mais de um vendedor chamado "${seller}" no ERP, e não dá para saber qual.`,
      en: ({ seller }) =>
        `The ERP has more than one seller called "${seller}", so there is no telling which.`,
    },
    hint: {
      pt: "Deixe um só ativo, ou diferencie os nomes nos dois sistemas, e reenvie a venda.",
      en: "Keep only one of them active, or make the names differ in both systems, and resend the sale.",
    },
  },
  payment_method_missing: {
    who: "administrator",
    message: {
      pt: ({ methods }) =>
        `O ERP exige a forma de pagamento de cada parcela e não tem esta: ${joinNames(asNames(methods), "pt")}.`,
      en: ({ methods }) =>
        `The ERP wants a payment method for each instalment and does not have: ${joinNames(asNames(methods), "en")}.`,
    },
    hint: {
      pt: 'Cadastre a forma no ERP com o mesmo nome do CRM, ou escolha uma "Forma de pagamento padrão" na integração, e reenvie a venda.',
      en: 'Add the method to the ERP under the CRM\'s name, or choose a "Default payment method" in the integration, and resend the sale.',
    },
  },
  sale_status_missing: {
    who: "administrator",
    message: {
      pt: "O ERP não informou nenhuma situação para vendas, e sem uma a venda não pode ser lançada.",
      en: "The ERP named no situation for sales, and without one the sale cannot be entered.",
    },
    hint: {
      pt: 'Escolha uma em Configurações → Integrações, campo "Situação das vendas novas", e reenvie a venda.',
      en: 'Choose one under Settings → Integrations, field "Situation of new sales", and resend the sale.',
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
      en: 'Choose under Settings → Integrations a "Situation of new sales" that is one of sales, and resend the sale.',
    },
  },
  task_customer_missing: {
    who: "administrator",
    message: {
      pt: (params) => `${auvoRecord(params, "pt")} não tem cliente no Auvo, e o Omie exige um.`,
      en: (params) => `${auvoRecord(params, "en")} has no customer in Auvo, and Omie requires one.`,
    },
    hint: {
      pt: "Informe o cliente no Auvo. Assim que isso for salvo lá, o Ponte envia sozinho.",
      en: "Name the customer in Auvo. Once that is saved there, Ponte sends it by itself.",
    },
  },
  auvo_customer_document_missing: {
    who: "administrator",
    message: {
      pt: ({ customer, document }) =>
        document
          ? `O CPF ou CNPJ do cliente ${customer} no Auvo não é válido (${document}).`
          : `O cliente ${customer} está sem CPF ou CNPJ no Auvo e não tem o código do Omie.`,
      en: ({ customer, document }) =>
        document
          ? `The CPF or CNPJ of the customer ${customer} in Auvo is not valid (${document}).`
          : `The customer ${customer} has no CPF or CNPJ in Auvo, and not Omie's code either.`,
    },
    hint: {
      pt: "Corrija o CPF ou CNPJ do cliente no Auvo: é por ele que o cliente é encontrado ou cadastrado no Omie. Depois salve a tarefa ou o orçamento no Auvo, ou reenvie a entrega.",
      en: "Correct the customer's CPF or CNPJ in Auvo: by it the customer is found or created in Omie. Then save the task or quotation in Auvo, or replay the delivery.",
    },
  },
  auvo_customer_state_missing: {
    who: "administrator",
    message: {
      pt: ({ customer }) =>
        `O endereço do cliente ${customer} no Auvo não diz o estado (UF), e sem ele o Omie não aceita o cadastro em uma ordem de serviço ou venda.`,
      en: ({ customer }) =>
        `The address of the customer ${customer} in Auvo does not tell the state (UF), and without it Omie takes no service order or sale.`,
    },
    hint: {
      pt: 'Complete o endereço no Auvo, como "Rua A, 10, Centro, Campinas-SP, 13000-000", ou cadastre o cliente no Omie. Depois salve a tarefa ou o orçamento no Auvo, ou reenvie a entrega.',
      en: 'Complete the address in Auvo, such as "Rua A, 10, Centro, Campinas-SP, 13000-000", or create the customer in Omie. Then save the task or quotation in Auvo, or replay the delivery.',
    },
  },
  omie_customer_state_missing: {
    who: "administrator",
    message: {
      pt: ({ customer, erpMessage }) =>
        customer
          ? `O cliente ${customer} está sem estado (UF) no Omie, que assim não aceita ordem de serviço nem venda.`
          : `Falta o estado (UF) no cadastro do cliente no Omie: ${erpWords(erpMessage, "pt")}`,
      en: ({ customer, erpMessage }) =>
        customer
          ? `The customer ${customer} has no state (UF) in Omie, which then takes neither service order nor sale.`
          : `The customer's record in Omie lacks the state (UF): ${erpWords(erpMessage, "en")}`,
    },
    hint: {
      pt: "Preencha o endereço do cliente no Omie, com o estado. Depois salve a tarefa ou o orçamento no Auvo, ou reenvie a entrega.",
      en: "Fill in the customer's address in Omie, with the state. Then save the task or quotation in Auvo, or replay the delivery.",
    },
  },
  omie_customer_ambiguous: {
    who: "administrator",
    message: {
      pt: ({ document, customers }) =>
        `Mais de um cliente ativo do Omie tem o CPF ou CNPJ ${document}: ${joinNames(asNames(customers), "pt")}.`,
      en: ({ document, customers }) =>
        `More than one active customer of Omie has the CPF or CNPJ ${document}: ${joinNames(asNames(customers), "en")}.`,
    },
    hint: {
      pt: "Inative os repetidos no Omie, ou escreva o código do certo no campo de código externo do cliente no Auvo. Depois reenvie a entrega.",
      en: "Make the others inactive in Omie, or write the right one's code into the customer's external code in Auvo. Then replay the delivery.",
    },
  },
  omie_record_inactive: {
    who: "administrator",
    message: {
      pt: ({ erpMessage, customer }) =>
        customer
          ? `O cliente ${customer} está inativo no Omie.`
          : `O Omie recusou um cadastro inativo: ${erpWords(erpMessage, "pt")}`,
      en: ({ erpMessage, customer }) =>
        customer
          ? `The customer ${customer} is inactive in Omie.`
          : `Omie refused an inactive record: ${erpWords(erpMessage, "en")}`,
    },
    hint: {
      pt: "Reative o cadastro no Omie, ou troque-o no Auvo por um ativo, e reenvie a entrega.",
      en: "Make the record active again in Omie, or replace it in Auvo by an active one, and replay the delivery.",
    },
  },
  auvo_product_not_linked: {
    who: "administrator",
    message: {
      pt: ({ items }) =>
        `Estes produtos do Auvo não têm o código do Omie: ${joinNames(asNames(items), "pt")}.`,
      en: ({ items }) =>
        `These products of Auvo's have no code of Omie's: ${joinNames(asNames(items), "en")}.`,
    },
    hint: {
      pt: "Ligue o envio de produtos, que os relaciona sozinho, ou escreva o código do produto do Omie no código externo do produto no Auvo. Depois reenvie a entrega.",
      en: "Switch on the sending of products, which relates them by itself, or write the code of Omie's product into the product's external code in Auvo. Then replay the delivery.",
    },
  },
  omie_service_not_found: {
    who: "administrator",
    message: {
      pt: ({ service, code }) =>
        `O serviço ${service} tem no Auvo o código externo "${code}", que não é o de nenhum serviço ativo do Omie.`,
      en: ({ service, code }) =>
        `The service ${service} has the external code "${code}" in Auvo, which is no active service's in Omie.`,
    },
    hint: {
      pt: "Corrija o código externo do serviço no Auvo (o código do serviço no Omie, como SRV00001), e reenvie a entrega.",
      en: "Correct the service's external code in Auvo (the service's code in Omie, such as SRV00001), and replay the delivery.",
    },
  },
  omie_service_missing: {
    who: "administrator",
    message: {
      pt: (params) =>
        params.service
          ? `O serviço ${params.service} não tem código externo no Auvo, e não há um serviço padrão.`
          : `${auvoRecord(params, "pt")} não tem serviços, e uma ordem de serviço do Omie precisa de um.`,
      en: (params) =>
        params.service
          ? `The service ${params.service} has no external code in Auvo, and there is no default service.`
          : `${auvoRecord(params, "en")} has no services, and a service order of Omie's needs one.`,
    },
    hint: {
      pt: 'Escolha um "Serviço padrão" na integração, ou preencha nela os códigos LC 116 e do município, ou o código externo do serviço no Auvo. Depois reenvie a entrega.',
      en: 'Choose a "Default service" in the integration, or fill in its LC 116 and municipal codes, or the service\'s external code in Auvo. Then replay the delivery.',
    },
  },
  omie_service_codes_refused: {
    who: "administrator",
    message: {
      pt: ({ erpMessage }) => `O Omie recusou os códigos do serviço: ${erpWords(erpMessage, "pt")}`,
      en: ({ erpMessage }) => `Omie refused the service's codes: ${erpWords(erpMessage, "en")}`,
    },
    hint: {
      pt: "Confira na integração o código LC 116, o código do município e a tributação, e reenvie a entrega.",
      en: "Check the LC 116 code, the municipal code and the taxation in the integration, and replay the delivery.",
    },
  },
  auvo_line_incomplete: {
    who: "administrator",
    message: {
      pt: ({ item }) => `O item ${item} está sem quantidade ou sem valor no Auvo.`,
      en: ({ item }) => `The item ${item} has no quantity or no value in Auvo.`,
    },
    hint: {
      pt: "Complete o item no Auvo e salve; o Ponte envia sozinho.",
      en: "Complete the item in Auvo and save it; Ponte sends it by itself.",
    },
  },
  quotation_without_products: {
    who: "administrator",
    message: {
      pt: "O orçamento só tem serviços, e a venda do Omie só leva produtos.",
      en: "The quotation has only services, and a sale of Omie's carries only products.",
    },
    hint: {
      pt: 'Para que os serviços virem ordem de serviço, mude "Serviços de um orçamento" na integração e reenvie a entrega.',
      en: 'To have the services become a service order, change "Services of a quotation" in the integration and replay the delivery.',
    },
  },
  quotation_total_unclear: {
    who: "administrator",
    message: {
      pt: ({ total, told }) =>
        `As linhas do orçamento somam ${reais(total)}, mas o Auvo diz que o total é ${reais(told)}.`,
      en: ({ total, told }) =>
        `The quotation's lines add up to ${reais(total, "en")}, but Auvo says that the total is ${reais(told, "en")}.`,
    },
    hint: {
      pt: "Confira valores e descontos do orçamento no Auvo e salve-o; o Ponte envia sozinho. Nada foi enviado com o valor em dúvida.",
      en: "Check the quotation's values and discounts in Auvo and save it; Ponte sends it by itself. Nothing was sent with a doubtful value.",
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
      en: "Correct in the CRM or in the ERP what the message names, and resend the sale.",
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
      en: "The ERP's request limit has been reached.",
    },
    hint: retriesByItself,
  },
  erp_blocked: {
    who: "nobody",
    message: {
      pt: ({ erpMessage }) => `O acesso ao ERP está parado por um tempo (${erpWords(erpMessage, "pt")}).`,
      en: ({ erpMessage }) => `Access to the ERP is halted for a while (${erpWords(erpMessage, "en")}).`,
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
      pt: "O Ponte tenta de novo sozinho. Se persistir, confira se o ERP está no ar e fale com o suporte dele.",
      en: "Ponte tries again by itself. If it persists, check that the ERP is up and ask its support.",
    },
  },
  erp_ignored_change: {
    who: "administrator",
    message: {
      pt: ({ id }) => `O ERP aceitou a alteração da venda ${id}, mas não a aplicou.`,
      en: ({ id }) => `The ERP accepted the change of sale ${id} but did not apply it.`,
    },
    hint: {
      pt: "A situação atual da venda no ERP pode impedir alterações. Mude a situação ou ajuste a venda no ERP, e reenvie.",
      en: "The sale's current situation in the ERP may not allow changes. Change the situation, or the sale itself, in the ERP and resend.",
    },
  },
  credentials_rejected: {
    who: "administrator",
    message: {
      pt: "O ERP não aceita mais as credenciais desta integração.",
      en: "The ERP no longer accepts this integration's credentials.",
    },
    hint: {
      pt: "Gere novos tokens no ERP e salve-os em Configurações → Integrações. As vendas esperam e vão em seguida.",
      en: "Make new tokens in the ERP and save them under Settings → Integrations. The sales wait and go right after that.",
    },
  },
  permission_missing: {
    who: "administrator",
    message: {
      pt: "O ERP aceita as credenciais desta integração, mas não permite esta operação.",
      en: "The ERP accepts this integration's credentials, but does not allow this operation.",
    },
    hint: {
      pt: "Confira no ERP as permissões do usuário ou do token desta integração. O Ponte tenta de novo por cerca de meio dia; depois disso, use Reenviar.",
      en: "Check in the ERP what this integration's user or token may do. Ponte tries again for about half a day; after that, use Resend.",
    },
  },
  outcome_unclear: {
    who: "nobody",
    message: {
      pt: ({ erpMessage }) =>
        `O ERP não confirmou se gravou (${erpWords(erpMessage, "pt")}). O Ponte confere antes de enviar de novo, para não duplicar a venda.`,
      en: ({ erpMessage }) =>
        `The ERP did not confirm whether it saved (${erpWords(erpMessage, "en")}). Ponte looks before sending again, so that there will not be two.`,
    },
    hint: retriesByItself,
  },
  outcome_unknown: {
    who: "administrator",
    message: {
      pt: "Não foi possível confirmar se o ERP gravou o que foi enviado.",
      en: "There was no way to confirm whether the ERP saved what was sent.",
    },
    hint: {
      pt: ({ unprovable }) =>
        unprovable
          ? "Confira no ERP se já está lá. Se não estiver, reenvie: o Ponte entende o reenvio como a sua confirmação de que nada foi gravado."
          : "Reenvie: antes de criar, o Ponte procura no ERP pelo marcador, e assim nada fica duplicado. Se preferir, confira antes no ERP.",
      en: ({ unprovable }) =>
        unprovable
          ? "Look in the ERP whether it is there. If it is not, resend it: Ponte takes that as your word that nothing was saved."
          : "Resend it: before it creates anything, Ponte looks for its marker in the ERP, so that there will not be two. If you prefer, look in the ERP first.",
    },
  },
  replay_aborted: {
    who: "administrator",
    message: {
      pt: "O reenvio em lote foi cancelado antes de chegar a vez deste.",
      en: "The replay was stopped before this one's turn.",
    },
    hint: {
      pt: "Reenvie quando quiser: nada se perdeu.",
      en: "Resend it whenever you like: nothing was lost.",
    },
  },
  interrupted: {
    who: "nobody",
    message: { pt: "O envio foi interrompido no meio.", en: "The delivery was interrupted halfway." },
    hint: retriesByItself,
  },
  internal_error: {
    who: "nobody",
    message: {
      pt: "Algo falhou dentro do Ponte ao enviar esta venda.",
      en: "Something failed inside Ponte while sending this sale.",
    },
    hint: {
      pt: "O Ponte tenta de novo sozinho; se persistir, fale com o suporte do Ponte.",
      en: "Ponte tries again by itself; if it persists, ask Ponte's support.",
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
    : ` Similar: ${joinNames(names, "en")}.`;
}

/** The text of a stored code; undefined for a code of an older version. */
export function deliveryText(code: string): DeliveryText | undefined {
  return Object.hasOwn(deliveryTexts, code) ? deliveryTexts[code as DeliveryCode] : undefined;
}
