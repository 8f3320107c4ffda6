import type { AccountErp } from "../shared/accounts.ts";
import { randomHex } from "../shared/credentials.ts";
import { CONTRACTED_PRODUCT } from "./seed/tables.ts";
import { seedCompany } from "./seed.ts";
import { ERP, USER_TOKEN } from "./session.ts";
import { SWITCHES } from "./switches.ts";

/** SGA's API below its base; the real one's path `/api/sga/v2` may follow it. */
export const API_PATH = "/sga";
export const API_ALIAS = "/api/sga/v2";

/**
 * SGA among the sandboxes: a key is a chave API, and beside it what its owner types into the other fields: a user with
 * a password, a supplier's sincronismo key and the supplier's product.
 */
export const SGA: AccountErp = {
  erp: ERP,
  title: "SGA (Hinova)",
  apiPath: API_PATH,
  controlPath: "/_sandbox/sga",
  switches: SWITCHES,
  defaultCompany: {
    name: "Associação Serra Azul (SGA)",
    key: {
      name: `5a9d${"0".repeat(120)}da7a`,
      secrets: {
        user: "integracao.rastreio",
        password: "senha-da-integracao",
        syncKey: `5c14${"0".repeat(120)}da7a`,
        productCode: CONTRACTED_PRODUCT,
      },
    },
  },
  // A further chave API of an association leads to the same users and suppliers.
  newKey: (sibling) => ({
    name: randomHex(64),
    secrets: sibling?.secrets ?? {
      user: `integracao.${randomHex(3)}`,
      password: randomHex(8),
      syncKey: randomHex(64),
      productCode: CONTRACTED_PRODUCT,
    },
  }),
  showKey: ({ name, secrets }) => ({ apiKey: name, ...secrets }),
  seed: seedCompany,
  holdings: ["associates", "vehicles", "productLinks", "products", "situations", "vehicleChanges", "users"],
  sessionKind: USER_TOKEN,
};
