import { canonicalJson } from "../../lib/hash.ts";
import type { ErpAccount } from "../connector.ts";
import { authenticate } from "./authentication.ts";
import { ExpressionError } from "./expressions/expression-error.ts";
import { Meter } from "./expressions/meter.ts";
import { resolveIn } from "./expressions/secrets.ts";
import { makeRecord, type ValueRecord } from "./expressions/values.ts";
import { directAuthSchema } from "./grammar/auth.ts";
import { loginOf } from "./login.ts";
import { addressOf, type Credentials, directAuthOf, type Settings } from "./settings.ts";
import { Renderer } from "./templates.ts";

/**
 * A connection's own account. Only here are `secrets` the values themselves, and they go nowhere but into calls to the
 * connection's own address, and to the login that its settings name.
 */
export function openAccount(given: Credentials, settings: Settings): ErpAccount {
  const known = Object.entries(given).flatMap(([name, value]): [string, string][] =>
    typeof value === "string" ? [[name, value]] : [],
  );
  const credentials: Readonly<Record<string, string>> = Object.fromEntries(known);
  const secrets = makeRecord(known);
  const scope = { names: { secrets, settings: settings.values } };
  const now = () => Date.now();
  const orNull = (run: (renderer: Renderer) => unknown): unknown => {
    try {
      return run(new Renderer({ meter: new Meter(), now }));
    } catch (error) {
      // Its expressions were checked when it was saved; what fails on the values leaves the field empty.
      if (error instanceof ExpressionError) return null;
      throw error;
    }
  };
  const render = (template: unknown) => orNull((renderer) => renderer.render(template, scope));
  const evaluate = (expression: string, names: ValueRecord) =>
    orNull((renderer) => renderer.evaluate(expression, { names }));
  const session = loginOf(settings, render, evaluate, now);
  const secretOf = (name: string) => (Object.hasOwn(credentials, name) ? (credentials[name] ?? "") : "");
  return {
    baseUrl: addressOf(settings.baseUrl),
    headers: {},
    accountKey: canonicalJson([addressOf(settings.loginUrl ?? ""), credentials]),
    ...(session === undefined ? {} : { session }),
    prepare: (request) => {
      if (request.anonymous) return request;
      const { query, headers, body, authentication } = request;
      const named = {
        ...request,
        ...(query === undefined ? {} : { query: resolveIn(query, secretOf) }),
        ...(headers === undefined ? {} : { headers: resolveIn(headers, secretOf) }),
        ...(body === undefined ? {} : { body: resolveIn(body, secretOf) }),
      };
      const auth =
        authentication === undefined ? directAuthOf(settings.auth) : directAuthSchema.parse(authentication);
      return authenticate(named, auth, render);
    },
  };
}
