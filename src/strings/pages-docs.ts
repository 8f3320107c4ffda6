import { texts } from "./texts.ts";

/** The words around the API reference. What it says of each operation is the OpenAPI document's, in English. */
export const docsTexts = texts({
  pt: {
    title: "Referência da API",
    lead: "Tudo o que um CRM ou um operador pode pedir ao Ponte. Entra JSON, sai JSON; valores e quantidades são textos decimais; os erros são documentos RFC 9457. A descrição de cada operação está em inglês, como no documento OpenAPI.",
    document: "Documento OpenAPI",
    auth: "Autenticação",
    authText:
      "Envie “Authorization: Bearer …” com uma chave de API da empresa, ou com o token de operador. Chamadas do operador sobre os dados de uma empresa levam também “Ponte-Tenant: {id}”.",
    language:
      "Os textos para pessoas vêm em português; envie “Accept-Language: en” para recebê-los em inglês. Os códigos são os mesmos em qualquer idioma.",
    contents: "Conteúdo",
    schemas: "Esquemas",
    access: "Quem pode chamar",
    accessOf: (access: string) =>
      access === "public"
        ? "qualquer pessoa"
        : access === "operator"
          ? "o operador"
          : `chaves de API com a permissão ${access}, e o operador`,
    parameters: "Parâmetros",
    name: "Nome",
    place: "Onde",
    type: "Tipo",
    meaning: "Significado",
    required: "obrigatório",
    body: "Corpo",
    answers: "Respostas",
    bodyOf: (operation: string) => `Corpo de ${operation}`,
    answerOf: (status: string, operation: string) => `Resposta ${status} de ${operation}`,
    schemaOf: (name: string) => `Esquema ${name}`,
  },
  en: {
    title: "API reference",
    lead: "Everything that a CRM or an operator can ask of Ponte. JSON in, JSON out; money and quantities are decimal texts; errors are RFC 9457 problem documents.",
    document: "OpenAPI document",
    auth: "Authentication",
    authText:
      "Send “Authorization: Bearer …” with a tenant's API key, or with the operator token. Operator calls on a tenant's resources also carry “Ponte-Tenant: {id}”.",
    language:
      "Texts for people are Portuguese; send “Accept-Language: en” for English. Codes never change with the language.",
    contents: "Contents",
    schemas: "Schemas",
    access: "Who may call",
    accessOf: (access) =>
      access === "public"
        ? "anybody"
        : access === "operator"
          ? "the operator"
          : `API keys with the scope ${access}, and the operator`,
    parameters: "Parameters",
    name: "Name",
    place: "In",
    type: "Type",
    meaning: "Meaning",
    required: "required",
    body: "Body",
    answers: "Answers",
    bodyOf: (operation) => `Body of ${operation}`,
    answerOf: (status, operation) => `Answer ${status} of ${operation}`,
    schemaOf: (name) => `Schema ${name}`,
  },
});
