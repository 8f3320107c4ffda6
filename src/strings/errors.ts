import { erpWords } from "./erp-words.ts";
import { type Bilingual, joinNames } from "./language.ts";
import { listOf, reasonText } from "./log-words.ts";

const withoutDot = (words: string) => words.replace(/\.$/, "");

/** What to do when nobody knows whether a call that changes something did so. */
const REPEAT_WITH_KEY = {
  pt: "Ele pode ter feito o que foi pedido: repita com a mesma Idempotency-Key (numa baixa, o mesmo transactionId), e não será feito duas vezes. Sem chave, confira no ERP antes de repetir.",
  en: "It may have done what was asked: repeat with the same Idempotency-Key (of a payment, the same transactionId), and it is not done twice. Without a key, look in the ERP before you repeat.",
};

/** What the API says when it refuses a request: what happened, and how to mend it. */
export const apiErrorTexts = {
  erp_refused: {
    title: { pt: "O ERP recusou", en: "The ERP refused" },
    detail: {
      pt: ({ erpMessage, wasHeldBack }) =>
        wasHeldBack
          ? `A operação não foi feita: ${withoutDot(erpWords(erpMessage, "pt"))}.`
          : `O ERP recusou a operação e respondeu: "${erpWords(erpMessage, "pt")}".`,
      en: ({ erpMessage, wasHeldBack }) =>
        wasHeldBack
          ? `This was not done: ${withoutDot(erpWords(erpMessage, "en"))}.`
          : `The ERP refused this and answered: "${erpWords(erpMessage, "en")}".`,
    },
  },
  erp_unavailable: {
    title: { pt: "ERP fora do ar", en: "ERP unavailable" },
    detail: {
      pt: ({ erpMessage, mayHaveHappened }) =>
        mayHaveHappened
          ? `A resposta do ERP se perdeu (${erpWords(erpMessage, "pt")}). ${REPEAT_WITH_KEY.pt}`
          : `O ERP está fora do ar ou não aceitou a conexão (${erpWords(erpMessage, "pt")}). Tente de novo em alguns minutos.`,
      en: ({ erpMessage, mayHaveHappened }) =>
        mayHaveHappened
          ? `The ERP's answer was lost (${erpWords(erpMessage, "en")}). ${REPEAT_WITH_KEY.en}`
          : `The ERP is down or did not take the connection (${erpWords(erpMessage, "en")}). Try again in some minutes.`,
    },
  },
  erp_timeout: {
    title: { pt: "O ERP demorou demais", en: "The ERP took too long" },
    detail: {
      pt: ({ mayHaveHappened }) =>
        mayHaveHappened
          ? `O ERP não respondeu a tempo. ${REPEAT_WITH_KEY.pt}`
          : "O ERP não respondeu a tempo. Tente de novo em alguns minutos.",
      en: ({ mayHaveHappened }) =>
        mayHaveHappened
          ? `The ERP did not answer in time. ${REPEAT_WITH_KEY.en}`
          : "The ERP did not answer in time. Try again in some minutes.",
    },
  },
  erp_busy: {
    title: { pt: "ERP no limite de uso", en: "The ERP's limit is reached" },
    detail: {
      pt: ({ erpMessage }) =>
        `O limite de chamadas do ERP foi atingido ou o acesso está suspenso por um tempo (${erpWords(erpMessage, "pt")}). Tente de novo em alguns minutos.`,
      en: ({ erpMessage }) =>
        `The ERP's limit of calls is reached, or it has suspended the access for a while (${erpWords(erpMessage, "en")}). Try again in some minutes.`,
    },
  },
  erp_credentials_rejected: {
    title: { pt: "O ERP não aceitou as credenciais", en: "The ERP rejected the credentials" },
    detail: {
      pt: ({ erpMessage }) =>
        `O ERP não aceitou as credenciais da integração (${erpWords(erpMessage, "pt")}). Um administrador precisa conferi-las em Configurações → Integrações.`,
      en: ({ erpMessage }) =>
        `The ERP did not accept the connection's credentials (${erpWords(erpMessage, "en")}). An administrator has to check them.`,
    },
  },
  erp_answer_unreadable: {
    title: { pt: "Resposta do ERP não reconhecida", en: "The ERP's answer is not understood" },
    detail: {
      pt: ({ erpMessage, mayHaveHappened }) =>
        `O ERP respondeu de uma forma que a integração não entende (${erpWords(erpMessage, "pt")}). Veja a resposta no log da integração.${mayHaveHappened ? ` ${REPEAT_WITH_KEY.pt}` : ""}`,
      en: ({ erpMessage, mayHaveHappened }) =>
        `The ERP answered in a way that the connection does not understand (${erpWords(erpMessage, "en")}). The log has the answer.${mayHaveHappened ? ` ${REPEAT_WITH_KEY.en}` : ""}`,
    },
  },
  not_configured: {
    title: { pt: "Função não configurada", en: "Function not configured" },
    detail: {
      pt: ({ function: name }) =>
        `Nenhuma integração ativa desta empresa atende a função "${name}". Ative uma que atenda, ou crie a automação dela; GET /v1/functions diz quem atende o quê.`,
      en: ({ function: name }) =>
        `No active connection of this company serves the function "${name}". Activate one that does, or write its automation; GET /v1/functions says who serves what.`,
    },
  },
  connection_ambiguous: {
    title: { pt: "Mais de uma integração atende", en: "Several connections serve this" },
    detail: {
      pt: ({ function: name, connections }) =>
        `Mais de uma integração ativa atende "${name}": ${joinNames(listOf(connections), "pt")}. Diga qual em "connectionId".`,
      en: ({ function: name, connections }) =>
        `Several active connections serve "${name}": ${joinNames(listOf(connections), "en")}. Name one in "connectionId".`,
    },
  },
  customer_not_found: {
    title: { pt: "Cliente não encontrado", en: "Customer not found" },
    detail: {
      pt: "O ERP não tem cliente com este documento. Confira o CPF ou CNPJ.",
      en: "The ERP has no customer with this document. Check the CPF or CNPJ.",
    },
  },
  invoice_not_found: {
    title: { pt: "Boleto não encontrado", en: "Invoice not found" },
    detail: {
      pt: "O ERP não tem boleto com este id. Use um id que list_invoices tenha respondido.",
      en: "The ERP has no invoice of this id. Use an id that list_invoices answered.",
    },
  },
  fiscal_note_not_found: {
    title: { pt: "Nota fiscal não encontrada", en: "Fiscal note not found" },
    detail: {
      pt: "O ERP não tem nota fiscal com este id. Use um id que list_fiscal_notes tenha respondido.",
      en: "The ERP has no fiscal note of this id. Use an id that list_fiscal_notes answered.",
    },
  },
  contract_not_found: {
    title: { pt: "Contrato não encontrado", en: "Contract not found" },
    detail: {
      pt: "O ERP não tem contrato com este id. Use um contractId que list_plans tenha respondido.",
      en: "The ERP has no contract of this id. Use a contractId that list_plans answered.",
    },
  },
  diagnosis_not_found: {
    title: { pt: "Ainda sem diagnóstico", en: "No diagnosis yet" },
    detail: {
      pt: "Ninguém fez o diagnóstico desta integração ainda. POST neste mesmo endereço o faz.",
      en: "Nobody has run the diagnosis of this connection yet. POST to this same address runs it.",
    },
  },
  reconciliation_not_found: {
    title: { pt: "Conferência não encontrada", en: "Comparison not found" },
    detail: {
      pt: "Esta empresa não tem uma conferência com este id. GET /v1/connections/{id}/reconciliations lista as que existem.",
      en: "This company has no comparison of this id. GET /v1/connections/{id}/reconciliations lists those there are.",
    },
  },
  import_not_found: {
    title: { pt: "Importação não encontrada", en: "Import not found" },
    detail: {
      pt: "Esta empresa não tem uma importação com este id. GET /v1/imports lista as que existem.",
      en: "This company has no import of this id. GET /v1/imports lists those there are.",
    },
  },
  log_archive_not_found: {
    title: { pt: "Arquivo do log não encontrado", en: "Log archive not found" },
    detail: {
      pt: "Esta empresa não tem um arquivo do log com este id, ou ele já foi apagado do armazenamento. GET /v1/log-archives lista os que existem.",
      en: "This company has no log archive of this id, or it was deleted from the storage. GET /v1/log-archives lists those there are.",
    },
  },
  client_not_found: {
    title: { pt: "Cliente não encontrado", en: "Client not found" },
    detail: {
      pt: "Esta empresa não tem um cliente importado com este id. GET /v1/clients encontra por nome, CPF, CNPJ, placa ou chassi.",
      en: "This company has no imported client of this id. GET /v1/clients finds by name, CPF, CNPJ, plate or chassis.",
    },
  },
  vehicle_not_found: {
    title: { pt: "Veículo não encontrado", en: "Vehicle not found" },
    detail: {
      pt: 'Algum dos veículos não existe ou não é deste cliente; "errors" diz qual. Nada foi criado.',
      en: 'One of the vehicles does not exist or is not this client\'s; "errors" names it. Nothing was made.',
    },
  },
  vehicle_not_active: {
    title: { pt: "Veículo sem situação ativa", en: "Vehicle not active" },
    detail: {
      pt: 'Algum dos veículos está encerrado, bloqueado, sem o produto ou numa situação sem correspondência; "errors" diz qual e por quê. Nada foi criado: corrija no ERP ou em "Situações da associação" e atualize o cliente.',
      en: 'One of the vehicles has ended, is blocked, lost the product or is in a situation that is not mapped; "errors" names it and why. Nothing was made: mend it in the ERP or in the situations\' settings, and refresh the client.',
    },
  },
  owner_not_proposed: {
    title: { pt: "Nenhuma troca de dono a aceitar", en: "No change of owner to accept" },
    detail: {
      pt: "O ERP não aponta outro dono para este veículo.",
      en: "The ERP names no other owner of this vehicle.",
    },
  },
  imports_not_taken: {
    title: { pt: "Esta integração não importa", en: "This connection imports nothing" },
    detail: {
      pt: ({ provider }) => `A integração "${provider}" não importa clientes e veículos; a "sga" importa.`,
      en: ({ provider }) => `The connection "${provider}" imports no clients and vehicles; "sga" does.`,
    },
  },
  reconciliations_not_taken: {
    title: { pt: "Esta integração não tem conferência", en: "This connection has no comparison" },
    detail: {
      pt: ({ provider }) =>
        `O que a integração "${provider}" entrega não é conferido com o ERP; o da "gestaoclick" é.`,
      en: ({ provider }) =>
        `What the connection "${provider}" delivers is not compared with the ERP; that of "gestaoclick" is.`,
    },
  },
  reconciliation_running: {
    title: { pt: "Conferência em andamento", en: "Comparison running" },
    detail: {
      pt: "Esta integração já tem uma conferência em andamento. Acompanhe-a: ela termina sozinha.",
      en: "This connection has a comparison on its way already. Follow it: it ends by itself.",
    },
  },
  webhooks_not_taken: {
    title: { pt: "Este sistema não avisa o Ponte", en: "This system tells Ponte nothing" },
    detail: {
      pt: ({ provider }) =>
        `A integração "${provider}" não recebe avisos deste sistema. GET /v1/connections/{id}/webhooks-in lista os que podem avisar.`,
      en: ({ provider }) =>
        `The connection "${provider}" takes no webhooks of this system. GET /v1/connections/{id}/webhooks-in lists those that it takes.`,
    },
  },
  import_running: {
    title: { pt: "Importação em andamento", en: "Import running" },
    detail: {
      pt: "Esta integração já tem uma importação em andamento. Acompanhe-a, ou cancele-a para começar outra.",
      en: "This connection has an import on its way already. Follow it, or cancel it to start another.",
    },
  },
  import_over: {
    title: { pt: "A importação já terminou", en: "The import is over" },
    detail: {
      pt: "Esta importação já terminou e não pode mais ser cancelada.",
      en: "This import has ended and cannot be cancelled any more.",
    },
  },
  function_not_found: {
    title: { pt: "Função desconhecida", en: "Unknown function" },
    detail: {
      pt: ({ function: name }) => `Não existe a função "${name}". GET /v1/functions lista as que existem.`,
      en: ({ function: name }) => `There is no function "${name}". GET /v1/functions lists those there are.`,
    },
  },
  automation_not_found: {
    title: { pt: "Automação não encontrada", en: "Automation not found" },
    detail: {
      pt: ({ function: name }) =>
        `Esta integração não tem automação, ou esta versão dela, para a função "${name}".`,
      en: ({ function: name }) =>
        `This connection has no automation, or not this version, for the function "${name}".`,
    },
  },
  case_not_found: {
    title: { pt: "Caso não encontrado", en: "Case not found" },
    detail: {
      pt: "Não existe um caso guardado com este id nesta função.",
      en: "This function has no kept case of this id.",
    },
  },
  webhook_not_found: {
    title: { pt: "Webhook não encontrado", en: "Webhook not found" },
    detail: {
      pt: "Não existe um webhook com este id nesta empresa. GET /v1/webhooks lista os que existem.",
      en: "This company has no webhook of this id. GET /v1/webhooks lists those there are.",
    },
  },
  too_many_webhooks: {
    title: { pt: "Webhooks demais", en: "Too many webhooks" },
    detail: {
      pt: ({ count }) => `Uma empresa pode ter até ${count} webhooks. Exclua um que não usa mais.`,
      en: ({ count }) => `A company may have up to ${count} webhooks. Delete one that is not used any more.`,
    },
  },
  automations_not_taken: {
    title: { pt: "Esta integração não usa automações", en: "This connection takes no automations" },
    detail: {
      pt: ({ provider }) =>
        `As funções da integração "${provider}" já vêm prontas. Automações são das integrações do tipo "automation".`,
      en: ({ provider }) =>
        `The functions of the connection "${provider}" are its own. Automations belong to connections of the provider "automation".`,
    },
  },
  call_in_progress: {
    title: { pt: "Chamada em andamento", en: "Call in progress" },
    detail: {
      pt: "Uma chamada igual, com a mesma Idempotency-Key, ainda está em andamento. Repita em alguns segundos para receber a resposta dela.",
      en: "The same call, with the same Idempotency-Key, is still on its way. Repeat it in some seconds to get its answer.",
    },
  },
  idempotency_key_reused: {
    title: { pt: "Idempotency-Key já usada", en: "Idempotency-Key used before" },
    detail: {
      pt: "Esta chave (Idempotency-Key, ou transactionId) já foi usada com outros dados. Use uma nova para outra operação, ou repita os dados da primeira.",
      en: "This key (Idempotency-Key, or transactionId) was used with other data before. Use a new one for another operation, or repeat the first one's data.",
    },
  },
  outcome_unknown: {
    title: { pt: "Não se sabe se aconteceu", en: "Nobody knows whether it happened" },
    detail: {
      pt: ({ deliveryId }) =>
        `A chamada anterior pode ter chegado ao ERP e a resposta se perdeu; o ERP não oferece como confirmar, e o Ponte não repete para não duplicar. Confira no ERP. Se não estiver lá, ${deliveryId === undefined ? "use uma nova Idempotency-Key (ou, em settle_invoice, outro transactionId)" : `reenvie a entrega ${deliveryId}`}.`,
      en: ({ deliveryId }) =>
        `An earlier call may have reached the ERP and its answer was lost; the ERP has no way to tell, and Ponte does not repeat it so that it does not happen twice. Look in the ERP. If it is not there, ${deliveryId === undefined ? "use a new Idempotency-Key (or, in settle_invoice, another transactionId)" : `replay the delivery ${deliveryId}`}.`,
    },
  },
  order_already_sent: {
    title: { pt: "Pedido já enviado", en: "Order already sent" },
    detail: {
      pt: ({ subject }) =>
        `O pedido "${subject}" já foi, ou está indo, para o ERP com outro conteúdo e não muda mais por aqui. Para um novo pedido use outro externalId.`,
      en: ({ subject }) =>
        `The order "${subject}" has gone, or is going, to the ERP with another content and does not change from here any more. Use another externalId for a new order.`,
    },
  },
  order_waits: {
    title: { pt: "ERP indisponível; o pedido está guardado", en: "ERP unavailable; the order is stored" },
    detail: {
      pt: ({ deliveryId }) =>
        `O ERP está indisponível agora. O pedido está guardado na entrega ${deliveryId} e o Ponte o envia sozinho assim que der.`,
      en: ({ deliveryId }) =>
        `The ERP is unavailable now. The order is stored as delivery ${deliveryId}, and Ponte sends it by itself as soon as it can.`,
    },
  },
  order_waits_for_answer: {
    title: {
      pt: "O ERP não respondeu; o pedido está guardado",
      en: "No answer from the ERP; the order is stored",
    },
    detail: {
      pt: ({ deliveryId }) =>
        `O ERP não respondeu a tempo. O pedido está guardado na entrega ${deliveryId}; o Ponte confere se ele chegou e conclui sozinho, sem duplicar.`,
      en: ({ deliveryId }) =>
        `The ERP did not answer in time. The order is stored as delivery ${deliveryId}; Ponte finds out whether it arrived and finishes by itself, never twice.`,
    },
  },
  delivery_failed: {
    title: { pt: "O pedido precisa de correção", en: "The order needs correction" },
    detail: {
      pt: (params) => {
        const { message, hint } = reasonText(params, "pt");
        return `${message} ${hint} (entrega ${params.deliveryId})`;
      },
      en: (params) => {
        const { message, hint } = reasonText(params, "en");
        return `${message} ${hint} (delivery ${params.deliveryId})`;
      },
    },
  },
  flow_off: {
    title: { pt: "Envio desligado", en: "Sending is switched off" },
    detail: {
      pt: ({ deliveryId }) =>
        `O envio deste tipo está desligado na integração. O pedido está guardado na entrega ${deliveryId} e vai quando for ligado.`,
      en: ({ deliveryId }) =>
        `The connection has this flow switched off. The order is stored as delivery ${deliveryId} and goes once it is switched on.`,
    },
  },
  malformed_json: {
    title: { pt: "JSON inválido", en: "Malformed JSON" },
    detail: {
      pt: ({ position }) =>
        `O corpo não é um JSON válido (posição ${position}). Corrija a sintaxe nessa posição e envie de novo.`,
      en: ({ position }) =>
        `The body is not valid JSON (position ${position}). Fix the syntax there and send it again.`,
    },
  },
  duplicate_key: {
    title: { pt: "Chave repetida no JSON", en: "Repeated key in JSON" },
    detail: {
      pt: ({ key }) => `O objeto JSON tem a chave "${key}" mais de uma vez. Envie cada chave uma única vez.`,
      en: ({ key }) => `The JSON object has the key "${key}" more than once. Send each key once.`,
    },
  },
  validation_failed: {
    title: { pt: "Dados inválidos", en: "Invalid data" },
    detail: {
      pt: ({ count }) =>
        `${count === 1 ? "Um campo precisa" : `${count} campos precisam`} de correção; veja "errors".`,
      en: ({ count }) =>
        `${count === 1 ? "One field needs" : `${count} fields need`} correction; see "errors".`,
    },
  },
  invalid_cursor: {
    title: { pt: "Cursor inválido", en: "Invalid cursor" },
    detail: {
      pt: 'O "cursor" não veio de uma resposta desta lista. Use o "nextCursor" da página anterior, sem alterar.',
      en: 'The "cursor" did not come from this list. Use the "nextCursor" of the page before, unchanged.',
    },
  },
  tenant_required: {
    title: { pt: "Falta dizer de qual empresa", en: "Which tenant is this about?" },
    detail: {
      pt: 'O token de operador vale para todas as empresas. Envie o cabeçalho "Ponte-Tenant" com o id de uma delas.',
      en: 'The operator token is good for every tenant. Send the "Ponte-Tenant" header with the id of one.',
    },
  },
  unauthenticated: {
    title: { pt: "Acesso não autorizado", en: "Not authenticated" },
    detail: {
      pt: 'Envie "Authorization: Bearer <chave de API>" com uma chave válida e não revogada. Quem administra o Ponte na empresa cria as chaves.',
      en: 'Send "Authorization: Bearer <API key>" with a valid key that has not been revoked. Whoever administers Ponte in the company creates the keys.',
    },
  },
  insufficient_scope: {
    title: { pt: "Permissão insuficiente", en: "Insufficient scope" },
    detail: {
      pt: ({ scope }) =>
        `Esta chave de API não tem a permissão "${scope}", que esta operação exige. Use uma chave que a tenha; quem administra o Ponte na empresa pode criá-la.`,
      en: ({ scope }) =>
        `This API key lacks the scope "${scope}", which this operation needs. Use a key that has it; whoever administers Ponte in the company can create one.`,
    },
  },
  operator_only: {
    title: { pt: "Somente para o operador", en: "Operator only" },
    detail: {
      pt: "Só a equipe de suporte do Ponte pode fazer isto. Se precisar, peça a ela.",
      en: "Only Ponte's support team may do this. If you need it, ask them.",
    },
  },
  admin_only: {
    title: { pt: "Somente para administradores", en: "Admins only" },
    detail: {
      pt: "Só quem administra a empresa no Ponte pode fazer isto. Peça a um administrador da sua equipe.",
      en: "Only an admin of the company may do this. Ask an admin of your team.",
    },
  },
  account_needed: {
    title: { pt: "Entre com a sua conta", en: "Sign in with your account" },
    detail: {
      pt: "Você entrou com uma chave, que não tem conta própria. Saia e entre com o seu e-mail para ver esta página.",
      en: "You signed in with a key, which has no account of its own. Sign out and sign in with your e-mail address to see this page.",
    },
  },
  member_not_found: {
    title: { pt: "Pessoa não encontrada", en: "Member not found" },
    detail: {
      pt: "Esta pessoa não está na equipe desta empresa. Abra a página da equipe de novo para ver quem está.",
      en: "This person is not in this company's team. List the team again to see who is.",
    },
  },
  operator_not_found: {
    title: { pt: "Pessoa não encontrada", en: "Operator not found" },
    detail: {
      pt: "Esta pessoa não está na equipe de suporte. Abra a página de operadores de novo para ver quem está.",
      en: "This person is not in the support team. List the operators again to see who is.",
    },
  },
  session_not_found: {
    title: { pt: "Sessão não encontrada", en: "Session not found" },
    detail: {
      pt: "Esta sessão já terminou. Abra a página da sua conta de novo para ver as que estão abertas.",
      en: "This session has ended already. Open your account's page again to see the open ones.",
    },
  },
  member_exists: {
    title: { pt: "Já está na equipe", en: "Already a member" },
    detail: {
      pt: ({ email }) =>
        `${email} já está na equipe ou já foi convidado. Para mudar o papel ou reenviar o convite, use a lista da equipe.`,
      en: ({ email }) =>
        `${email} is in the team already, or was invited. Use the list of the team to change the role or to send the invitation again.`,
    },
  },
  last_admin: {
    title: { pt: "É o último administrador", en: "The last admin" },
    detail: {
      pt: "A empresa ficaria sem ninguém que a administre. Torne antes outra pessoa administradora.",
      en: "The company would be left with nobody to run it. Make somebody else an admin first.",
    },
  },
  too_many_attempts: {
    title: { pt: "Muitas tentativas", en: "Too many attempts" },
    detail: {
      pt: ({ minutes }) =>
        `Foram muitas tentativas em pouco tempo. Espere ${minutes === 1 ? "1 minuto" : `${minutes} minutos`} e tente de novo.`,
      en: ({ minutes }) =>
        `That was tried too often in a short time. Wait ${minutes === 1 ? "1 minute" : `${minutes} minutes`} and try again.`,
    },
  },
  mail_unavailable: {
    title: { pt: "E-mail não enviado", en: "Mail not sent" },
    detail: {
      pt: "Não conseguimos enviar o e-mail agora. O que você preencheu foi guardado: peça o e-mail de novo daqui a alguns minutos.",
      en: "The mail could not be sent just now. What you filled in is kept: ask for the mail again in a few minutes.",
    },
  },
  not_found: {
    title: { pt: "Endereço não encontrado", en: "Not found" },
    detail: {
      pt: ({ path }) => `Não há nada em ${path}. Confira o endereço; /docs lista todos.`,
      en: ({ path }) => `There is nothing at ${path}. Check the address; /docs lists them all.`,
    },
  },
  tenant_not_found: {
    title: { pt: "Empresa não encontrada", en: "Tenant not found" },
    detail: {
      pt: ({ id }) => `Não há empresa com o id "${id}". Confira o id na lista de empresas.`,
      en: ({ id }) => `There is no tenant with the id "${id}". Check the id in the list of tenants.`,
    },
  },
  sale_not_found: {
    title: { pt: "Venda não encontrada", en: "Sale not found" },
    detail: {
      pt: ({ id }) => `Não há venda com o externalId "${id}". Envie-a primeiro com PUT /v1/sales/${id}.`,
      en: ({ id }) => `There is no sale with the externalId "${id}". Send it first with PUT /v1/sales/${id}.`,
    },
  },
  connection_not_found: {
    title: { pt: "Integração não encontrada", en: "Connection not found" },
    detail: {
      pt: ({ id }) =>
        `Não há integração com o id "${id}" nesta empresa. Ela pode ter sido excluída; veja as que existem na lista de integrações.`,
      en: ({ id }) =>
        `There is no connection with the id "${id}" in this tenant. It may have been deleted; see the list of connections for those there are.`,
    },
  },
  delivery_not_found: {
    title: { pt: "Entrega não encontrada", en: "Delivery not found" },
    detail: {
      pt: ({ id }) => `Não há entrega com o id "${id}" nesta empresa. Procure-a na lista de entregas.`,
      en: ({ id }) =>
        `There is no delivery with the id "${id}" in this tenant. Look for it in the list of deliveries.`,
    },
  },
  replay_not_found: {
    title: { pt: "Reenvio não encontrado", en: "Replay not found" },
    detail: {
      pt: ({ id }) =>
        `Não há reenvio com o id "${id}" nesta empresa. Confira o id, ou comece outro reenvio: repetir é seguro.`,
      en: ({ id }) =>
        `There is no replay with the id "${id}" in this tenant. Check the id, or start another: repeating is safe.`,
    },
  },
  problem_not_found: {
    title: { pt: "Problema não encontrado", en: "Problem not found" },
    detail: {
      pt: ({ id }) =>
        `Não há problema com o id "${id}" nesta empresa. Confira o id na lista de problemas: os resolvidos e os ignorados também estão nela.`,
      en: ({ id }) =>
        `There is no problem with the id "${id}" in this tenant. Look for it in the list of problems: those that are resolved or ignored are in it too.`,
    },
  },
  api_key_not_found: {
    title: { pt: "Chave de API não encontrada", en: "API key not found" },
    detail: {
      pt: ({ id }) =>
        `Não há chave de API com o id "${id}" nesta empresa. Veja as que existem na lista de chaves.`,
      en: ({ id }) =>
        `There is no API key with the id "${id}" in this tenant. See the list of keys for those there are.`,
    },
  },
  method_not_allowed: {
    title: { pt: "Método não permitido", en: "Method not allowed" },
    detail: {
      pt: ({ allow }) => `Este endereço aceita só ${allow}. Troque o método; /docs diz o que cada um faz.`,
      en: ({ allow }) => `This address accepts only ${allow}. Change the method; /docs says what each does.`,
    },
  },
  not_a_sale: {
    title: { pt: "Ainda não é uma venda", en: "Not a sale yet" },
    detail: {
      pt: ({ kind }) =>
        `Este registro é ${kind === "quote" ? "um orçamento" : "um pedido"}: só vendas vão para o ERP. Quando virar venda, o CRM o envia com kind "sale" e ele segue sozinho.`,
      en: ({ kind }) =>
        `This record is ${kind === "order" ? "an order" : "a quote"}: only sales go to the ERP. Once it is a sale, the CRM sends it with kind "sale" and it goes by itself.`,
    },
  },
  no_connection: {
    title: { pt: "Nenhuma integração para vendas", en: "No connection for sales" },
    detail: {
      pt: "Esta empresa não tem integração que receba vendas, por isso nada pode ser enviado. Configure uma em Configurações → Integrações.",
      en: "This tenant has no connection that takes sales, so nothing can be sent. Set one up under Settings → Integrations, or with POST /v1/connections.",
    },
  },
  connection_not_active: {
    title: { pt: "Integração não ativada", en: "Connection not active" },
    detail: {
      pt: "A integração não está ativa, por isso nada foi enviado. Ative-a em Configurações → Integrações e reenvie.",
      en: "The connection is not active, so nothing was sent. Activate it under Settings → Integrations, then resend.",
    },
  },
  connection_incomplete: {
    title: { pt: "Integração incompleta", en: "Connection incomplete" },
    detail: {
      pt: ({ missing }) => `Faltam dados para ativar: ${missing}. Preencha e salve antes de ativar.`,
      en: ({ missing }) =>
        `This is missing to activate it: ${missing}. Fill it in and save before activating.`,
    },
  },
  connection_not_pausable: {
    title: { pt: "Nada a pausar", en: "Nothing to pause" },
    detail: {
      pt: ({ status }) =>
        `Só dá para pausar uma integração ativa, e esta não está (estado: ${status}). Ela não envia nada agora; para que volte a enviar, ative-a ou retome-a.`,
      en: ({ status }) =>
        `Only an active connection can be paused, and this one is not (status: ${status}). It sends nothing now; to make it send again, activate or resume it.`,
    },
  },
  connection_not_paused: {
    title: { pt: "Nada a retomar", en: "Nothing to resume" },
    detail: {
      pt: ({ status }) =>
        `A integração não está pausada (estado: ${status}), por isso não há o que retomar. ${status === "active" ? "Ela já está enviando." : "Para que comece a enviar, ative-a."}`,
      en: ({ status }) =>
        `The connection is not paused (status: ${status}), so there is nothing to resume. ${status === "active" ? "It is sending already." : "To make it send, activate it."}`,
    },
  },
  credentials_rejected: {
    title: { pt: "Credenciais recusadas pelo ERP", en: "Credentials rejected by the ERP" },
    detail: {
      pt: "O ERP ainda não aceita as credenciais guardadas, por isso a integração continua pausada. Gere novas no ERP e salve-as na integração: ela volta a enviar sozinha.",
      en: "The ERP still does not accept the stored credentials, so the connection stays paused. Make new ones in the ERP and save them in the connection: it then goes on by itself.",
    },
  },
  credentials_unreadable: {
    title: { pt: "Credenciais guardadas ilegíveis", en: "Stored credentials cannot be read" },
    detail: {
      pt: "As credenciais guardadas não puderam ser lidas. Preencha-as e salve de novo em Configurações → Integrações; se persistir, fale com o suporte do Ponte. As vendas esperam.",
      en: "The stored credentials could not be read. Save them again under Settings → Integrations; if it persists, ask Ponte's support. The sales wait.",
    },
  },
  conflicting_changes: {
    title: { pt: "Muitas alterações ao mesmo tempo", en: "Too many changes at once" },
    detail: {
      pt: "Outras pessoas ou programas alteravam esta integração no mesmo instante, e nada do seu pedido foi gravado. Confira como ela ficou e repita.",
      en: "Other people or programs were changing this connection at the same moment, and nothing of your request was stored. See how it stands now and repeat it.",
    },
  },
  account_already_connected: {
    title: { pt: "Conta já integrada", en: "Account already connected" },
    detail: {
      pt: "Esta empresa já tem uma integração com a mesma conta do ERP; com duas, cada venda iria duas vezes. Use a que existe, ou informe os tokens de outra conta.",
      en: "This tenant already has a connection to the same ERP account; with two, each sale would go twice. Use the one there is, or enter the tokens of another account.",
    },
  },
  approval_not_needed: {
    title: { pt: "Nada a aprovar", en: "Nothing to approve" },
    detail: {
      pt: ({ status }) =>
        `A integração não está aguardando aprovação (estado: ${status}), por isso não há o que aprovar. Veja o estado dela em GET /v1/connections/{id}.`,
      en: ({ status }) =>
        `The connection is not waiting for approval (status: ${status}), so there is nothing to approve. See its state in GET /v1/connections/{id}.`,
    },
  },
  delivery_superseded: {
    title: { pt: "Entrega substituída", en: "Delivery superseded" },
    detail: {
      pt: ({ subject }) =>
        `Esta entrega é de uma versão antiga da venda ${subject}, que já foi substituída. Reenvie a venda: vai a versão atual.`,
      en: ({ subject }) =>
        `This delivery is of an old version of sale ${subject}, which has been replaced. Resend the sale: its current version goes.`,
    },
  },
  body_too_large: {
    title: { pt: "Corpo grande demais", en: "Body too large" },
    detail: {
      pt: ({ limitKb }) => `O corpo passa do limite de ${limitKb} KB. Divida ou reduza o conteúdo.`,
      en: ({ limitKb }) => `The body is over the limit of ${limitKb} KB. Split or shorten it.`,
    },
  },
  unsupported_content_type: {
    title: { pt: "Tipo de conteúdo não aceito", en: "Unsupported content type" },
    detail: {
      pt: ({ received }) =>
        `Este endereço só recebe JSON, e veio "${received}". Envie "Content-Type: application/json".`,
      en: ({ received }) =>
        `This address takes JSON only, and got "${received}". Send "Content-Type: application/json".`,
    },
  },
  options_unavailable: {
    title: { pt: "Não foi possível ler as opções no ERP", en: "Options could not be read from the ERP" },
    detail: {
      pt: ({ reason }) =>
        `O ERP não entregou a lista (${erpWords(reason, "pt")}). Tente de novo em instantes; o que já está salvo continua valendo.`,
      en: ({ reason }) =>
        `The ERP did not give the list (${erpWords(reason, "en")}). Try again in a moment; what is saved stays as it is.`,
    },
  },
  internal_error: {
    title: { pt: "Erro interno", en: "Internal error" },
    detail: {
      pt: ({ requestId }) =>
        `Algo falhou do nosso lado. Tente de novo em instantes; se persistir, informe ao suporte do Ponte o código ${requestId}.`,
      en: ({ requestId }) =>
        `Something failed on our side. Try again in a moment; if it persists, tell Ponte's support the id ${requestId}.`,
    },
  },
  database_unavailable: {
    title: { pt: "Banco de dados indisponível", en: "Database unavailable" },
    detail: {
      pt: "O banco de dados não respondeu, e não é certo que algo foi gravado. Repita em instantes: repetir é seguro.",
      en: "The database did not answer, so it is not sure that anything was stored. Repeat it in a moment: repeating is safe.",
    },
  },
} as const satisfies Record<string, { title: Bilingual; detail: Bilingual }>;
