import { Hono } from "hono";
import { done, Refusal, success } from "../envelope.ts";
import { bool, code, integer, query, readFields, required, text } from "../input.ts";
import { answerPage } from "../listing.ts";
import { MESSAGES } from "../messages.ts";
import { PREFIX } from "../paths.ts";
import { requireRecord, timestamp, type VoalleHono } from "../session.ts";
import type { Listed, Solicitation, SolicitationReport } from "./resources.ts";
import { openDetailed, openForCrm, openPlain } from "./solicitations.ts";

/** The service desk: solicitations, and the lists from which they choose. */
export const desk = new Hono<VoalleHono>({ strict: false });

desk.post(`${PREFIX}/opendetailedsolicitation`, async (context) =>
  openDetailed(context.env.session, await readFields(context.req.raw)),
);

desk.post(`${PREFIX}/opensolicitation`, async (context) =>
  openPlain(context.env.session, await readFields(context.req.raw)),
);

desk.post(`${PREFIX}/opensolicitationcrm`, async (context) =>
  openForCrm(context.env.session, await readFields(context.req.raw)),
);

desk.post(`${PREFIX}/projects/createsolicitationreport`, async (context) => {
  const { session } = context.env;
  const { store } = session;
  const fields = await readFields(context.req.raw);
  const assignmentId = required("assignmentId", code(fields, "assignmentId"));
  const solicitation = await requireRecord(store, "solicitations", assignmentId);
  const incidentStatusId = integer(fields, "incidentStatusId") ?? solicitation.incidentStatusId;
  bool(fields, "privateReport");
  const report: SolicitationReport = {
    id: String(await store.take("reports")),
    assignmentId,
    description: required("description", text(fields, "description")),
    progress: integer(fields, "progress") ?? 0,
    receivedAt: timestamp(session),
    received: fields,
  };
  const changed: Solicitation = { ...solicitation, incidentStatusId };
  await store.database.batch([
    store.insertion("reports", { id: report.id, document: report }),
    store.replacement("solicitations", { id: solicitation.id, document: changed }),
  ]);
  return success({ id: Number(report.id) }, done(MESSAGES.reportCreated));
});

// A POST that reads, by a parameter in the query.
desk.post(`${PREFIX}/projects/getsolicitationdata`, async (context) => {
  const { store } = context.env.session;
  const assignmentId = query(context.req.raw, "assignmentId");
  if (assignmentId === "") throw new Refusal(MESSAGES.required("assignmentId"));
  const solicitation = await requireRecord(store, "solicitations", assignmentId);
  return success({
    assignmentId: Number(solicitation.id),
    protocol: solicitation.protocol,
    incidentStatusId: solicitation.incidentStatusId,
    clientId: Number(solicitation.clientId),
    title: solicitation.title,
    description: solicitation.description,
    openedAt: solicitation.receivedAt,
  });
});

const LISTS = {
  incidenttypespaged: "incidentTypes",
  servicelevelagreementpaged: "serviceLevelAgreements",
  catalogservicespaged: "catalogServices",
  catalogservicesitemspaged: "catalogServicesItems",
} as const;

for (const [path, resource] of Object.entries(LISTS)) {
  desk.get(`${PREFIX}/${path}`, (context) =>
    answerPage<typeof resource>(context, {
      resource,
      filterOn: ["title"],
      presentAll: (records: Listed[]) => records.map((record) => ({ ...record, id: Number(record.id) })),
    }),
  );
}

desk.get(`${PREFIX}/companiesplacespaged`, (context) =>
  answerPage(context, {
    resource: "companyPlaces",
    filterOn: ["name", "txId"],
    presentAll: (places) => places.map((place) => ({ ...place, id: Number(place.id) })),
  }),
);

for (const path of ["contractservicetagspaged", "servicetagsinfopaged"]) {
  desk.get(`${PREFIX}/${path}`, (context) =>
    answerPage(context, {
      resource: "serviceTags",
      filterOn: ["serviceTag", "contractId"],
      presentAll: (tags) =>
        tags.map((tag) => ({ ...tag, id: Number(tag.id), contractId: Number(tag.contractId) })),
    }),
  );
}
