/** Where the identity server (port 45700 of the real ERP) is mounted, below the sandbox Worker's origin. */
export const AUTH_BASE_PATH = "/voalle/auth";

/** Where the integration API (port 45715 of the real ERP) is mounted. */
export const API_BASE_PATH = "/voalle/api";

/** Where both are behind one address, as at a provider that puts a proxy before its ERP. */
export const PROXY_BASE_PATH = "/voalle/proxy";

/** Where the portal of a provider's own customers (Portal V2) is mounted. */
export const PORTAL_BASE_PATH = "/voalle/portal";

/** Where the signed links of boletos lead; they ask for no token. */
export const BILLET_LINK_PATH = "/voalle/billets";

/** Where the control API and page are mounted. */
export const CONTROL_BASE_PATH = "/_sandbox/voalle";

/** The client of the legacy password grant: one and the same on every Voalle. The secret is the sandbox's own. */
export const LEGACY_CLIENT = { id: "synauth", secret: "sandbox-synauth-5ec4e7" } as const;

/** The company that every fresh sandbox has, and what opens it; safe to write into a test. */
export const DEFAULT_COMPANY = {
  name: "Provedor de Demonstração",
  clientId: "5a4db0c0-70a1-4e00-8000-00000000da7a",
  clientSecret: "5ec4e7c0-70a1-4e00-8000-00000000da7a",
  syndata: "U0FOREJPWC1TWU5EQVRBLVBST1ZFRE9SLURFLURFTU9OU1RSQUNBTy0wMDAwMDAwMDAwMDAwMDAwZGE3YQ==",
  synV1Token: "5ec4e7c070a10000000000000000da7a",
  verifyToken: "5ec4e7c070a1b0b0000000000000da7a",
  integrationUser: "integracao.voalle.datacake",
  username: "suporte.demonstracao",
  password: "sandbox-da7a-5ec4e7",
} as const;

/** Codes in every company's data, minimal or demo, that settings and tests name. */
export const CODES = {
  companyPlace: "11444777000161",
  branch: "11444777000242",
  integratorAlias: "DATACAKE",
  contactOrigin: "SITE",
  inactiveOrigin: "FEIRA",
  formCode: "PADRAO",
  team: "COMERCIAL",
  seller: "39053344705",
  contractType: "FTTH",
  campaign: "VERAO",
  priceList: "VAREJO",
  service: "1.1",
  paymentForm: "PIX",
  cardPaymentForm: "CARTAO",
  bankAccount: "CAIXA-PIX",
  cardBankAccount: "CAIXA-TEF",
  collectionType: "BOLETO",
  dateManagement: "MENSAL",
} as const;
