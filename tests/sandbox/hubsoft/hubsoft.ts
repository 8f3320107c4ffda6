import { type ErpAnswer, Provider, type Row, readAnswer, rowsOf } from "../provider.ts";
import { send } from "../worker.ts";

const PREFIX = "/hubsoft/api/v1/integracao";

/** One company of HubSoft's sandbox, signed in. */
export class Hubsoft {
  readonly provider: Provider;
  token = "";

  constructor(provider: Provider) {
    this.provider = provider;
  }

  static async open(switches: Row = {}, seed: "demo" | "minimal" = "demo"): Promise<Hubsoft> {
    const hubsoft = new Hubsoft(await Provider.open("hubsoft", switches, seed));
    await hubsoft.signIn();
    return hubsoft;
  }

  /** Asks for a token with the right credentials but for `change`, and keeps it. */
  async signIn(change: Row = {}): Promise<ErpAnswer> {
    const { clientId, clientSecret, username, password } = this.provider.key;
    const body = {
      grant_type: "password",
      client_id: clientId,
      client_secret: clientSecret,
      username,
      password,
    };
    const answer = await this.requestToken({ ...body, ...change });
    if (answer.httpStatus === 200) this.token = String(answer.body.access_token);
    return answer;
  }

  async requestToken(body: Row): Promise<ErpAnswer> {
    const headers = { "content-type": "application/json" };
    return readAnswer(
      await send("/hubsoft/oauth/token", { method: "POST", headers, body: JSON.stringify(body) }),
    );
  }

  fetch(method: string, path: string, body?: unknown): Promise<Response> {
    const headers = { authorization: `Bearer ${this.token}`, "content-type": "application/json" };
    const init = { method, headers };
    return send(`${PREFIX}${path}`, body === undefined ? init : { ...init, body: JSON.stringify(body) });
  }

  async get(path: string, query: Record<string, string> = {}): Promise<ErpAnswer> {
    return readAnswer(await this.fetch("GET", `${path}?${new URLSearchParams(query)}`));
  }

  async post(path: string, body: unknown): Promise<ErpAnswer> {
    return readAnswer(await this.fetch("POST", path, body));
  }

  async customer(document: string, query: Record<string, string> = {}): Promise<Row> {
    const search = { busca: "cpf_cnpj", termo_busca: document, ...query };
    const [found] = rowsOf((await this.get("/cliente", search)).body, "clientes");
    if (!found) throw new Error(`no customer ${document}`);
    return found;
  }

  async invoices(document: string, query: Record<string, string> = {}): Promise<Row[]> {
    const search = { busca: "cpf_cnpj", termo_busca: document, ...query };
    return rowsOf((await this.get("/cliente/financeiro", search)).body, "faturas");
  }
}
