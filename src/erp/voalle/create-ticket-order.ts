import { contentHash } from "../../lib/hash.ts";
import type { Delivered, FlowContext } from "../connector.ts";
import { createOnce } from "../effects.ts";
import type { Order } from "../functions/orders.ts";
import { dead, ok, unwrap } from "../outcome.ts";
import { madeAlready } from "./made-already.ts";
import { findPerson } from "./people.ts";
import { sellerName } from "./resellers.ts";
import type { Settings } from "./settings.ts";
import { openDetailed } from "./solicitations.ts";
import { orderTexts } from "./strings.ts";

/** F2: an order of somebody who is in the ERP already is a solicitation of the service desk. @throws DeliveryStop */
export async function createTicketOrder(
  context: FlowContext<Settings>,
  { order, document }: { order: Order; document: string },
): Promise<Delivered> {
  const made = await madeAlready(context, "ticket");
  if (made !== undefined) return made;
  const { settings } = context;
  const incidentTypeId = settings.ticketOrderIncidentTypeId ?? settings.ticketIncidentTypeId;
  if (incidentTypeId === undefined) throw dead("setting_missing", { setting: "ticketOrderIncidentTypeId" });
  const person = unwrap(await findPerson(context, document), context.now());
  const ticket = {
    personId: person.id,
    incidentTypeId,
    title: orderTexts.ticketTitle(order),
    description: orderTexts.ticketDescription(order, order.reseller && sellerName(settings, order.reseller)),
  };
  const { record } = await createOnce(context, {
    kind: "ticket",
    key: context.subject,
    contentHash: await contentHash(ticket),
    sent: null,
    create: async () => {
      const opened = await openDetailed(context, ticket);
      return opened.kind === "ok" ? ok({ id: opened.value.protocol, raw: {} }) : opened;
    },
  });
  context.log("ticket.created", { id: record.id, name: person.name ?? order.customer.name });
  return { remoteId: record.id, details: { message: orderTexts.whereTickets } };
}
