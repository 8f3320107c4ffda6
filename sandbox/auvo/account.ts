import type { AccountErp } from "../shared/accounts.ts";
import { CLIMA_SUL } from "../shared/clima-sul.ts";
import { randomHex } from "../shared/credentials.ts";
import { API_PATH } from "./paths.ts";
import { seedCompany } from "./seed.ts";
import { SWITCHES } from "./switches.ts";

/** This sandbox's name among those of other ERPs. */
export const ERP = "auvo";

/** The kind of credential that a key is exchanged for. */
export const ACCESS = "access";

/** Auvo among the sandboxes: a key is an apiKey with its apiToken, both from Menu → Integração. */
export const AUVO: AccountErp = {
  erp: ERP,
  title: "Auvo",
  apiPath: API_PATH,
  controlPath: "/_sandbox/auvo",
  switches: SWITCHES,
  defaultCompany: {
    name: `${CLIMA_SUL.name} (Auvo)`,
    key: {
      name: "AuvoDemoKeyClimaSul0000000000001",
      secrets: { apiToken: "AuvoDemoTokenClimaSul00000000001" },
    },
  },
  newKey: () => ({ name: randomHex(16), secrets: { apiToken: randomHex(16) } }),
  showKey: ({ name, secrets }) => ({ apiKey: name, ...secrets }),
  seed: seedCompany,
  holdings: ["tasks", "quotations", "customers", "products", "services", "webhooks", "webhookDeliveries"],
  sessionKind: ACCESS,
};
