import { ERP_ORIGIN } from "../../../common/constants.ts";
import type { Field, System } from "../field.ts";

/** What a person does in Auvo that its sandbox's control API has no call for. */
export async function deleteInAuvo({ auvo }: Field, path: string): Promise<void> {
  const base = `${ERP_ORIGIN}/auvo/v2`;
  const { apiKey, apiToken } = auvo.key;
  const login = await fetch(`${base}/login`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ apiKey, apiToken }),
  });
  // Guarantee: Auvo's sandbox answers a login so.
  const { result } = (await login.json()) as { result: { accessToken: string } };
  const deleted = await fetch(`${base}${path}`, {
    method: "DELETE",
    headers: { authorization: `Bearer ${result.accessToken}` },
  });
  if (deleted.status !== 204) throw new Error(`DELETE ${path}: ${deleted.status}`);
}

/** Calls of Omie's, which are all POST, that only read. */
const READS = /\/(?:Listar|Consultar|Pesquisar|Posicao)\w*$/;

/** How many calls were made that may change something. */
export async function writesIn(system: System): Promise<number> {
  const journal = await system.journal();
  return journal.filter(({ method, path }) => method !== "GET" && path !== "/login" && !READS.test(path))
    .length;
}
