import type { Bilingual } from "../../../strings/language.ts";
import type { FunctionName } from "../../functions/catalogue.ts";

/** Ready automations for one ERP, and what a connection needs for them. */
export type Template = {
  id: string;
  title: string;
  summary: Bilingual;
  connection: {
    /** Where people find the address, and one as it looks. */
    baseUrl: { example: string; help: Bilingual };
    checkPath: string;
    /** As the setting `auth` takes it; it names the credentials. */
    auth: Readonly<Record<string, unknown>>;
  };
  credentials: readonly NamedValue[];
  /** Those of the setting "Valores" that the automations name. */
  values: readonly ConnectionValue[];
  automations: Partial<Record<FunctionName, Draft>>;
  /** Functions that the ERP's API has nothing for, and what to do instead. */
  notServed: Partial<Record<FunctionName, Bilingual>>;
};

export type NamedValue = { name: string; title: Bilingual; help: Bilingual };

/** `neededFor`: without it these functions say that it is missing. Others do without. */
export type ConnectionValue = NamedValue & { neededFor?: readonly FunctionName[] };

/** Steps and automations before the grammar has checked them. */
export type Draft = Readonly<Record<string, unknown>>;
