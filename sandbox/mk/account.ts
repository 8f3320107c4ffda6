import type { AccountErp } from "../shared/accounts.ts";
import { randomHex } from "../shared/credentials.ts";
import { seedCompany } from "./seed.ts";
import { SWITCHES } from "./switches.ts";

/** The kind of credential that a key is exchanged for. */
export const SESSION = "session";

/** MK Solutions among the sandboxes: a key is a user's token with the counter-password of a web service profile. */
export const MK: AccountErp = {
  erp: "mk",
  title: "MK Solutions",
  apiPath: "/mksolutions/mk",
  controlPath: "/_sandbox/mk",
  switches: SWITCHES,
  defaultCompany: {
    name: "Provedor de demonstração (MK)",
    key: { name: `3a${"0".repeat(26)}da7a`, secrets: { password: "3c0ntr4senha" } },
  },
  newKey: () => ({ name: randomHex(16), secrets: { password: randomHex(8) } }),
  showKey: ({ name, secrets }) => ({ token: name, ...secrets }),
  seed: seedCompany,
  holdings: [
    "people",
    "contracts",
    "connections",
    "invoices",
    "tickets",
    "workOrders",
    "leads",
    "newContracts",
  ],
  sessionKind: SESSION,
};
