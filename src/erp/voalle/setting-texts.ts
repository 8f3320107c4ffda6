import type { FieldInfo } from "../connector.ts";

const copied = (menu: string) =>
  ({ pt: `No Voalle: ${menu} → copie o código.`, en: `In Voalle: ${menu} → copy the code.` }) as const;

const accessTexts = {
  authUrl: {
    title: { pt: "Endereço de autenticação", en: "Authentication address" },
    help: {
      pt: "O endereço do seu Voalle com a porta 45700, como https://erp.seuprovedor.com.br:45700. Em homologação, o Voalle pede o de produção.",
      en: "Your Voalle's address with port 45700, such as https://erp.yourprovider.com.br:45700. For staging, Voalle wants production's here.",
    },
  },
  apiUrl: {
    title: { pt: "Endereço da API", en: "API address" },
    help: {
      pt: "O endereço do seu Voalle com a porta 45715, como https://erp.seuprovedor.com.br:45715.",
      en: "Your Voalle's address with port 45715, such as https://erp.yourprovider.com.br:45715.",
    },
  },
  integrationUser: {
    title: { pt: "Usuário da integração", en: "Integration user" },
    help: {
      pt: "No padrão integracao.NOMEPROVEDOR.datacake. O Voalle compartilha a tabela de usuários entre provedores: crie um usuário só deste provedor.",
      en: "As integracao.PROVIDERNAME.datacake. Voalle's providers share one table of users: create one that is this provider's alone.",
    },
    where: {
      pt: "No Voalle: Suite → Configurações → Usuários.",
      en: "In Voalle: Suite → Configurações → Usuários.",
    },
  },
  requestsPerMinute: {
    title: { pt: "Requisições por minuto", en: "Requests per minute" },
    help: {
      pt: "Preencha se a Voalle limitou o seu acesso. Vazio: sem limite.",
      en: "Fill it in if Voalle has limited your access. Empty: no limit.",
    },
  },
} as const satisfies Record<string, FieldInfo>;

const existingCustomerTexts = {
  existingCustomerProcedure: {
    title: {
      pt: "Pedido de cliente que já está no Voalle",
      en: "Order of a customer who is in Voalle already",
    },
    values: {
      create_order: { pt: "Criar pedido/prospect", en: "Create an order/prospect" },
      create_ticket: { pt: "Criar chamado", en: "Create a ticket" },
    },
  },
  ignoreUserCheck: {
    title: {
      pt: "Ignorar checagem de usuário na integração",
      en: "Ignore the user check in the integration",
    },
    help: {
      pt: "Sim: todo pedido vai como pedido novo, sem olhar se o cliente já existe.",
      en: "Yes: every order goes as a new one, without looking whether the customer exists.",
    },
  },
  leadForExistingCustomer: {
    title: { pt: "Criar lead para usuário existente", en: "Create a lead for an existing user" },
    help: {
      pt: "Pedidos de quem já está no Voalle vão pela API de leads.",
      en: "Orders of whoever is in Voalle already go by the API for leads.",
    },
  },
} as const satisfies Record<string, FieldInfo>;

const paymentTexts = {
  defaultCompanyId: {
    title: { pt: "ID da empresa padrão", en: "Default company ID" },
    help: {
      pt: "Empresa das baixas de boleto pagas por PIX ou TEF. Vai escrita na mensagem da baixa, porque a API não tem um campo para ela.",
      en: "Company of the invoices settled by PIX or TEF. It is written into the settlement's message, since the API has no field for it.",
    },
  },
  defaultAccountId: {
    title: { pt: "ID da conta padrão", en: "Default account ID" },
    help: {
      pt: "Conta bancária em que as baixas entram (BankAccountCode).",
      en: "The bank account that settlements enter (BankAccountCode).",
    },
    where: copied("Financeiro → Cadastros → Contas"),
  },
  defaultPaymentFormCode: {
    title: { pt: "Forma de pagamento padrão das baixas", en: "Default payment form of settlements" },
    help: {
      pt: "Vale para os métodos que não têm a sua própria na lista abaixo.",
      en: "Holds for the methods without one of their own in the list below.",
    },
    where: copied("Financeiro → Cadastros → Formas de pagamento"),
  },
  paymentMethods: {
    title: { pt: "Métodos de pagamento", en: "Payment methods" },
    help: {
      pt: "O que muda em um método, como PIX ou TEF. O que ficar vazio vale o padrão.",
      en: "What differs in a method, such as PIX or TEF. What is left empty is the default.",
    },
  },
  methodName: { title: { pt: "Método", en: "Method" } },
  methodCompanyId: { title: { pt: "ID da empresa", en: "Company ID" } },
  methodAccountId: { title: { pt: "ID da conta", en: "Account ID" } },
  paymentFormCode: {
    title: { pt: "Código da forma de pagamento", en: "Payment form code" },
    where: copied("Financeiro → Cadastros → Formas de pagamento"),
  },
} as const satisfies Record<string, FieldInfo>;

