import { z } from "zod";
import { baseAddress } from "../base-address.ts";
import { type FieldInfo, field } from "../connector.ts";
import { checkExpression } from "./expressions/check.ts";
import { ExpressionError } from "./expressions/expression-error.ts";
import { type DirectAuth, directAuthSchema } from "./grammar/auth.ts";
import { authTexts, credentialTexts, settingTexts } from "./setting-texts.ts";
import { checkTemplate } from "./templates.ts";

const AUTH_TYPES = [
  "none",
  "basic",
  "bearer",
  "header",
  "query",
  "body_fields",
  "oauth_client_credentials",
  "oauth_password",
  "session",
] as const;

/** What each way of saying who calls needs. */
const NEEDED: Readonly<Record<(typeof AUTH_TYPES)[number], readonly (keyof AuthInput)[]>> = {
  none: [],
  basic: [],
  bearer: ["token"],
  header: ["name", "token"],
  query: ["name", "token"],
  body_fields: ["fields"],
  oauth_client_credentials: ["clientId", "clientSecret"],
  oauth_password: ["username", "password"],
  session: ["path", "fields", "tokenExpression"],
};

const text = (info: FieldInfo) =>
  field(z.string().trim().min(1, { error: "empty" }).max(500).optional(), info);
const path = (info: FieldInfo) =>
  field(z.string().trim().max(500).regex(/^\//, { error: "path_format" }).optional(), info);
const name = () => z.string().trim().min(1, { error: "empty" }).max(100);

/** Which ways of saying who calls use a field. */
const forTypes = (info: FieldInfo, ...values: (typeof AUTH_TYPES)[number][]): FieldInfo => ({
  ...info,
  onlyFor: { field: "type", values },
});
const LOGINS = ["oauth_client_credentials", "oauth_password", "session"] as const;

const authInput = z.strictObject({
  type: field(z.enum(AUTH_TYPES).default("none"), authTexts.type),
  username: text(forTypes(authTexts.username, "basic", "oauth_password")),
  password: text(forTypes(authTexts.password, "basic", "oauth_password")),
  token: text(forTypes(authTexts.token, "basic", "bearer", "header", "query")),
  name: text(forTypes(authTexts.name, "header", "query", ...LOGINS)),
  prefix: field(z.string().max(20).optional(), forTypes(authTexts.prefix, "header", ...LOGINS)),
  clientId: text(forTypes(authTexts.clientId, "oauth_client_credentials", "oauth_password")),
  clientSecret: text(forTypes(authTexts.clientSecret, "oauth_client_credentials", "oauth_password")),
  scope: text(forTypes(authTexts.scope, "oauth_client_credentials", "oauth_password")),
  fields: field(
    z
      .record(field(name(), authTexts.fieldName), field(z.string().max(2_000), authTexts.fieldValue))
      .optional(),
    forTypes(authTexts.fields, "body_fields", ...LOGINS),
  ),
  path: path(forTypes(authTexts.path, ...LOGINS)),
  method: field(z.enum(["POST", "GET"]).optional(), forTypes(authTexts.method, ...LOGINS)),
  encoding: field(z.enum(["json", "form"]).optional(), forTypes(authTexts.encoding, ...LOGINS)),
  tokenExpression: text(forTypes(authTexts.tokenExpression, ...LOGINS)),
  expiresInExpression: text(forTypes(authTexts.expiresInExpression, ...LOGINS)),
  expiresAtExpression: text(forTypes(authTexts.expiresAtExpression, ...LOGINS)),
  place: field(z.enum(["header", "query", "body"]).optional(), forTypes(authTexts.place, ...LOGINS)),
});
type AuthInput = z.output<typeof authInput>;

const EXPRESSIONS = ["tokenExpression", "expiresInExpression", "expiresAtExpression"] as const;
/** Those that hold templates. */
const TEMPLATES = ["username", "password", "token", "clientId", "clientSecret", "fields"] as const;

const authSchema = authInput.superRefine((auth, context) => {
  const refuse = (key: keyof AuthInput, message: string) =>
    context.addIssue({ code: "custom", path: [key], message, input: auth[key] });
  for (const key of NEEDED[auth.type]) if (auth[key] === undefined) refuse(key, "needed_for_auth");
  if (auth.type === "basic" && auth.token === undefined && auth.username === undefined) {
    refuse("username", "needed_for_auth");
  }
  for (const key of TEMPLATES) {
    checkTemplate(auth[key], { secrets: null, settings: null }, key, () => refuse(key, "expression_format"));
  }
  for (const key of EXPRESSIONS) {
    const expression = auth[key];
    if (expression !== undefined && !isExpression(expression)) refuse(key, "expression_format");
  }
});

function isExpression(expression: string): boolean {
  try {
    checkExpression(expression, { answer: null, status: null, text: null });
    return true;
  } catch (error) {
    if (error instanceof ExpressionError) return false;
    throw error;
  }
}

export const settingsSchema = z.strictObject({
  baseUrl: field(baseAddress(), { ...settingTexts.baseUrl, host: true }),
  loginUrl: field(baseAddress().optional(), { ...settingTexts.loginUrl, host: true }),
  checkPath: path(settingTexts.checkPath),
  auth: field(authSchema.default({ type: "none" }), settingTexts.auth),
  values: field(
    z
      .record(
        field(
          z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,39}$/, { error: "variable_name_format" }),
          settingTexts.valueName,
        ),
        field(z.string().trim().max(2_000), settingTexts.value),
      )
      .default({}),
    settingTexts.values,
  ),
  existingCustomerProcedure: field(
    z.enum(["create_order", "create_ticket"]).default("create_order"),
    settingTexts.existingCustomerProcedure,
  ),
  ignoreUserCheck: field(z.boolean().default(false), settingTexts.ignoreUserCheck),
  leadForExistingCustomer: field(z.boolean().default(false), settingTexts.leadForExistingCustomer),
  requestsPerMinute: field(z.int().min(1).max(6_000).optional(), settingTexts.requestsPerMinute),
});

