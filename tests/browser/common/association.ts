import { type Answer, caller, eventually, type Tenant } from "../../common/hub.ts";
import { sandboxUrl } from "./browser.ts";

export type Association = {
  connectionId: string;
  /** What the association's office does in SGA. */
  office: (path: string, body: unknown) => Promise<Answer>;
  /** From now on SGA lets the user in at no hour. */
  closeHours: () => Promise<void>;
};

/**
 * A new association in SGA's sandbox, and the tenant's connection to it: with the supplier's key, or with user, password and
 * chave API alone.
 */
export async function openAssociation(
  tenant: Tenant,
  mode: "sync" | "manual" = "sync",
  switches: Record<string, unknown> = {},
): Promise<Association> {
  const control = caller(`${sandboxUrl()}/_sandbox/sga`, null);
  const { body: company } = await control("POST", "/companies", {
    name: "Associação de teste",
    switches,
  });
  const { user, password, apiKey, syncKey, productCode } = company;
  const { body: connection } = await tenant.api("POST", "/v1/connections", {
    provider: "sga",
    name: "SGA",
    settings: { productCode },
    credentials: { user, password, apiKey, ...(mode === "sync" ? { syncKey } : {}) },
  });
  await tenant.api("POST", `/v1/connections/${connection.id}/activate`);
  return {
    connectionId: connection.id,
    office: (path, body) => control("POST", `/companies/${company.id}${path}`, body),
    closeHours: async () => {
      const hours = { days: [], from: "00:00", to: "00:00" };
      const { status } = await control("PUT", `/companies/${company.id}/hours`, { hours });
      if (status !== 200) throw new Error(`the hours were not closed: ${status}`);
    },
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
