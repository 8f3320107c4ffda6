import { isRow, type Row } from "./company.ts";
import { send } from "./worker.ts";

export { isRow, type Row };

/** An answer of an ERP's API, as a test looks at it. */
export interface ErpAnswer {
  httpStatus: number;
  contentType: string;
  text: string;
  /** The parsed body; undefined when it is no JSON. */
  json: unknown;
  /** The parsed body as an object; empty when it is none. */
  body: Row;
}

/** One company of an ERP for providers, opened by the control API at `/_sandbox/{erp}`. */
export class Provider {
  readonly erp: string;
  readonly id: string;
  /** What the control API told of its key. */
  readonly key: Row;

  constructor(erp: string, id: string, key: Row) {
    this.erp = erp;
    this.id = id;
    this.key = key;
  }

  static async open(erp: string, switches: Row = {}, seed: "demo" | "minimal" = "demo"): Promise<Provider> {
    const { id, ...key } = await control(erp, "POST", "/companies", { seed, switches });
    return new Provider(erp, String(id), key);
  }

  control(method: string, path: string, body?: unknown): Promise<Row> {
    return control(this.erp, method, path, body);
  }

  setSwitches(change: Row): Promise<Row> {
    return this.control("PUT", `/companies/${this.id}/switches`, change);
  }

  inject(fault: Row): Promise<Row> {
    return this.control("POST", "/faults", { company: this.id, ...fault });
  }

  stats(): Promise<Row> {
    return this.control("GET", `/stats?company=${this.id}`);
  }

  /** Changes a record as an employee of the provider would. */
  change(resource: string, id: unknown, change: Row): Promise<Row> {
    return this.control("PATCH", `/companies/${this.id}/records/${resource}/${id}`, change);
  }

  /** What the ERP holds of a resource, as it is stored. */
  async stored(resource: string): Promise<Row[]> {
    const state = await this.control("GET", `/state?company=${this.id}&resource=${resource}`);
    const rows = state[resource];
    return Array.isArray(rows) ? rows.filter(isRow) : [];
  }
}

/** Calls a control API and returns its JSON. */
export async function control(erp: string, method: string, path: string, body?: unknown): Promise<Row> {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  const response = await send(`/_sandbox/${erp}${path}`, init);
  // Guarantee: every answer of the control API that tests read is a JSON object.
  return (await response.json()) as Row;
}

/** Reads an answer whole. */
export async function readAnswer(response: Response): Promise<ErpAnswer> {
  const text = await response.text();
  const json = parse(text);
  const contentType = response.headers.get("content-type") ?? "";
  return { httpStatus: response.status, contentType, text, json, body: isRow(json) ? json : {} };
}

/** A field that holds a list of objects. */
export function rowsOf(body: Row, field: string): Row[] {
  const list = body[field];
  return Array.isArray(list) ? list.filter(isRow) : [];
}

/** A field that holds an object; empty when it holds none. */
export function rowOf(body: Row, field: string): Row {
  const value = body[field];
  return isRow(value) ? value : {};
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
