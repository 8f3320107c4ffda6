import { type Answer, caller, eventually, type Tenant } from "../../common/hub.ts";
import { sandboxUrl } from "./browser.ts";

export type Association = {
  connectionId: string;
  /** What the association's office does in SGA. */
  office: (path: string, body: unknown) => Promise<Answer>;
};

/** A new association in SGA's sandbox, and the tenant's connection to it. */
export async function openAssociation(tenant: Tenant): Promise<Association> {
  const control = caller(`${sandboxUrl()}/_sandbox/sga`, null);
  const { body: company } = await control("POST", "/companies", { name: "Associação de teste" });
  const { user, password, apiKey, syncKey, productCode } = company;
  const { body: connection } = await tenant.api("POST", "/v1/connections", {
    provider: "sga",
    name: "SGA",
    settings: { productCode },
    credentials: { user, password, apiKey, syncKey },
  });
  await tenant.api("POST", `/v1/connections/${connection.id}/activate`);
  return {
    connectionId: connection.id,
    office: (path, body) => control("POST", `/companies/${company.id}${path}`, body),
  };
}

/** Imports everything by the API. @returns the import, over */
export async function importAll(tenant: Tenant, connectionId: string) {
  const { body: started } = await tenant.api("POST", `/v1/connections/${connectionId}/imports`);
  const { body } = await eventually(
    () => tenant.api("GET", `/v1/imports/${started.id}`),
    (answer) => answer.body.finishedAt !== null,
  );
  return body;
}

/** The id of the client whose name or plate this is. */
export async function clientOf(tenant: Tenant, q: string): Promise<string> {
  const { body } = await tenant.api("GET", `/v1/clients?q=${encodeURIComponent(q)}`);
  return body.items[0].id;
}
