import type { WebhookSource } from "../connector.ts";

/**
 * Both tell of changes that Ponte itself made, too: what is read then is as it was sent, and goes nowhere. Auvo tells of
 * tasks, and not of quotations. (Omie's help on webhooks; Auvo's API Blueprint, webhooks.)
 */
export const webhookSources: Record<string, WebhookSource> = {
  omie: {
    title: "Omie",
    help: {
      pt: "No Portal do Desenvolvedor do Omie (developer.omie.com.br), abra o seu aplicativo, entre em Webhooks, cole o endereço e marque os tópicos ClienteFornecedor e Produto. Ao salvar, o Omie faz um teste, e o Ponte responde.",
      en: "In Omie's developer portal (developer.omie.com.br), open your app, go to Webhooks, paste the address and tick the topics ClienteFornecedor and Produto. Omie makes a test on saving, and Ponte answers it.",
    },
    flows: ["customers", "products", "stock"],
  },
  auvo: {
    title: "Auvo",
    help: {
      pt: "No Auvo, quem cuida da API cadastra o endereço duas vezes (POST /webhooks), com entity 4 (tarefas) e action 1 (inclusão) e 2 (alteração). Orçamentos não têm aviso no Auvo: continuam lidos a cada três minutos.",
      en: "In Auvo, whoever looks after the API registers the address twice (POST /webhooks), with entity 4 (tasks) and action 1 (added) and 2 (changed). Auvo does not tell of quotations: they go on being read every three minutes.",
    },
    flows: ["tasks"],
  },
};
