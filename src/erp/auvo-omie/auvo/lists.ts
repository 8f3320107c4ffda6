import { z } from "zod";
import type { ConnectionContext } from "../../connector.ts";
import { listAllOfAuvo, listAuvo } from "./answers.ts";
import { looseText } from "./values.ts";

/** The lists of Auvo that settings are picked from and looked up in. */

type Context = Pick<ConnectionContext<unknown>, "caller">;

const entrySchema = z.object({
  id: z.union([z.number(), z.string()]).transform(String),
  description: looseText,
});

export function readTaskTypes({ caller }: Context) {
  return listAllOfAuvo(caller, { path: "/tasktypes", reason: "auvo.task_types" }, entrySchema);
}

export function readCustomerGroups({ caller }: Context) {
  return listAllOfAuvo(
    caller,
    { path: "/customergroups", filter: {}, reason: "auvo.customer_groups" },
    entrySchema,
  );
}

/** The cheapest call of Auvo's: one customer. */
export function readOneCustomer({ caller }: Context) {
  return listAuvo(caller, { path: "/customers", page: 1, pageSize: 1, reason: "auvo.probe" }, z.unknown());
}
