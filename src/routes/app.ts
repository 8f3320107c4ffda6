import { fromHono } from "chanfana";
import { type Context, Hono } from "hono";
import { requestId } from "hono/request-id";
import packageJson from "../../package.json" with { type: "json" };
import { ApiError, DatabaseError } from "../errors.ts";
import { errorName, errorPlace } from "../lib/error-name.ts";
import { readLanguage } from "../strings/language.ts";
import type { AppEnv } from "./api-route.ts";
import { inChosenLanguage } from "./pages/language.tsx";
import { createPages } from "./pages/pages.ts";
import { showApiError } from "./pages/problem-page.tsx";
import { isPageRequest, securityHeaders } from "./pages/security.ts";
import { routes } from "./routes.ts";

/** The hub's HTTP side: the API from the list of routes and the pages; a failure is a problem document, or a page. */
export const app = new Hono<AppEnv>();

app.use(requestId());
app.use(securityHeaders);
app.use(inChosenLanguage);

app.onError(answerError);

// Answered here and not thrown: an error that is thrown where no route is passes the middlewares by, and their headers.
app.notFound((http) => {
  const allowed = methodsAt(http.req.path);
  const error =
    allowed.length > 0
      ? new ApiError("method_not_allowed", { allow: allowed.join(", ") })
      : new ApiError("not_found", { path: http.req.path });
  return answerError(error, http);
});

function answerError(error: unknown, http: Context<AppEnv>): Response | Promise<Response> {
  const language = readLanguage(http.req.header("accept-language"));
  const problem = toApiError(error, http.get("requestId"));
  if (isPageRequest(http.req.raw)) return showApiError(http, problem);
  const headers: Record<string, string> = { "content-type": "application/problem+json" };
  if (problem.status === 401) headers["www-authenticate"] = "Bearer";
  if (problem.code === "method_not_allowed") headers.allow = String(problem.params.allow);
  return http.body(JSON.stringify(problem.toProblem(language)), problem.status, headers);
}

/** Texts of unexpected errors may hold anything, so the caller gets an id and the log gets the place. */
function toApiError(error: unknown, id: string): ApiError {
  if (error instanceof ApiError) return error;
  const unavailable = error instanceof DatabaseError;
  console.error(
    JSON.stringify({
      message: unavailable ? "database failed" : "request failed unexpectedly",
      requestId: id,
      error: errorName(error),
      ...(unavailable ? { cause: error.message } : {}),
      stack: errorPlace(error),
    }),
  );
  return unavailable
    ? new ApiError("database_unavailable")
    : new ApiError("internal_error", { requestId: id });
}

const patterns = routes.map(([method, path]) => ({
  method: method.toUpperCase(),
  pattern: new RegExp(`^${path.replace(/:\w+/g, "[^/]+")}$`),
}));

function methodsAt(path: string): string[] {
  // "/v1/logs/export" is also what "/v1/logs/:logId" looks like.
  return [...new Set(patterns.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method))];
}

const openapi = fromHono(app, {
  openapi_url: "/openapi.json",
  docs_url: null,
  redoc_url: null,
  openapiVersion: "3.1",
  passthroughErrors: true,
  schema: {
    info: {
      title: "Ponte",
      version: packageJson.version,
      description: "Integration hub between Brazilian CRMs and ERPs.",
    },
  },
});

openapi.registry.registerComponent("securitySchemes", "bearer", {
  type: "http",
  scheme: "bearer",
  description: "The operator token, or a tenant's API key",
});

for (const [method, path, route] of routes) {
  // chanfana names an operation by its class, whose own name the bundle shortens: "get_sales_externalId" instead.
  const name = path.replace(/^\/(v1\/)?/, "").replace(/\W+/g, "_");
  openapi[method](path, Object.defineProperty(route, "name", { value: name }));
}

app.route(
  "/",
  createPages(() => openapi.schema),
);
