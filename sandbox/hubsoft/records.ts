import type { RecordStore } from "../shared/records.ts";

/** A place of installation. */
export interface Address {
  street: string;
  number: string;
  complement: string;
  district: string;
  zip: string;
}

export interface Customer {
  id: string;
  code: string;
  name: string;
  tradeName: string;
  /** Bare. */
  document: string;
  birthDate: string;
  email: string;
  mobile: string;
  phone: string;
  since: string;
  alerts: string[];
  address: Address;
}

/** A plan of a customer: `cliente_servico`. */
export interface CustomerService {
  id: string;
  customerId: string;
  productId: string;
  planNumber: number;
  name: string;
  amount: string;
  statusPrefix: string;
  login: string;
  password: string;
  dueDay: number;
  unlockedAt: string;
}

export interface Invoice {
  id: string;
  customerId: string;
  serviceId: string;
  amount: string;
  createdAt: string;
  dueDate: string;
  paidAt: string;
  paidAmount: string;
  cancelled: boolean;
  /** Secret part of the address of its PDF. */
  hash: string;
}

export interface Receipt {
  id: string;
  invoiceId: string;
  cashBoxId: string;
  paymentMethod: string;
  paidAt: string;
  creditedAt: string;
  amount: string;
  interest: string;
  discount: string;
  fee: string;
}

export interface Ticket {
  id: string;
  serviceId: string;
  kindId: string;
  protocol: string;
  description: string;
  name: string;
  phone: string;
  email: string;
  openedAt: string;
  workOrderId: string;
}

export interface Prospect {
  id: string;
  name: string;
  document: string;
  personKind: string;
  phone: string;
  email: string;
  notes: string;
  productId: string;
  amount: string;
  address: Address;
  originId: string;
  sellerId: string;
  dueDayId: string;
  crmId: string;
  externalId: string;
  createdAt: string;
}

export interface Product {
  id: string;
  name: string;
  amount: string;
  downloadKbps: number;
  uploadKbps: number;
  technology: string;
  forProspects: boolean;
}

export interface FiscalNote {
  id: string;
  customerId: string;
  serviceId: string;
  number: number;
  kind: "nota_fiscal" | "nfse";
  amount: string;
  issuedAt: string;
  hash: string;
}

/** A line of one of the lists under `configuracao`. */
export interface Named {
  id: string;
  name: string;
}

/** Everything that a company holds. */
export interface Resources {
  customers: Customer;
  services: CustomerService;
  invoices: Invoice;
  receipts: Receipt;
  tickets: Ticket;
  prospects: Prospect;
  products: Product;
  fiscalNotes: FiscalNote;
  sellers: Named;
  origins: Named;
  cashBoxes: Named;
  ticketKinds: Named;
  dueDays: Named;
}

export type Store = RecordStore<Resources>;

/** What HubSoft calls the states of a service. */
export const SERVICE_STATUS: Record<string, string> = {
  servico_habilitado: "Serviço Habilitado",
  suspenso_debito: "Suspenso por Débito",
  suspenso_parcialmente: "Suspenso Parcialmente",
  suspenso_pedido_cliente: "Suspenso a Pedido do Cliente",
  cancelado: "Cancelado",
  aguardando_instalacao: "Aguardando Instalação",
};
