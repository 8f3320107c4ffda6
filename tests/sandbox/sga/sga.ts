import { type ErpAnswer, isRow, Provider, type Row, readAnswer } from "../provider.ts";
import { send } from "../worker.ts";

/** One association of SGA's sandbox, with its sincronismo key and, once signed in, a token. */
export class Sga {
  readonly provider: Provider;
  token = "";

  constructor(provider: Provider) {
    this.provider = provider;
  }

  static async open(switches: Row = {}, seed: "demo" | "minimal" = "demo"): Promise<Sga> {
    return new Sga(await Provider.open("sga", switches, seed));
  }

  static async signedIn(switches: Row = {}, seed: "demo" | "minimal" = "demo"): Promise<Sga> {
    const sga = await Sga.open(switches, seed);
    await sga.signIn();
    return sga;
  }

  /** Asks for a token with the right user and password but for `change`, and keeps it. */
  async signIn(change: Row = {}, apiKey = this.provider.key.apiKey): Promise<ErpAnswer> {
    const { user: usuario, password: senha } = this.provider.key;
    const answer = await this.call("POST", "/usuario/autenticar", apiKey, { usuario, senha, ...change });
    if (typeof answer.body.token_usuario === "string") this.token = answer.body.token_usuario;
    return answer;
  }

  fetch(method: string, path: string, bearer: unknown, body?: unknown): Promise<Response> {
    const headers = { authorization: `Bearer ${bearer}`, "content-type": "application/json" };
    const init = { method, headers };
    return send(`/sga${path}`, body === undefined ? init : { ...init, body: JSON.stringify(body) });
  }

  async call(method: string, path: string, bearer: unknown, body?: unknown): Promise<ErpAnswer> {
    return readAnswer(await this.fetch(method, path, bearer, body));
  }

  get(path: string): Promise<ErpAnswer> {
    return this.call("GET", path, this.token);
  }

  post(path: string, body: unknown): Promise<ErpAnswer> {
    return this.call("POST", path, this.token, body);
  }

  /** A sincronismo route, with the supplier's key. */
  sync(path: string): Promise<ErpAnswer> {
    return this.call("GET", path, this.provider.key.syncKey);
  }

  /** The whole sincronismo list, by plate. */
  async synchronised(): Promise<Map<string, Row>> {
    const { body } = await this.sync("/sincronismo-produto-fornecedor/listar");
    return new Map(
      Object.values(body)
        .filter(isRow)
        .map((row) => [String(row.placa), row]),
    );
  }

  /** An order to the control API for this association. */
  order(path: string, body: unknown = {}, method = "POST"): Promise<Row> {
    return this.provider.control(method, `/companies/${this.provider.id}${path}`, body);
  }

  counters(): Promise<Row> {
    return this.provider.control("GET", `/companies/${this.provider.id}/counters`);
  }
}

/** An answer that is a list of objects; empty when it is none. */
export function listOf({ json }: ErpAnswer): Row[] {
  return Array.isArray(json) ? json.filter(isRow) : [];
}

/** What a refusal says, wherever its shape has it. */
export function reasonOf({ body }: ErpAnswer): unknown {
  return Array.isArray(body.error) ? body.error[0] : body.error;
}
