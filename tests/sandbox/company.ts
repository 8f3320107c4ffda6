import { DEFAULT_COMPANY } from "../../sandbox/gestaoclick/seed.ts";
import { send } from "./worker.ts";

export const CONTROL = "/_sandbox/gestaoclick";

export type Row = Record<string, unknown>;

/** An answer of the API, as a test looks at it. */
export interface Answer {
  httpStatus: number;
  text: string;
  /** The parsed body; an empty object when it is no JSON. */
  body: Row;
  /** `data` as a list; empty when it is none. */
  rows: Row[];
  /** `data` as an object; empty when it is none. */
  row: Row;
  /** `data.mensagem`. */
  message: unknown;
}

/** Calls the control API and returns its JSON. */
export async function control(method: string, path: string, body?: unknown): Promise<Row> {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  const response = await send(`${CONTROL}${path}`, init);
  // Guarantee: every answer of the control API that tests read is a JSON object or list.
  return (await response.json()) as Row;
}

/** One company of the sandbox and its tokens. */
export class TestCompany {
  readonly id: string;
  readonly headers: Record<string, string>;

  constructor(id: string, accessToken: string, secretAccessToken: string) {
    this.id = id;
    this.headers = { "access-token": accessToken, "secret-access-token": secretAccessToken };
  }

  /** Opens a company whose limit does not get in a test's way. */
  static async open(switches: Row = {}, seed: "demo" | "minimal" = "demo"): Promise<TestCompany> {
    const order = { seed, switches: { CALLS_PER_SECOND: 1000, ...switches } };
    const company = await control("POST", "/companies", order);
    return new TestCompany(
      String(company.id),
      String(company.accessToken),
      String(company.secretAccessToken),
    );
  }

  /** The company that every fresh sandbox has. */
  static default(): TestCompany {
    const { id, accessToken, secretAccessToken } = DEFAULT_COMPANY;
    return new TestCompany(String(id), accessToken, secretAccessToken);
  }

  /** A raw call of the API. */
  fetch(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const text = typeof body === "string" ? body : JSON.stringify(body);
    const init = { method, headers: { ...this.headers, ...headers } };
    return send(`/gestaoclick${path}`, body === undefined ? init : { ...init, body: text });
  }

  async call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await this.fetch(method, path, body, headers);
    return readAnswer(response);
  }

  get(path: string): Promise<Answer> {
    return this.call("GET", path);
  }

  post(path: string, body: unknown): Promise<Answer> {
    return this.call("POST", path, body);
  }

  put(path: string, body: unknown): Promise<Answer> {
    return this.call("PUT", path, body);
  }

  delete(path: string): Promise<Answer> {
    return this.call("DELETE", path);
  }

  setSwitches(change: Row): Promise<Row> {
    return control("PUT", `/companies/${this.id}/switches`, change);
  }

  inject(fault: Row): Promise<Row> {
    return control("POST", "/faults", { company: this.id, ...fault });
  }

  stats(): Promise<Row> {
    return control("GET", `/stats?company=${this.id}`);
  }

  /** The id of the first record of a list that has this value in this field. */
  async idOf(resource: string, field: string, value: string): Promise<string> {
    const { rows } = await this.get(`/${resource}`);
    const found = rows.find((row) => row[field] === value);
    if (!found) throw new Error(`no ${resource} with ${field} ${value}`);
    return String(found.id);
  }
}

async function readAnswer(response: Response): Promise<Answer> {
  const text = await response.text();
  const body = parseObject(text);
  return {
    httpStatus: response.status,
    text,
    body,
    rows: Array.isArray(body.data) ? body.data : [],
    row: isRow(body.data) ? body.data : {},
    message: isRow(body.data) ? body.data.mensagem : undefined,
  };
}

function parseObject(text: string): Row {
  try {
    const parsed: unknown = JSON.parse(text);
    return isRow(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

export function isRow(value: unknown): value is Row {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