const secret = () => z.string().min(1, { error: "empty" }).max(4_000);
const credential = (info: FieldInfo) => field(secret().optional(), { ...info, secret: true });

/**
 * Those that most ERPs ask for have a field in the form; beside them any name will do, and what the ERP calls key or
 * counter-password, the automations call so too.
 */
export const credentialsSchema = z
  .object({
    token: credential(credentialTexts.token),
    app: credential(credentialTexts.app),
    username: credential(credentialTexts.username),
    password: credential(credentialTexts.password),
    clientId: credential(credentialTexts.clientId),
    clientSecret: credential(credentialTexts.clientSecret),
  })
  .catchall(field(secret(), { ...credentialTexts.any, secret: true }));

export type Credentials = z.output<typeof credentialsSchema>;
export type Settings = z.output<typeof settingsSchema>;
export type AuthSettings = Settings["auth"];

/** The authentication without a login; `none` where a login comes first. */
export function directAuthOf(auth: AuthSettings): DirectAuth {
  const { type, username, password, token, name: called, prefix, fields } = auth;
  const given = { username, password, token, name: called, prefix, fields };
  const wanted: Readonly<Record<string, readonly (keyof typeof given)[]>> = {
    basic: ["username", "password", "token"],
    bearer: ["token"],
    header: ["name", "token", "prefix"],
    query: ["name", "token"],
    body_fields: ["fields"],
  };
  const keys = wanted[type];
  if (keys === undefined) return { type: "none" };
  const present = keys.filter((key) => given[key] !== undefined).map((key) => [key, given[key]]);
  return directAuthSchema.parse({ type, ...Object.fromEntries(present) });
}

/** People paste addresses with a slash at their end. */
export function addressOf(url: string): string {
  return url.replace(/\/+$/, "");
}
