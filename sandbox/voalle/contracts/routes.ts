import { Hono } from "hono";
import type { Condition } from "../../shared/records.ts";
import { done, pageOf, Refusal, success } from "../envelope.ts";
import { bool, code, decimal, type Fields, integer, parts, readFields, required, text } from "../input.ts";
import { MESSAGES } from "../messages.ts";
import { PREFIX } from "../paths.ts";
import { readTypeTxId } from "../people/tx-id.ts";
import type { Contract, ContractStatus, Person } from "../resources.ts";
import { findBy, requireRecord, type Session, type VoalleHono } from "../session.ts";
import { createContract } from "./create.ts";
import { BLOCKED, unlockContract } from "./unlock.ts";

const DEFAULT_PAGE_SIZE = 10;
const MAX_PAGE_SIZE = 1000;
const ACTIVE: ContractStatus[] = [1, 2, 3];

/** Contracts (plans), their unlocking on trust, and how new ones come about. */
export const contracts = new Hono<VoalleHono>({ strict: false });

contracts.post(`${PREFIX}/contract/getpaged`, async (context) => {
  const { session } = context.env;
  const fields = await readFields(context.req.raw);
  const { shownPage, page, pageSize } = readPaging(session, fields);
  const persons = await personsOf(session, fields);
  const places = await session.store.all("companyPlaces");
  const { total, rows } = await session.store.page("contracts", {
    conditions: conditionsOf(session, fields, persons, places),
    orderBy: "id",
    direction: "asc",
    limit: pageSize,
    offset: (page - 1) * pageSize,
  });
  const owners =
    persons ?? (await session.store.findMany("people", [...new Set(rows.map((row) => row.personId))]));
  const data = rows.map((contract) => presentContract(session, contract, owners));
  return success(pageOf(data, total, shownPage, pageSize), []);
});

// The number, or the id: sources differ. The body is empty or an empty object.
contracts.post(`${PREFIX}/contracts/unlock/:contract`, async (context) => {
  const { session } = context.env;
  const contract = await findUnlockable(session, context.req.param("contract"));
  if (!contract) throw new Refusal(MESSAGES.notFound);
  return success(null, done(await unlockContract(session, contract)));
});

// One of the odd envelopes: data instead of response.
contracts.put(`${PREFIX}/contracts/approve/:id`, async (context) => {
  const { store } = context.env.session;
  const contract = await requireRecord(store, "contracts", context.req.param("id"));
  if (contract.contractStage !== 2) throw new Refusal(MESSAGES.contractNotInApproval);
  await store
    .replacement("contracts", { id: contract.id, document: { ...contract, contractStage: 3 } })
    .run();
  return Response.json({ success: true, data: MESSAGES.contractApproved, elapsedTime: null });
});

// Another: Sucess, which is how the real one is spelled.
contracts.post(`${PREFIX}/contract/addcontractservices`, async (context) => {
  const { store } = context.env.session;
  const fields = await readFields(context.req.raw);
  const contract = await requireRecord(
    store,
    "contracts",
    required("contractId", code(fields, "contractId")),
  );
  const added = parts(fields, "servicesInformation").map((service) => ({
    code: required("code", text(service, "code")),
    title: text(service, "title"),
    description: text(service, "description"),
    amount: required("price", decimal(service, "price")).toFixed(2),
  }));
  if (added.length === 0) throw new Refusal(MESSAGES.required("servicesInformation"));
  const services = [...contract.services, ...added];
  await store.replacement("contracts", { id: contract.id, document: { ...contract, services } }).run();
  return Response.json({ Sucess: true, Message: MESSAGES.servicesAdded });
});

contracts.post("/external/billing/contracts/create", async (context) =>
  createContract(context.env.session, await readFields(context.req.raw)),
);

function readPaging({ switches }: Session, fields: Fields) {
  const sent = Math.max(0, integer(fields, "page") ?? 1);
  const pageSize = Math.min(Math.max(1, integer(fields, "pageSize") ?? DEFAULT_PAGE_SIZE), MAX_PAGE_SIZE);
  const page = switches.PAGE_FROM_ZERO ? sent + 1 : Math.max(1, sent);
  return { page, pageSize, shownPage: switches.PAGE_FROM_ZERO ? sent : page };
}

/** The customers that a search is about; undefined when it names no document. */
async function personsOf(session: Session, fields: Fields): Promise<Person[] | undefined> {
  const txId = text(fields, "txId");
  if (txId === "") return undefined;
  const kind = readTypeTxId(fields, "txIdType", session.switches);
  const found = await findBy(session.store, "people", "txId", txId);
  return kind === undefined ? found : found.filter((person) => person.typeTxId === kind);
}

function conditionsOf(
  session: Session,
  fields: Fields,
  persons: Person[] | undefined,
  places: { id: string; txId: string }[],
): Condition[] {
  const place = places.find((candidate) => candidate.txId === text(fields, "companyPlaceTxId"));
  const wanted: [string, string | undefined][] = [
    ["contractNumber", code(fields, "contractNumber")],
    ["contractTypeCode", code(fields, "contractTypeCode")],
    ["companyPlaceId", text(fields, "companyPlaceTxId") && (place?.id ?? "none")],
  ];
  const equal = wanted.flatMap(([field, value]) =>
    value ? [{ sql: `json_extract(document, '$.${field}') = ?`, values: [value] }] : [],
  );
  const service = code(fields, "serviceProductCode");
  return [
    ...equal,
    ...(persons
      ? [
          isOneOf(
            "personId",
            persons.map((person) => person.id),
          ),
        ]
      : []),
    ...(bool(fields, "onlyActiveContracts") ? [isOneOf("contractStatus", activeStatuses(session))] : []),
    ...(service === "" ? [] : [sellsService(service)]),
  ];
}

function isOneOf(field: string, values: (string | number)[]): Condition {
  const sql = `json_extract(document, '$.${field}') IN (SELECT value FROM json_each(?))`;
  return { sql, values: [JSON.stringify(values)] };
}

function sellsService(service: string): Condition {
  const sql = `EXISTS (SELECT 1 FROM json_each(document, '$.services')
    WHERE json_extract(value, '$.code') = ?)`;
  return { sql, values: [service] };
}

function activeStatuses({ switches }: Session): ContractStatus[] {
  return switches.ONLY_ACTIVE_WITH_BLOCKED ? [...ACTIVE, ...BLOCKED] : ACTIVE;
}

function presentContract({ switches }: Session, contract: Contract, owners: Person[]) {
  const owner = owners.find((person) => person.id === contract.personId);
  return {
    id: Number(contract.id),
    contractNumber: contract.contractNumber,
    contractStatus: contract.contractStatus,
    collectionDay: contract.collectionDay,
    clientInformation: {
      clientTxId: owner?.txId ?? "",
      name: owner?.name ?? "",
      email: owner?.email ?? "",
    },
    servicesInformation: contract.services.map(({ amount, ...details }) => ({
      amount: Number(amount),
      ...(switches.SERVICE_DETAILS ? details : {}),
    })),
  };
}

async function findUnlockable({ store, switches }: Session, sought: string): Promise<Contract | undefined> {
  const by = switches.UNLOCK_BY;
  const [byNumber] = by === "id" ? [] : await findBy(store, "contracts", "contractNumber", sought);
  return byNumber ?? (by === "number" ? undefined : await store.find("contracts", sought));
}
