import { LEGACY_CLIENT } from "../../../sandbox/voalle/seed.ts";
import { type ErpAnswer, isRow, Provider, type Row, readAnswer, rowOf } from "../provider.ts";
import { send } from "../worker.ts";

const THIRD_PARTY = "/voalle/api/external/integrations/thirdparty";

/** An answer of Voalle's API, as a test looks at it. */
export interface VoalleAnswer extends ErpAnswer {
  /** `response` as an object; empty when it is none. */
  response: Row;
  /** `response` as a list; empty when it is none. */
  rows: Row[];
  /** The first of `messages`, in whichever of its forms. */
  message: string | undefined;
}

/** One company of Voalle's sandbox and an integrator of it with a token. */
export class Voalle {
  readonly provider: Provider;
  token = "";

  constructor(provider: Provider) {
    this.provider = provider;
  }

  static async open(switches: Row = {}, seed: "demo" | "minimal" = "demo"): Promise<Voalle> {
    const voalle = new Voalle(await Provider.open("voalle", switches, seed));
    await voalle.signIn();
    return voalle;
  }

  /** Takes a new access token by client credentials. */
  async signIn(): Promise<void> {
    const { body } = await this.clientToken();
    this.token = String(body.access_token);
  }

  /** The client credentials grant; `fields` replace or, when undefined, leave out what the form says. */
  clientToken(fields: Record<string, string | undefined> = {}): Promise<ErpAnswer> {
    const { clientId, clientSecret, syndata } = this.provider.key;
    return postForm({
      grant_type: "client_credentials",
      scope: "syngw",
      client_id: String(clientId),
      client_secret: String(clientSecret),
      syndata: String(syndata),
      ...fields,
    });
  }

  /** The legacy password grant. */
  passwordToken(fields: Record<string, string | undefined> = {}): Promise<ErpAnswer> {
    const { username, password, syndata } = this.provider.key;
    return postForm({
      grant_type: "password",
      scope: "syngw synpaygw offline_access",
      client_id: LEGACY_CLIENT.id,
      client_secret: LEGACY_CLIENT.secret,
      username: String(username),
      password: String(password),
      syndata: String(syndata),
      ...fields,
    });
  }

  /** A raw call; a path that begins with `/voalle` is taken as it is, another stands below the usual prefix. */
  fetch(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const init: RequestInit = {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
    };
    if (body !== undefined) init.body = typeof body === "string" ? body : JSON.stringify(body);
    return send(path.startsWith("/voalle") ? path : `${THIRD_PARTY}${path}`, init);
  }

  async call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<VoalleAnswer> {
    const answer = await readAnswer(await this.fetch(method, path, body, headers));
    const { response, messages } = answer.body;
    const first: unknown = Array.isArray(messages) ? messages[0] : messages;
    const message = isRow(first) ? first.message : first;
    return {
      ...answer,
      response: isRow(response) ? response : {},
      rows: Array.isArray(response) ? response.filter(isRow) : [],
      message: typeof message === "string" ? message : undefined,
    };
  }

  get(path: string): Promise<VoalleAnswer> {
    return this.call("GET", path);
  }

  post(path: string, body: unknown = {}): Promise<VoalleAnswer> {
    return this.call("POST", path, body);
  }

  put(path: string, body: unknown): Promise<VoalleAnswer> {
    return this.call("PUT", path, body);
  }

  /** The person with this document. */
  async person(document: string): Promise<Row> {
    return (await this.get(`/people/txid/${document}`)).response;
  }

  /** All titles of a document. */
  async titles(document: string): Promise<Row[]> {
    return (await this.get(`/gettitlesbytxid/${document}`)).rows;
  }

  /** The contracts of a document. */
  async contracts(document: string, fields: Row = {}): Promise<Row[]> {
    const body = { txId: document, onlyActiveContracts: false, page: 1, pageSize: 100, ...fields };
    const { response } = await this.post("/contract/getpaged", body);
    return Array.isArray(response.data) ? response.data.filter(isRow) : [];
  }
}

/** A call of the identity server. */
export async function postForm(
  fields: Record<string, string | undefined>,
  path = "/voalle/auth/connect/token",
): Promise<ErpAnswer> {
  const sent = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as [string, string]],
  );
  return readAnswer(await send(path, { method: "POST", body: new URLSearchParams(sent) }));
}

/** The business refusal that every call may answer: HTTP 200 with these words. */
export function refusal(message: string) {
  return {
    httpStatus: 200,
    message,
    body: { success: false, response: null, messages: [{ message, code: 300, type: "Error" }] },
  };
}

/** The title of a document that has this status in the list of all. */
export async function titleWith(voalle: Voalle, document: string, status: string): Promise<Row> {
  const found = (await voalle.titles(document)).find((title) => billetOf(title).status === status);
  if (!found) throw new Error(`no title ${status}`);
  return found;
}

/** A title's billet. */
export function billetOf(title: Row | undefined): Row {
  return rowOf(title ?? {}, "billet");
}
