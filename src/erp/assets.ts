import type { AssetIssueCode } from "../strings/imports.ts";
import type { ConnectionContext } from "./connector.ts";
import type { Outcome } from "./outcome.ts";

/**
 * What a vehicle's own situation means. `unknown`: nobody has said what it means, so it never counts as active.
 */
export type Standing = "active" | "overdue" | "blocked" | "ended" | "unknown";

/** A client as the ERP tells it. What it does not tell is absent, and what is known of it stays. */
export type AssetClient = {
  /** The ERP's own id, where it tells one. */
  remoteId?: string | undefined;
  /** CPF or CNPJ without its mask. */
  document?: string | undefined;
  name: string;
  email?: string | undefined;
  phone?: string | undefined;
};

/** A vehicle as the ERP tells it. Each of `remoteId`, `chassis` and `plate` may be missing, not all of them. */
export type AssetVehicle = {
  remoteId?: string | undefined;
  /** Letters and digits only, in upper case; absent for a new car that has none yet. */
  plate?: string | undefined;
  chassis?: string | undefined;
  renavam?: string | undefined;
  brand?: string | undefined;
  model?: string | undefined;
  color?: string | undefined;
  year?: string | undefined;
  /** The ERP's own word; empty where this answer has none, and what is known stays. */
  situation: string;
  standing: Standing;
  /** Whether it has the product that is imported; absent where the ERP does not tell. */
  hasProduct?: boolean | undefined;
};

export type AssetRow = { client: AssetClient; vehicle: AssetVehicle };

/** What is wrong with a row. The rest of its page goes on. */
export type AssetIssue = {
  /** What a person recognises it by: a plate, a code, a name. */
  subject: string;
  code: AssetIssueCode;
  params?: Record<string, string>;
};

/** One page of an import. */
export type AssetPage = {
  rows: AssetRow[];
  issues: AssetIssue[];
  phase: "preparing" | "vehicles";
  /** What the next page begins with. */
  cursor: unknown;
  isLast: boolean;
  /** How many pages have been read with this one, and how many there are, where the ERP tells. */
  page: number;
  pages?: number | undefined;
  /** Something was not told that should have been: nothing may be ended by what is missing. */
  gap?: AssetGap | undefined;
};

export type AssetGap = "page_empty" | "fewer_than_told" | "situations_vanished" | "rows_unidentified";

/** An ERP whose clients and vehicles Ponte imports. */
export type AssetSource<Settings> = {
  /** The hour of São Paulo at which the daily import begins, 0 to 23. */
  importHour(settings: Settings): number;
  /** If more of the vehicles than this vanish or end at once, nothing is concluded from it. */
  largestDropPercent(settings: Settings): number;
  /** In how many complete imports in a row a vehicle must be missing before it is gone, 1 or more. */
  absentRunsUntilGone(settings: Settings): number;
  /** The product that contracts are about. */
  productCode(settings: Settings): string;
  /**
   * Reads one page from where the cursor points; null is the first. It may be read again after a crash.
   * @param before the last cursor of the import before, to tell what it saw and this one does not
   */
  readPage(
    context: ConnectionContext<Settings>,
    cursor: unknown,
    before: unknown,
  ): Promise<Outcome<AssetPage>>;
  /** Reads one client with all their vehicles. */
  readClient(
    context: ConnectionContext<Settings>,
    client: { document?: string | undefined; remoteId?: string | undefined },
  ): Promise<Outcome<{ rows: AssetRow[]; issues: AssetIssue[] }>>;
  /**
   * Asks for one vehicle that no page of an import held, before anything is concluded from it.
   * @param cursor the import's last one
   * @returns no rows where it is not to be imported; `refused` where it cannot be asked for, and the pages have to do
   */
  readVehicle(
    context: ConnectionContext<Settings>,
    cursor: unknown,
    vehicle: Pick<AssetVehicle, "chassis" | "plate">,
  ): Promise<Outcome<{ rows: AssetRow[]; issues: AssetIssue[] }>>;
};
