import type { AccountErp } from "../shared/accounts.ts";
import { randomHex } from "../shared/credentials.ts";
import { RecordSeed } from "../shared/seed-records.ts";
import { firstNumber, type Resources } from "./records.ts";
import { seedDemo } from "./seed/demo.ts";
import { seedMinimal } from "./seed/minimal.ts";
import { SWITCHES } from "./switches.ts";

/** Omie among the sandboxes: a key is an app of a company, with its secret. Both travel in the body. */
export const OMIE: AccountErp = {
  erp: "omie",
  title: "Omie",
  apiPath: "/omie",
  controlPath: "/_sandbox/omie",
  switches: SWITCHES,
  defaultCompany: {
    name: "Clima Sul Refrigeração",
    key: { name: "4214850000001", secrets: { app_secret: "5ec4e7c070a1000000000000000da7a1" } },
  },
  newKey: () => ({
    name: `42${String(crypto.getRandomValues(new Uint32Array(1))[0] ?? 0).padStart(11, "0")}`,
    secrets: { app_secret: randomHex(16) },
  }),
  showKey: ({ name, secrets }) => ({ app_key: name, ...secrets }),
  seed: (database, companyId, kind) => {
    const seed = new RecordSeed<Resources>(companyId, firstNumber);
    if (kind === "demo") seedDemo(seed);
    else seedMinimal(seed);
    return seed.statements(database);
  },
  holdings: ["clientes", "produtos", "servicos", "positions", "pedidos", "os", "webhookDeliveries"],
};
