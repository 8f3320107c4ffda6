import { fieldInfo, type JoinedAccount } from "../../erp/connector.ts";
import { type Gate, SharedGate } from "../../erp/gate.ts";
import { type ErpCaller, ErpClient, type ErpClientOptions, type ErpRequest } from "../../erp/http.ts";
import type { SessionLogin, SessionStore } from "../../erp/session.ts";
import { hostProblem } from "../../lib/hosts.ts";
import type { ShardContext } from "../context.ts";
import type { OpenConnection } from "./open-connection.ts";

type Hooks = Pick<ErpClientOptions, "beforeCall" | "record">;

/**
 * An opened connection's way to its ERP: the gates of its accounts and of their lanes, each opened when it is first
 * needed, all closed together. Close it when the work is over.
 */
export class ErpAccess {
  readonly #context: ShardContext;
  readonly #connection: OpenConnection;
  readonly #interactive: boolean;
  readonly #gates = new Map<string, Gate>();
  readonly #sessions = new Map<string, SessionStore>();

  /** @param interactive somebody waits for the answers: their calls go before syncs */
  constructor(context: ShardContext, connection: OpenConnection, interactive: boolean) {
    this.#context = context;
    this.#connection = connection;
    this.#interactive = interactive;
  }

  /** Makes calls to any of the connection's accounts. */
  caller(hooks: Hooks = {}): ErpCaller {
    return {
      accounts: [...this.#connection.accounts.keys()],
      call: (request) => this.#clientFor(request, hooks).call(request),
    };
  }

  async close(): Promise<void> {
    await Promise.all([...this.#gates.values()].map((gate) => gate.close()));
  }

  #clientFor(request: ErpRequest, hooks: Hooks): ErpClient {
    const { accounts, secrets } = this.#connection;
    const opened = accounts.get(request.account ?? "");
    if (opened === undefined) throw new Error(`the connection has no account ${request.account}`);
    const { account, actorName } = opened;
    const { session, prepare } = account;
    return new ErpClient({
      baseUrl: account.baseUrl,
      headers: account.headers,
      classify: account.classify,
      secrets,
      hasLanes: account.lane !== undefined,
      gate: this.#gateOf(account, actorName, request),
      fetch: this.#context.fetch,
      now: this.#context.now,
      guard: this.#guard(),
      ...(session === undefined
        ? {}
        : { session: { login: session, store: this.#sessionOf(actorName, session) } }),
      ...(prepare === undefined ? {} : { prepare }),
      ...hooks,
    });
  }

  #sessionOf(actorName: string, login: SessionLogin): SessionStore {
    const known = this.#sessions.get(actorName) ?? this.#context.sessions(actorName, login);
    this.#sessions.set(actorName, known);
    return known;
  }

  #gateOf(account: JoinedAccount, actorName: string, request: ErpRequest): Gate {
    const lane = account.lane?.(request);
    const name = lane === undefined ? actorName : `${actorName}:${lane}`;
    const known = this.#gates.get(name);
    if (known !== undefined) return known;
    const own = this.#context.gate(name, account.limits, this.#interactive);
    const { shared } = account;
    const gate = shared === undefined ? own : new SharedGate(own, this.#scopeGate(shared));
    this.#gates.set(name, gate);
    return gate;
  }

  #scopeGate({ scope, limits }: NonNullable<JoinedAccount["shared"]>): Gate {
    const name = `scope:${scope}`;
    const known = this.#gates.get(name);
    if (known !== undefined) return known;
    const gate = this.#context.gate(name, limits, this.#interactive);
    this.#gates.set(name, gate);
    return gate;
  }

  /** Addresses that tenants name are looked at again with each call: what was allowed when it was saved may not be now. */
  #guard(): ErpClientOptions["guard"] {
    const { connector } = this.#connection;
    const named = Object.values(connector.settings.shape).some((schema) => fieldInfo(schema)?.host);
    const { allowPrivateHosts } = this.#context.settings;
    return named ? (url) => hostProblem(url, allowPrivateHosts) === null : undefined;
  }
}
