import type { RecordStore } from "../shared/records.ts";
import type { CatalogResources } from "./crm/resources.ts";
import type { DeskResources } from "./desk/resources.ts";

/** An address as it is read; writing names its parts differently. */
export interface Address {
  streetType: string;
  street: string;
  number: string;
  addressComplement: string;
  neighborhood: string;
  city: string;
  codeCityId: number;
  addressReference: string;
  state: string;
  /** Masked. */
  postalCode: string;
  latitude: string;
  longitude: string;
}

/** 1 CNPJ, 2 CPF, 3 foreigner. */
export type TxIdKind = 1 | 2 | 3;

/** A person or company that the ERP knows. */
export interface Person {
  id: string;
  peopleAddressId: string;
  name: string;
  name2: string;
  txId: string;
  typeTxId: TxIdKind;
  email: string;
  emailNfe: string;
  /** Formatted, as everywhere in this ERP: `(55) 3220-1350`. */
  phone: string;
  cellPhone: string;
  cellPhoneHasWhatsapp: boolean;
  birthDate: string | null;
  status: number;
  client: boolean;
  /** 1 contact, 3 effective customer, 4 lead. */
  situation: number;
  address: Address;
}

export interface ContractService {
  code: string;
  title: string;
  description: string;
  /** Money, two places. */
  amount: string;
}

/** 1 normal, 2 demonstration, 3 courtesy, 4 cancelled, 5 suspended, 6 blocked for debt, 7 blocked by hand, 9 ended. */
export type ContractStatus = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 9;

export interface Contract {
  id: string;
  contractNumber: string;
  personId: string;
  contractStatus: ContractStatus;
  /** 1 pre, 2 in approval, 3 approved, 4 rejected, 5 cancelled. */
  contractStage: number;
  collectionDay: number;
  contractTypeCode: string;
  companyPlaceId: string;
  services: ContractService[];
  unlocksUsed: number;
  unlockedUntil: string | null;
  integrationCode: string;
}

/** The connection of a contract. */
export interface ServiceTag {
  id: string;
  contractId: string;
  serviceTag: string;
  description: string;
  status: number;
}

/** An amount to receive. Money in strings with two places; fine and interest follow from the days since it was due. */
export interface Title {
  id: string;
  personId: string;
  contractId: string;
  companyPlaceId: string;
  title: string;
  parcel: number;
  value: string;
  discount: string;
  issueDate: string;
  expirationDate: string;
  state: "open" | "paid" | "cancelled";
  /** Whether a boleto was registered at the bank: without one there is neither bar code nor PIX. */
  registered: boolean;
  bankTitleNumber: string;
  receipts: TitleReceipt[];
}

/** Money that settled a title; more than one is a payment that was booked twice. */
export interface TitleReceipt {
  amount: string;
  discount: string;
  fine: string;
  interest: string;
  date: string;
  bankAccountCode: string;
  paymentFormCode: string;
  transactionId: string;
}

/** A payment as `receivepayment` took it; `status` 0 waits, 1 was processed, 2 was refused. */
export interface Payment {
  id: string;
  transactionId: string;
  synGwTransactionId: string;
  titleId: string;
  paidAmount: string;
  message: string;
  bankAccountCode: string;
  paymentFormCode: string;
  receiptDate: string;
  clientPaidDate: string;
  polls: number;
  status: 0 | 1 | 2;
  outcome: string;
  receivedAt: string;
}

/** A company or branch of the provider. */
export interface CompanyPlace {
  id: string;
  code: string;
  name: string;
  txId: string;
  address: string;
}

/** A fiscal note of a customer. */
export interface InvoiceNote {
  id: string;
  personId: string;
  contractId: string;
  documentNumber: string;
  issueDate: string;
  totalAmountLiquid: string;
  status: number;
}

/** Something that is chosen by its code. */
export interface Coded {
  id: string;
  code: string;
  title: string;
  active: boolean;
}

/** Everything that a company of Voalle holds. */
export interface Resources extends CatalogResources, DeskResources {
  people: Person;
  contracts: Contract;
  serviceTags: ServiceTag;
  titles: Title;
  payments: Payment;
  companyPlaces: CompanyPlace;
  invoiceNotes: InvoiceNote;
  bankAccounts: Coded;
  paymentForms: Coded;
}

export type Store = RecordStore<Resources>;
