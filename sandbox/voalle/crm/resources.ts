import type { Coded } from "../resources.ts";

/** A contract type that integrations may use, with what may be sold in it. */
export interface ContractType {
  id: string;
  code: string;
  title: string;
  description: string;
  /** Not sorted, as the real list is not. */
  collectionDays: number[];
  contractTypesServiceProduct: { code: string; title: string; description: string }[];
}

/** A product or service in a price list. Money in strings with two places. */
export interface PricedService {
  code: string;
  title: string;
  description: string;
  sellingPrice: string;
  /** `S` a monthly service, `P` something sold once, `T` telephony. */
  type: string;
  priceListUseType: string;
  /** `P` product, `R` combo. */
  use: string;
  paymentFormTitle: string;
  paymentFormCode: string;
  minimumPromotionalPrice: string;
  isLoyalty: boolean;
  loyaltyPrice: string;
  monthDurationLoyalty: number;
}

export interface PriceList {
  id: number;
  code: string;
  title: string;
  description: string;
  services: PricedService[];
}

export interface Campaign {
  id: string;
  code: string;
  title: string;
  /** `Em Execução` is the only status that sells. */
  status: string;
  description: string;
  cities: { code: number; name: string; state: string }[];
  priceLists: PriceList[];
}

/** A call that made something, as it was received; the sandbox adds the rest. */
interface Received {
  id: string;
  receivedAt: string;
  /** User of the integrator that sent it: every call is logged under it. */
  integrationUser: string;
  received: Record<string, unknown>;
}

export interface Lead extends Received {
  name: string;
  txId: string;
  integrationCode: string;
}

export interface SaleOrder extends Received {
  protocolId: number;
  personId: string | null;
  txId: string;
  integrationCode: string;
  total: string;
  state: "open" | "cancelled";
  cancelReason: string;
}

/** What the CRM part of the ERP holds. */
export interface CatalogResources {
  contractTypes: ContractType;
  campaigns: Campaign;
  integrators: Coded;
  contactOrigins: Coded;
  crmForms: Coded;
  teams: Coded;
  sellers: Coded & { txId: string };
  leads: Lead;
  sales: SaleOrder;
}
