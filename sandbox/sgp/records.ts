import type { RecordStore } from "../shared/records.ts";

export interface Customer {
  id: string;
  name: string;
  /** Bare. */
  document: string;
  phones: string[];
  emails: string[];
  address: { street: string; number: string; complement: string; district: string; zip: string };
}

/** How a contract stands; `by_hand`: an employee suspended it. */
export type ContractState = "active" | "suspended" | "by_hand" | "reduced" | "cancelled";

export interface Contract {
  id: string;
  customerId: string;
  planName: string;
  state: ContractState;
  login: string;
  password: string;
  dueDay: number;
  unlockedAt: string;
  /** What ura/contrato/edit changed, as it was sent. */
  changes: Record<string, string>;
}

export interface Title {
  id: string;
  customerId: string;
  contractId: string;
  number: number;
  amount: string;
  /** Paid so far; less than the amount while in part. */
  paidAmount: string;
  /** Let off so far. */
  discounted: string;
  issuedAt: string;
  dueDate: string;
  paidAt: string;
  /** 1 open, 2 paid, 3 cancelled. */
  statusId: 1 | 2 | 3;
  hasPix: boolean;
  hash: string;
}

export interface Settlement {
  id: string;
  titleId: string;
  paidAt: string;
  amount: string;
  discount: string;
  method: string;
  receivingPointId: string;
  inPart: boolean;
  notes: string;
}

export interface Occurrence {
  id: string;
  contractId: string;
  protocol: string;
  kind: string;
  content: string;
  notes: string;
  contactName: string;
  contactPhone: string;
  openedAt: string;
}

export interface PreRegistration {
  id: string;
  personKind: "F" | "J";
  name: string;
  document: string;
  /** Everything that was sent, but for the credentials. */
  sent: Record<string, string>;
  /** Plan, due day, seller: they count only when the registration is activated at once. */
  activated: boolean;
  planId: string;
  dueDayId: string;
  sellerId: string;
  mediaId: string;
  createdAt: string;
}

export interface FiscalNote {
  id: string;
  contractId: string;
  number: number;
  amount: string;
  issuedAt: string;
}

/** A line of one of the lists to choose from. */
export interface Named {
  id: string;
  name: string;
}

export interface Plan extends Named {
  amount: string;
}

/** Everything that a company holds. */
export interface Resources {
  customers: Customer;
  contracts: Contract;
  titles: Title;
  settlements: Settlement;
  occurrences: Occurrence;
  preRegistrations: PreRegistration;
  fiscalNotes: FiscalNote;
  plans: Plan;
  dueDays: Named;
  sellers: Named;
  receivingPoints: Named;
  branches: Named;
  occurrenceKinds: Named;
}

export type Store = RecordStore<Resources>;
