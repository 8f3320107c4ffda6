import type { DiagnosisCode, Severity } from "../strings/diagnosis.ts";
import type { Params } from "../strings/language.ts";
import type { ConnectionContext, Option } from "./connector.ts";
import type { Sale } from "./flows/sales.ts";

/** A name that people read: the CRM's or the ERP's own, or one of ours in both languages. */
export type NotedName = string | { pt: string; en: string };

/** Something that would stop or dull a delivery, found before the first of them fails. */
export type DiagnosisNote = {
  code: DiagnosisCode;
  /** Left out, it is the code's own. */
  severity?: Severity;
  /** What it is about: a product, a customer, a seller, a setting. Notes of one code and name are one item. */
  name: NotedName;
  /** What the item's text mentions beside the name. */
  params?: Params;
  /** The sale that it was found in. */
  externalId?: string;
  /** What a person may have meant. */
  suggestions?: readonly string[];
};

/** A sale that has not been delivered, or was accepted lately. */
export type DiagnosedSale = { externalId: string; sale: Sale };

/** What a diagnosis works with. Nothing that it calls may write. */
export type DiagnosisContext<Settings = unknown> = ConnectionContext<Settings> & {
  /** A list of the ERP, by its option source, as it is believed; undefined when it cannot be read, which is noted. */
  options(source: string): Promise<Option[] | undefined>;
};

/** What a connector finds in the subjects of its flows, beside what is wrong with them for every ERP. */
export type Diagnoses<Settings> = {
  sales?(context: DiagnosisContext<Settings>, sales: readonly DiagnosedSale[]): Promise<DiagnosisNote[]>;
};
