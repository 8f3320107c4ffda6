import { fold } from "../shared/names.ts";
import { Refusal } from "./envelope.ts";
import { text } from "./input.ts";
import { MESSAGES } from "./messages.ts";
import { type Session, value } from "./session.ts";
import type { IxcSwitches } from "./switches.ts";
import { type Row, TABLES } from "./tables.ts";

const DEFAULT_ROWS = 20;
const MAX_ROWS = 10_000;
const OPERATORS = ["=", "!=", ">", ">=", "<", "<=", "L"];

/** One comparison of a list: `qtype`, `oper`, `query`, or `TB`, `OP`, `P` of grid_param. */
interface Comparison {
  field: string;
  operator: string;
  wanted: string;
}

/** Answers a page of a table; `registros` is missing when nothing is on it. */
export async function listRows(
  session: Session,
  name: string,
  body: Record<string, unknown>,
): Promise<Response> {
  const { store, switches } = session;
  const comparisons = [readQuery(name, body), ...readGridParam(name, body, switches)];
  const found = (await store.all(name)).filter((row) =>
    comparisons.every((comparison) => meets(row, comparison, switches)),
  );
  const size = Math.min(positive(text(body, "rp"), DEFAULT_ROWS), MAX_ROWS);
  const page = positive(text(body, "page"), 1);
  const shown = sorted(found, name, body).slice((page - 1) * size, page * size);
  const total = switches.TOTAL_AS_NUMBER ? found.length : String(found.length);
  if (shown.length === 0 && switches.EMPTY_REGISTROS === "missing") {
    return Response.json({ page: String(page), total });
  }
  return Response.json({ page: String(page), total, registros: shown });
}

function readQuery(name: string, body: Record<string, unknown>): Comparison {
  if (text(body, "qtype") === "") throw new Refusal(MESSAGES.missing(["qtype"]));
  return comparisonOf(name, text(body, "qtype"), text(body, "oper") || "=", text(body, "query"));
}

/** Further comparisons: a JSON string, not a list; a list sent as such may be dropped without a word. */
function readGridParam(name: string, body: Record<string, unknown>, switches: IxcSwitches): Comparison[] {
  const sent = body.grid_param;
  if (sent === undefined || sent === null || sent === "") return [];
  if (typeof sent !== "string") {
    if (switches.GRID_PARAM_LIST === "ignored") return [];
    throw new Refusal(MESSAGES.gridParamText);
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(sent);
  } catch {
    throw new Refusal(MESSAGES.gridParamText);
  }
  if (!Array.isArray(parsed)) throw new Refusal(MESSAGES.gridParamText);
  return parsed.map((entry: unknown) => {
    const fields = typeof entry === "object" && entry !== null ? { ...entry } : {};
    return comparisonOf(name, text(fields, "TB"), text(fields, "OP"), text(fields, "P"));
  });
}

function comparisonOf(name: string, column: string, operator: string, wanted: string): Comparison {
  if (!OPERATORS.includes(operator)) throw new Refusal(MESSAGES.invalid("oper"));
  return { field: columnOf(name, column), operator, wanted };
}

/** The field of a `table.field`; any other is what the database would complain of. */
function columnOf(name: string, column: string): string {
  const [table, field = ""] = column.split(".");
  if (table !== name || !TABLES[name]?.fields.includes(field)) {
    throw new Refusal(MESSAGES.unknownColumn(column));
  }
  return field;
}

function meets(row: Row, { field, operator, wanted }: Comparison, switches: IxcSwitches): boolean {
  const held = value(row, field);
  if (operator === "L") return fold(held).includes(fold(wanted));
  const order = compare(held, wanted, field === "cnpj_cpf" && switches.DOCUMENT_MATCH === "digits");
  switch (operator) {
    case "=":
      return order === 0;
    case "!=":
      return order !== 0;
    case ">":
      return order > 0;
    case ">=":
      return order >= 0;
    case "<":
      return order < 0;
    default:
      return order <= 0;
  }
}

/** As the database compares: numbers as numbers, text without accents and case. */
function compare(held: string, wanted: string, bare: boolean): number {
  const [left, right] = bare
    ? [held, wanted].map((document) => document.replace(/[.\-/]/g, ""))
    : [held, wanted];
  const [first, second] = [fold(left ?? ""), fold(right ?? "")];
  const isNumeric = [first, second].every((each) => /^\d{1,15}(\.\d+)?$/.test(each));
  if (isNumeric) return Number(first) - Number(second);
  return first < second ? -1 : first > second ? 1 : 0;
}

function sorted(rows: Row[], name: string, body: Record<string, unknown>): Row[] {
  const sortName = text(body, "sortname");
  const field = sortName === "" ? "id" : columnOf(name, sortName);
  const direction = text(body, "sortorder").toLowerCase() === "desc" ? -1 : 1;
  return rows.toSorted((left, right) => direction * compare(value(left, field), value(right, field), false));
}

function positive(sent: string, fallback: number): number {
  const parsed = Number.parseInt(sent, 10);
  return parsed > 0 ? parsed : fallback;
}
