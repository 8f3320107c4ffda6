import type { Hono } from "hono";
import type { SandboxEnv } from "../shared/env.ts";
import { mountApi } from "../shared/mount.ts";
import { voalleApi, voalleAuth, voalleProxy } from "./api.ts";
import { voallePortal } from "./portal/api.ts";
import {
  API_BASE_PATH,
  AUTH_BASE_PATH,
  BILLET_LINK_PATH,
  PORTAL_BASE_PATH,
  PROXY_BASE_PATH,
} from "./seed.ts";
import { answerBilletLink } from "./titles/billet.ts";

/** Voalle's addresses: the identity server, the API, both behind one, the portal, and the links to boletos. */
export function mountVoalle(app: Hono<{ Bindings: SandboxEnv }>): void {
  mountApi(app, AUTH_BASE_PATH, voalleAuth);
  mountApi(app, API_BASE_PATH, voalleApi);
  mountApi(app, PROXY_BASE_PATH, voalleProxy);
  mountApi(app, PORTAL_BASE_PATH, voallePortal);
  app.get(`${BILLET_LINK_PATH}/:company/:title`, (context) => {
    const { company, title } = context.req.param();
    const { expires = "", signature = "" } = context.req.query();
    const link = { companyId: company, titleId: title, expires, signature };
    return answerBilletLink(context.env.SANDBOX_DB, link);
  });
}
