import { Hono } from "hono";
import { gestaoclickSandbox } from "./gestaoclick/api.ts";
import { gestaoclickControl } from "./gestaoclick/control.ts";
import { API_BASE_PATH, CONTROL_BASE_PATH } from "./gestaoclick/seed.ts";
import type { SandboxEnv } from "./shared/env.ts";
import { mountApi } from "./shared/mount.ts";

export { RateLimiter } from "./shared/rate-limiter.ts";

const app = new Hono<{ Bindings: SandboxEnv }>({ strict: false });

mountApi(app, API_BASE_PATH, gestaoclickSandbox);
app.route(CONTROL_BASE_PATH, gestaoclickControl);

export default app;
