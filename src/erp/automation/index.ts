import { type Connector, defineConnector } from "../connector.ts";
import type { FunctionName } from "../functions/catalogue.ts";
import { ok } from "../outcome.ts";
import { openAccount } from "./account.ts";
import { checkAddress, probe } from "./checks.ts";
import { handlersOf } from "./handlers.ts";
import { requestReasons } from "./setting-texts.ts";
import { credentialsSchema, settingsSchema } from "./settings.ts";

/** Just enough that no loop runs away, where the ERP has no limit of its own. */
const GENEROUS = { calls: 50, windowMs: 1_000 };

/** Any ERP with an HTTP API: the administrator writes each function as steps (promise F22). */
export const automation = open(new Map());

function open(automations: ReadonlyMap<FunctionName, unknown>): Connector {
  return defineConnector({
    id: "automation",
    title: "Automação",
    summary: {
      pt: "Atende pedidos, leads, boletos e planos por qualquer ERP com API HTTP, com passos que você monta.",
      en: "Serves orders, leads, invoices and plans by any ERP with an HTTP API, with steps that you put together.",
    },
    credentials: credentialsSchema,
    settings: settingsSchema,
    flows: { orders: { pt: "Pedidos", en: "Orders" }, leads: { pt: "Leads", en: "Leads" } },
    limits: ({ requestsPerMinute }) =>
      requestsPerMinute === undefined ? GENEROUS : { calls: requestsPerMinute, windowMs: 60_000 },
    // Every call of a step brings its own rules.
    classify: (_, answer) => ok(answer.json),
    account: (credentials, _, settings) => openAccount(credentials, settings),
    probe,
    checks: {
      address: { title: { pt: "Endereço e acesso", en: "Address and access" }, run: checkAddress },
    },
    options: {},
    ...handlersOf(automations),
    withAutomations: open,
    reasons: requestReasons,
  });
}
