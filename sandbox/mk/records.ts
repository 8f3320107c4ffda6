import type { RecordStore } from "../shared/records.ts";

export interface Person {
  id: string;
  name: string;
  /** Bare. */
  document: string;
  email: string;
  phone: string;
}

export interface Contract {
  id: string;
  personId: string;
  planName: string;
  amount: string;
  dueDay: number;
  cancelled: boolean;
  joinedAt: string;
}

/** What is blocked and unlocked is the connection, not the contract. */
export interface Connection {
  id: string;
  personId: string;
  contractId: string;
  username: string;
  blocked: boolean;
  reason: string;
  unlockedAt: string;
}

export interface Invoice {
  id: string;
  personId: string;
  contractId: string;
  description: string;
  amount: string;
  dueDate: string;
  paid: boolean;
  cancelled: boolean;
  hash: string;
}

/** What a call that creates something left behind: its kind and its parameters. */
export interface Entry {
  id: string;
  personId: string;
  protocol: string;
  sent: Record<string, string>;
}

/** Everything that a company holds. */
export interface Resources {
  people: Person;
  contracts: Contract;
  connections: Connection;
  invoices: Invoice;
  tickets: Entry;
  workOrders: Entry;
  leads: Entry;
  newContracts: Entry;
}

export type Store = RecordStore<Resources>;
