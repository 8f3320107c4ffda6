import type { Bilingual } from "../../strings/language.ts";

/** Why each request is made. */
export const requestReasons: Record<string, Bilingual> = {
  "auvo.login": { pt: "Entrar no Auvo", en: "Log in to Auvo" },
  "auvo.probe": { pt: "Conferir o acesso ao Auvo", en: "Check the access to Auvo" },
  "auvo.task_types": { pt: "Ler os tipos de tarefa", en: "Read the task types" },
  "auvo.customer_groups": { pt: "Ler os grupos de clientes", en: "Read the customer groups" },
  "auvo.stages": { pt: "Ler os status dos orçamentos recentes", en: "Read the recent quotations' statuses" },
  "auvo.tasks": { pt: "Ler as tarefas alteradas", en: "Read the tasks that changed" },
  "auvo.quotations": { pt: "Ler os orçamentos alterados", en: "Read the quotations that changed" },
  "auvo.quotation": { pt: "Ler o orçamento", en: "Read the quotation" },
  "auvo.customer": { pt: "Ler o cliente da tarefa", en: "Read the task's customer" },
  "auvo.product": { pt: "Ler o código do produto no Omie", en: "Read the product's code in Omie" },
  "auvo.service": { pt: "Ler o código do serviço no Omie", en: "Read the service's code in Omie" },
  "omie.probe": { pt: "Conferir o acesso ao Omie", en: "Check the access to Omie" },
  "omie.accounts": { pt: "Ler as contas correntes", en: "Read the current accounts" },
  "omie.categories": { pt: "Ler as categorias", en: "Read the categories" },
  "omie.stock_locations": { pt: "Ler os locais de estoque", en: "Read the stock locations" },
  "omie.services": { pt: "Ler os serviços", en: "Read the services" },
  "omie.payment_terms": { pt: "Ler as condições de pagamento", en: "Read the payment terms" },
  "omie.customer": { pt: "Conferir o cadastro do cliente", en: "Check the customer's record" },
  "omie.customer_by_document": {
    pt: "Procurar o cliente pelo CPF ou CNPJ",
    en: "Find the customer by CPF or CNPJ",
  },
  "omie.customer_create": { pt: "Cadastrar o cliente", en: "Create the customer" },
  "omie.service_order": { pt: "Procurar a ordem de serviço", en: "Find the service order" },
  "omie.service_order_create": { pt: "Criar a ordem de serviço", en: "Create the service order" },
  "omie.service_order_change": { pt: "Alterar a ordem de serviço", en: "Change the service order" },
  "omie.sales_order": { pt: "Procurar o pedido de venda", en: "Find the sales order" },
  "omie.sales_order_create": { pt: "Criar o pedido de venda", en: "Create the sales order" },
};
