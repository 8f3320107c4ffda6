import { erpWords } from "./erp-words.ts";
import type { Bilingual } from "./language.ts";

/** What the API says when it refuses a request: what happened, and how to mend it. */
export const apiErrorTexts = {
  malformed_json: {
    title: { pt: "JSON inválido", en: "Malformed JSON" },
    detail: {
      pt: ({ position }) =>
        `O corpo não é um JSON válido (posição ${position}). Corrija a sintaxe e envie de novo.`,
      en: ({ position }) =>
        `The body is not valid JSON (position ${position}). Mend the syntax and send it again.`,
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
    title: { pt: "Falta dizer de qual empresa", en: "Which tenant?" },
    detail: {
      pt: 'Com o token de operador, envie o cabeçalho "Ponte-Tenant" com o id da empresa.',
      en: 'With the operator token, send the "Ponte-Tenant" header with the tenant\'s id.',
    },
  },
  unauthenticated: {
    title: { pt: "Acesso não autorizado", en: "Not authenticated" },
    detail: {
      pt: 'Envie "Authorization: Bearer <chave de API>" com uma chave válida e não revogada.',
      en: 'Send "Authorization: Bearer <API key>" with a valid key that was not revoked.',
    },
  },
  insufficient_scope: {
    title: { pt: "Permissão insuficiente", en: "Insufficient scope" },
    detail: {
      pt: ({ scope }) => `Esta chave de API não tem a permissão "${scope}". Crie uma chave que a tenha.`,
      en: ({ scope }) => `This API key lacks the scope "${scope}". Create a key that has it.`,
    },
  },
  operator_only: {
    title: { pt: "Somente para o operador", en: "Operator only" },
    detail: {
      pt: "Esta operação exige o token de operador.",
      en: "This operation needs the operator token.",
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
      pt: ({ path }) => `Não há nada em ${path}. Veja os endereços em /docs.`,
      en: ({ path }) => `There is nothing at ${path}. See /docs for the addresses.`,
    },
  },
  tenant_not_found: {
    title: { pt: "Empresa não encontrada", en: "Tenant not found" },
    detail: {
      pt: ({ id }) => `Não há empresa com o id "${id}".`,
      en: ({ id }) => `There is no tenant with the id "${id}".`,
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
      pt: ({ id }) => `Não há integração com o id "${id}" nesta empresa.`,
      en: ({ id }) => `There is no connection with the id "${id}" in this tenant.`,
    },
  },
  delivery_not_found: {
    title: { pt: "Entrega não encontrada", en: "Delivery not found" },
    detail: {
      pt: ({ id }) => `Não há entrega com o id "${id}" nesta empresa.`,
      en: ({ id }) => `There is no delivery with the id "${id}" in this tenant.`,
    },
  },
  replay_not_found: {
    title: { pt: "Reenvio não encontrado", en: "Replay not found" },
    detail: {
      pt: ({ id }) => `Não há reenvio com o id "${id}" nesta empresa.`,
      en: ({ id }) => `There is no replay with the id "${id}" in this tenant.`,
    },
  },
  api_key_not_found: {
    title: { pt: "Chave de API não encontrada", en: "API key not found" },
    detail: {
      pt: ({ id }) => `Não há chave de API com o id "${id}" nesta empresa.`,
      en: ({ id }) => `There is no API key with the id "${id}" in this tenant.`,
    },
  },
  method_not_allowed: {
    title: { pt: "Método não permitido", en: "Method not allowed" },
    detail: {
      pt: ({ allow }) => `Este endereço aceita: ${allow}.`,
      en: ({ allow }) => `This address accepts: ${allow}.`,
    },
  },
  not_a_sale: {
    title: { pt: "Ainda não é uma venda", en: "Not a sale yet" },
    detail: {
      pt: ({ kind }) =>
        `Este registro é ${kind === "quote" ? "um orçamento" : "um pedido"}: só vendas vão para o ERP. Envie-o com kind "sale".`,
      en: ({ kind }) => `This record is a ${kind}: only sales go to the ERP. Send it with kind "sale".`,
    },
  },
  no_connection: {
    title: { pt: "Nenhuma integração para vendas", en: "No connection for sales" },
    detail: {
      pt: "Esta empresa não tem integração que receba vendas. Crie uma em Configurações → Integrações.",
      en: "This tenant has no connection that takes sales. Create one with POST /v1/connections.",
    },
  },
  connection_not_active: {
    title: { pt: "Integração não ativada", en: "Connection not active" },
    detail: {
      pt: "A integração não está ativa. Ative-a em Configurações → Integrações e reenvie.",
      en: "The connection is not active. Activate it, then send again.",
    },
  },
  connection_incomplete: {
    title: { pt: "Integração incompleta", en: "Connection incomplete" },
    detail: {
      pt: ({ missing }) => `Faltam dados para ativar: ${missing}. Preencha e salve antes de ativar.`,
      en: ({ missing }) => `These are missing: ${missing}. Fill them in and save before activating.`,
    },
  },
  account_already_connected: {
    title: { pt: "Conta já integrada", en: "Account already connected" },
    detail: {
      pt: "Esta empresa já tem uma integração com a mesma conta do ERP; com duas, cada venda iria duas vezes. Use a que existe.",
      en: "This tenant already has a connection to the same ERP account; with two, each sale would go twice. Use the one there is.",
    },
  },
  approval_not_needed: {
    title: { pt: "Nada a aprovar", en: "Nothing to approve" },
    detail: {
      pt: ({ status }) => `A integração não está aguardando aprovação (estado: ${status}).`,
      en: ({ status }) => `The connection is not waiting for approval (status: ${status}).`,
    },
  },
  delivery_superseded: {
    title: { pt: "Entrega substituída", en: "Delivery superseded" },
    detail: {
      pt: ({ subject }) => `Há uma versão mais nova de ${subject}. Reenvie a venda: vai a versão atual.`,
      en: ({ subject }) =>
        `There is a newer version of ${subject}. Resend the sale: its current version goes.`,
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
      pt: ({ received }) => `Envie "Content-Type: application/json" (veio "${received}").`,
      en: ({ received }) => `Send "Content-Type: application/json" (got "${received}").`,
    },
  },
  options_unavailable: {
    title: { pt: "Não foi possível ler as opções no ERP", en: "Options could not be read from the ERP" },
    detail: {
      pt: ({ reason }) => `O ERP não respondeu com as opções: ${erpWords(reason, "pt")}`,
      en: ({ reason }) => `The ERP did not answer with the options: ${erpWords(reason, "en")}`,
    },
  },
  internal_error: {
    title: { pt: "Erro interno", en: "Internal error" },
    detail: {
      pt: ({ requestId }) =>
        `Algo falhou do nosso lado. Tente de novo; se persistir, informe o código ${requestId}.`,
      en: ({ requestId }) =>
        `Something failed on our side. Try again; if it persists, report the id ${requestId}.`,
    },
  },
  database_unavailable: {
    title: { pt: "Banco de dados indisponível", en: "Database unavailable" },
    detail: {
      pt: "Não foi possível gravar agora. Repita a chamada: repetir é seguro.",
      en: "It could not be stored now. Repeat the call: repeating is safe.",
    },
  },
} as const satisfies Record<string, { title: Bilingual; detail: Bilingual }>;
