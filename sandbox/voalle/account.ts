import { type AccountErp, KEY } from "../shared/accounts.ts";
import { type Credential, findCredential, randomHex, type StoredCredential } from "../shared/credentials.ts";
import { RecordSeed } from "../shared/seed-records.ts";
import type { Resources } from "./resources.ts";
import { seedDemo } from "./seed/demo.ts";
import { seedMinimal } from "./seed/minimal.ts";
import { CONTROL_BASE_PATH, DEFAULT_COMPANY } from "./seed.ts";
import { firstNumber } from "./sequences.ts";
import { SWITCHES } from "./switches.ts";

/** This sandbox's name among those of other ERPs. */
export const ERP = "voalle";

/** The kinds of credential that a key is exchanged for. */
export const ACCESS_TOKEN = "access";
export const REFRESH_TOKEN = "refresh";
export const PORTAL_TOKEN = "portal";

type SuiteUser = { [Name in keyof typeof DEFAULT_USER]: string };

const { name: _, ...DEFAULT_USER } = { ...DEFAULT_COMPANY, integrator: "true" };

/** Voalle for the control API and page that sandboxes with keys share. A key is a Suite user of a company. */
export const voalleAccount: AccountErp = {
  erp: ERP,
  title: "Voalle",
  // Shown to people only: two addresses, as the real ERP has two ports.
  apiPath: "/voalle/{auth|api}",
  controlPath: CONTROL_BASE_PATH,
  switches: SWITCHES,
  defaultCompany: { name: DEFAULT_COMPANY.name, key: keyOf(DEFAULT_USER) },
  newKey,
  keyOrder: ["integrationUser", "integrator"],
  showKey: (key) => ({ clientId: key.name, ...key.secrets }),
  seed: seedStatements,
  holdings: ["people", "contracts", "titles", "payments", "leads", "sales", "solicitations", "reports"],
  sessionKind: ACCESS_TOKEN,
};

/** The Suite user with this name, for the legacy password grant; undefined when there is none. */
export async function findUser(
  database: D1Database,
  username: string,
): Promise<StoredCredential | undefined> {
  const sql = `SELECT name FROM credentials WHERE erp = ?1 AND kind = ?2
    AND json_extract(secrets, '$.username') = ?3`;
  const row = await database.prepare(sql).bind(ERP, KEY, username).first<{ name: string }>();
  return row ? await findCredential(database, ERP, KEY, row.name) : undefined;
}

/** A new Suite user; of the same company, and so with the same syndata, when another of its users is given. */
function newKey(sibling?: Credential, order: Record<string, string | undefined> = {}): Credential {
  const tag = randomHex(4);
  return keyOf({
    clientId: crypto.randomUUID(),
    clientSecret: crypto.randomUUID(),
    syndata: sibling?.secrets.syndata ?? btoa(`sandbox-syndata-${randomHex(32)}`),
    synV1Token: sibling?.secrets.synV1Token ?? randomHex(16),
    verifyToken: sibling?.secrets.verifyToken ?? randomHex(16),
    integrationUser:
      order.integrationUser ??
      (sibling ? `integracao.provedor${tag}.datacake` : DEFAULT_COMPANY.integrationUser),
    integrator: order.integrator ?? "true",
    username: `suporte.${tag}`,
    password: randomHex(8),
  });
}

function keyOf({ clientId, ...secrets }: SuiteUser): Credential {
  return { name: clientId, secrets };
}

function seedStatements(database: D1Database, companyId: number, kind: "demo" | "minimal") {
  const seed = new RecordSeed<Resources>(companyId, (sequence) => firstNumber(companyId, sequence));
  if (kind === "demo") seedDemo(seed, Date.now());
  else seedMinimal(seed);
  return seed.statements(database);
}
