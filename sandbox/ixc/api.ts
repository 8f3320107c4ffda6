import { Hono } from "hono";
import { findKey } from "../shared/accounts.ts";
import type { SandboxEnv } from "../shared/env.ts";
import type { ErpSandbox, Identity } from "../shared/serve.ts";
import { resolveSwitches } from "../shared/switches.ts";
import { IXC } from "./account.ts";
import { getBoleto, getPix, printNote } from "./charges.ts";
import { failure, ixcErrors, Refusal } from "./envelope.ts";
import { readBody } from "./input.ts";
import { listRows } from "./listing.ts";
import { MESSAGES } from "./messages.ts";
import { openStore, type Session } from "./session.ts";
import { SWITCHES } from "./switches.ts";
import { type Insertion, TABLES, type Table } from "./tables.ts";
import { releaseForDays, trustUnlock } from "./unlock.ts";
import { editRow, insertRow } from "./write.ts";

type IxcHono = { Bindings: { session: Session } };

/** Resources that do something instead of holding records; callers send them with and without the list header. */
const ACTIONS = new Map<string, (session: Session, body: Record<string, unknown>) => Promise<Response>>([
  ["get_boleto", getBoleto],
  ["get_pix", getPix],
  ["imprimir_nota", printNote],
  ["desbloqueio_confianca", trustUnlock],
  ["cliente_contrato_btn_lib_temp_24722", releaseForDays],
]);

const router = new Hono<IxcHono>({ strict: false });

router.on(["GET", "POST"], "/:resource", async (context) => {
  const { session } = context.env;
  const name = context.req.param("resource");
  const body = await readBody(context.req.raw);
  const action = ACTIONS.get(name);
  if (action) return action(session, body);
  const table = requireTable(name);
  if (context.req.header("ixcsoft") === "listar") return listRows(session, name, body);
  if (context.req.method === "GET") throw new Refusal(MESSAGES.noListing);
  if (!takesInsertions(table)) throw new Refusal(MESSAGES.readOnly(name));
  return insertRow(session, name, table, body);
});

router.put("/:resource/:id", async (context) => {
  const name = context.req.param("resource");
  const table = requireTable(name);
  if (!takesInsertions(table) || !table.edited) throw new Refusal(MESSAGES.readOnly(name));
  const body = await readBody(context.req.raw);
  return editRow(context.env.session, name, table, context.req.param("id"), body);
});

router.notFound((context) => failure(MESSAGES.unknownResource(context.req.path.slice(1))));
router.onError((error) => {
  if (error instanceof Refusal) return failure(error.message);
  console.error(error);
  return ixcErrors.failed(500);
});

/** IXC's web service, for the road that all sandboxes share. */
export const ixcSandbox: ErpSandbox<Session> = {
  erp: IXC.erp,
  errors: ixcErrors,
  identify,
  answer: async (request, session) => router.fetch(request, { session }),
};

function requireTable(name: string): Table {
  const table = Object.hasOwn(TABLES, name) ? TABLES[name] : undefined;
  if (!table) throw new Refusal(MESSAGES.unknownResource(name));
  return table;
}

function takesInsertions(table: Table): table is Table & { insertion: Insertion } {
  return table.insertion !== undefined;
}

async function identify(request: Request, env: SandboxEnv): Promise<Identity<Session>> {
  const token = readToken(request.headers);
  const key = token && (await findKey(env.SANDBOX_DB, IXC, token.id));
  if (!key || key.secrets.hash !== token.hash || key.revoked) {
    const answer = ixcErrors.unauthorized();
    return { known: false, companyId: key?.companyId ?? null, outcome: "unauthorized", answer };
  }
  const { companyId } = key;
  const switches = resolveSwitches(SWITCHES, key.switches);
  if (switches.IP_REFUSED) {
    const answer = Response.json({ type: "error", message: MESSAGES.ipRefused }, { status: 403 });
    return { known: false, companyId, outcome: "forbidden", answer };
  }
  const limits = {
    callsPerWindow: switches.CALLS_PER_SECOND,
    windowMs: 1000,
    callsPerDay: Number.POSITIVE_INFINITY,
    rejectedCallsCount: false,
  };
  const store = openStore(env.SANDBOX_DB, companyId);
  return { known: true, companyId, session: { store, switches, nowMs: Date.now() }, limits };
}

/** The token is `id:hash` already; Basic carries it whole, with no password behind it. */
function readToken(headers: Headers): { id: string; hash: string } | undefined {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/.exec(headers.get("authorization") ?? "")?.[1];
  if (!encoded) return undefined;
  try {
    const [, id = "", hash = ""] = /^(\d+):(.+)$/.exec(atob(encoded)) ?? [];
    return id === "" ? undefined : { id, hash };
  } catch {
    return undefined;
  }
}
