import type { Params } from "../strings/language.ts";
import type { DifferenceCode } from "../strings/reconciliations.ts";
import type { ConnectionContext } from "./connector.ts";
import type { Sale } from "./flows/sales.ts";
import type { Outcome } from "./outcome.ts";

/** A sale that was delivered, with what the ERP was told last. */
export type DeliveredSale = {
  /** The CRM's id. */
  externalId: string;
  /** Ponte's own id, which is written into the ERP's record as its marker. */
  subjectId: string;
  /** The ERP's id of what was made. */
  remoteId: string;
  sale: Sale;
};

/** How the ERP differs from what was delivered. */
export type Difference = {
  externalId: string;
  code: DifferenceCode;
  params?: Params;
  /** The ERP's records that it is about; none where it is gone. */
  remoteIds: readonly string[];
};

/** What one part of a comparison told. */
export type ComparedPart = {
  differences: Difference[];
  /** Where the next part of these sales goes on. */
  cursor: unknown;
  isLast: boolean;
};

/** How what was delivered is compared with the ERP, some sales at a time and in small parts. Nothing of it may write. */
export type SalesReconciler<Settings> = {
  /** How many days back; 0 where the administrator wants none. */
  days(settings: Settings): number;
  /**
   * Reads a few calls' worth from where the cursor points; null is the very first part of these sales. It may be read again after
   * a crash, and some of the sales may have dropped out by then: they are on their way again.
   */
  compare(
    context: ConnectionContext<Settings>,
    sales: readonly DeliveredSale[],
    cursor: unknown,
  ): Promise<Outcome<ComparedPart>>;
};
