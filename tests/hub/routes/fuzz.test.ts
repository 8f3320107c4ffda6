import { afterEach, beforeAll, expect, test } from "vitest";
import { routes } from "../../../src/routes/routes.ts";
import { fc } from "../../common/properties.ts";
import { type Answer, call, routeOf } from "../common/api.ts";
import { OPERATOR_TOKEN } from "../common/constants.ts";
import { takeStrays } from "../common/strays.ts";
import { BODIES, fill, OWN_ERP_ORIGIN, openWorld, type World } from "../common/world.ts";

/**
 * Every operation, called with what no client would send: whatever comes, the hub answers in its own words and fails at
 * nothing. What an ERP's absence explains (a function that nobody serves, a list that it does not give) is no failure.
 */

/** `FUZZ_REQUESTS=10000` for the long run. */
const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 1_500);
const PATIENCE_MS = 30_000;
const EXPLAINED = new Set([
  "not_configured",
  "erp_credentials_rejected",
  "erp_answer_unreadable",
  "options_unavailable",
  "erp_unavailable",
  "erp_timeout",
  "erp_busy",
]);
/** What ends the session of everybody else here, or takes away what the others need. */
const SPARED = new Set([
  "delete /v1/connections/:connectionId",
  "delete /v1/tenants/:tenantId/api-keys/:keyId",
]);

/** Answers with events for as long as the import runs: what is asked for here are imports that are not there. */
const ENDLESS = "get /v1/imports/:importId/events";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});

/** One of the companies has an ERP of its own that is asked by automations: what it is asked is no stray request. */
afterEach(async () => {
  const others = (await takeStrays()).filter((stray) => !stray.includes(` ${OWN_ERP_ORIGIN}/`));
  expect(others, "requests that left for a host that nobody named").toEqual([]);
});

const hostile = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1e308,
    "",
    " ",
    "\u0000",
    "__proto__",
    "constructor",
    "' OR 1=1 --",
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "%00%0d%0aset-cookie: a=b",
    "\ud800",
    "9".repeat(400),
    "á".repeat(5_000),
    [],
    {},
    [[[[]]]],
    { __proto__: null, constructor: 1 },
  ),
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.double(),
  fc.jsonValue({ maxDepth: 3 }),
);

/** A body like a good one in which something was replaced, added or taken away. */
function mutated(body: unknown): fc.Arbitrary<unknown> {
  if (body === null || typeof body !== "object") return fc.oneof(fc.constant(body), hostile);
  if (Array.isArray(body)) {
    return fc.oneof(
      { weight: 4, arbitrary: fc.tuple(...body.map(mutated)) },
      { weight: 1, arbitrary: fc.array(hostile, { maxLength: 4 }) },
      { weight: 1, arbitrary: hostile },
    );
  }
  const fields = Object.entries(body).map(([key, value]) =>
    fc.oneof(
      { weight: 4, arbitrary: mutated(value).map((changed): [string, unknown][] => [[key, changed]]) },
      { weight: 1, arbitrary: fc.constant<[string, unknown][]>([]) },
    ),
  );
  const more = fc.array(fc.tuple(fc.oneof(fc.string({ maxLength: 12 }), fc.constant("__proto__")), hostile), {
    maxLength: 1,
  });
  return fc.oneof(
    { weight: 8, arbitrary: fc.tuple(more, ...fields).map((parts) => Object.fromEntries(parts.flat())) },
    { weight: 1, arbitrary: hostile },
  );
}

const named = routes.map(([method, path, Route]) => {
  const route = routeOf([method, path, Route] as (typeof routes)[number]);
  return { method, path, name: `${method} ${path}`, access: route.access, request: route.request };
});

const requestArbitrary = fc.constantFrom(...named.filter(({ name }) => !SPARED.has(name))).chain((route) =>
  fc.record({
    route: fc.constant(route),
    body: "body" in route.request ? mutated(BODIES[route.name] ?? {}) : fc.constant(undefined),
    ids: fc.dictionary(
      fc.constantFrom(
        "connectionId",
        "tenantId",
        "function",
        "externalId",
        "deliveryId",
        "field",
        "webhookId",
        "importId",
      ),
      fc.oneof(fc.string({ maxLength: 40 }), fc.constantFrom("__proto__", "..", "%2e%2e", "a".repeat(300))),
      { maxKeys: 1 },
    ),
    query: fc.dictionary(
      fc.constantFrom("limit", "cursor", "q", "from", "to", "state", "level", "nope", "connectionId"),
      fc.oneof(fc.string({ maxLength: 30 }), fc.constantFrom("-1", "0", "99999999999", "2026-13-40", "NaN")),
      { maxKeys: 2 },
    ),
    withKey: fc.boolean(),
  }),
);

function failsAtNothing({ status, body }: Answer, text: string): void {
  if (status < 500) return;
  const { code } = body as { code?: string };
  expect(EXPLAINED.has(code ?? ""), `${text} → ${status} ${JSON.stringify(body)}`).toBe(true);
}

/** An answer that never comes is a failure like any other, and has to be told which one it is. */
async function soon<T>(answer: Promise<T>, asked: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer after ${PATIENCE_MS} ms: ${asked}`)), PATIENCE_MS);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

test(`${REQUESTS} requests that no client would send`, { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(requestArbitrary, async ({ route, body, ids, query, withKey }) => {
      const search = new URLSearchParams(query).toString();
      const others = route.name === ENDLESS ? { importId: "imp_none", ...ids } : ids;
      const path = `${fill(route.path, { ...world.ids, ...others })}${search === "" ? "" : `?${search}`}`;
      const token = route.access === "operator" || !withKey ? OPERATOR_TOKEN : world.key;
      const raw = body === undefined ? undefined : JSON.stringify(body);
      const asked = `${route.name} ${path} ${raw}`;
      const answer = await soon(
        call(route.method, path, {
          token,
          tenant: world.tenantId,
          ...(raw === undefined ? {} : { raw, headers: { "content-type": "application/json" } }),
        }),
        asked,
      );
      failsAtNothing(answer, asked);
    }),
    { numRuns: REQUESTS },
  );
});
