import { type Command, countOf, DEFAULT_LIMIT, LIMIT, LIMIT_HELP, take } from "../command.ts";

export const connectionCommands: Command[] = [
  {
    name: "connections list",
    usage: "[--limit <n>]",
    summary: "List a tenant's connections to ERPs",
    options: LIMIT,
    help: LIMIT_HELP,
    async run({ ponte, output, text }) {
      const limit = countOf("limit", text("limit"), DEFAULT_LIMIT);
      const connections = await take(ponte.pages("/v1/connections"), limit);
      output.result(connections, () =>
        output.table(
          ["id", "provider", "name", "status", "flows"],
          connections.map(({ id, provider, name, status, pausedReason, flows }) => [
            id,
            provider,
            name,
            pausedReason === null ? status : `${status} (${pausedReason})`,
            Object.entries(flows)
              .map(([flow, on]) => (on ? flow : `${flow} (off)`))
              .join(" "),
          ]),
        ),
      );
      return 0;
    },
  },
];
