import { type Command, countOf, DEFAULT_LIMIT, LIMIT, LIMIT_HELP, oneOf, present, take } from "../command.ts";
import { FLOWS, STATES } from "../states.ts";

export const deliveryCommands: Command[] = [
  {
    name: "deliveries list",
    usage: "[--state <state>] [--connection <id>] [--flow <flow>] [--subject <id>] [--limit <n>]",
    summary: "List a tenant's deliveries, newest first",
    options: {
      ...LIMIT,
      state: { type: "string" },
      connection: { type: "string" },
      flow: { type: "string" },
      subject: { type: "string" },
    },
    help: {
      "state <state>": STATES.join(", "),
      "connection <id>": "of this connection",
      "flow <flow>": `of this flow: ${FLOWS.join(", ")}`,
      "subject <id>": "of the sale or order with this external id",
      ...LIMIT_HELP,
    },
    async run({ ponte, output, text }) {
      const query = present({
        state: oneOf("state", text("state"), STATES),
        connectionId: text("connection"),
        flow: oneOf("flow", text("flow"), FLOWS),
        subject: text("subject"),
      });
      const limit = countOf("limit", text("limit"), DEFAULT_LIMIT);
      const deliveries = await take(ponte.pages("/v1/deliveries", { params: { query } }), limit);
      output.result(deliveries, () =>
        output.table(
          ["id", "flow", "subject", "state", "attempts", "updated", "ERP id", "code"],
          deliveries.map(({ id, flow, subject, state, attempts, updatedAt, remoteId, code }) => [
            id,
            flow,
            subject,
            state,
            attempts,
            updatedAt,
            remoteId,
            code,
          ]),
        ),
      );
      return 0;
    },
  },
  {
    name: "deliveries show",
    usage: "<id>",
    summary: "Show a delivery with its attempts, and what to do about it",
    options: {},
    takes: ["id"],
    async run({ ponte, output, given }) {
      const path = { deliveryId: given("id") };
      const delivery = await ponte.get("/v1/deliveries/{deliveryId}", { params: { path } });
      output.result(delivery, () => output.print(JSON.stringify(delivery, null, 2)));
      return 0;
    },
  },
];
