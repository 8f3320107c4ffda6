import { AUVO } from "../../../sandbox/auvo/account.ts";
import { type ErpAnswer, isRow, Provider, type Row, readAnswer, rowOf, rowsOf } from "../provider.ts";
import { send } from "../worker.ts";

/** A period that holds every task. */
export const ALWAYS = { startDate: "2020-01-01", endDate: "2099-12-31" };

let addresses = 0;

/** One company of Auvo's sandbox, logged in; each calls from an address of its own, so that no test uses up another's. */
export class Auvo {
  readonly provider: Provider;
  address = `10.1.${Math.floor(addresses / 250)}.${(addresses++ % 250) + 1}`;
  token = "";

  constructor(provider: Provider) {
    this.provider = provider;
  }

  static async open(switches: Row = {}, seed: "demo" | "minimal" = "demo"): Promise<Auvo> {
    const auvo = new Auvo(await Provider.open("auvo", switches, seed));
    await auvo.logIn();
    return auvo;
  }

  /** Logs in by POST with the right credentials but for `change`, and keeps the token. */
  async logIn(change: Row = {}): Promise<ErpAnswer> {
    const { apiKey, apiToken } = this.provider.key;
    const answer = await this.post("/login", { apiKey, apiToken, ...change });
    if (answer.httpStatus === 200) this.token = String(rowOf(answer.body, "result").accessToken);
    return answer;
  }

  fetch(method: string, path: string, body?: unknown, headers: Row = {}): Promise<Response> {
    const own = { "cf-connecting-ip": this.address, authorization: `Bearer ${this.token}` };
    const all = new Headers({
      ...own,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    });
    for (const [name, value] of Object.entries(headers)) all.set(name, String(value));
    const init = { method, headers: all };
    const text = typeof body === "string" ? body : JSON.stringify(body);
    return send(`${AUVO.apiPath}${path}`, body === undefined ? init : { ...init, body: text });
  }

  async call(method: string, path: string, body?: unknown): Promise<ErpAnswer> {
    return readAnswer(await this.fetch(method, path, body));
  }

  get(path: string): Promise<ErpAnswer> {
    return this.call("GET", path);
  }

  post(path: string, body: unknown): Promise<ErpAnswer> {
    return this.call("POST", path, body);
  }

  put(path: string, body: unknown): Promise<ErpAnswer> {
    return this.call("PUT", path, body);
  }

  /** PATCH with one replacement for each field. */
  patch(path: string, change: Row): Promise<ErpAnswer> {
    const operations = Object.entries(change).map(([name, value]) => ({ op: "replace", path: name, value }));
    return this.call("PATCH", path, operations);
  }

  /** A page of a list. */
  list(path: string, filter?: Row, query: Record<string, string> = {}): Promise<ErpAnswer> {
    const paramFilter: Record<string, string> = filter ? { paramFilter: JSON.stringify(filter) } : {};
    return this.get(`${path}?${new URLSearchParams({ ...paramFilter, ...query })}`);
  }

  /** The rows of a list, up to a hundred. */
  async rows(path: string, filter?: Row): Promise<Row[]> {
    return rowsOf(resultOf(await this.list(path, filter, { pageSize: "100" })), "entityList");
  }

  async tasks(filter: Row = {}): Promise<Row[]> {
    return await this.rows("/tasks", { ...ALWAYS, ...filter });
  }

  control(method: string, path: string, body?: unknown): Promise<Row> {
    return this.provider.control(method, `/companies/${this.provider.id}${path}`, body);
  }
}

/** `result` of an answer; empty when there is none. */
export function resultOf(answer: ErpAnswer): Row {
  return isRow(answer.body.result) ? answer.body.result : {};
}
