import type { AccountErp } from "../shared/accounts.ts";
import { randomHex } from "../shared/credentials.ts";
import { seedCompany } from "./seed.ts";
import { SWITCHES } from "./switches.ts";

/** SGP among the sandboxes: a key is a token, the app that it was made for, and a user who may come by Basic instead. */
export const SGP: AccountErp = {
  erp: "sgp",
  title: "SGP (TSMX)",
  apiPath: "/sgp",
  controlPath: "/_sandbox/sgp",
  switches: SWITCHES,
  defaultCompany: {
    name: "Provedor de demonstração (SGP)",
    key: {
      name: "5e9a0000-0000-4000-8000-00000000da7a",
      secrets: { app: "Ponte", username: "ponte", password: "senha-da-api" },
    },
  },
  newKey: () => ({
    name: crypto.randomUUID(),
    secrets: { app: `App${randomHex(3)}`, username: `api.${randomHex(4)}`, password: randomHex(8) },
  }),
  showKey: ({ name, secrets }) => ({ token: name, ...secrets }),
  seed: seedCompany,
  holdings: [
    "customers",
    "contracts",
    "titles",
    "settlements",
    "occurrences",
    "preRegistrations",
    "fiscalNotes",
  ],
};