const leadTexts = {
  leadIntegratorAlias: {
    title: { pt: "Alias do integrador", en: "Integrator alias" },
    where: {
      pt: "No Voalle: Manutenções → Integrações → Integradores.",
      en: "In Voalle: Manutenções → Integrações → Integradores.",
    },
  },
  leadContactOriginCode: {
    title: { pt: "Código da origem de contato", en: "Contact origin code" },
    help: { pt: "Usado quando o lead não traz a sua origem.", en: "Used when a lead brings no origin." },
    where: copied("CRM → Cadastros → Origens de Contato"),
  },
  leadFormCode: {
    title: { pt: "Código do formulário de leads", en: "Lead form code" },
    where: copied("CRM → Cadastros → Formulários"),
  },
  resellers: {
    title: { pt: "Revendedores", en: "Resellers" },
    help: {
      pt: "A API do Voalle não os lista: cadastre aqui os que a loja pode escolher.",
      en: "Voalle's API does not list them: enter here those that the shop may choose.",
    },
  },
  resellerCode: { title: { pt: "Código", en: "Code" } },
  resellerName: { title: { pt: "Nome", en: "Name" } },
  resellerDocument: {
    title: { pt: "CPF ou CNPJ", en: "CPF or CNPJ" },
    help: {
      pt: "É por ele que o Voalle reconhece o vendedor.",
      en: "By it Voalle recognises the seller.",
    },
  },
  resellerEmail: { title: { pt: "E-mail", en: "E-mail" } },
  contactOrigins: {
    title: { pt: "Origens de contato", en: "Contact origins" },
    help: {
      pt: "A API do Voalle não as lista: cadastre aqui as que a loja pode escolher.",
      en: "Voalle's API does not list them: enter here those that the shop may choose.",
    },
    where: copied("CRM → Cadastros → Origens de Contato"),
  },
  originId: { title: { pt: "Código", en: "Code" } },
  originName: { title: { pt: "Nome", en: "Name" } },
} as const satisfies Record<string, FieldInfo>;

