/**
 * A company that repairs air conditioners, between Auvo and Omie: customers, products and levels go to Auvo, and a day's
 * tasks and quotations to Omie. Both tell Ponte of changes by webhooks.
 * @returns the connection's id
 */
export async function connectFieldService({ crm, approve, sandboxUrl }) {
  const auvo = await openCompany(sandboxUrl, "auvo");
  const omie = await openCompany(sandboxUrl, "omie", { WEBHOOKS: true });
  const { id } = await crm("POST", "/v1/connections", {
    provider: "auvo-omie",
    name: "Auvo ↔ Omie",
    credentials: {
      auvoAppKey: auvo.apiKey,
      auvoAppToken: auvo.apiToken,
      omieAppKey: omie.app_key,
      omieAppSecret: omie.app_secret,
    },
    settings: {
      taskStatus: "3",
      quotationStatus: "Aprovado",
      omieAccountId: "4214980001",
      omieCategoryCode: "1.01.02",
      omieStockLocationId: "4214970001",
      omieServiceId: "4214960001",
    },
  });
  await crm("POST", `/v1/connections/${id}/activate`);
  await approve(id);
  for (const [erp, company] of [
    ["omie", omie],
    ["auvo", auvo],
  ]) {
    const { url } = await crm("POST", `/v1/connections/${id}/webhooks-in/${erp}`);
    await control(sandboxUrl, erp, "POST", `/companies/${company.id}/webhooks`, { url });
  }
  await aDay(sandboxUrl, auvo.id);
  return id;
}

/** Three visits that are invoiced, one that nobody said for whom, and a quotation that the customer accepted. */
async function aDay(sandboxUrl, company) {
  const state = (resource) =>
    control(sandboxUrl, "auvo", "GET", `/state?company=${company}&resource=${resource}`);
  const [{ tasks }, { quotations }, { quotationStages: stages }] = await Promise.all(
    ["tasks", "quotations", "quotationStages"].map(state),
  );
  const open = tasks.filter(({ finished }) => !finished);
  const visits = open.filter(({ customerId }) => customerId !== 0).slice(0, REPORTS.length);
  for (const [index, { id }] of visits.entries()) {
    await control(sandboxUrl, "auvo", "POST", `/companies/${company}/tasks/${id}/finish`, REPORTS[index]);
  }
  const unnamed = open.find(({ customerId }) => customerId === 0);
  if (unnamed !== undefined) {
    await control(sandboxUrl, "auvo", "POST", `/companies/${company}/tasks/${unnamed.id}/finish`, REPORTS[0]);
  }
  const accepted = stages.find(({ description }) => description === "Aprovado");
  const offered = quotations.find(
    ({ stageId, customerId, products }) =>
      stageId !== Number(accepted.id) && customerId !== 0 && products.length > 0,
  );
  const path = `/companies/${company}/quotations/${offered.id}/stage`;
  await control(sandboxUrl, "auvo", "POST", path, { stage: accepted.description });
}

const REPORTS = [
  {
    report: "Capacitor trocado e gás completado.",
    services: [{ code: 1, unitaryValue: "350.00" }],
  },
  {
    report: "Higienização feita; filtro trocado.",
    services: [{ code: 1, unitaryValue: "280.00", discount: { type: 0, value: "30.00" } }],
    products: [{ code: 451, quantity: 1, unitaryValue: "89.90" }],
  },
  {
    report: "Preventiva do PMOC.",
    services: [{ code: 1, quantity: 2, unitaryValue: "190.00" }],
    pendency: "Falta trocar a placa da condensadora.",
  },
];

const openCompany = (sandboxUrl, erp, switches = {}) =>
  control(sandboxUrl, erp, "POST", "/companies", { name: "Sol Refrigeração", seed: "demo", switches });

async function control(sandboxUrl, erp, method, path, body) {
  const response = await fetch(`${sandboxUrl}/_sandbox/${erp}${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = await response.json();
  if (!response.ok)
    throw new Error(`the demo could not be made: ${method} ${path}: ${JSON.stringify(answer)}`);
  return answer;
}
