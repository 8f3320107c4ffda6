import { Hono } from "hono";
import type { SandboxEnv } from "../shared/env.ts";
import type { ErpSandbox, Identity } from "../shared/serve.ts";
import { resolveSwitches } from "../shared/switches.ts";
import { clientes } from "./clientes.ts";
import { ERP, ensureDefaultCompany, findTokenOwner, type TokenOwner, type TokenPair } from "./companies.ts";
import { failure, gestaoclickErrors, Refusal } from "./envelope.ts";
import { MESSAGES } from "./messages.ts";
import { produtos } from "./produtos/routes.ts";
import { recebimentos } from "./recebimentos.ts";
import { references } from "./references.ts";
import { DEFAULT_COMPANY } from "./seed.ts";
import { servicos } from "./servicos.ts";
import { type GestaoclickHono, openStore, type Session } from "./session.ts";
import { SWITCHES } from "./switches.ts";
import { vendas } from "./vendas/routes.ts";

const router = new Hono<GestaoclickHono>({ strict: false });
router.route("/clientes", clientes);
router.route("/produtos", produtos);
router.route("/servicos", servicos);
router.route("/vendas", vendas);
router.route("/recebimentos", recebimentos);
router.route("/", references);
router.notFound(() => failure(404, MESSAGES.unknownRoute));
router.onError((error, context) => {
  if (error instanceof Refusal) return refusalAnswer(error, context.env.session);
  console.error(error);
  return failure(500, MESSAGES.failed);
});

/** GestãoClick's API, for the road that all sandboxes share. */
export const gestaoclickSandbox: ErpSandbox<Session> = {
  erp: ERP,
  errors: gestaoclickErrors,
  identify,
  answer: async (request, session) => router.fetch(request, { session }),
};

function refusalAnswer(refusal: Refusal, session: Session): Response {
  const { VALIDATION_STATUS, DELETED_ID_STATUS } = session.switches;
  const statuses = { validation: Number(VALIDATION_STATUS), missing: Number(DELETED_ID_STATUS) };
  return failure(statuses[refusal.reason], refusal.message);
}

async function identify(request: Request, env: SandboxEnv): Promise<Identity<Session>> {
  const pair = readTokens(request.headers);
  const owner = pair && (await findOwner(env.SANDBOX_DB, pair));
  if (!owner || owner.revoked) {
    const answer = gestaoclickErrors.unauthorized();
    return { known: false, companyId: owner?.companyId ?? null, outcome: "unauthorized", answer };
  }
  const { companyId } = owner;
  const switches = resolveSwitches(SWITCHES, owner.switches);
  if (switches.API_ADDON_MISSING) {
    const answer = failure(403, MESSAGES.apiAddonMissing);
    return { known: false, companyId, outcome: "forbidden", answer };
  }
  const store = openStore(env.SANDBOX_DB, companyId);
  return {
    known: true,
    companyId,
    session: { store, switches, ownerId: owner.usuarioId, nowMs: Date.now() },
    limits: {
      callsPerWindow: switches.CALLS_PER_SECOND,
      windowMs: 1000,
      callsPerDay: switches.CALLS_PER_DAY,
      rejectedCallsCount: switches.REJECTED_CALLS_COUNT,
    },
  };
}

/** The default company opens itself when its tokens are used for the first time. */
async function findOwner(database: D1Database, pair: TokenPair): Promise<TokenOwner | undefined> {
  const owner = await findTokenOwner(database, pair);
  if (owner || pair.accessToken !== DEFAULT_COMPANY.accessToken) return owner;
  await ensureDefaultCompany(database);
  return await findTokenOwner(database, pair);
}

/** Both tokens, in the hyphen or the underscore spelling; header names have no case. */
function readTokens(headers: Headers): TokenPair | undefined {
  const accessToken = headers.get("access-token") ?? headers.get("access_token");
  const secretAccessToken = headers.get("secret-access-token") ?? headers.get("secret_access_token");
  return accessToken && secretAccessToken ? { accessToken, secretAccessToken } : undefined;
}
