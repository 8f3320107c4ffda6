/** Beside the thirty associates whom the sandbox knows by name: so many vehicles, two for each of the others. */
const MORE_VEHICLES = 240;
/** An import of so few is over within seconds; a machine that needs longer shows it running. */
const PATIENCE_MS = 30_000;
/** Whose vehicles get contract and service order; the last one's vehicle loses the product the next day. */
const PLATES = ["BRA2E19", "PUA1020", "QTS0A10", "HNM9L32", "OWB3K54"];

/**
 * A vehicle protection association, imported twice: contracts and service orders were made in between, and on the second day a
 * vehicle is sold, another one has lost the product, one is overdue, and one has left.
 */
export async function connectSga({ crm, sandboxUrl, company }) {
  const { id: companyId, user, password, apiKey, syncKey, productCode } = company;
  const office = async (path, body) => {
    const response = await fetch(`${sandboxUrl}/_sandbox/sga/companies/${companyId}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`the demo could not be made: ${path}: ${await response.text()}`);
  };
  await office("/grow", { vehicles: MORE_VEHICLES, perAssociate: 2 });
  const connection = await crm("POST", "/v1/connections", {
    provider: "sga",
    name: "SGA",
    credentials: { user, password, apiKey, syncKey },
    settings: {
      productCode,
      situationMap: { "ATIVO BOAS-VINDAS": "active", "INADIMPLENTE BOAS-VINDAS": "overdue" },
    },
  });
  await crm("POST", `/v1/connections/${connection.id}/activate`);
  if (!(await importAll(crm, connection.id))) return;
  await Promise.all(PLATES.map((plate) => makeContracts(crm, plate)));
  await office("/pass-day", {});
  await importAll(crm, connection.id);
}

/** @returns whether the import is over */
async function importAll(crm, connectionId) {
  const { id } = await crm("POST", `/v1/connections/${connectionId}/imports`);
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    if ((await crm("GET", `/v1/imports/${id}`)).finishedAt !== null) return true;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  return false;
}

async function makeContracts(crm, plate) {
  const { items: clients } = await crm("GET", `/v1/clients?q=${plate}`);
  const path = `/v1/clients/${clients[0].id}/vehicles`;
  const { items: vehicles } = await crm("GET", path);
  const vehicleIds = vehicles.filter(({ importable }) => importable).slice(0, 2);
  await crm("POST", `${path}/import`, { vehicleIds: vehicleIds.map(({ id }) => id) });
}
