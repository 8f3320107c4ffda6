import type { FieldInfo } from "../connector.ts";

const auvoKeys = {
  pt: "No Auvo: menu do canto superior direito → Integrações (usuário administrador).",
  en: "In Auvo: menu in the upper right corner → Integrações (an administrator's user).",
} as const;
const omieKeys = {
  pt: "Em developer.omie.com.br/my-apps, com o login do Omie: abra o aplicativo.",
  en: "At developer.omie.com.br/my-apps, with Omie's login: open the app.",
} as const;

/** What people are told of each credential. */
export const credentialTexts = {
  auvoAppKey: { title: { pt: "Auvo: App Key", en: "Auvo: App Key" }, where: auvoKeys },
  auvoAppToken: { title: { pt: "Auvo: App Token", en: "Auvo: App Token" }, where: auvoKeys },
  omieAppKey: {
    title: { pt: "Omie: App Key", en: "Omie: App Key" },
    help: { pt: "Só números, como 38333295000.", en: "Digits only, such as 38333295000." },
    where: omieKeys,
  },
  omieAppSecret: { title: { pt: "Omie: App Secret", en: "Omie: App Secret" }, where: omieKeys },
} as const satisfies Record<string, FieldInfo>;

const fromAuvo = {
  taskStatus: {
    title: { pt: "Status das tarefas", en: "Status of tasks" },
    help: {
      pt: "Quais tarefas viram ordem de serviço no Omie. Só uma opção vale.",
      en: "Which tasks become service orders in Omie. Only one option holds.",
    },
    values: {
      "0": { pt: "0: em aberto", en: "0: open" },
      "1": { pt: "1: finalizadas automaticamente", en: "1: finished automatically" },
      "2": { pt: "2: finalizadas manualmente", en: "2: finished manually" },
      "3": {
        pt: "3: finalizadas, automática ou manualmente",
        en: "3: finished, automatically or manually",
      },
      "4": { pt: "4: todas, qualquer que seja o status", en: "4: all, whatever their status" },
      "5": { pt: "5: finalizadas com pendência", en: "5: finished with a pendency" },
      "6": { pt: "6: com check-in ou check-out", en: "6: with check-in or check-out" },
      X: { pt: "X: nenhuma tarefa", en: "X: no tasks" },
    },
  },
  taskTypeCode: {
    title: { pt: "Código do tipo das tarefas", en: "Code of the task type" },
    help: {
      pt: "Um só. Vazio: tarefas de todos os tipos.",
      en: "One only. Empty: tasks of all types.",
    },
    where: {
      pt: "No Auvo: Cadastros → Tipos de tarefa, coluna Código.",
      en: "In Auvo: Cadastros → Tipos de tarefa, column Código.",
    },
  },
  customerGroupCode: {
    title: { pt: "Código do grupo de clientes das tarefas", en: "Code of the customer group of tasks" },
    help: {
      pt: "Um só. Vazio: tarefas de clientes de todos os grupos.",
      en: "One only. Empty: tasks of customers of all groups.",
    },
    where: {
      pt: "No Auvo: Cadastros → Grupos de clientes → abra o grupo; o código está no endereço da página.",
      en: "In Auvo: Cadastros → Grupos de clientes → open the group; the code is in the page's address.",
    },
  },
  taskPendency: {
    title: { pt: "Tarefas com pendência", en: "Tasks with a pendency" },
    help: {
      pt: 'Vale para os status 1 a 4 e 6. Com o status 5, "finalizadas com pendência", elas sempre vão.',
      en: 'Holds for the statuses 1 to 4 and 6. With status 5, "finished with a pendency", they always go.',
    },
    values: {
      send: { pt: "Enviar como as outras", en: "Send like the others" },
      leave_out: {
        pt: "Não enviar enquanto houver pendência",
        en: "Do not send while there is a pendency",
      },
    },
  },
  changedTask: {
    title: { pt: "Tarefa alterada depois de enviada", en: "Task changed after it was sent" },
    values: {
      update_while_open: {
        pt: "Alterar a ordem de serviço, enquanto não faturada",
        en: "Change the service order while it is not billed",
      },
      leave_and_log: {
        pt: "Deixar a ordem de serviço como está e avisar no log",
        en: "Leave the service order as it is and say so in the log",
      },
    },
  },
  quotationStatus: {
    title: { pt: "Nome do status dos orçamentos", en: "Name of the quotations' status" },
    help: {
      pt: 'Exatamente como está no Auvo, ou X para nenhum orçamento. "Todos" não vale: no Auvo é um filtro da tela, e não um status.',
      en: 'Exactly as it is in Auvo, or X for no quotations. "Todos" does not count: in Auvo it is a filter of the page, not a status.',
    },
    where: {
      pt: "No Auvo: Operação → Orçamentos, à esquerda.",
      en: "In Auvo: Operação → Orçamentos, on the left.",
    },
  },
  quotationServices: {
    title: { pt: "Serviços de um orçamento", en: "Services of a quotation" },
    help: {
      pt: "A venda de produtos do Omie só tem produtos.",
      en: "A product sale of Omie's has only products.",
    },
    values: {
      leave_out: { pt: "Deixar de fora e avisar no log", en: "Leave them out and say so in the log" },
      service_order: {
        pt: "Criar também uma ordem de serviço com eles",
        en: "Also create a service order with them",
      },
    },
  },
} as const satisfies Record<string, FieldInfo>;

