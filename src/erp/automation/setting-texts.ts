import { erpWords } from "../../strings/erp-words.ts";
import type { Bilingual } from "../../strings/language.ts";
import type { FieldInfo } from "../connector.ts";
import type { FailureKind } from "../outcome.ts";

const usedAs = (name: string): Bilingual => ({
  pt: `Se o ERP pedir. A autenticação e as automações o usam como {{ secrets.${name} }}.`,
  en: `If the ERP asks for it. Authentication and automations use it as {{ secrets.${name} }}.`,
});

export const credentialTexts = {
  token: { title: { pt: "Token", en: "Token" }, help: usedAs("token") },
  app: { title: { pt: "Nome do aplicativo", en: "Name of the app" }, help: usedAs("app") },
  username: { title: { pt: "Usuário", en: "User" }, help: usedAs("username") },
  password: { title: { pt: "Senha", en: "Password" }, help: usedAs("password") },
  clientId: { title: { pt: "Client id", en: "Client id" }, help: usedAs("clientId") },
  clientSecret: { title: { pt: "Client secret", en: "Client secret" }, help: usedAs("clientSecret") },
  any: {
    title: { pt: "Credencial", en: "Credential" },
    help: {
      pt: "Um token, usuário ou senha do ERP. As automações e a autenticação o chamam pelo nome: {{ secrets.NOME }}.",
      en: "A token, user or password of the ERP. Automations and authentication call it by its name: {{ secrets.NAME }}.",
    },
  },
} as const satisfies Record<string, FieldInfo>;

export const settingTexts = {
  baseUrl: {
    title: { pt: "Endereço da API do ERP", en: "Address of the ERP's API" },
    help: {
      pt: "Com https. Os caminhos das chamadas vêm depois dele, e as credenciais só vão para ele.",
      en: "With https. The paths of calls come behind it, and the credentials go nowhere else.",
    },
  },
  loginUrl: {
    title: { pt: "Endereço do login", en: "Address of the login" },
    help: {
      pt: "Só quando o login fica em outro endereço. Vazio: o da API.",
      en: "Only where the login is at another address. Empty: the API's.",
    },
  },
  checkPath: {
    title: { pt: "Caminho para testar o acesso", en: "Path for testing the access" },
    help: {
      pt: "Uma consulta GET que exige as credenciais e não grava nada, como /api/auth/info/. Vazio: o teste só vê se o endereço responde.",
      en: "A GET that needs the credentials and saves nothing, such as /api/auth/info/. Empty: the test only sees whether the address answers.",
    },
  },
  auth: {
    title: { pt: "Autenticação", en: "Authentication" },
    help: {
      pt: "Como as chamadas se identificam no ERP.",
      en: "How calls tell the ERP who makes them.",
    },
  },
  values: {
    title: { pt: "Valores", en: "Values" },
    help: {
      pt: "Códigos do seu ERP que as automações usam como {{ settings.NOME }}, como a conta de recebimento.",
      en: "Codes of your ERP that automations use as {{ settings.NAME }}, such as the account of receipts.",
    },
  },
  valueName: { title: { pt: "Nome", en: "Name" } },
  value: { title: { pt: "Valor", en: "Value" } },
  existingCustomerProcedure: {
    title: {
      pt: "Pedido de cliente que já está no ERP",
      en: "Order of a customer who is in the ERP already",
    },
    help: {
      pt: "Quem já é cliente é reconhecido pela automação de dados do cliente.",
      en: "Who is a customer already is known by the automation that gets a customer.",
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
      pt: "Pedidos de quem já está no ERP vão pela automação de leads.",
      en: "Orders of whoever is in the ERP already go by the automation for leads.",
    },
  },
  requestsPerMinute: {
    title: { pt: "Requisições por minuto", en: "Requests per minute" },
    help: {
      pt: "Preencha se o ERP limita o acesso. Vazio: sem limite.",
      en: "Fill it in if the ERP limits the access. Empty: no limit.",
    },
  },
} as const satisfies Record<string, FieldInfo>;

const templateHelp: Bilingual = {
  pt: "Escreva a credencial pelo nome, como {{ secrets.token }}, e não ela mesma.",
  en: "Write the credential by its name, such as {{ secrets.token }}, and not itself.",
};

