import { maskDocument } from "../shared/documents.ts";
import { fold } from "../shared/names.ts";
import type { Condition } from "../shared/records.ts";
import type { Filter } from "./listing.ts";

/** The value of a document's field, as SQL. */
function field(name: string): string {
  return `json_extract(document, '$.${name}')`;
}

/** The same without the punctuation of phone numbers and documents. */
function stripped(name: string): string {
  return ["(", ")", "-", ".", "/", " "].reduce((sql, sign) => `replace(${sql}, '${sign}', '')`, field(name));
}

/** Equal text; a parameter given several times, as `name[]`, means any of them. */
export function equals(name: string): Filter {
  return (values) => {
    const wanted = values.filter((value) => value !== "");
    if (wanted.length === 0) return undefined;
    return { sql: `${field(name)} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(wanted)] };
  };
}

/** A part of the name, or the whole name, whatever its accents and case. */
export const byName: Filter = ([value = ""], switches) => {
  const wanted = fold(value);
  if (wanted === "") return undefined;
  return switches.NOME_EXACT
    ? { sql: "search_name = ?", values: [wanted] }
    : { sql: "instr(search_name, ?) > 0", values: [wanted] };
};

/** A code in one of several fields, exact or in part. */
export function byCode(...names: string[]): Filter {
  return ([value = ""], switches) => {
    if (value === "") return undefined;
    const compare = (name: string) =>
      switches.CODIGO_CONTAINS ? `instr(${field(name)}, ?) > 0` : `${field(name)} = ?`;
    return { sql: `(${names.map(compare).join(" OR ")})`, values: names.map(() => value) };
  };
}

/** At least or at most a value; dates compare as text, amounts as numbers. */
export function bound(name: string, comparison: ">=" | "<=", kind: "date" | "amount"): Filter {
  return ([value = ""]) => {
    if (value === "") return undefined;
    if (kind === "date") return { sql: `${field(name)} ${comparison} ?`, values: [value] };
    return { sql: `CAST(${field(name)} AS REAL) ${comparison} ?`, values: [Number(value) || 0] };
  };
}

/** Telephone or mobile, punctuation ignored (seen live); a country code in front finds nobody. */
export const byTelephone: Filter = ([value = ""]) => {
  const digits = value.replace(/\D/g, "");
  if (digits === "") return undefined;
  return { sql: `(${stripped("telefone")} = ? OR ${stripped("celular")} = ?)`, values: [digits, digits] };
};

/** CPF or CNPJ, masked; the switch says whether digits alone find the customer too. */
export const byDocument: Filter = ([value = ""], switches): Condition | undefined => {
  if (value === "") return undefined;
  const wanted = switches.CPF_CNPJ_MATCH === "both" ? maskDocument(value) : value;
  return { sql: `(${field("cpf")} = ? OR ${field("cnpj")} = ?)`, values: [wanted, wanted] };
};