const saleTexts = {
  campaignAttribute: {
    title: { pt: "Atributo do produto com a campanha", en: "Product attribute with the campaign" },
    help: {
      pt: "Quando o produto está em várias campanhas: o nome do atributo da loja que diz qual, pelo código ou pelo título dela.",
      en: "Where a product is in several campaigns: the shop's attribute that says which, by its code or its title.",
    },
  },
  defaultCampaign: {
    title: { pt: "Campanha padrão", en: "Default campaign" },
    help: {
      pt: "Usada quando o produto está em várias campanhas e o atributo não diz qual.",
      en: "Used where a product is in several campaigns and no attribute says which.",
    },
  },
  defaultPriceList: {
    title: { pt: "Lista de preços padrão", en: "Default price list" },
    help: {
      pt: "Usada quando o produto está em várias listas da campanha.",
      en: "Used where a product is in several lists of the campaign.",
    },
  },
  products: {
    title: { pt: "Produtos", en: "Products" },
    help: {
      pt: "Que produto do Voalle é cada produto da loja. Só é preciso para os que a loja não manda com o ID de produto do ERP.",
      en: "Which of Voalle's products each of the shop's is. Needed only for those that the shop does not send with the ERP's product ID.",
    },
  },
  productKey: { title: { pt: "Código do produto na loja", en: "The shop's product code" } },
  productValue: { title: { pt: "Produto no Voalle", en: "Voalle's product" } },
  saleCompanyDocument: {
    title: { pt: "Empresa das vendas", en: "Company of sales" },
    help: { pt: "O local (empresa ou filial) que vende.", en: "The place (company or branch) that sells." },
  },
  saleContractType: {
    title: { pt: "Tipo de contrato", en: "Contract type" },
    help: {
      pt: 'Vazio: o único que tem os produtos do pedido. Só aparecem os que têm "Integração" ligada nos Parâmetros.',
      en: 'Empty: the only one with the order\'s products. Only those with "Integração" switched on in their Parâmetros appear.',
    },
  },
  saleDueDay: {
    title: { pt: "Dia de vencimento padrão", en: "Default due day" },
    help: { pt: "Usado quando o pedido não traz o dia.", en: "Used when an order brings none." },
  },
  salePaymentFormCode: {
    title: { pt: "Forma de pagamento das vendas", en: "Payment form of sales" },
    help: {
      pt: "Usada quando o método do pedido não tem a sua. Vazio: a do produto na lista de preços.",
      en: "Used when the order's method has none of its own. Empty: the product's in the price list.",
    },
    where: copied("Financeiro → Cadastros → Formas de pagamento"),
  },
  saleCollectionTypeCode: {
    title: { pt: "Tipo de cobrança", en: "Collection type" },
    where: copied("Financeiro → Cadastros → Tipos de cobrança"),
  },
  saleDateManagementCode: {
    title: { pt: "Gestão de datas", en: "Date management" },
    where: copied("Contratos → Cadastros → Gestão de datas"),
  },
  saleTeamCode: {
    title: { pt: "Equipe das vendas", en: "Team of sales" },
    where: copied("CRM → Cadastros → Equipes"),
  },
  saleResponsibleSellerDocument: {
    title: { pt: "CPF do vendedor responsável", en: "CPF of the responsible seller" },
  },
  personSituation: {
    title: { pt: "Situação de quem é cadastrado por um pedido", en: "Situation of whoever an order enters" },
    values: {
      "1": { pt: "Contato", en: "Contact" },
      "3": { pt: "Cliente efetivo", en: "Effective customer" },
      "4": { pt: "Lead", en: "Lead" },
    },
  },
  documentTypes: {
    title: { pt: "Código de CPF e CNPJ", en: "Codes of CPF and CNPJ" },
    help: {
      pt: 'Mude só se o Voalle recusar com "CPF/CNPJ inválido": em alguns ambientes os códigos são trocados.',
      en: 'Change it only if Voalle refuses with "CPF/CNPJ inválido": in some environments the codes are swapped.',
    },
    values: {
      cnpj_1_cpf_2: { pt: "1 é CNPJ, 2 é CPF", en: "1 is CNPJ, 2 is CPF" },
      cpf_1_cnpj_2: { pt: "1 é CPF, 2 é CNPJ", en: "1 is CPF, 2 is CNPJ" },
    },
  },
  mobileHasWhatsapp: {
    title: { pt: "O celular dos clientes tem WhatsApp", en: "The customers' mobile has WhatsApp" },
    help: {
      pt: "O Voalle não diz o que está marcado no cadastro e grava este valor quando os contatos mudam.",
      en: "Voalle does not tell what the record has, and stores this when contacts change.",
    },
  },
} as const satisfies Record<string, FieldInfo>;

const ticketTexts = {
  ticketIncidentTypeId: {
    title: { pt: "Tipo de solicitação dos chamados", en: "Incident type of tickets" },
    help: {
      pt: "Sem ele só se abrem chamados de um contrato.",
      en: "Without it only tickets of a contract can be opened.",
    },
  },
  ticketOrderIncidentTypeId: {
    title: { pt: "Tipo de solicitação dos pedidos", en: "Incident type of orders" },
    help: {
      pt: "Para pedidos de clientes existentes que viram chamado. Vazio: o dos chamados.",
      en: "For orders of existing customers that become tickets. Empty: that of tickets.",
    },
  },
  ticketCatalogServiceId: { title: { pt: "Serviço do catálogo", en: "Catalogue service" } },
  ticketCatalogServiceItemId: { title: { pt: "Item do serviço", en: "Catalogue service item" } },
  ticketServiceLevelAgreementId: { title: { pt: "SLA", en: "Service level agreement" } },
  ticketCompanyPlaceId: { title: { pt: "Local dos chamados", en: "Place of tickets" } },
  ticketTeamCode: {
    title: { pt: "Equipe dos chamados", en: "Team of tickets" },
    where: copied("Service Desk → Cadastros → Equipes"),
  },
  ticketPriority: { title: { pt: "Prioridade dos chamados", en: "Priority of tickets" } },
  unlockBy: {
    title: { pt: "Desbloqueio em confiança pelo", en: "Trust unlock by" },
    help: {
      pt: 'Mude só se o desbloqueio responder "Registro não encontrado".',
      en: 'Change it only if the unlock answers "Registro não encontrado".',
    },
    values: {
      contractNumber: { pt: "Número do contrato", en: "Contract number" },
      contractId: { pt: "ID do contrato", en: "Contract ID" },
    },
  },
} as const satisfies Record<string, FieldInfo>;

/** What people are told of each setting: its title, what it is for, where in Voalle it is found. */
export const settingTexts = {
  ...accessTexts,
  ...existingCustomerTexts,
  ...paymentTexts,
  ...leadTexts,
  ...saleTexts,
  ...ticketTexts,
} as const;
