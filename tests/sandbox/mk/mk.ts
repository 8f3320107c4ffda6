import { isRow, Provider, type Row } from "../provider.ts";
import { send } from "../worker.ts";

/** One company of MK's sandbox with an open session. */
export class Mk {
  readonly provider: Provider;
  token = "";

  constructor(provider: Provider) {
    this.provider = provider;
  }

  static async open(switches: Row = {}, seed: "demo" | "minimal" = "demo"): Promise<Mk> {
    const mk = new Mk(await Provider.open("mk", switches, seed));
    await mk.signIn();
    return mk;
  }

  async signIn(change: Record<string, string> = {}): Promise<Row> {
    const { token, password } = this.provider.key;
    const query = { token: String(token), password: String(password), cd_servico: "9999", ...change };
    const answer = await this.call("WSAutenticacao", query);
    if (typeof answer.Token === "string") this.token = answer.Token;
    return answer;
  }

  fetch(service: string, query: Record<string, string> = {}): Promise<Response> {
    const parameters = new URLSearchParams({ sys: "MK0", token: this.token, ...query });
    return send(`/mksolutions/mk/${service}.rule?${parameters}`);
  }

  /** Calls a service and reads its Latin-1. */
  async call(service: string, query: Record<string, string> = {}): Promise<Row> {
    const response = await this.fetch(service, query);
    const parsed: unknown = JSON.parse(new TextDecoder("latin1").decode(await response.arrayBuffer()));
    return isRow(parsed) ? parsed : {};
  }

  async personId(doc: string): Promise<string> {
    return String((await this.call("WSMKConsultaDoc", { doc })).CodigoPessoa);
  }
}
