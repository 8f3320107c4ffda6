import { Hono } from "hono";
import { findKey, KEY } from "../../shared/accounts.ts";
import {
  credentialInsertion,
  findCredential,
  randomHex,
  type StoredCredential,
} from "../../shared/credentials.ts";
import type { SandboxEnv } from "../../shared/env.ts";
import type { ErpSandbox, Identity } from "../../shared/serve.ts";
import { ERP, PORTAL_TOKEN, voalleAccount } from "../account.ts";
import { bare, Refusal, Rejection, voalleErrors } from "../envelope.ts";
import { query } from "../input.ts";
import type { Person } from "../resources.ts";
import { findBy, openStore, type Session, sessionOf } from "../session.ts";
import { portalRefusal } from "./envelope.ts";
import { type PortalHono, portalRoutes } from "./routes.ts";

const LOGIN_PATH = "/portal_authentication";
const TOKEN_SECONDS = 14_400;
const UNLIMITED = {
  callsPerWindow: Number.POSITIVE_INFINITY,
  windowMs: 1000,
  callsPerDay: Number.POSITIVE_INFINITY,
  rejectedCallsCount: false,
};

type Caller = { login: Response } | { session: Session; personId: string };

const router = new Hono<PortalHono>({ strict: false });
router.route("/", portalRoutes);
router.notFound(() => bare(404));
router.onError((error) => {
  if (error instanceof Refusal) return portalRefusal(error.message);
  if (error instanceof Rejection) return error.answer;
  console.error(error);
  return voalleErrors.failed(500);
});

/** Portal V2: what a provider's customer sees after a login of their own. */
export const voallePortal: ErpSandbox<Caller> = {
  erp: ERP,
  errors: voalleErrors,
  nameCall: (path) => ({ path: `/portal${path}`, resource: "portal" }),
  identify: (request, env) =>
    new URL(request.url).pathname === LOGIN_PATH ? logIn(request, env) : identifyPerson(request, env),
  answer: async (request, caller) => ("login" in caller ? caller.login : router.fetch(request, caller)),
};

/** The password of a customer's portal login; the user name is the document. */
export function portalPassword(person: Pick<Person, "txId">): string {
  return `portal-${person.txId.slice(-4)}`;
}

/** A GET whose query carries the secrets. */
async function logIn(request: Request, env: SandboxEnv): Promise<Identity<Caller>> {
  const database = env.SANDBOX_DB;
  const [clientId, secret, verifyToken, username, password, grant] = [
    "client_id",
    "client_secret",
    "verify_token",
    "username",
    "password",
    "grant_type",
  ].map((name) => query(request, name));
  const user = await findKey(database, voalleAccount, clientId ?? "");
  const isClient =
    user?.revoked === false &&
    user.secrets.clientSecret === secret &&
    user.secrets.verifyToken === verifyToken &&
    grant === "client_credentials";
  if (!isClient) return refusedLogin(user);
  const store = openStore(database, user.companyId);
  const [person] = await findBy(store, "people", "txId", username ?? "");
  if (!person?.client || portalPassword(person) !== password) return refusedLogin(user);
  const token = randomHex(32);
  await credentialInsertion(database, ERP, PORTAL_TOKEN, {
    name: token,
    secrets: { clientId: user.name, personId: person.id },
    companyId: user.companyId,
    expiresAtMs: Date.now() + TOKEN_SECONDS * 1000,
  }).run();
  const login = Response.json({
    access_token: token,
    token_type: "Bearer",
    expires_in: TOKEN_SECONDS,
    person: { id: Number(person.id), name: person.name },
  });
  return { known: true, companyId: user.companyId, session: { login }, limits: UNLIMITED };
}

/** The token in Authorization, and the company's own beside it in Verify-Token. */
async function identifyPerson(request: Request, env: SandboxEnv): Promise<Identity<Caller>> {
  const database = env.SANDBOX_DB;
  const bearer = (request.headers.get("authorization") ?? "").replace(/^Bearer /i, "");
  const token = await findCredential(database, ERP, PORTAL_TOKEN, bearer);
  const user = token && (await findCredential(database, ERP, KEY, token.secrets.clientId ?? ""));
  const isVerified =
    user?.revoked === false && request.headers.get("verify-token") === user.secrets.verifyToken;
  if (!token || token.revoked || token.expired || !isVerified) return refusedLogin(user);
  const session = sessionOf(request, env, user, false);
  const caller = { session, personId: token.secrets.personId ?? "" };
  return { known: true, companyId: user.companyId, session: caller, limits: UNLIMITED };
}

function refusedLogin(user: StoredCredential | undefined): Identity<Caller> {
  const companyId = user?.companyId ?? null;
  return { known: false, companyId, outcome: "unauthorized", answer: bare(401) };
}
