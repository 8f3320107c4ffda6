import { findKey } from "../shared/accounts.ts";
import type { SandboxEnv } from "../shared/env.ts";
import type { ErpSandbox, Identity, NamedCall } from "../shared/serve.ts";
import { resolveSwitches } from "../shared/switches.ts";
import { OMIE } from "./account.ts";
import { isFields, readBlock } from "./complex-types.ts";
import {
  badKey,
  brokenAnswer,
  faultAnswer,
  OmieFault,
  omieErrors,
  rewritten,
  soapFault,
} from "./envelope.ts";
import { addressLimits, enter, leave } from "./gate.ts";
import { MESSAGES } from "./messages.ts";
import { isReadMethod, isService, methodOf } from "./services.ts";
import { openStore, type Session } from "./session.ts";
import { SWITCHES } from "./switches.ts";

const STATUS_TEXT = /("(?:descricao_status|cDescStatus|cDesStatus)":"[^"]*)"/g;
const HTML = { "content-type": "text/html; charset=UTF-8" };

/** Omie's API, for the road that all sandboxes share. */
export const omieSandbox: ErpSandbox<Session> = {
  erp: OMIE.erp,
  errors: omieErrors,
  identify,
  enter,
  leave,
  answer: async (_request, session) => dressed(session, await carryOut(session)),
};

async function carryOut(session: Session): Promise<Response> {
  const { service, method, switches } = session;
  const status = Number(switches.FAULT_STATUS);
  try {
    const { takes, serve } = methodOf(service, method);
    const [param] = Array.isArray(session.param) ? session.param : [];
    if (!isFields(param) || Object.keys(param).length === 0) throw new OmieFault("71", MESSAGES.noParam);
    return Response.json(await serve(session, readBlock(takes, param, switches)));
  } catch (error) {
    if (error instanceof OmieFault) return faultAnswer(error.code, error.message, status);
    console.error(error);
    return brokenAnswer();
  }
}

/** What a company's Omie does to an answer's text: noise in status texts, escapes instead of accents. */
async function dressed({ switches, nowMs }: Session, answer: Response): Promise<Response> {
  if (!switches.STATUS_NOISE && !switches.ESCAPED_JSON) return answer;
  let body = await answer.clone().text();
  if (switches.STATUS_NOISE) {
    const elapsed = ((Date.now() - nowMs) / 1000).toFixed(2);
    body = body.replace(STATUS_TEXT, `$1 Elapsed time: ${elapsed}"`);
  }
  if (switches.ESCAPED_JSON) {
    body = body.replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
  }
  return rewritten(answer, body);
}

/** Key and secret are in the body, and so is the method: all of a call that limits and journal go by. */
async function identify(request: Request, env: SandboxEnv): Promise<Identity<Session>> {
  const address = request.headers.get("cf-connecting-ip") ?? "local";
  const { pathname } = new URL(request.url);
  const [, service = "", slash] = /^\/api\/v1\/([a-z]+\/[a-z]+)(\/?)$/.exec(pathname) ?? [];
  if (!isService(service)) return turnedAway(page(404, "Not Found"));
  if (slash === "") return turnedAway(movedTo(request));
  if (request.method !== "POST") return turnedAway(page(405, "Method Not Allowed"));
  if (!/^application\/json\b/i.test(request.headers.get("content-type") ?? "")) {
    return turnedAway(soapFault("SOAP-ENV:Client", `ERROR: ${MESSAGES.notJson}`, 500));
  }
  const body = await readBody(request);
  if (!body) return turnedAway(soapFault("SOAP-ENV:Client", `ERROR: ${MESSAGES.unreadable}`, 500));
  const method = String(body.call ?? "");
  const isRead = isReadMethod(service, method);
  const call: NamedCall = { path: `/${service}/${method}`, resource: method, isRead };
  const key = await findKey(env.SANDBOX_DB, OMIE, String(body.app_key ?? ""));
  const switches = resolveSwitches(SWITCHES, key?.switches ?? {});
  if (!key || key.revoked || key.secrets.app_secret !== body.app_secret) {
    const answer = badKey(MESSAGES[switches.AUTH_TEXT]);
    const counted = { caller: address, limits: addressLimits(switches) };
    return {
      known: false,
      companyId: key?.companyId ?? null,
      outcome: "unauthorized",
      answer,
      counted,
      call,
    };
  }
  const session: Session = {
    env,
    store: openStore(env.SANDBOX_DB, key.companyId),
    switches,
    appKey: key.name,
    address,
    service,
    method,
    param: body.param,
    nowMs: Date.now(),
  };
  const { companyId } = key;
  return { known: true, companyId, session, limits: addressLimits(switches), caller: address, call };
}

function turnedAway(answer: Response): Identity<Session> {
  return { known: false, companyId: null, outcome: "refused", answer };
}

async function readBody(request: Request): Promise<Record<string, unknown> | undefined> {
  try {
    const parsed: unknown = await request.clone().json();
    return isFields(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** A path without its last slash moves; most clients follow with a GET, which fails. */
function movedTo(request: Request): Response {
  const { pathname, search } = new URL(request.url);
  return new Response(null, { status: 301, headers: { location: `${OMIE.apiPath}${pathname}/${search}` } });
}

function page(status: number, title: string): Response {
  const html = `<!DOCTYPE html>\n<html><head><title>${status} ${title}</title></head><body><h1>${title}</h1></body></html>`;
  return new Response(html, { status, headers: HTML });
}
