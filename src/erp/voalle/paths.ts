/** What stands before nearly every path of the integration API. */
const PREFIX = "/external/integrations/thirdparty";

/** The path of a call of the third-party API. */
export function thirdParty(path: string): string {
  return `${PREFIX}/${path}`;
}

/** One of the few paths without the prefix. */
export const LEADS_PATH = "/external/crm/leads/create";
