import type { FunctionContext } from "../connector.ts";
import type { FunctionInput, FunctionResult } from "../functions/catalogue.ts";
import { type Outcome, ok } from "../outcome.ts";
import { findPerson, type Person } from "./people.ts";
import type { Settings } from "./settings.ts";
import { findServiceTag, type Opened, openDetailed, openPlain } from "./solicitations.ts";
import { ticketTexts } from "./strings.ts";

type Input = FunctionInput<"open_ticket">;

/**
 * F15. With an incident type in the settings it is a detailed solicitation; without one it can only be a plain one of a
 * contract. The ERP takes no key and finds no ticket again: where an earlier call's end is unknown, a person has to look.
 */
export async function openTicket(
  context: FunctionContext<Settings>,
  input: Input,
): Promise<Outcome<FunctionResult<"open_ticket">>> {
  if (context.effect.uncertain) {
    return { kind: "outcome_unknown", message: "ponte:no_answer", certainty: "no_answer" };
  }
  const person = await findPerson(context, input.document);
  if (person.kind !== "ok") return person;
  const opened = await open(context, input, person.value);
  if (opened.kind !== "ok") return opened;
  const { protocol, assignmentId } = opened.value;
  return ok({ protocol, ...(assignmentId === undefined ? {} : { remoteId: assignmentId }) });
}

async function open(
  context: FunctionContext<Settings>,
  { contractId, subject, description }: Input,
  { id: personId }: Person,
): Promise<Outcome<Opened>> {
  const incidentTypeId = context.settings.ticketIncidentTypeId;
  if (incidentTypeId === undefined) {
    return typeof contractId === "string"
      ? await openPlain(context, { personId, contractId, description: `${subject}\n\n${description}` })
      : { kind: "refused", message: ticketTexts.noIncidentType, certainty: "not_sent" };
  }
  const ticket = { personId, incidentTypeId, title: subject, description };
  if (typeof contractId !== "string") return await openDetailed(context, ticket);
  const tag = await findServiceTag(context, contractId);
  if (tag.kind !== "ok") return tag;
  return await openDetailed(context, {
    ...ticket,
    ...(tag.value === undefined
      ? { description: ticketTexts.ofContract(description, contractId) }
      : { serviceTagId: tag.value }),
  });
}
