import type { Customer, Product, Receivable, Service } from "../../../sandbox/gestaoclick/resources.ts";
import type { Sale } from "../../../sandbox/gestaoclick/vendas/sale.ts";
import type { CallStatistics, JournalLine } from "../../../sandbox/shared/journal.ts";
import { ERP_ORIGIN, ERP_URL } from "./constants.ts";

export type Row = Record<string, unknown>;

/** What the ERP holds, as stored there. */
export type ErpState = {
  vendas: Sale[];
  clientes: Customer[];
  produtos: (Product & { valor_venda: string; estoque: number })[];
  servicos: Service[];
  recebimentos: Receivable[];
};

/** One company of the ERP: a person's and a saboteur's hands on it. */
export class Erp {
  readonly id: string;
  readonly credentials: { accessToken: string; secretAccessToken: string };

  private constructor(id: string, credentials: Erp["credentials"]) {
    this.id = id;
    this.credentials = credentials;
  }

  /** Opens a company whose limit does not get in a test's way. */
  static async open(switches: Row = {}, seed: "demo" | "minimal" = "demo"): Promise<Erp> {
    const company = await control<Row>("POST", "/companies", {
      seed,
      switches: { CALLS_PER_SECOND: 100_000, ...switches },
    });
    const { id, accessToken, secretAccessToken } = company;
    return new Erp(String(id), {
      accessToken: String(accessToken),
      secretAccessToken: String(secretAccessToken),
    });
  }

  state(): Promise<ErpState> {
    return control("GET", `/state?company=${this.id}`);
  }

  async sales(): Promise<Sale[]> {
    return (await this.state()).vendas;
  }

  async inject(...faults: Row[]): Promise<void> {
    for (const fault of faults) await control("POST", "/faults", { company: this.id, ...fault });
  }

  async clearFaults(): Promise<void> {
    await control("DELETE", `/faults?company=${this.id}`);
  }

  async setSwitches(change: Row): Promise<void> {
    await control("PUT", `/companies/${this.id}/switches`, change);
  }

  async revoke(): Promise<void> {
    await control("POST", `/companies/${this.id}/tokens/revoke`, {});
  }

  async restore(): Promise<void> {
    await control("POST", `/companies/${this.id}/tokens/restore`, {});
  }

  newTokens(): Promise<Erp["credentials"]> {
    return control("POST", `/companies/${this.id}/tokens`, {});
  }

  stats(): Promise<CallStatistics> {
    return control("GET", `/stats?company=${this.id}`);
  }

  journal(): Promise<JournalLine[]> {
    return control("GET", `/journal?company=${this.id}`);
  }

  async clearJournal(): Promise<void> {
    await control("DELETE", `/journal?company=${this.id}`);
  }

  /** What a person does in the ERP: past its limit, its faults and its journal. */
  async api(method: string, path: string, body?: unknown): Promise<Row> {
    const response = await fetch(`${ERP_URL}${path}`, {
      method,
      headers: {
        "access-token": this.credentials.accessToken,
        "secret-access-token": this.credentials.secretAccessToken,
        "sandbox-control": "1",
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    // Guarantee: every answer of the ERP's API that tests ask for is an object.
    return (await response.json()) as Row;
  }

  /** The rows of one of the ERP's lists. */
  async list(path: string): Promise<Row[]> {
    const { data } = await this.api("GET", path);
    return Array.isArray(data) ? data : [];
  }

  /** The id of the first row with this value in this field. */
  async idOf(path: string, field: string, value: string): Promise<string> {
    const row = (await this.list(path)).find((candidate) => candidate[field] === value);
    if (row === undefined) throw new Error(`no row of ${path} has ${field} ${value}`);
    return String(row.id);
  }
}

/** Calls the sandbox's control API. The caller names the shape, which the sandbox's own types state. */
async function control<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`${ERP_ORIGIN}/_sandbox/gestaoclick${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
  return answer as Answer;
}
