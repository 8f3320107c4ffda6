/** The words of the API reference: English, for developers. */
export const docsTexts = {
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
  accessOf: (access: string) =>
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
  bodyOf: (operation: string) => `Body of ${operation}`,
  answerOf: (status: string, operation: string) => `Answer ${status} of ${operation}`,
  schemaOf: (name: string) => `Schema ${name}`,
} as const;
