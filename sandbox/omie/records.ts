import type { RecordStore } from "../shared/records.ts";
import type { Fields } from "./complex-types.ts";

/** A record of Omie's: what the API tells of it, and who wrote it when. */
export interface OmieRecord {
  /** The code that Omie gave it, as text. */
  id: string;
  /** `YYYY-MM-DD HH:MM:SS` in Brasília. */
  includedAt: string;
  changedAt: string;
  includedBy: string;
  changedBy: string;
  /** Whether the API made it. */
  byApi: "S" | "N";
  body: Fields;
}

/** The stock of a product at a place. Quantities are in ten-thousandths, so that they add up exactly. */
export interface Position {
  id: string;
  productId: number;
  placeId: number;
  physical: number;
  reserved: number;
  /** Sold and not yet billed. */
  pending: number;
  minimum: number;
  /** Average cost, decimal text. */
  cost: string;
}

/** An address that is told of changes. */
export interface Webhook {
  id: string;
  url: string;
}

/** A message that waits for its turn, was taken, or was given up. */
export interface WebhookDelivery {
  id: string;
  webhookId: string;
  url: string;
  topic: string;
  message: Fields;
  state: "waiting" | "delivered" | "dead_letter" | "given_up";
  attempts: number;
  lastStatus: number | null;
  createdAtMs: number;
}

/** Everything that a company holds. */
export interface Resources {
  clientes: OmieRecord;
  produtos: OmieRecord;
  categorias: OmieRecord;
  contas: OmieRecord;
  locais: OmieRecord;
  vendedores: OmieRecord;
  parcelas: OmieRecord;
  formasPagamento: OmieRecord;
  etapas: OmieRecord;
  servicos: OmieRecord;
  pedidos: OmieRecord;
  os: OmieRecord;
  positions: Position;
  webhooks: Webhook;
  webhookDeliveries: WebhookDelivery;
}

/** The resources whose records are of Omie's form. */
export type OmieResource = Exclude<keyof Resources, "positions" | "webhooks" | "webhookDeliveries">;

export type Store = RecordStore<Resources>;

// Codes of the seed come from ranges below this one, so whoever makes up a code meets nobody.
const FIRST_ID = 4_300_000_000;

/** The number that a sequence starts after; every resource takes its codes from `ids`. */
export function firstNumber(sequence: string): number {
  return sequence === "ids" || sequence === "itemIds" ? FIRST_ID : 0;
}
