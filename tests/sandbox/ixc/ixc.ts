import { type ErpAnswer, Provider, type Row, readAnswer, rowsOf } from "../provider.ts";
import { send } from "../worker.ts";

const BASE = "/ixc/webservice/v1";

/** One company of IXC's sandbox and its token. */
export class Ixc {
  readonly provider: Provider;

  constructor(provider: Provider) {
    this.provider = provider;
  }

  static async open(switches: Row = {}, seed: "demo" | "minimal" = "demo"): Promise<Ixc> {
    return new Ixc(await Provider.open("ixc", switches, seed));
  }

  /** A raw call; `headers` wins over the right credentials. */
  fetch(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const authorization = basic(String(this.provider.key.token));
    const init = { method, headers: { authorization, "content-type": "application/json", ...headers } };
    return send(`${BASE}${path}`, body === undefined ? init : { ...init, body: JSON.stringify(body) });
  }

  async call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<ErpAnswer> {
    return readAnswer(await this.fetch(method, path, body, headers));
  }

  post(path: string, body: Row): Promise<ErpAnswer> {
    return this.call("POST", path, body);
  }

  /** Lists a table by one comparison and those of grid_param. */
  list(table: string, query: Row, grid?: Row[]): Promise<ErpAnswer> {
    const param = grid === undefined ? {} : { grid_param: JSON.stringify(grid) };
    return this.call("POST", `/${table}`, { oper: "=", ...query, ...param }, { ixcsoft: "listar" });
  }

  /** The rows whose field has this value. */
  async rows(table: string, field: string, value: string, more: Row = {}): Promise<Row[]> {
    const answer = await this.list(table, { qtype: `${table}.${field}`, query: value, rp: "1000", ...more });
    return rowsOf(answer.body, "registros");
  }

  async row(table: string, field: string, value: string): Promise<Row> {
    const [found] = await this.rows(table, field, value);
    if (!found) throw new Error(`no ${table} with ${field} ${value}`);
    return found;
  }
}

/** `Authorization` for a whole token. */
export function basic(token: string): string {
  return `Basic ${btoa(token)}`;
}
