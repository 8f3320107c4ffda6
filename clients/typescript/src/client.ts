import createClient from "openapi-fetch";
import { readProblem } from "./errors.ts";
import type { paths } from "./openapi.ts";
import { repeatingFetch } from "./repeat.ts";
import type {
  AnswerOf,
  CallArguments,
  FunctionAnswer,
  FunctionInput,
  FunctionName,
  ItemOf,
  Method,
  PagedPath,
  PathOf,
} from "./types.ts";

export type PonteOptions = {
  /** The hub's address: "https://your-hub". */
  url: string;
  /** A tenant's API key, or the operator's token. */
  token: string;
  /** Which tenant it is about; needed with the operator's token, and with that alone. */
  tenantId?: string;
  /** Of the texts for people: problems, hints, the log. Portuguese by default. */
  language?: "pt-BR" | "en";
  /** How often a call that may be repeated is repeated when no answer came; 2 by default. */
  retries?: number;
  /** How long one try may take; a minute by default. */
  timeoutMs?: number;
  /** Another fetch than the platform's. */
  fetch?: (request: Request) => Promise<Response>;
};

type Call<M extends Method> = <Path extends PathOf<M>>(
  path: Path,
  ...init: CallArguments<M, Path>
) => Promise<AnswerOf<M, Path>>;

/** The hub's API: each path of its OpenAPI document with its types. Every call throws PonteError for a refusal. */
export type Ponte = {
  get: Call<"get">;
  put: Call<"put">;
  post: Call<"post">;
  patch: Call<"patch">;
  delete: Call<"delete">;
  /** Every item of a list, page after page, asked for as they are needed. */
  pages<Path extends PagedPath>(
    path: Path,
    ...init: CallArguments<"get", Path>
  ): AsyncGenerator<ItemOf<Path>>;
  /**
   * Calls an ERP function. Repeated by itself when no answer came: it goes with an idempotency key, so that it has one
   * effect. Give a key of your own to repeat it after your program's restart too.
   */
  call<Name extends FunctionName>(
    name: Name,
    input: FunctionInput<Name>,
    options?: { connectionId?: string; idempotencyKey?: string },
  ): Promise<FunctionAnswer<Name>>;
};

/** What openapi-fetch is given and answers, when the types of the single path are out of sight. */
type Init = { params?: Record<string, unknown>; body?: unknown; parseAs?: "text" };
type Untyped = (
  method: Method,
  path: string,
  init?: Init,
) => Promise<{ data?: unknown; error?: unknown; response: Response }>;

/**
 * A client of a hub.
 * @example
 * const ponte = createPonte({ url: "https://your-hub", token: process.env.PONTE_TOKEN });
 * for await (const delivery of ponte.pages("/v1/deliveries", { params: { query: { state: "dead" } } })) { … }
 */
export function createPonte(options: PonteOptions): Ponte {
  const send = sender(options);
  const method =
    <M extends Method>(name: M): Call<M> =>
    (path, ...[init]) =>
      send(name, path, init);
  return {
    get: method("get"),
    put: method("put"),
    post: method("post"),
    patch: method("patch"),
    delete: method("delete"),
    pages: (path, ...[init]) => pagesOf((withCursor) => send("get", path, withCursor), init),
    call: (name, input, { connectionId, idempotencyKey = crypto.randomUUID() } = {}) =>
      send("post", `/v1/functions/${name}`, {
        params: { header: { "idempotency-key": idempotencyKey } },
        body: { input, ...(connectionId === undefined ? {} : { connectionId }) },
      }),
  };
}

/** One call. The types that callers see are those of the generated document, which is where the answers come from. */
function sender(options: PonteOptions) {
  const {
    url,
    token,
    tenantId,
    language = "pt-BR",
    retries = 2,
    timeoutMs = 60_000,
    fetch = globalThis.fetch,
  } = options;
  const client = createClient<paths>({
    baseUrl: url.replace(/\/+$/, ""),
    headers: {
      authorization: `Bearer ${token}`,
      accept: "application/json",
      "accept-language": language,
      ...(tenantId === undefined ? {} : { "ponte-tenant": tenantId }),
    },
    fetch: repeatingFetch({
      fetch: (request) => fetch(request),
      retries,
      timeoutMs,
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    }),
  });
  const request = client.request as unknown as Untyped;
  return async <Answer>(method: Method, path: string, init?: unknown): Promise<Answer> => {
    const { data, error, response } = await request(method, path, { ...(init as Init), parseAs: "text" });
    if (!response.ok) throw readProblem(response, error);
    return readAnswer(response, data) as Answer;
  };
}

/** JSON where the answer is JSON, nothing where there is none, else the text: of metrics, of an exported log. */
function readAnswer(response: Response, text: unknown): unknown {
  const contentType = response.headers.get("content-type") ?? "";
  if (typeof text !== "string" || text === "") return undefined;
  // A page: the address leads somewhere else.
  if (contentType.startsWith("text/html")) throw readProblem(response, undefined);
  return contentType.includes("json") ? JSON.parse(text) : text;
}

type Page<Item> = { items: Item[]; nextCursor: string | null };

async function* pagesOf<Item>(
  read: (init: Init) => Promise<Page<Item>>,
  init: unknown,
): AsyncGenerator<Item> {
  const { params = {}, ...rest } = (init ?? {}) as Init;
  const query = params.query as Record<string, unknown> | undefined;
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const asked = cursor === undefined ? query : { ...query, cursor };
    const page = await read({ ...rest, params: { ...params, query: asked } });
    yield* page.items;
    cursor = page.nextCursor;
  }
}
