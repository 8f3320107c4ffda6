import { Hono } from "hono";
import { AUVO } from "./auvo/account.ts";
import { auvoSandbox } from "./auvo/api.ts";
import { auvoControl } from "./auvo/control.ts";
import { gestaoclickSandbox } from "./gestaoclick/api.ts";
import { gestaoclickControl } from "./gestaoclick/control.ts";
import { API_BASE_PATH, CONTROL_BASE_PATH } from "./gestaoclick/seed.ts";
import { HUBSOFT } from "./hubsoft/account.ts";
import { hubsoftSandbox } from "./hubsoft/api.ts";
import { IXC } from "./ixc/account.ts";
import { ixcSandbox } from "./ixc/api.ts";
import { MK } from "./mk/account.ts";
import { mkSandbox } from "./mk/api.ts";
import { OMIE } from "./omie/account.ts";
import { omieSandbox } from "./omie/api.ts";
import { omieControl } from "./omie/control.ts";
import { SGA, API_ALIAS as SGA_ALIAS } from "./sga/account.ts";
import { sgaSandbox } from "./sga/api.ts";
import { sgaControl } from "./sga/control.ts";
import { SGP } from "./sgp/account.ts";
import { sgpSandbox } from "./sgp/api.ts";
import { accountControl } from "./shared/account-control.ts";
import type { SandboxEnv } from "./shared/env.ts";
import { pageHeaders, STYLE_PATH } from "./shared/frame.tsx";
import { Home } from "./shared/home.tsx";
import { mountApi } from "./shared/mount.ts";
import { STYLE } from "./shared/style.ts";
import { voalleAccount } from "./voalle/account.ts";
import { mountVoalle } from "./voalle/mount.ts";

export { OmieWebhookQueue } from "./omie/webhook-queue.ts";
export { MethodGate } from "./shared/method-gate.ts";
export { RateLimiter } from "./shared/rate-limiter.ts";

const ERPS = [
  { title: "GestãoClick", apiPath: API_BASE_PATH, controlPath: CONTROL_BASE_PATH },
  IXC,
  HUBSOFT,
  SGP,
  MK,
  voalleAccount,
  AUVO,
  SGA,
  OMIE,
];

const app = new Hono<{ Bindings: SandboxEnv }>({ strict: false });

mountApi(app, API_BASE_PATH, gestaoclickSandbox, "/api");
app.route(CONTROL_BASE_PATH, gestaoclickControl);
mountApi(app, IXC.apiPath, ixcSandbox);
app.route(IXC.controlPath, accountControl(IXC));
mountApi(app, HUBSOFT.apiPath, hubsoftSandbox);
app.route(HUBSOFT.controlPath, accountControl(HUBSOFT));
mountApi(app, SGP.apiPath, sgpSandbox);
app.route(SGP.controlPath, accountControl(SGP));
mountApi(app, MK.apiPath, mkSandbox);
app.route(MK.controlPath, accountControl(MK));
mountApi(app, AUVO.apiPath, auvoSandbox);
app.route(AUVO.controlPath, auvoControl);
mountVoalle(app);
app.route(voalleAccount.controlPath, accountControl(voalleAccount));
mountApi(app, OMIE.apiPath, omieSandbox);
app.route(OMIE.controlPath, omieControl());
mountApi(app, SGA.apiPath, sgaSandbox, SGA_ALIAS);
app.route(SGA.controlPath, sgaControl);
app.get(STYLE_PATH, (context) => context.body(STYLE, 200, { "content-type": "text/css; charset=utf-8" }));
app.get("/favicon.ico", (context) => context.body(null, 204));
app.get("/", pageHeaders, (context) =>
  context.html(Home({ erps: ERPS, origin: new URL(context.req.url).origin })),
);

export default app;
