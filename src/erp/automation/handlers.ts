import { contentHash } from "../../lib/hash.ts";
import { Recent } from "../../lib/recent.ts";
import type {
  Delivered,
  DeliveryHandlers,
  FlowContext,
  FunctionContext,
  FunctionHandlers,
} from "../connector.ts";
import { createOnce, type RemoteRecord } from "../effects.ts";
import { type DeliveryFunction, type FunctionName, functions } from "../functions/catalogue.ts";
import { dead, isFailure, type Outcome, ok } from "../outcome.ts";
import { parseAutomation } from "./check.ts";
import { isRecord } from "./expressions/values.ts";
import type { Automation, Procedure } from "./grammar/automation.ts";
import { type RunOptions, type RunResult, runAutomation, runFind } from "./run/run.ts";
import type { Settings } from "./settings.ts";
import { runTexts } from "./strings.ts";

type Handlers = { functions: FunctionHandlers<Settings>; deliveries: DeliveryHandlers<Settings> };

/** The functions of a connection, each by the automation that is written for it. */
export function handlersOf(automations: ReadonlyMap<FunctionName, unknown>): Handlers {
  const direct: Record<string, unknown> = {};
  const deliveries: Record<string, unknown> = {};
  for (const [name, content] of automations) {
    if (isDelivery(name)) deliveries[name] = deliver(name, content);
    else direct[name] = answer(name, content);
  }
  // Each handler checks its result by the schema of the function that it is kept under.
  return { functions: direct, deliveries };
}

function isDelivery(name: FunctionName): name is DeliveryFunction {
  return functions[name].effect === "delivery";
}

const recent = new Recent<Automation | null>(200);

/** What is stored was checked when it was saved; an older grammar's may not fit any more. @returns null for such a one */
function open(name: FunctionName, content: unknown): Automation | null {
  return recent.of(JSON.stringify([name, content]), () => {
    const parsed = parseAutomation(name, content);
    return parsed.ok ? parsed.automation : null;
  });
}

function answer(name: FunctionName, content: unknown) {
  return async (context: FunctionContext<Settings>, input: unknown): Promise<Outcome<unknown>> => {
    const automation = open(name, content);
    if (automation === null) return outdated;
    const options = toOptions(context, input, context.effect);
    if (functions[name].effect === "read") return (await runAutomation(name, automation, options)).outcome;
    return await writeOnce(name, automation, options);
  };
}

const outdated: Outcome<never> = {
  kind: "unreadable",
  message: String(runTexts.outdated.pt),
  certainty: "not_sent",
};

/**
 * A write that may have happened already is made again only where the ERP makes nothing twice, or where the automation's
 * `find` proves that it is not there.
 */
async function writeOnce(
  name: FunctionName,
  automation: Automation,
  options: RunOptions,
): Promise<Outcome<unknown>> {
  if (options.effect.uncertain && !automation.idempotent) {
    if (!canFind(automation)) return unknown("ponte:no_answer");
    const { outcome } = await runFind(name, automation, options);
    if (outcome.kind === "ok") return outcome;
    if (isFailure(outcome)) return unknown(outcome.message);
  }
  const { outcome } = await runAutomation(name, automation, options);
  const isUnclear = isFailure(outcome) && outcome.kind !== "refused" && outcome.certainty !== "not_sent";
  if (!isUnclear || outcome.certainty === "turned_away" || !canFind(automation)) return outcome;
  const found = await runFind(name, automation, options);
  return found.outcome.kind === "ok" ? found.outcome : outcome;
}

function canFind(automation: Automation): automation is Automation & { find: Procedure } {
  return automation.find !== undefined;
}

function unknown(message: string): Outcome<never> {
  return { kind: "outcome_unknown", message, certainty: "no_answer" };
}

const KINDS = {
  create_order: "order",
  create_order_existing_customer: "ticket",
  create_lead: "lead",
} as const satisfies Record<DeliveryFunction, string>;

function deliver(name: DeliveryFunction, content: unknown) {
  return async (context: FlowContext<Settings>, input: unknown): Promise<Delivered> => {
    const automation = open(name, content);
    if (automation === null) throw dead("erp_refused", { erpMessage: String(runTexts.outdated.pt) });
    const kind = KINDS[name];
    const known = await context.mappings.get(kind, context.subject);
    if (known?.remoteId != null && known.effect === null) return { remoteId: idOf(known.remoteId) };
    const options = toOptions(context, input, { key: context.subjectId, uncertain: false });
    const { record } = await createOnce(context, {
      kind,
      key: context.subject,
      contentHash: await contentHash(input),
      sent: null,
      ...(canFind(automation)
        ? { find: async () => toRecord(asUnprovable((await runFind(name, automation, options)).outcome)) }
        : {}),
      create: async () => toRecord(asUnsent(await runAutomation(name, automation, options))),
    });
    context.log("automation.delivered", { function: name, id: record.id, customer: customerName(input) });
    const { message } = record.raw;
    return { remoteId: idOf(record.id), ...(typeof message === "string" ? { details: { message } } : {}) };
  };
}

/** What ended before anything was sent that could make a record needs no look-up: there is none. */
function asUnsent({ outcome, onlyRead }: RunResult): Outcome<unknown> {
  if (outcome.kind === "ok" || !onlyRead) return outcome;
  if (outcome.kind === "refused") return { ...outcome, certainty: "not_sent" };
  if (isFailure(outcome)) return outcome;
  const message = "message" in outcome ? outcome.message : "ponte:empty";
  return { kind: "refused", message, certainty: "not_sent" };
}

/** An ERP that refuses the look-up itself proves nothing by it, now or later. */
function asUnprovable(outcome: Outcome<unknown>): Outcome<unknown> {
  return outcome.kind === "refused" ? unknown(outcome.message) : outcome;
}

/** An ERP that names no id has made the record all the same: the mapping's is empty then. */
function idOf(remoteId: string): string | null {
  return remoteId === "" ? null : remoteId;
}

function toRecord(outcome: Outcome<unknown>): Outcome<RemoteRecord> {
  if (outcome.kind !== "ok") return outcome;
  const raw = isRecord(outcome.value) ? outcome.value : {};
  return ok({ id: typeof raw.remoteId === "string" ? raw.remoteId : "", raw });
}

function customerName(input: unknown): string {
  const order = isRecord(input) && isRecord(input.order) ? input.order : input;
  const customer = isRecord(order) && isRecord(order.customer) ? order.customer : {};
  return typeof customer.name === "string" ? customer.name : "";
}

function toOptions(
  { settings, caller, now }: FunctionContext<Settings> | FlowContext<Settings>,
  input: unknown,
  effect: RunOptions["effect"],
): RunOptions {
  return { input, settings, caller, now, effect };
}