export const authTexts = {
  type: {
    title: { pt: "Tipo", en: "Kind" },
    values: {
      none: { pt: "Nenhuma", en: "None" },
      basic: {
        pt: "Basic (usuário e senha, ou token inteiro)",
        en: "Basic (user and password, or a whole token)",
      },
      bearer: {
        pt: "Bearer (token no cabeçalho Authorization)",
        en: "Bearer (token in the Authorization header)",
      },
      header: { pt: "Token em outro cabeçalho", en: "Token in another header" },
      query: { pt: "Token na URL", en: "Token in the URL" },
      body_fields: { pt: "Campos no corpo de cada chamada", en: "Fields in the body of each call" },
      oauth_client_credentials: { pt: "OAuth, client credentials", en: "OAuth, client credentials" },
      oauth_password: { pt: "OAuth, usuário e senha", en: "OAuth, user and password" },
      session: { pt: "Sessão: uma chamada de login dá o token", en: "Session: a login call gives the token" },
    },
  },
  username: { title: { pt: "Usuário", en: "User" }, help: templateHelp },
  password: { title: { pt: "Senha", en: "Password" }, help: templateHelp },
  token: { title: { pt: "Token", en: "Token" }, help: templateHelp },
  name: {
    title: { pt: "Nome do cabeçalho ou parâmetro", en: "Name of the header or parameter" },
  },
  prefix: {
    title: { pt: "Prefixo do token", en: "The token's prefix" },
    help: { pt: 'Como "Bearer ", com o espaço.', en: 'Such as "Bearer ", with the blank.' },
  },
  clientId: { title: { pt: "Client id", en: "Client id" }, help: templateHelp },
  clientSecret: { title: { pt: "Client secret", en: "Client secret" }, help: templateHelp },
  scope: { title: { pt: "Scope", en: "Scope" } },
  fields: {
    title: { pt: "Campos", en: "Fields" },
    help: {
      pt: "Campos do corpo de cada chamada ou, com login, do login. As credenciais pelo nome, como {{ secrets.token }}.",
      en: "Fields of each call's body or, with a login, of the login. Credentials by their name, such as {{ secrets.token }}.",
    },
  },
  fieldName: { title: { pt: "Campo", en: "Field" } },
  fieldValue: { title: { pt: "Valor", en: "Value" } },
  path: {
    title: { pt: "Caminho do login", en: "Path of the login" },
    help: { pt: "Como /oauth/token.", en: "Such as /oauth/token." },
  },
  method: { title: { pt: "Método do login", en: "Method of the login" } },
  encoding: { title: { pt: "Formato do corpo do login", en: "Form of the login's body" } },
  tokenExpression: {
    title: { pt: "Onde está o token", en: "Where the token is" },
    help: {
      pt: "Uma expressão sobre a resposta do login, como answer.Token.",
      en: "An expression over the login's answer, such as answer.Token.",
    },
  },
  expiresInExpression: {
    title: { pt: "Validade em segundos", en: "Lifetime in seconds" },
    help: {
      pt: "Como answer.expires_in. Vazio: 30 minutos.",
      en: "Such as answer.expires_in. Empty: 30 minutes.",
    },
  },
  expiresAtExpression: {
    title: { pt: "Data e hora em que vence", en: "Date and time at which it ends" },
    help: {
      pt: "Como answer.Expire, em dd/mm/aaaa hh:mm:ss ou ISO.",
      en: "Such as answer.Expire, in dd/mm/yyyy hh:mm:ss or ISO.",
    },
  },
  place: {
    title: { pt: "Onde o token vai nas chamadas", en: "Where calls carry the token" },
    values: {
      header: { pt: "Cabeçalho", en: "Header" },
      query: { pt: "URL", en: "URL" },
      body: { pt: "Corpo", en: "Body" },
    },
  },
} as const satisfies Record<string, FieldInfo>;

const failures: Record<FailureKind, Bilingual> = {
  refused: { pt: "O ERP recusou a consulta de teste", en: "The ERP refused the test's request" },
  invalid_credentials: {
    pt: "O ERP não aceitou as credenciais. Confira se foram copiadas inteiras e se os nomes são os que a autenticação usa",
    en: "The ERP did not accept the credentials. Check that they were copied whole and have the names that the authentication uses",
  },
  rate_limited: {
    pt: "O limite de requisições do ERP foi atingido agora. Tente de novo em alguns minutos",
    en: "The ERP's request limit is reached right now. Try again in some minutes",
  },
  blocked: { pt: "O ERP bloqueou o acesso", en: "The ERP blocked the access" },
  unavailable: { pt: "O ERP está fora do ar", en: "The ERP is down" },
  timeout: { pt: "O ERP não respondeu a tempo", en: "The ERP did not answer in time" },
  unreadable: {
    pt: "A resposta não parece ser da API do ERP. Confira os endereços",
    en: "The answer does not look like the ERP's API. Check the addresses",
  },
  outcome_unknown: {
    pt: "Não dá para saber se a chamada anterior foi gravada",
    en: "There is no telling whether the earlier call was saved",
  },
};

/** What the test of a connection says. */
export const checkTexts = {
  failed: (kind: FailureKind, erpMessage: string): Bilingual => ({
    pt: `${String(failures[kind].pt)} (${erpWords(erpMessage, "pt")}).`,
    en: `${String(failures[kind].en)} (${erpWords(erpMessage, "en")}).`,
  }),
  accepted: {
    pt: "O ERP respondeu e aceitou as credenciais.",
    en: "The ERP answered and accepted the credentials.",
  },
  answers: {
    pt: "O endereço responde. As credenciais ainda não foram testadas: informe um caminho de teste, ou teste uma automação.",
    en: "The address answers. The credentials are not tested yet: give a path for testing, or test an automation.",
  },
} as const;

/** Why each request is made, for the preview. */
export const requestReasons: Record<string, Bilingual> = {
  "automation.call": { pt: "Passo da automação", en: "A step of the automation" },
  "automation.link": { pt: "Buscar o arquivo do link", en: "Fetch the linked file" },
  "automation.login": { pt: "Entrar no ERP", en: "Log in to the ERP" },
  "automation.check": { pt: "Testar o acesso", en: "Test the access" },
};
