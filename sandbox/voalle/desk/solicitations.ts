import { done, Refusal, success } from "../envelope.ts";
import { bool, code, day, type Fields, integer, part, required, text } from "../input.ts";
import { MESSAGES } from "../messages.ts";
import type { Contract } from "../resources.ts";
import { checkIntegrationUser, requireRecord, type Session, timestamp } from "../session.ts";
import type { Solicitation } from "./resources.ts";

const STATUSES = [1, 2, 3, 4, 8, 9];
const OPENED = 1;
const ENDED = 4;

/** `opendetailedsolicitation`: a solicitation with every choice of the service desk. The same call twice makes two. */
export async function openDetailed(session: Session, fields: Fields): Promise<Response> {
  checkIntegrationUser(session);
  const { store } = session;
  const incidentStatusId = required("incidentStatusId", integer(fields, "incidentStatusId"));
  if (!STATUSES.includes(incidentStatusId)) throw new Refusal(MESSAGES.invalid("incidentStatusId"));
  const clientId = required("clientId", code(fields, "clientId"));
  await requireRecord(store, "people", clientId, MESSAGES.unknown("Cliente"));
  const personId = required("personId", code(fields, "personId"));
  await requireRecord(store, "people", personId, MESSAGES.unknown("Pessoa"));
  await checkChoices(session, fields);
  const matrixType = integer(fields, "matrixType") ?? 1;
  if (matrixType !== 1 && matrixType !== 2) throw new Refusal(MESSAGES.invalid("matrixType"));
  const tagContract = await contractOfTag(session, fields, clientId);
  const assignment = part(fields, "assignment");
  for (const dated of [assignment, part(assignment, "report")]) {
    day(dated, "beginningDate");
    day(dated, "finalDate");
  }
  return await open(session, fields, {
    via: "opendetailedsolicitation",
    clientId,
    contractId: tagContract?.id ?? "",
    incidentStatusId,
    title: required("assignment.title", text(assignment, "title")),
    description: required("assignment.description", text(assignment, "description")),
  });
}

/** `opensolicitation`: a description for a customer's contract. */
export async function openPlain(session: Session, fields: Fields): Promise<Response> {
  checkIntegrationUser(session);
  const clientId = required("clientId", code(fields, "clientId"));
  await requireRecord(session.store, "people", clientId, MESSAGES.unknown("Cliente"));
  const contract = await contractOf(session, fields, clientId);
  await contractOfTag(session, fields, clientId);
  return await open(session, fields, {
    via: "opensolicitation",
    clientId,
    contractId: contract.id,
    incidentStatusId: bool(fields, "close") ? ENDED : OPENED,
    title: "",
    description: required("description", text(fields, "description")),
  });
}

/** `opensolicitationcrm`: the same for the sales department, which asks for no customer beside the contract. */
export async function openForCrm(session: Session, fields: Fields): Promise<Response> {
  checkIntegrationUser(session);
  const contract = await contractOf(session, fields);
  await contractOfTag(session, fields, contract.personId);
  return await open(session, fields, {
    via: "opensolicitationcrm",
    clientId: contract.personId,
    contractId: contract.id,
    incidentStatusId: OPENED,
    title: "",
    description: required("description", text(fields, "description")),
  });
}

type Draft = Pick<
  Solicitation,
  "via" | "clientId" | "contractId" | "incidentStatusId" | "title" | "description"
>;

async function open(session: Session, fields: Fields, draft: Draft): Promise<Response> {
  const solicitation = await storeSolicitation(session, fields, draft);
  const response = { protocol: solicitation.protocol, assignmentId: Number(solicitation.id) };
  return success(response, done(MESSAGES.solicitationOpened));
}

/** Stores a solicitation under the next protocol. */
export async function storeSolicitation(
  session: Session,
  fields: Fields,
  draft: Draft,
): Promise<Solicitation> {
  const { store } = session;
  const solicitation: Solicitation = {
    id: String(await store.take("solicitations")),
    protocol: await store.take("protocols"),
    ...draft,
    receivedAt: timestamp(session),
    integrationUser: session.integrationUser,
    received: fields,
  };
  await store.insertion("solicitations", { id: solicitation.id, document: solicitation }).run();
  return solicitation;
}

/** Each choice that is sent must be one of the company's; only the incident type must be sent. */
async function checkChoices({ store }: Session, fields: Fields): Promise<void> {
  required("incidentTypeId", code(fields, "incidentTypeId"));
  const choices = [
    ["incidentTypeId", "incidentTypes", "Tipo de solicitação"],
    ["catalogServiceId", "catalogServices", "Serviço do catálogo"],
    ["catalogServiceItemId", "catalogServicesItems", "Item do serviço"],
    ["serviceLevelAgreementId", "serviceLevelAgreements", "SLA"],
  ] as const;
  for (const [field, resource, name] of choices) {
    const sent = code(fields, field);
    if (sent !== "" && sent !== "0") await requireRecord(store, resource, sent, MESSAGES.unknown(name));
  }
}

async function contractOf({ store }: Session, fields: Fields, clientId?: string): Promise<Contract> {
  const contractId = required("contractId", code(fields, "contractId"));
  const contract = await requireRecord(store, "contracts", contractId, MESSAGES.unknown("Contrato"));
  if (clientId !== undefined && contract.personId !== clientId) {
    throw new Refusal(MESSAGES.unknown("Contrato"));
  }
  return contract;
}

/** The contract whose connection is named; undefined when none is, refused when it is another customer's. */
async function contractOfTag(
  { store }: Session,
  fields: Fields,
  clientId: string,
): Promise<Contract | undefined> {
  const tagId = code(fields, "contractServiceTagId");
  if (tagId === "" || tagId === "0") return undefined;
  const tag = await requireRecord(store, "serviceTags", tagId, MESSAGES.unknown("Etiqueta"));
  const contract = await store.find("contracts", tag.contractId);
  if (contract?.personId !== clientId) throw new Refusal(MESSAGES.tagOfOther);
  return contract;
}
