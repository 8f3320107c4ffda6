import { type ErpAnswer, Provider, type Row, readAnswer, rowsOf } from "../provider.ts";
import { send } from "../worker.ts";

/** One company of SGP's sandbox with its token and app. */
export class Sgp {
  readonly provider: Provider;

  constructor(provider: Provider) {
    this.provider = provider;
  }

  static async open(switches: Row = {}, seed: "demo" | "minimal" = "demo"): Promise<Sgp> {
    return new Sgp(await Provider.open("sgp", switches, seed));
  }

  /** Posts a form with the credentials among its fields. */
  async post(path: string, fields: Record<string, string> = {}): Promise<ErpAnswer> {
    return readAnswer(await send(`/sgp${path}`, this.form(fields)));
  }

  form(fields: Record<string, string> = {}): RequestInit {
    const { token, app } = this.provider.key;
    return {
      method: "POST",
      body: new URLSearchParams({ token: String(token), app: String(app), ...fields }),
    };
  }

  /** Posts JSON with the credentials among its fields. */
  async postJson(path: string, fields: Row = {}): Promise<ErpAnswer> {
    const { token, app } = this.provider.key;
    const body = JSON.stringify({ token, app, ...fields });
    const headers = { "content-type": "application/json" };
    return readAnswer(await send(`/sgp${path}`, { method: "POST", headers, body }));
  }

  async contracts(cpfcnpj: string): Promise<Row[]> {
    return rowsOf((await this.post("/api/ura/consultacliente/", { cpfcnpj })).body, "contratos");
  }

  async contractId(cpfcnpj: string): Promise<string> {
    return String((await this.contracts(cpfcnpj))[0]?.contratoId);
  }

  async titles(cpfcnpj: string, fields: Record<string, string> = {}): Promise<Row[]> {
    return rowsOf((await this.post("/api/central/titulos/", { cpfcnpj, ...fields })).body, "faturas");
  }
}
