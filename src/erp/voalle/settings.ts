import { z } from "zod";
import { foldName } from "../../lib/names.ts";
import { baseAddress } from "../base-address.ts";
import { type FieldInfo, field } from "../connector.ts";
import { credentialTexts } from "./credential-texts.ts";
import { settingTexts } from "./setting-texts.ts";

/** Ids and codes of a tenant's own lists are words or numbers, and people who copy them out of an ERP send either. */
const code = () =>
  z.preprocess(
    (value) => (typeof value === "number" ? String(value) : value),
    z.string().trim().min(1, { error: "empty" }).max(100),
  );
const secret = () =>
  z
    .string()
    .trim()
    .min(8, { error: "token_format" })
    .max(4_000, { error: "token_format" })
    .regex(/^[\x21-\x7e]+$/, { error: "token_format" });
/** Optional, because the lists that it is picked from can be read only once the access is saved. */
const picked = (info: FieldInfo) => field(code().optional(), info);
const typed = picked;

export const credentialsSchema = z.strictObject({
  clientId: field(secret(), { ...credentialTexts.clientId, secret: true }),
  clientSecret: field(secret(), { ...credentialTexts.clientSecret, secret: true }),
  syndata: field(secret(), { ...credentialTexts.syndata, secret: true }),
  synV1Token: field(secret().optional(), { ...credentialTexts.synV1Token, secret: true }),
});

const paymentMethodSchema = z.strictObject({
  companyId: typed(settingTexts.methodCompanyId),
  accountId: typed(settingTexts.methodAccountId),
  paymentFormCode: typed(settingTexts.paymentFormCode),
});

/** Both are kept here because Voalle's API has no list of either. */
const resellerSchema = z.strictObject({
  code: field(code(), settingTexts.resellerCode),
  name: field(z.string().trim().min(1, { error: "empty" }).max(200), settingTexts.resellerName),
  document: field(z.string().trim().max(30).optional(), settingTexts.resellerDocument),
  email: field(z.email({ error: "invalid_email" }).optional(), settingTexts.resellerEmail),
});
const originSchema = z.strictObject({
  id: field(code(), settingTexts.originId),
  name: field(z.string().trim().min(1, { error: "empty" }).max(200), settingTexts.originName),
});

export const settingsSchema = z.strictObject({
  authUrl: field(baseAddress(), { ...settingTexts.authUrl, host: true }),
  apiUrl: field(baseAddress(), { ...settingTexts.apiUrl, host: true }),
  integrationUser: field(
    z
      .string()
      .trim()
      .regex(/^integracao\.[A-Za-z0-9_-]+\.datacake$/, { error: "integration_user_format" }),
    { ...settingTexts.integrationUser, unique: true },
  ),
  existingCustomerProcedure: field(
    z.enum(["create_order", "create_ticket"]).default("create_order"),
    settingTexts.existingCustomerProcedure,
  ),
  ignoreUserCheck: field(z.boolean().default(false), settingTexts.ignoreUserCheck),
  defaultCompanyId: typed(settingTexts.defaultCompanyId),
  defaultAccountId: typed(settingTexts.defaultAccountId),
  defaultPaymentFormCode: typed(settingTexts.defaultPaymentFormCode),
  paymentMethods: field(
    z
      .record(field(z.string().trim().min(1).max(100), settingTexts.methodName), paymentMethodSchema)
      .default({}),
    settingTexts.paymentMethods,
  ),
  leadIntegratorAlias: typed(settingTexts.leadIntegratorAlias),
  leadContactOriginCode: typed(settingTexts.leadContactOriginCode),
  leadForExistingCustomer: field(z.boolean().default(false), settingTexts.leadForExistingCustomer),
  leadFormCode: typed(settingTexts.leadFormCode),
  campaignAttribute: typed(settingTexts.campaignAttribute),
  defaultCampaign: picked({ ...settingTexts.defaultCampaign, options: "campaigns" }),
  defaultPriceList: picked({ ...settingTexts.defaultPriceList, options: "priceLists" }),
  products: field(
    z
      .record(
        field(z.string().trim().min(1).max(200), settingTexts.productKey),
        field(code(), { ...settingTexts.productValue, options: "products", alsoOthers: true }),
      )
      .default({}),
    settingTexts.products,
  ),
  resellers: field(z.array(resellerSchema).max(1_000).default([]), settingTexts.resellers),
  contactOrigins: field(z.array(originSchema).max(1_000).default([]), settingTexts.contactOrigins),
  saleCompanyDocument: picked({ ...settingTexts.saleCompanyDocument, options: "companyPlaces" }),
  saleContractType: picked({ ...settingTexts.saleContractType, options: "contractTypes" }),
  saleDueDay: picked({ ...settingTexts.saleDueDay, options: "dueDays" }),
  salePaymentFormCode: typed(settingTexts.salePaymentFormCode),
  saleCollectionTypeCode: typed(settingTexts.saleCollectionTypeCode),
  saleDateManagementCode: typed(settingTexts.saleDateManagementCode),
  saleTeamCode: typed(settingTexts.saleTeamCode),
  saleResponsibleSellerDocument: typed(settingTexts.saleResponsibleSellerDocument),
  personSituation: field(z.enum(["1", "3", "4"]).default("3"), settingTexts.personSituation),
  documentTypes: field(
    z.enum(["cnpj_1_cpf_2", "cpf_1_cnpj_2"]).default("cnpj_1_cpf_2"),
    settingTexts.documentTypes,
  ),
  mobileHasWhatsapp: field(z.boolean().default(true), settingTexts.mobileHasWhatsapp),
  ticketIncidentTypeId: picked({ ...settingTexts.ticketIncidentTypeId, options: "incidentTypes" }),
  ticketOrderIncidentTypeId: picked({ ...settingTexts.ticketOrderIncidentTypeId, options: "incidentTypes" }),
  ticketCatalogServiceId: picked({ ...settingTexts.ticketCatalogServiceId, options: "catalogServices" }),
  ticketCatalogServiceItemId: picked({
    ...settingTexts.ticketCatalogServiceItemId,
    options: "catalogServiceItems",
  }),
  ticketServiceLevelAgreementId: picked({
    ...settingTexts.ticketServiceLevelAgreementId,
    options: "serviceLevelAgreements",
  }),
  ticketCompanyPlaceId: picked({ ...settingTexts.ticketCompanyPlaceId, options: "companyPlaceIds" }),
  ticketTeamCode: typed(settingTexts.ticketTeamCode),
  ticketPriority: field(z.int().min(0).max(10).optional(), settingTexts.ticketPriority),
  unlockBy: field(z.enum(["contractNumber", "contractId"]).default("contractNumber"), settingTexts.unlockBy),
  requestsPerMinute: field(z.int().min(1).max(100_000).optional(), settingTexts.requestsPerMinute),
});

export type Settings = z.output<typeof settingsSchema>;
export type Credentials = z.output<typeof credentialsSchema>;

/** What is set for a payment method, by its name however it is spelt; nothing where there is no such row. */
export function methodSettings(
  { paymentMethods }: Settings,
  method: string | undefined,
): Partial<Settings["paymentMethods"][string]> {
  if (method === undefined) return {};
  const wanted = foldName(method);
  return Object.entries(paymentMethods).find(([name]) => foldName(name) === wanted)?.[1] ?? {};
}
