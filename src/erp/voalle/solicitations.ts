import { z } from "zod";
import type { ConnectionContext } from "../connector.ts";
import type { Outcome } from "../outcome.ts";
import { callFor, listOf, remoteId } from "./answers.ts";
import { toNumberIfWhole } from "./numbers.ts";
import { thirdParty } from "./paths.ts";
import type { Settings } from "./settings.ts";

/** The service desk. A solicitation sent twice is two, and none can be found by anything that Ponte writes into it. */

const openedSchema = z.object({ protocol: remoteId, assignmentId: remoteId.optional() });
export type Opened = z.output<typeof openedSchema>;

type Caller = Pick<ConnectionContext<Settings>, "caller" | "settings">;

export type Ticket = {
  personId: string;
  incidentTypeId: string;
  title: string;
  description: string;
  /** The connection of the contract that it is about. */
  serviceTagId?: string;
};

const OPENED = 1;
const EXTERNAL = 1;
const PAGE_SIZE = "100";

/** `POST opendetailedsolicitation`, with the tenant's own choices of the service desk. */
export function openDetailed(context: Caller, ticket: Ticket): Promise<Outcome<Opened>> {
  const { settings } = context;
  const person = toNumberIfWhole(ticket.personId);
  const id = (name: string, value: string | undefined) =>
    value === undefined ? {} : { [name]: toNumberIfWhole(value) };
  return callFor(
    context.caller,
    {
      kind: "unkeyed_write",
      method: "POST",
      path: thirdParty("opendetailedsolicitation"),
      body: {
        incidentStatusId: OPENED,
        personId: person,
        clientId: person,
        incidentTypeId: toNumberIfWhole(ticket.incidentTypeId),
        ...id("catalogServiceId", settings.ticketCatalogServiceId),
        ...id("catalogServiceItemId", settings.ticketCatalogServiceItemId),
        ...id("serviceLevelAgreementId", settings.ticketServiceLevelAgreementId),
        ...id("contractServiceTagId", ticket.serviceTagId),
        matrixType: EXTERNAL,
        assignment: {
          title: ticket.title,
          description: ticket.description,
          ...(settings.ticketPriority === undefined ? {} : { priority: settings.ticketPriority }),
          beginningDate: "",
          finalDate: "",
          ...id("companyPlaceId", settings.ticketCompanyPlaceId),
        },
        ...(settings.ticketTeamCode === undefined ? {} : { teamCode: settings.ticketTeamCode }),
      },
      reason: "ticket.open",
    },
    openedSchema,
  );
}

/** `POST opensolicitation`: lighter, without the tenant's choices, and about one contract. */
export function openPlain(
  { caller }: Caller,
  ticket: { personId: string; contractId: string; description: string },
): Promise<Outcome<Opened>> {
  return callFor(
    caller,
    {
      kind: "unkeyed_write",
      method: "POST",
      path: thirdParty("opensolicitation"),
      body: {
        clientId: toNumberIfWhole(ticket.personId),
        contractId: toNumberIfWhole(ticket.contractId),
        description: ticket.description,
        close: false,
      },
      reason: "ticket.open",
    },
    openedSchema,
  );
}

const tagsSchema = z.object({ data: listOf(z.object({ id: remoteId, contractId: remoteId })) });

/** The contract's connection in the service desk. Its filter looks into several fields, so each row is looked at. */
export async function findServiceTag(
  { caller }: Caller,
  contractId: string,
): Promise<Outcome<string | undefined>> {
  const tags = await callFor(
    caller,
    {
      kind: "read",
      method: "GET",
      path: thirdParty("contractservicetagspaged"),
      query: { Page: "1", PageSize: PAGE_SIZE, Filter: contractId },
      reason: "ticket.find_contract",
    },
    tagsSchema,
  );
  if (tags.kind === "empty" || tags.kind === "not_found") return { kind: "ok", value: undefined };
  if (tags.kind !== "ok") return tags;
  return { kind: "ok", value: tags.value.data.find((tag) => tag.contractId === contractId)?.id };
}
