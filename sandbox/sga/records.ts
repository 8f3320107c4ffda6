import type { RecordStore } from "../shared/records.ts";

/** A person who signs in to SGA. */
export interface User {
  id: string;
  login: string;
  password: string;
  name: string;
  active: boolean;
  /** When the user may sign in; null is always. Days count from Sunday, 0; `from` and `to` are `HH:MM` in São Paulo. */
  hours: { days: number[]; from: string; to: string } | null;
  /** Codes of the situations that the user may not see, nor anything that is in one. */
  hiddenSituations: string[];
}

/** A situation: one table for associates and vehicles, and its codes are the association's own. */
export interface Situation {
  id: string;
  description: string;
  /** Whether the situation is still in use; nothing of whether who is in it is active. */
  inUse: boolean;
}

/** Who sells products through the association; a sincronismo key is a supplier's. */
export interface Supplier {
  id: string;
  name: string;
  document: string;
}

/** A product that vehicles are linked to. */
export interface Product {
  id: string;
  name: string;
  billName: string;
  supplier: string;
  productClass: string;
  price: string;
  active: boolean;
}

/** A member of the association. Phones are as they were typed. */
export interface Associate {
  id: string;
  name: string;
  sex: string;
  /** CPF or CNPJ, bare. */
  document: string;
  rg: string;
  birthDate: string;
  ddd: string;
  phone: string;
  mobileDdd: string;
  mobile: string;
  email: string;
  zip: string;
  street: string;
  number: string;
  complement: string;
  district: string;
  city: string;
  state: string;
  situation: string;
  registeredAt: string;
  contractAt: string;
  dueDay: string;
}

/** A vehicle of an associate. Plate, chassis and renavam are as they were typed; blank dates are none. */
export interface Vehicle {
  id: string;
  associate: string;
  plate: string;
  /** The plate without hyphen, in upper case: what searches look at. */
  plateKey: string;
  chassis: string;
  renavam: string;
  engine: string;
  /** Its place in the catalogue of models. */
  model: string;
  colour: string;
  fuel: string;
  yearMade: string;
  yearModel: string;
  fipeAmount: string;
  fixedAmount: string;
  km: string;
  situation: string;
  reason: string;
  /** What the money says, apart from the situation. */
  paysOnTime: boolean;
  registeredAt: string;
  contractAt: string;
  reactivatedAt: string;
  changedAt: string;
  dueDay: string;
  /** The vehicle that this one is pulled by; blank for what drives by itself. */
  linkedVehicle: string;
}

/** A product on a vehicle; it can be linked and not active. */
export interface ProductLink {
  id: string;
  vehicle: number;
  product: string;
  amount: string;
  active: number;
}

/** A field of a vehicle or associate that somebody changed. */
export interface Change {
  id: string;
  /** Whose field: the vehicle's or the associate's id. */
  subject: string;
  field: string;
  before: string;
  after: string;
  /** `YYYY-MM-DD HH:MM:SS` in São Paulo. */
  at: string;
}

/** Every resource of a company. */
export interface Resources {
  users: User;
  situations: Situation;
  suppliers: Supplier;
  products: Product;
  associates: Associate;
  vehicles: Vehicle;
  productLinks: ProductLink;
  vehicleChanges: Change;
  associateChanges: Change;
}

/** The records of one company. */
export type Store = RecordStore<Resources>;
