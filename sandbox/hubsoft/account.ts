import type { AccountErp } from "../shared/accounts.ts";
import { randomHex } from "../shared/credentials.ts";
import { seedCompany } from "./seed.ts";
import { SWITCHES } from "./switches.ts";
import { ACCESS, ERP } from "./token.ts";

/** HubSoft among the sandboxes: a key is an OAuth client with the user whose password it exchanges for tokens. */
export const HUBSOFT: AccountErp = {
  erp: ERP,
  title: "HubSoft",
  apiPath: "/hubsoft",
  controlPath: "/_sandbox/hubsoft",
  switches: SWITCHES,
  defaultCompany: {
    name: "Provedor de demonstração (HubSoft)",
    key: {
      name: "38",
      secrets: {
        clientSecret: `5ec4e7${"0".repeat(30)}da7a`,
        username: "integracao@provedor.example",
        password: "senha-da-integracao",
      },
    },
  },
  newKey: () => ({
    name: String(1000 + (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0)),
    secrets: {
      clientSecret: randomHex(20),
      username: `integracao.${randomHex(3)}@provedor.example`,
      password: randomHex(8),
    },
  }),
  showKey: ({ name, secrets }) => ({ clientId: name, ...secrets }),
  seed: seedCompany,
  holdings: ["customers", "services", "invoices", "receipts", "tickets", "prospects", "fiscalNotes"],
  sessionKind: ACCESS,
};
