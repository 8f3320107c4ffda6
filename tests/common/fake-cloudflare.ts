import { createServer } from "node:http";
import { DatabaseSync } from "node:sqlite";
import { freePort } from "./hub.ts";

/** What a deploy has made in the account. */
export type FakeAccount = {
  url: string;
  databases: { uuid: string; name: string }[];
  queues: string[];
  buckets: string[];
  secrets: string[];
  /** The uploads, each as wrangler describes it. */
  uploads: Record<string, unknown>[];
  /** The names of the migrations that were applied, by a real SQLite. */
  migrations(): string[];
  stop(): void;
};

type Asked = { method: string; path: string; query: URLSearchParams; body: string };

const ACCOUNT = "a1";
const DATABASE_ID = "11111111-1111-4111-8111-111111111111";
const NOT_FOUND = Symbol("not found");

/** As much of Cloudflare's API as a deploy needs, for the real wrangler to talk to: CLOUDFLARE_API_BASE_URL leads here. */
export async function startFakeCloudflare(): Promise<FakeAccount> {
  const sqlite = new DatabaseSync(":memory:");
  const account: Omit<FakeAccount, "url" | "stop"> = {
    databases: [],
    queues: [],
    buckets: [],
    secrets: [],
    uploads: [],
    migrations: () =>
      sqlite
        .prepare("SELECT name FROM d1_migrations ORDER BY id")
        .all()
        .map(({ name }) => String(name)),
  };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://cloudflare");
    const path = pathname.replace("/client/v4", "").replace(`/accounts/${ACCOUNT}`, "");
    const body = Buffer.concat(chunks).toString();
    const asked = { method: request.method ?? "GET", path, query: searchParams, body };
    const result = answer(account, sqlite, asked);
    const errors =
      result === NOT_FOUND ? [{ code: 10007, message: `${asked.method} ${path}: not found` }] : [];
    response.writeHead(result === NOT_FOUND ? 404 : 200, { "content-type": "application/json" });
    response.end(
      JSON.stringify({
        success: errors.length === 0,
        errors,
        messages: [],
        result: result === NOT_FOUND ? null : result,
      }),
    );
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return Object.assign(account, {
    url: `http://127.0.0.1:${port}/client/v4`,
    stop: () => void server.close(),
  });
}

function answer(account: Omit<FakeAccount, "url" | "stop">, sqlite: DatabaseSync, asked: Asked): unknown {
  const { method, path, query, body } = asked;
  const key = `${method} ${path}`;
  const isFirstPage = (query.get("page") ?? "1") === "1";
  if (key === "GET /user") return { id: "u1", email: "ana@padariasol.example" };
  if (key === "GET /user/tokens/verify") return { id: "t1", status: "active" };
  if (key === "GET /accounts") return [{ id: ACCOUNT, name: "Padaria Sol" }];
  if (key === "GET /memberships") return [{ id: "m1", account: { id: ACCOUNT, name: "Padaria Sol" } }];
  if (key === "POST /d1/database") {
    const database = { uuid: DATABASE_ID, name: String(JSON.parse(body).name), version: "production" };
    account.databases.push(database);
    return database;
  }
  if (key === "GET /d1/database") return isFirstPage ? account.databases : [];
  if (key === `GET /d1/database/${DATABASE_ID}`) return account.databases[0] ?? NOT_FOUND;
  if (path.endsWith("/time_travel/bookmark")) return { bookmark: `bookmark-of-${account.uploads.length}` };
  if (key === `POST /d1/database/${DATABASE_ID}/query`) return execute(sqlite, String(JSON.parse(body).sql));
  if (path.startsWith("/r2/buckets")) return answerBuckets(account, asked);
  if (path.startsWith("/queues")) return answerQueues(account, asked, isFirstPage);
  return answerWorkers(account, asked);
}

/** As D1 does: the rows of a query, or a migration's many statements. */
function execute(sqlite: DatabaseSync, sql: string) {
  const isQuery = /^\s*SELECT/i.test(sql);
  const results = isQuery ? sqlite.prepare(sql).all() : [];
  if (!isQuery) sqlite.exec(sql);
  return [{ results, success: true, meta: { duration: 1 } }];
}

function answerBuckets(account: Pick<FakeAccount, "buckets">, { method, path, body }: Asked) {
  if (method === "POST") {
    account.buckets.push(String(JSON.parse(body).name));
    return {};
  }
  const named = path.slice("/r2/buckets".length + 1);
  const found = account.buckets.filter((name) => named === "" || name === named);
  const buckets = found.map((name) => ({ name, creation_date: "2026-11-25T00:00:00Z" }));
  return named === "" ? { buckets } : (buckets[0] ?? NOT_FOUND);
}

function answerQueues(
  account: Pick<FakeAccount, "queues">,
  { method, path, query, body }: Asked,
  isFirstPage: boolean,
) {
  if (path.includes("/consumers")) return method === "GET" ? [] : { consumer_id: "c1" };
  if (method === "POST") {
    account.queues.push(String(JSON.parse(body).queue_name));
    return { queue_id: "q1", queue_name: account.queues.at(-1) };
  }
  const names = query.getAll("name");
  const found = account.queues.filter((name) => names.length === 0 || names.includes(name));
  return (isFirstPage ? found : []).map((name) => ({
    queue_id: `id-of-${name}`,
    queue_name: name,
    created_on: "2026-11-25",
    modified_on: "2026-11-25",
    producers_total_count: 0,
    consumers_total_count: 0,
    producers: [],
    consumers: [],
  }));
}

function answerWorkers(
  account: Pick<FakeAccount, "secrets" | "uploads">,
  { method, path, body }: Asked,
): unknown {
  const version = (number: number) => ({
    id: `deployment-${number}`,
    created_on: `2026-11-${10 + number}`,
    versions: [{ version_id: `version-${number}`, percentage: 100 }],
  });
  if (path === "/workers/subdomain") return { subdomain: "sol" };
  if (method === "PUT" && path === "/workers/scripts/ponte") {
    const metadata = /name="metadata"\s+(\{.*\})\r?\n/.exec(body)?.[1] ?? "{}";
    const upload = JSON.parse(metadata);
    account.uploads.push(upload);
    const secrets = upload.bindings.filter(({ type }: { type: string }) => type === "secret_text");
    account.secrets.push(...secrets.map(({ name }: { name: string }) => name));
    return { id: "ponte", deployment_id: `version-${account.uploads.length}`, startup_time_ms: 5 };
  }
  if (account.uploads.length === 0) return NOT_FOUND;
  if (path.endsWith("/secrets")) return account.secrets.map((name) => ({ name, type: "secret_text" }));
  if (path.endsWith("/deployments")) {
    // The newest first, as the API has them.
    return { deployments: account.uploads.map((_, index) => version(index + 1)).reverse() };
  }
  if (path.endsWith("/subdomain")) return { enabled: true, previews_enabled: false };
  if (path.endsWith("/schedules")) return { schedules: [] };
  if (path === "/workers/services/ponte")
    return { default_environment: { environment: "production", script: {} } };
  if (path === "/workers/workers/ponte") return { id: "ponte", name: "ponte", subdomain: { enabled: true } };
  if (path.endsWith("/settings")) return { bindings: [], migration_tag: "v1", tags: [] };
  return NOT_FOUND;
}