const toOmie = {
  omieAccountId: {
    title: { pt: "Conta corrente", en: "Current account" },
    help: {
      pt: "Onde ficam os valores dos produtos vendidos e dos serviços prestados. O Omie a exige.",
      en: "Where the values of products sold and services rendered are kept. Omie requires it.",
    },
  },
  omieCategoryCode: {
    title: { pt: "Categoria", en: "Category" },
    help: {
      pt: "A categoria das vendas e das ordens de serviço. O Omie a exige; escolha a mais usada.",
      en: "The category of sales and service orders. Omie requires it; choose the one used most.",
    },
  },
  omieStockLocationId: {
    title: { pt: "Local de estoque", en: "Stock location" },
    help: {
      pt: "Os produtos e saldos deste local vão para o Auvo, e dele saem as peças vendidas e usadas. A ordem de serviço do Omie não tem preço para peças usadas: elas vão com o valor nas observações.",
      en: "This location's products and levels go to Auvo, and parts sold and used leave it. A service order of Omie's has no price for parts used: their value goes into its notes.",
    },
  },
  omieServiceId: {
    title: { pt: "Serviço padrão", en: "Default service" },
    help: {
      pt: "Serviço do Omie para a tarefa que não tem serviços, e para o serviço do Auvo sem código externo.",
      en: "Omie's service for a task without services, and for a service of Auvo's without an external code.",
    },
  },
  omieLc116Code: {
    title: { pt: "Código LC 116", en: "LC 116 code" },
    help: {
      pt: "Só se você não cadastra os serviços no Omie: com este e os dois códigos seguintes, o serviço vai com a descrição do Auvo. Exemplo: 14.01.",
      en: "Only if you do not keep services in Omie: with this and the next two codes a service goes with Auvo's description. Example: 14.01.",
    },
  },
  omieMunicipalServiceCode: {
    title: { pt: "Código do serviço no município", en: "The municipality's service code" },
    help: {
      pt: "Acompanha o código LC 116. A prefeitura ou o contador o informa.",
      en: "Goes with the LC 116 code. The town hall or the accountant knows it.",
    },
  },
  omieServiceTaxation: {
    title: { pt: "Tributação do serviço", en: "Taxation of the service" },
    help: {
      pt: 'Acompanha o código LC 116. "01" é tributado no município.',
      en: 'Goes with the LC 116 code. "01" is taxed in the municipality.',
    },
  },
  omieIssWithheld: {
    title: { pt: "ISS retido pelo cliente", en: "ISS withheld by the customer" },
  },
  omieServiceOrderStep: {
    title: { pt: "Etapa das ordens de serviço novas", en: "Step of new service orders" },
    help: {
      pt: "A coluna do quadro do Omie em que elas entram.",
      en: "The column of Omie's board that they enter.",
    },
    values: {
      "10": { pt: "10: Ordem de Serviço", en: "10: Ordem de Serviço" },
      "20": { pt: "20: Em Execução", en: "20: Em Execução" },
      "30": { pt: "30: Executada", en: "30: Executada" },
      "40": { pt: "40: livre", en: "40: free" },
      "50": { pt: "50: Faturar", en: "50: Faturar" },
    },
  },
  omieSaleStep: {
    title: { pt: "Etapa das vendas novas", en: "Step of new sales" },
    values: {
      "10": { pt: "10: Pedido de Venda", en: "10: Pedido de Venda" },
      "20": { pt: "20: Separar Estoque", en: "20: Separar Estoque" },
      "50": { pt: "50: Faturar", en: "50: Faturar" },
      "80": { pt: "80: livre", en: "80: free" },
    },
  },
  omiePaymentTerm: {
    title: { pt: "Condição de pagamento", en: "Payment term" },
    help: {
      pt: "Código da parcela no Omie; 000 é à vista. Um orçamento com parcelas próprias vai com as dele.",
      en: "Omie's code of the term; 000 is at once. A quotation with instalments of its own goes with those.",
    },
  },
} as const satisfies Record<string, FieldInfo>;

/** The same of each setting. */
export const settingTexts = { ...fromAuvo, ...toOmie } as const;
