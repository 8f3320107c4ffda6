import {
  type Command,
  countOf,
  DEFAULT_LIMIT,
  type Invocation,
  LIMIT,
  LIMIT_HELP,
  oneOf,
  take,
  UsageError,
} from "../command.ts";

const SCOPES = ["sales:write", "functions:call", "imports:write", "connections:write", "read"] as const;

export const keyCommands: Command[] = [
  {
    name: "keys list",
    usage: "--tenant <id> [--limit <n>]",
    summary: "List a tenant's API keys",
    options: LIMIT,
    help: LIMIT_HELP,
    async run(invocation) {
      const { ponte, output, text } = invocation;
      const path = { tenantId: tenantOf(invocation) };
      const limit = countOf("limit", text("limit"), DEFAULT_LIMIT);
      const keys = await take(ponte.pages("/v1/tenants/{tenantId}/api-keys", { params: { path } }), limit);
      output.result(keys, () =>
        output.table(
          ["id", "name", "scopes", "created", "last used", "revoked"],
          keys.map(({ id, name, scopes, createdAt, lastUsedAt, revokedAt }) => [
            id,
            name,
            scopes.join(" "),
            createdAt,
            lastUsedAt,
            revokedAt,
          ]),
        ),
      );
      return 0;
    },
  },
  {
    name: "keys create",
    usage: "<name> --tenant <id> [--scope <scope>]…",
    summary: "Create an API key, which is printed this once",
    options: { scope: { type: "string", multiple: true } },
    help: { "scope <scope>": `${SCOPES.join(", ")}; repeat it for several, all of them by default` },
    takes: ["name"],
    async run(invocation) {
      const { ponte, output, given, texts } = invocation;
      const scopes = texts("scope").flatMap((scope) => oneOf("scope", scope, SCOPES) ?? []);
      const key = await ponte.post("/v1/tenants/{tenantId}/api-keys", {
        params: { path: { tenantId: tenantOf(invocation) } },
        body: { name: given("name"), ...(scopes.length === 0 ? {} : { scopes }) },
      });
      output.result(key, () => output.print(key.key));
      return 0;
    },
  },
  {
    name: "keys revoke",
    usage: "<id> --tenant <id> [--yes]",
    summary: "Revoke an API key: who uses it is refused from now on",
    options: { yes: { type: "boolean" } },
    help: { yes: "do not ask" },
    takes: ["id"],
    async run(invocation) {
      const { ponte, output, given, flag } = invocation;
      const path = { tenantId: tenantOf(invocation), keyId: given("id") };
      if (!(await output.confirm(`Revoke the key ${path.keyId}?`, flag("yes")))) return 1;
      await ponte.delete("/v1/tenants/{tenantId}/api-keys/{keyId}", { params: { path } });
      output.result({ id: path.keyId, revoked: true }, () => output.print(`${path.keyId} is revoked.`));
      return 0;
    },
  },
];

function tenantOf({ tenantId }: Invocation): string {
  if (tenantId !== undefined) return tenantId;
  throw new UsageError("Whose keys? Name the tenant: --tenant <id>, or PONTE_TENANT.");
}
