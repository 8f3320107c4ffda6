import { type Command, countOf, DEFAULT_LIMIT, LIMIT, LIMIT_HELP, present, take } from "../command.ts";

export const tenantCommands: Command[] = [
  {
    name: "tenants list",
    usage: "[--search <text>] [--limit <n>]",
    summary: "List the tenants, newest first",
    options: { ...LIMIT, search: { type: "string" } },
    help: { "search <text>": "part of the name, or of an admin's e-mail address", ...LIMIT_HELP },
    async run({ ponte, output, text }) {
      const query = present({ q: text("search") });
      const limit = countOf("limit", text("limit"), DEFAULT_LIMIT);
      const tenants = await take(ponte.pages("/v1/tenants", { params: { query } }), limit);
      output.result(tenants, () =>
        output.table(
          ["id", "name", "created", "admin", "first access"],
          tenants.map(({ id, name, createdAt, admin }) => [id, name, createdAt, admin?.email, admin?.state]),
        ),
      );
      return 0;
    },
  },
  {
    name: "tenants create",
    usage: "<name>",
    summary: "Create a tenant",
    options: {},
    takes: ["name"],
    async run({ ponte, output, given }) {
      const tenant = await ponte.post("/v1/tenants", { body: { name: given("name") } });
      output.result(tenant, () => output.print(tenant.id));
      return 0;
    },
  },
];
