import type { AccountErp } from "../shared/accounts.ts";
import { randomHex } from "../shared/credentials.ts";
import { seedCompany } from "./seed.ts";
import { SWITCHES } from "./switches.ts";

/** Where the web service is mounted, below the sandbox Worker's origin: the address that a connection takes. */
const API_BASE_PATH = "/ixc/webservice/v1";

/** IXC among the sandboxes: a token is `id:hash`, kept as a key of that id. */
export const IXC: AccountErp = {
  erp: "ixc",
  title: "IXC Soft",
  apiPath: API_BASE_PATH,
  controlPath: "/_sandbox/ixc",
  switches: SWITCHES,
  defaultCompany: {
    name: "Provedor de demonstração (IXC)",
    key: { name: "7", secrets: { hash: `1c5${"0".repeat(57)}da7a` } },
  },
  newKey: () => ({
    name: String(1000 + (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0)),
    secrets: { hash: randomHex(32) },
  }),
  showKey: (key) => ({ token: `${key.name}:${key.secrets.hash}` }),
  seed: seedCompany,
  holdings: [
    "cliente",
    "cliente_contrato",
    "fn_areceber",
    "fn_areceber_recebimentos_baixas_novo",
    "su_ticket",
    "contato",
    "crm_canditados",
  ],
};
