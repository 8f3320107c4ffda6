import type { RecordStore } from "../shared/records.ts";

/** A discount as it is kept: 0 money, 1 percent; the value is decimal text. */
export interface Discount {
  type: 0 | 1;
  value: string;
}

/** A product or service on a task; `code` is the number of its record, prices are decimal text. */
export interface TaskLine {
  code: number;
  quantity: number;
  unitaryValue: string;
  discount: Discount;
  userId: number;
  dateRegister: string;
}

/** A visit of a technician. `finishMode` is what no answer tells: who closed it. */
export interface Task {
  id: string;
  externalId: string;
  idUserFrom: number;
  idUserTo: number;
  teamId: number;
  customerId: number;
  taskType: number;
  creationDate: string;
  taskDate: string;
  latitude: number;
  longitude: number;
  address: string;
  orientation: string;
  priority: number;
  finished: boolean;
  finishMode: "" | "automatic" | "manual";
  taskStatus: number;
  report: string;
  visualizedDate: string;
  checkInDate: string;
  checkOutDate: string;
  checkinType: number;
  attachments: { id: number; url: string; description: string; extension: string }[];
  questionnaires: Record<string, unknown>[];
  equipmentsId: number[];
  keyWords: number[];
  signatureName: string;
  sendSatisfactionSurvey: boolean;
  pendency: string;
  dateLastUpdate: string;
  expense: string;
  durationSeconds: number;
  displacementStart: string;
  products: TaskLine[];
  services: TaskLine[];
  additionalCosts: { code: number; value: string }[];
  discount: Discount;
  financialCategory: string;
  reschedulingHistory: Record<string, unknown>[];
  reasonForPause: string;
  /** Secret part of the address of its public page. */
  pageKey: string;
}

export interface DeletedTask {
  id: string;
  taskDate: string;
  deletedAt: string;
}

export interface Customer {
  id: string;
  externalId: string;
  description: string;
  legalName: string;
  /** Bare. */
  cpfCnpj: string;
  phoneNumber: string[];
  email: string[];
  manager: string;
  managerJobPosition: string;
  note: string;
  address: string;
  adressComplement: string;
  latitude: number;
  longitude: number;
  maximumVisitTime: number;
  unitMaximumTime: number;
  groupsId: number[];
  managerTeamsId: number[];
  managersId: number[];
  segmentId: number;
  active: boolean;
  uriAttachments: string[];
  contacts: Record<string, unknown>[];
  creationDate: string;
  dateLastUpdate: string;
  /** What only `/customers/complete` takes. */
  complete: Record<string, unknown>;
}

export interface CustomerGroup {
  id: string;
  description: string;
}

/** A product: `id` is its code, which addresses use; lines of tasks name it by `guid`. Prices are decimal text. */
export interface Product {
  id: string;
  guid: string;
  externalId: string;
  name: string;
  description: string;
  categoryId: number;
  associatedEquipmentId: number;
  unitaryValue: string;
  unitaryCost: string;
  minimumStock: number;
  totalStock: number;
  active: boolean;
  uriAttachments: string[];
  productSpecifications: Record<string, unknown>[];
  employeesStock: { id: number; userId: number; amount: number; date: string }[];
}

export interface ProductCategory {
  id: string;
  description: string;
  externalId: string;
}

export interface Service {
  id: string;
  guid: string;
  title: string;
  description: string;
  price: string;
  active: boolean;
  externalCode: string;
  fiscalServiceId: string | null;
}

export interface AdditionalCost {
  id: string;
  guid: string;
  name: string;
  value: string;
  registerDate: string;
}

export interface TaskType {
  id: string;
  description: string;
  creatorId: number;
  creationDate: string;
  standardTime: string;
  active: boolean;
}

export interface User {
  id: string;
  guid: string;
  externalId: string;
  name: string;
  login: string;
  email: string;
  jobPosition: string;
  userType: 1 | 2 | 3;
  active: boolean;
}

/** A stage of quotations, which no endpoint lists. */
export interface QuotationStage {
  id: string;
  description: string;
  position: number;
  changeStock: boolean;
  isCancelled: boolean;
  editAllowed: boolean;
}

/** A product or service on a quotation; prices are decimal text. */
export interface QuotationLine {
  code: number;
  amount: number;
  unitaryValue: string;
  discount: Discount;
}

export interface Instalment {
  number: number;
  value: string;
  dueDate: string;
  paymentMethod: { id: string; description: string };
}

export interface Quotation {
  id: string;
  customerId: number;
  leadName: string | null;
  externalCode: string;
  taskIds: number[];
  requesterUserId: number;
  registerDate: string;
  requestDate: string;
  expireDate: string;
  lastUpdateDate: string;
  observations: string;
  internalNote: string;
  discount: Discount;
  stageId: number;
  products: QuotationLine[];
  services: QuotationLine[];
  additionalCosts: { code: number; value: string }[];
  contacts: Record<string, unknown>[];
  instalments: Instalment[];
  alterations: Record<string, unknown>[];
  pageKey: string;
}

export interface Webhook {
  id: string;
  entity: number;
  action: number;
  targetUrl: string;
  active: boolean;
  userId: number;
  creationDate: string;
  /** What events are signed with. */
  secret: string;
}

/** A webhook that was sent, and what came back: 0 when nothing did. */
export interface WebhookDelivery {
  id: string;
  webhookId: number;
  targetUrl: string;
  sentAt: string;
  status: number;
  body: string;
}

/** Everything that a company holds. */
export interface Resources {
  tasks: Task;
  deletedTasks: DeletedTask;
  customers: Customer;
  customerGroups: CustomerGroup;
  products: Product;
  productCategories: ProductCategory;
  services: Service;
  additionalCosts: AdditionalCost;
  taskTypes: TaskType;
  users: User;
  quotations: Quotation;
  quotationStages: QuotationStage;
  webhooks: Webhook;
  webhookDeliveries: WebhookDelivery;
}

export type Store = RecordStore<Resources>;
